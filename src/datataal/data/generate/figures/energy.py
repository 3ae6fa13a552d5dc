"""The figures of energy: shares, the gap in turbines and hectares, weather and underground."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping

import pandas as pd

from datataal.data.generate.parameters import Parameters

__all__ = ["entries"]

Tables = Mapping[str, pd.DataFrame]
Entry = tuple[str, float]  # id, value
RECENT_YEARS = 3


def entries(parameters: Parameters, clean: Tables, raw: Tables) -> Iterator[Entry]:
    """Yield the figures of energy, whose words stand in `energy.yml`; all of the clean form."""
    del raw  # these figures are about the province, not about its flawed deliveries
    yield from _wind_places(clean["municipalities"])
    yield from _shares(clean["installations"])
    yield from _added(clean["installations"])
    yield from _gap(parameters, clean["municipalities"])
    yield from _weather(parameters, clean["weather_hourly"])
    yield from _underground(parameters, clean["subsurface"])


def _wind_places(places: pd.DataFrame) -> Iterator[Entry]:
    wind = places["wind_gwh"].astype(float)
    yield "energy_wind_mean_gwh", wind.mean()
    yield "energy_wind_median_gwh", wind.median()
    yield "energy_wind_mean_without_zeros_gwh", wind[wind > 0].mean()
    yield "energy_wind_top_pct", 100 * wind.max() / wind.sum()
    yield "energy_wind_places_n", int((wind > 0).sum())


def _shares(made: pd.DataFrame) -> Iterator[Entry]:
    wind, solar = made[made["kind"] == "wind"], made[made["kind"] == "solar"]
    for key, column in (("capacity", "capacity_mw"), ("yield", "annual_mwh")):
        share = 100 * wind[column].sum() / made[column].sum()
        yield f"energy_wind_{key}_pct", share
        yield f"energy_solar_{key}_pct", 100 - share
    yield "energy_turbine_mean_mw", wind["capacity_mw"].mean()
    for key, part in (("wind", wind), ("solar", solar)):
        local = part.loc[part["owner_local"].astype(bool), "capacity_mw"].sum()
        yield f"energy_{key}_local_pct", 100 * local / part["capacity_mw"].sum()
    yield "energy_solar_hours", solar["annual_mwh"].sum() / solar["capacity_mw"].sum()


def _added(made: pd.DataFrame) -> Iterator[Entry]:
    new = made[made["year"] > made["year"].max() - RECENT_YEARS]
    solar = new[new["kind"] == "solar"]
    yield "energy_recent_solar_mw_pct", 100 * solar["capacity_mw"].sum() / new["capacity_mw"].sum()
    yield "energy_recent_solar_gwh_pct", 100 * solar["annual_mwh"].sum() / new["annual_mwh"].sum()
    yield "energy_recent_mw", new["capacity_mw"].sum()
    yield "energy_recent_gwh", new["annual_mwh"].sum() / 1000


def _gap(parameters: Parameters, places: pd.DataFrame) -> Iterator[Entry]:
    turbine, solar = parameters["wind"]["new_turbine"], parameters["solar"]
    gap = float((places["bid_gwh"] - places["built_gwh"] - places["permitted_gwh"]).sum())
    each = turbine["mw"] * turbine["hours"] / 1000
    count = math.ceil(round(gap / each, 6))
    mw, spacing = count * turbine["mw"], turbine["spacing_rotors"] * turbine["rotor_m"] / 1000
    per_ha = solar["mwp_per_ha"] * solar["hours"] / 1000
    cell_km2 = (parameters["map"]["cell_m"] / 1000) ** 2
    yield "energy_gap_turbine_gwh", each
    yield "energy_gap_turbines_n", count
    yield "energy_gap_mw", mw
    yield "energy_gap_km2", count * spacing**2
    yield "energy_gap_cells_n", math.ceil(round(count * spacing**2 / cell_km2, 6))
    low, high = turbine["mw_per_km2"]
    yield "energy_gap_dense_km2", mw / high
    yield "energy_gap_loose_km2", mw / low
    yield "energy_gap_gwh_per_ha", per_ha
    yield "energy_gap_solar_ha", gap / per_ha
    yield "energy_gap_solar_mwp", gap / per_ha * solar["mwp_per_ha"]
    yield "energy_gap_solar_land_pct", gap / per_ha / places["land_km2"].sum()


def _weather(parameters: Parameters, hours: pd.DataFrame) -> Iterator[Entry]:
    spell = parameters["weather"]["cold_spell"]
    days = hours.assign(day=pd.to_datetime(hours["date"]))
    first = pd.Timestamp(spell["from"])
    near = days[(days["day"] >= first) & (days["day"] < first + dt.timedelta(days=spell["days"]))]
    mean = near.groupby("day", sort=True)["temperature_c"].mean()
    frost = near[near["day"].isin(mean.index[mean < 0])]
    yield "energy_cold_days_n", int((mean < 0).sum())
    yield "energy_cold_mean_c", frost["temperature_c"].mean()
    yield "energy_cold_lowest_c", frost["temperature_c"].min()
    yield "energy_cold_wind_ms", frost["wind_ms"].mean()
    yield "energy_year_wind_ms", hours["wind_ms"].mean()
    yield "energy_year_sun_kwh_m2", hours.groupby("station")["irradiance_wm2"].sum().mean() / 1000


def _underground(parameters: Parameters, sites: pd.DataFrame) -> Iterator[Entry]:
    rate = parameters["underground"]["cluster_mt_year"]
    co2, hydrogen = (sites[sites["kind"] == kind] for kind in ("co2", "hydrogen"))
    yield "energy_co2_fields_n", len(co2)
    yield "energy_co2_cluster_mt", rate
    for chance in ("p90", "p50", "p10"):
        yield f"energy_co2_{chance}_mt", co2[chance].sum()
        yield f"energy_co2_{chance}_years", co2[chance].sum() / rate
    clear = hydrogen[~hydrogen["n2000"].astype(bool)]
    yield "energy_hydrogen_sites_n", len(hydrogen)
    yield "energy_hydrogen_n2000_n", len(hydrogen) - len(clear)
    yield "energy_hydrogen_twh", hydrogen["p50"].sum()
    yield "energy_hydrogen_left_twh", clear["p50"].sum()
