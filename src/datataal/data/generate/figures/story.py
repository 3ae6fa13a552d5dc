"""The figures of the province, and of module 03 on quality."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping

import pandas as pd

from datataal.data._margins import margin, sample_size, wilson
from datataal.data.generate.parameters import Parameters

__all__ = ["entries"]

Tables = Mapping[str, pd.DataFrame]
Entry = tuple[str, float]  # id, value
HOURS = 8760
LOW_MATURITY = 2


def entries(parameters: Parameters, clean: Tables, raw: Tables) -> Iterator[Entry]:
    """Yield the figures of the province and of module 03, whose words stand in `story.yml`."""
    yield from _province(clean)
    yield from _panel(clean["panel"])
    yield from _smallest(parameters, clean)
    yield from _dwellings(parameters, clean, raw)
    yield from _gas(raw["postcode_areas"])
    yield from _other_flaws(raw)
    yield from _stations(parameters, clean["grid_stations"])


def _province(clean: Tables) -> Iterator[Entry]:
    places, made = clean["municipalities"], clean["installations"]
    wind, solar = made[made["kind"] == "wind"], made[made["kind"] == "solar"]
    people = places["inhabitants"].sum()
    gap = places["bid_gwh"].sum() - places["built_gwh"].sum() - places["permitted_gwh"].sum()
    yield "municipalities_n", len(places)
    yield "inhabitants_total", people
    yield "dwellings_total", places["dwellings"].sum()
    yield "land_km2_total", places["land_km2"].sum()
    yield "bid_gwh", places["bid_gwh"].sum()
    yield "built_gwh", places["built_gwh"].sum()
    yield "permitted_gwh", places["permitted_gwh"].sum()
    yield "gap_gwh", gap
    yield "wind_gwh", places["wind_gwh"].sum()
    yield "solar_gwh", places["solar_gwh"].sum()
    yield "wind_mw", wind["capacity_mw"].sum()
    yield "solar_mwp", solar["capacity_mw"].sum()
    yield "turbines_n", len(wind)
    yield "solar_parks_n", len(solar)
    yield "areas_n", len(clean["postcode_areas"])
    yield "wind_cf_pct", 100 * _load(wind)
    near = places["residents_2km"].sum()
    yield "residents_2km", near
    yield "residents_2km_pct", 100 * near / people
    yield "maturity_low_n", (places["data_maturity"] <= LOW_MATURITY).sum()


def _load(made: pd.DataFrame) -> float:
    return float(made["annual_mwh"].sum() / (made["capacity_mw"].sum() * HOURS))


def _panel(panel: pd.DataFrame) -> Iterator[Entry]:
    n, yes = len(panel), int((panel["q_general"] == "yes").sum())
    low, high = wilson(yes, n)
    yield "panel_n", n
    yield "panel_yes", yes
    yield "panel_yes_pct", 100 * yes / n
    yield "panel_margin_points", margin(n)
    yield "panel_wilson_low", low
    yield "panel_wilson_high", high
    yield "n_for_5_points", sample_size(5)
    yield "n_for_10_points", sample_size(10)
    near = panel["near_2km"].sum()
    yield "panel_near_n", near


def _smallest(parameters: Parameters, clean: Tables) -> Iterator[Entry]:
    panel, place = clean["panel"], parameters.cast("smallest")
    own = panel[panel["municipality"] == place.code]
    codes = [place.code, *(parameters.cast(f"merge_{nr}").code for nr in ("first", "second"))]
    merged = panel[panel["municipality"].isin(codes)]
    people = clean["municipalities"].set_index("municipality")["inhabitants"]
    n, yes = len(own), int((own["q_general"] == "yes").sum())
    (low, high), wald = wilson(yes, n), margin(n, yes / n)
    yield "smallest_inhabitants", people[place.code]
    yield "smallest_n", n
    yield "smallest_yes", yes
    yield "smallest_no", n - yes
    yield "smallest_share_pct", 100 * yes / n
    yield "smallest_margin_points", margin(n)
    yield "smallest_wilson_low", low
    yield "smallest_wilson_high", high
    yield "smallest_redraw_low", 100 * yes / n - wald
    yield "smallest_redraw_high", 100 * yes / n + wald
    yield "same_street_n", own["area"].value_counts().iloc[0]
    yield "merged_n", len(merged)
    together = int((merged["q_general"] == "yes").sum())
    yield "merged_yes", together
    yield "merged_share_pct", 100 * together / len(merged)
    yield "merged_margin_points", margin(len(merged))
    yield "merged_inhabitants", people[codes].sum()


def _dwellings(parameters: Parameters, clean: Tables, raw: Tables) -> Iterator[Entry]:
    code = parameters.cast("neighbour").code
    wrong = raw["municipalities"].set_index("municipality")
    right = clean["municipalities"].set_index("municipality")
    stated = raw["province_totals"].set_index("quantity")["value"]["dwellings"]
    total, people = wrong["dwellings"].sum(), wrong["inhabitants"][code]
    yield "neighbour_inhabitants", people
    yield "wrong_dwellings", wrong["dwellings"][code]
    yield "right_dwellings", right["dwellings"][code]
    yield "persons_per_dwelling_wrong", people / wrong["dwellings"][code]
    yield "persons_per_dwelling_right", people / right["dwellings"][code]
    yield "persons_per_dwelling_province", right["inhabitants"].sum() / right["dwellings"].sum()
    yield "dwellings_sum_raw", total
    yield "dwellings_province_raw", stated
    yield "dwellings_gap_pct", 100 * (stated - total) / stated
    yield "dwellings_gap_repaired_pct", 100 * (right["dwellings"].sum() - stated) / stated
    hectares = right["land_km2"]
    for letter, kind in (("a", "landuse"), ("b", "ecosystem")):
        share = 100 * (right[f"farm_share_{kind}"] * hectares).sum() / hectares.sum()
        yield f"farm_pct_{letter}", share


def _gas(areas: pd.DataFrame) -> Iterator[Entry]:
    flats, others = areas[areas["mostly_flats"]], areas[~areas["mostly_flats"]]
    for key, part in (("", areas), ("_flats", flats), ("_others", others)):
        empty = part["gas_m3"].isna()
        yield f"gas_missing{key}_n", empty.sum()
        yield f"gas_missing{key}_pct", 100 * empty.mean()
    yield "flats_n", len(flats)
    yield "others_n", len(others)


def _other_flaws(raw: Tables) -> Iterator[Entry]:
    areas, made, months = raw["postcode_areas"], raw["installations"], raw["production_months"]
    wind, solar = made[made["kind"] == "wind"], made[made["kind"] == "solar"]
    hours = wind["annual_mwh"] / (wind["verm"] * HOURS)
    odd = wind.iloc[int(hours.argmax())]
    per_row = months.merge(made, on="installation")
    too_large = per_row["mwh"] > per_row["verm"] * HOURS
    yield "letter_o_n", areas["postcode"].str[:4].str.contains("O").sum()
    yield "share_above_one_n", (areas["flat_share"] > 1).sum()
    yield "cf_implausible_pct", 100 * hours.max()
    yield "implausible_mw", odd["verm"]
    yield "implausible_mwh", odd["annual_mwh"]
    yield "months_in_kwh_n", too_large.sum()
    yield "rounded_km", math.gcd(*solar["x_m"], *solar["y_m"]) / 1000
    yield "rounded_gwh", math.gcd(*solar["annual_mwh"]) / 1000


def _stations(parameters: Parameters, stations: pd.DataFrame) -> Iterator[Entry]:
    yield "stations_n", len(stations)
    for letter, name in (("a", "operator"), ("b", "province"), ("c", "municipality")):
        age = _months(stations[f"date_{name}"].iloc[0], parameters.story_date)
        yield f"stations_months_{letter}", age
    for letter, name in (("a", "operator"), ("b", "municipality"), ("c", "province")):
        yield f"free_mw_{letter}", stations[f"free_mw_{name}"].sum()


def _months(day: dt.date, until: dt.date) -> int:
    whole = (until.year - day.year) * 12 + until.month - day.month
    return whole - (until.day < day.day)
