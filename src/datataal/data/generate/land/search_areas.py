"""The twelve provisional search areas for wind: which cells each of them holds.

The team drew them in August at places by hand. Around each place the nearest cells are taken that
are open, outside nature, and at least the distance of the preferred rule from homes, such that the
cells form one cluster.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Booleans, Floats
from datataal.data.generate.parameters import Parameters
from datataal.errors import DataError, Finding

__all__ = ["REACH", "grow", "open_cells", "search_areas", "within"]

#: Two cells belong to one cluster if at most one cell lies between them.
REACH = 2
STEPS = range(-REACH, REACH + 1)
Spot = tuple[int, int]


def search_areas(parameters: Parameters, land: pd.DataFrame) -> pd.DataFrame:
    """Return the cells of each area: `area`, `cell`, `column`, `row`, `x_m`, `y_m`.

    Raises
    ------
    DataError
        If there are too few open cells around a place.
    """
    wanted = parameters["search_areas"]
    free = open_cells(land, wanted["rules"])
    parts = []
    for place in wanted["areas"]:
        chosen = _cluster(land, free, place)
        free[chosen] = False
        cells = land.loc[chosen, ["cell", "column", "row", "x_m", "y_m"]]
        parts.append(cells.assign(area=place["area"]))
    made = pd.concat(parts).sort_values(["area", "cell"], kind="stable", ignore_index=True)
    return made[["area", "cell", "column", "row", "x_m", "y_m"]]


def open_cells(land: pd.DataFrame, rules: Mapping[str, Any]) -> pd.Series[bool]:
    """Return which cells the rules of August left open."""
    far = land["dist_dwelling_m"] >= rules["dist_dwelling_m"]
    safe = land["dist_road_m"] >= rules["dist_road_m"]
    use = land["landuse"].isin(rules["landuse"])
    nature = land["n2000"].astype(bool) | land["nnn"].astype(bool)
    free: pd.Series[bool] = land["municipality"].notna() & far & safe & use & ~nature
    return free


def _cluster(land: pd.DataFrame, free: pd.Series[bool], place: Mapping[str, Any]) -> list[int]:
    """Return the index of the free cells that grow from the place outward, nearest first."""
    spots = land.loc[free, ["column", "row"]]
    index = dict(zip(zip(spots["column"], spots["row"], strict=True), spots.index, strict=True))
    grown = grow(set(index), place["at"], place["cells"], place.get("wide", 1.0))
    if len(grown) < place["cells"]:
        raise DataError(_too_few(place, len(grown)))
    return [int(index[spot]) for spot in grown]


def grow(free: AbstractSet[Spot], at: Sequence[int], most: int, wide: float = 1.0) -> list[Spot]:
    """Return up to `most` free cells in one cluster around `at`, in the order of growth.

    Parameters
    ----------
    free : set of (column, row)
        Cells that may be taken.
    at : sequence of int
        Column and row of the place; the free cell nearest to it is the first.
    most : int
        How many cells at most.
    wide : float
        Above 1 the cluster is stretched from west to east, below 1 from south to north.
    """

    def far(spot: Spot) -> tuple[float, Spot]:
        across, up = spot[0] - at[0], spot[1] - at[1]
        return across * across / wide + up * up * wide, spot

    waiting = [far(min(free, key=far))] if free else []
    seen, taken = {spot for _, spot in waiting}, list[Spot]()
    while waiting and len(taken) < most:
        _, (column, row) = heapq.heappop(waiting)
        taken.append((column, row))
        beside = [(column + dx, row + dy) for dx in STEPS for dy in STEPS]
        for spot in beside:
            if spot in free and spot not in seen:
                seen.add(spot)
                heapq.heappush(waiting, far(spot))
    return taken


def _too_few(place: Mapping[str, Any], found: int) -> Finding:
    return Finding(
        what=f"Search area {place['area']} found {found} open cells",
        where="values/search_areas.yml",
        expected=f"{place['cells']} cells in one cluster around {place['at']}",
        do="Move the place or ask for fewer cells",
    )


def within(x_m: Floats, y_m: Floats, cells: pd.DataFrame, metres: float) -> Booleans:
    """Return which points lie within so many metres of the middle of one of the cells."""
    near = np.zeros(len(x_m), dtype=bool)
    for x, y in cells[["x_m", "y_m"]].to_numpy(dtype=np.float64):
        near |= (x_m - x) * (x_m - x) + (y_m - y) * (y_m - y) <= metres * metres
    return near
