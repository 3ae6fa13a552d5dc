"""The figures of module 08: who stands alone in a table, and what finds them again."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

import pandas as pd

from datataal.data.generate.parameters import Parameters
from datataal.data.generate.people.households import COLUMNS
from datataal.data.privacy import (
    FEW,
    THRESHOLD,
    group_sizes,
    located,
    noise_margin,
    peak_error,
    refound,
)

__all__ = ["coarse", "entries"]

Tables = Mapping[str, pd.DataFrame]
Entry = tuple[str, float]

ALL = ["size", "age_band", "type", "heat_pump", "ev"]


def entries(parameters: Parameters, clean: Tables, raw: Tables) -> Iterator[Entry]:
    """Yield the figures whose words stand in `privacy.yml`."""
    del parameters, raw  # no flaw was planted in these tables
    homes = clean["households"]
    yield "privacy_rows_n", len(homes)
    yield "privacy_weight", homes["weight"].iloc[0]
    yield from _alone(homes)
    yield from _linked(clean)
    yield from _peaks(homes, clean["grid_stations"])
    yield from _difference(clean["area_averages"])
    yield "privacy_small_areas_n", (clean["postcode_areas"]["homes"] < THRESHOLD).sum()
    yield from _noise()


def coarse(homes: pd.DataFrame) -> pd.DataFrame:
    """Return the households with size in three groups and age in three: to 44, to 64, older."""
    size = homes["size"].clip(upper=3)
    age = 1 + (homes["age_band"] > 3).astype(int) + (homes["age_band"] > 5).astype(int)  # noqa: PLR2004
    return homes.assign(size=size, age_band=age)


def _alone(homes: pd.DataFrame) -> Iterator[Entry]:
    sets = {
        "all": ["pc5", *ALL], "three": ["pc5", "size", "type"], "pc5": ["pc5"],
        "pc5_size": ["pc5", "size"], "municipality": ["municipality", *ALL],
    }  # fmt: skip
    for name, columns in sets.items():
        alike = group_sizes(homes, columns)
        yield f"privacy_unique_{name}_pct", 100 * (alike == 1).mean()
        yield f"privacy_few_{name}_pct", 100 * (alike < FEW).mean()
    alike = group_sizes(coarse(homes), ["municipality", "size", "age_band"])
    yield "privacy_unique_coarse_n", (alike == 1).sum()
    yield "privacy_k_coarse", alike.min()


def _linked(clean: Tables) -> Iterator[Entry]:
    homes = clean["households"]
    asked = located(clean["charging_points"], clean["postcode_areas"])
    found = refound(homes, asked)
    yield "privacy_refound_n", len(found)
    yield "privacy_refound_street_n", found["area"].value_counts().iloc[0]
    yield "privacy_refound_pc5_only_n", len(refound(homes, asked, ["pc5"]))
    yield (
        "privacy_refound_municipality_n",
        len(refound(homes, asked, ["municipality", "type", "cars"])),
    )


def _peaks(homes: pd.DataFrame, stations: pd.DataFrame) -> Iterator[Entry]:
    full = stations[stations["homes_cable"] > 0]["station"]  # that of the flat district
    own = homes[homes["station"].isin(full)]
    yield "privacy_columns_n", len(COLUMNS)
    yield "privacy_columns_enough_n", len(["station", "heat_pump", "ev"])
    yield "privacy_peak_error_pct", peak_error(homes, ["heat_pump", "ev"])
    yield "privacy_peak_error_one_pct", min(peak_error(homes, [one]) for one in ("heat_pump", "ev"))
    yield "privacy_peak_error_none_pct", peak_error(homes, [])
    yield "privacy_peak_station_mw", (own["peak_kw"] * own["weight"]).sum() / 1000


def _difference(averages: pd.DataFrame) -> Iterator[Entry]:
    both = averages.pivot_table(["homes", "mean_kwh"], "block", "selection")
    homes, mean = both["homes"], both["mean_kwh"]
    apart = homes["all"] - homes["no_heat_pump"]
    pair = apart.idxmin()
    yield "privacy_averages_n", len(averages)
    yield "privacy_pairs_open_n", (apart < THRESHOLD).sum()
    for name, column in (("all", "all"), ("others", "no_heat_pump")):
        yield f"privacy_pair_{name}_n", homes[column][pair]
        yield f"privacy_pair_{name}_kwh", mean[column][pair]
    total = homes * mean
    yield "privacy_revealed_kwh", total["all"][pair] - total["no_heat_pump"][pair]


def _noise() -> Iterator[Entry]:
    """Laplace noise on a count has scale 1/epsilon: sd is the root of 2, 95% within ln 20."""
    yield "privacy_count_small", 7
    yield "privacy_count_large", 2400
    for name, epsilon in (("1", 1.0), ("01", 0.1)):
        yield f"privacy_noise_sd_{name}", math.sqrt(2) / epsilon
        yield f"privacy_noise_95_{name}", noise_margin(epsilon)
    yield "privacy_noise_large_pct", 100 * noise_margin(0.1) / 2400
