"""The figures of module 05 on maps: what rules leave of the land."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from datataal.data._published import published
from datataal.data.generate.land.noise import noise_distance_m
from datataal.data.generate.parameters import Parameters

__all__ = ["entries", "mw_per_km2", "suitable"]

Tables = Mapping[str, pd.DataFrame]
Entry = tuple[str, float]  # id, value
BORDERS = ("municipality", "station_area", "landscape")
NEAR_M = 1000
#: limits of the published table of norms, both in dispute
OLD_LIMIT, DRAFT_LIMIT = "noise_lden_old", "noise_lden_draft"


def entries(parameters: Parameters, clean: Tables, raw: Tables) -> Iterator[Entry]:  # noqa: ARG001
    """Yield the figures of module 05, whose words stand in `maps.yml`."""
    cells = clean["cells"]
    land = cells[~cells["water"].astype(bool)]
    yield "map_cells_n", len(cells)
    yield "map_land_cells_n", len(land)
    yield "map_water_cells_n", len(cells) - len(land)
    yield "map_n2000_pct", _pct(land["n2000"])
    yield "map_nnn_pct", _pct(land["nnn"])
    yield "map_nature_both_pct", _pct(land["n2000"] & land["nnn"])
    yield from _distances(parameters, land)
    yield from _layers(parameters, land)
    yield from _borders(parameters, land)
    yield from _tips(clean["installations"])
    yield from _noise(parameters)


def suitable(land: pd.DataFrame, distance_m: int) -> pd.Series[bool]:
    """Return which land cells are suitable: far enough from homes, no nature, and safe.

    Parameters
    ----------
    land : DataFrame
        Land cells of the table `cells`.
    distance_m : int
        The smallest distance to an address with a dwelling, in metres.
    """
    nature = land["n2000"].astype(bool) | land["nnn"].astype(bool)
    far = (land["dist_dwelling_m"] >= distance_m).astype(bool)
    return far & ~nature & land["safe"].astype(bool)


def mw_per_km2(parameters: Parameters, land: pd.DataFrame, chosen: pd.Series[bool], by: str
) -> pd.Series[float]:  # fmt: skip
    """Return per area of a border set the MW that its chosen cells hold per km2 of its land."""
    share = chosen.astype(float).groupby(land[by], sort=True).mean()
    return (share * _turbine(parameters)["mw"] / _km2_each(parameters)).sort_values(
        ascending=False, kind="stable"
    )


def _pct(flags: pd.Series[bool]) -> float:
    return 100 * float(flags.astype(bool).mean())


def _distances(parameters: Parameters, land: pd.DataFrame) -> Iterator[Entry]:
    limits = parameters["suitability"]["distances_m"]
    for metres in limits:
        left = suitable(land, metres)
        yield f"map_share_{metres}_pct", _pct(land["dist_dwelling_m"] >= metres)
        yield f"map_suitable_{metres}_n", int(left.sum())
        with_room = land.loc[left, "municipality"].nunique()
        yield f"map_zero_{metres}_n", land["municipality"].nunique() - with_room
    near = land[(land["dist_dwelling_m"] < NEAR_M).astype(bool)]
    yield (
        "map_flips_pct",
        _pct((near["dist_dwelling_m"] >= limits[0]) != (near["dist_centre_m"] >= limits[0])),
    )


def _layers(parameters: Parameters, land: pd.DataFrame) -> Iterator[Entry]:
    """Yield what each layer removes from all land, and the grid from what the others leave."""
    rules, nature = parameters["suitability"], land["n2000"].astype(bool) | land["nnn"].astype(bool)
    close = (land["dist_dwelling_m"] < rules["distances_m"][0]).astype(bool)
    unsafe = ~land["safe"].astype(bool)
    yield "map_homes_remove_pct", _pct(close)
    yield "map_nature_removes_pct", _pct(nature)
    yield "map_safety_removes_pct", _pct(unsafe)
    yield "map_only_homes_pct", _pct(close & ~nature & ~unsafe)
    yield "map_only_nature_pct", _pct(nature & ~close & ~unsafe)
    yield "map_only_safety_pct", _pct(unsafe & ~close & ~nature)
    left = land[suitable(land, rules["distances_m"][0])]
    yield "map_grid_removes_pct", _pct(left["dist_grid_m"] >= rules["grid_m"])


def _borders(parameters: Parameters, land: pd.DataFrame) -> Iterator[Entry]:
    left = suitable(land, parameters["suitability"]["distances_m"][0])
    for by in BORDERS:
        yield f"map_best_{by}_mw_km2", mw_per_km2(parameters, land, left, by).iloc[0]


def _noise(parameters: Parameters) -> Iterator[Entry]:
    """Yield how far off one turbine meets the old and the drafted limit, as published."""
    norms = published("norms").set_index("norm")["value"].astype(float)
    noise = parameters["suitability"]["noise"]
    yield "map_noise_old_db", norms[OLD_LIMIT]
    yield "map_noise_old_m", noise_distance_m(norms[OLD_LIMIT], noise)
    yield "map_noise_draft_db", norms[DRAFT_LIMIT]
    yield "map_noise_draft_m", noise_distance_m(norms[DRAFT_LIMIT], noise)


def _tips(installations: pd.DataFrame) -> Iterator[Entry]:
    """Yield the tip of the newest turbines, and the distances that are measured with it."""
    tip = int(installations["tip_m"].max())
    yield "map_tip_m", tip
    yield "map_twice_tip_m", 2 * tip
    yield "map_four_tip_m", 4 * tip


def _turbine(parameters: Parameters) -> Mapping[str, float]:
    wanted = parameters["suitability"]["new_mw"]
    found: Mapping[str, float] = next(
        kind for kind in parameters["wind"]["types"].values() if kind["mw"] == wanted
    )
    return found


def _km2_each(parameters: Parameters) -> float:
    side_km = parameters["suitability"]["apart_rotors"] * _turbine(parameters)["rotor_m"] / 1000
    return float(side_km * side_km)
