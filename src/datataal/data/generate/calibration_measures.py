"""How each property that is set beside the Netherlands is measured in the clean tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

__all__ = ["MEASURES"]

Tables = Mapping[str, pd.DataFrame]
HOURS = 8760


def _land(tables: Tables) -> pd.DataFrame:
    return tables["cells"][~tables["cells"]["water"].astype(bool)]


def _used(*kinds: str) -> Callable[[Tables], float]:
    return lambda tables: 100 * float(_land(tables)["landuse"].isin(kinds).mean())


def _marked(column: str) -> Callable[[Tables], float]:
    return lambda tables: 100 * float(_land(tables)[column].astype(bool).mean())


def _farm_ecosystem(tables: Tables) -> float:
    places = tables["municipalities"]
    share = (places["farm_share_ecosystem"] * places["land_km2"]).sum()
    return 100 * float(share / places["land_km2"].sum())


def _rural(tables: Tables) -> pd.DataFrame:
    """Return the municipalities that the published rural group would hold."""
    places = tables["municipalities"]
    dense = places["inhabitants"] / places["land_km2"]
    return places[places["inhabitants"].between(10_000, 60_000) & (dense < 500)]  # noqa: PLR2004


def _density(tables: Tables) -> float:
    places = tables["municipalities"]
    return float((places["inhabitants"] / places["land_km2"]).median())


def _per_dwelling(tables: Tables) -> float:
    areas = tables["postcode_areas"]
    return float((areas["gas_m3"] * areas["homes"]).sum() / areas["homes"].sum())


def _made(tables: Tables, kind: str) -> pd.DataFrame:
    made = tables["installations"]
    return made[made["kind"] == kind]


def _full_hours(kind: str) -> Callable[[Tables], float]:
    def hours(tables: Tables) -> float:
        made = _made(tables, kind)
        return float(made["annual_mwh"].sum() / made["capacity_mw"].sum())

    return hours


def _local(kind: str) -> Callable[[Tables], float]:
    return lambda tables: 100 * float(_made(tables, kind)["owner_local"].astype(bool).mean())


def _newest(tables: Tables) -> float:
    wind = _made(tables, "wind")
    return float(wind.loc[wind["capacity_mw"] == wind["capacity_mw"].max(), "annual_mwh"].mean())


def _wind_places(tables: Tables) -> pd.Series[float]:
    wind = tables["municipalities"]["wind_gwh"].astype(float)
    return wind[wind > 0]


def _size(*sizes: int) -> Callable[[Tables], float]:
    return lambda tables: 100 * float(tables["households"]["size"].isin(sizes).mean())


def _weibull_k(tables: Tables) -> float:
    """Return k of the three stations together, from mean and spread (Justus et al., 1978)."""
    wind = tables["weather_hourly"].groupby("station", sort=True)["wind_ms"]
    spread = wind.std(ddof=0) / wind.mean()
    return float((spread**-1.086).mean())


def _cavern(tables: Tables) -> float:
    sites = tables["subsurface"]
    return 1000 * float(sites.loc[sites["kind"] == "hydrogen", "p50"].astype(float).mean())


def _answered(column: str, answer: str) -> Callable[[Tables], float]:
    return lambda tables: 100 * float((tables["panel"][column] == answer).mean())


def _odds(tables: Tables) -> float:
    """Return the odds that low education takes part, against middle, judged by the panel."""
    chosen = tables["consultation"]["education"].value_counts()
    drawn = tables["panel"]["education"].value_counts()
    return float((chosen["low"] / drawn["low"]) / (chosen["middle"] / drawn["middle"]))


#: how each property is measured
MEASURES: Mapping[str, Callable[[Tables], float]] = {
    "farm_landuse": _used("arable", "grass"),
    "farm_ecosystem": _farm_ecosystem,
    "built": _used("built", "industry"),
    "traffic": _used("traffic"),
    "recreation": _used("recreation"),
    "nature": _used("forest", "nature"),
    "n2000": _marked("n2000"),
    "nnn": _marked("nnn"),
    "rural_inhabitants": lambda tables: float(_rural(tables)["inhabitants"].mean()),
    "rural_land": lambda tables: float(_rural(tables)["land_km2"].mean()),
    "density_middle": _density,
    "persons_per_dwelling": lambda tables: (
        float(tables["municipalities"]["inhabitants"].sum())
        / float(tables["municipalities"]["dwellings"].sum())
    ),
    "gas": _per_dwelling,
    "with_wind": lambda tables: 100 * len(_wind_places(tables)) / len(tables["municipalities"]),
    "wind_where_present": lambda tables: float(_wind_places(tables).mean()),
    "wind_cf": lambda tables: 100 * _full_hours("wind")(tables) / HOURS,
    "wind_hours": _full_hours("wind"),
    "turbine_mean": lambda tables: float(_made(tables, "wind")["capacity_mw"].mean()),
    "turbine_new": _newest,
    "solar_hours": _full_hours("solar"),
    "local_wind": _local("wind"),
    "local_solar": _local("solar"),
    "bid": lambda tables: (
        1000 * float(tables["municipalities"]["bid_gwh"].sum())
        / float(tables["municipalities"]["inhabitants"].sum())
    ),
    "households_one": _size(1),
    "households_two": _size(2),
    "households_large": _size(5, 6, 7, 8),
    "weibull_k": _weibull_k,
    "cavern": _cavern,
    "support": _answered("q_general", "yes"),
    "near_yes": _answered("q_near", "yes"),
    "near_no": _answered("q_near", "no"),
    "near_conditions": _answered("q_near", "conditions"),
    "taking_part": lambda tables: (
        100 * len(tables["consultation"]) / float(tables["municipalities"]["inhabitants"].sum())
    ),
    "low_education": _odds,
}  # fmt: skip
