"""The twelve provisional search areas for wind: which cells each of them holds.

The team drew them in August at places by hand. An area is one cluster of cells that the rules of
August left open. Learners compute with four scores per area, so around each place the cluster is
taken whose wind, distance to the grid and nature nearby come nearest to the scores of the course;
the scores themselves are measured afterwards, in `search_area`.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Booleans, Floats
from datataal.data.generate.energy.full_load_hours import full_load_hours
from datataal.data.generate.parameters import Parameters
from datataal.errors import DataError, Finding

__all__ = ["REACH", "Spot", "fractions", "grow", "open_cells", "search_areas", "within"]

#: Two cells belong to one cluster if at most one cell lies between them.
REACH = 2
STEPS = range(-REACH, REACH + 1)
#: Shapes that are tried, as the weights of dx dx, dx dy and dy dy in the distance from the start:
#: round, stretched from south to north, from west to east, and along both diagonals.
SHAPES = ((1.0, 0.0, 1.0), (2.2, 0.0, 0.45), (0.45, 0.0, 2.2), (1.3, 1.7, 1.3), (1.3, -1.7, 1.3))
#: Cells between two areas, so that they are told apart on the map.
APART = 3
#: Scores that depend on where the cells lie, in the order of the plan's `scores`.
PLACED = ("full_load_hours", "nature_share", "dist_grid_m")

Spot = tuple[int, int]
Shape = tuple[float, float, float]


@dataclass(frozen=True)
class Land:
    """The land cells as arrays, with the position of each by column and row."""

    frame: pd.DataFrame
    number: Mapping[Spot, int]
    nature: Booleans
    wind: Floats
    grid: Floats
    x_m: Floats
    y_m: Floats


def search_areas(parameters: Parameters, land: pd.DataFrame) -> pd.DataFrame:
    """Return the cells of each area: `area`, `cell`, `column`, `row`, `x_m`, `y_m`.

    Raises
    ------
    DataError
        If there are too few open cells around a place.
    """
    plan = parameters["search_areas"]
    dry = arrays(land[land["municipality"].notna()])
    is_open = open_cells(dry.frame, plan["rules"]).to_numpy(dtype=bool)
    free = {spot for spot, nr in dry.number.items() if is_open[nr]}
    parts = []
    for place in plan["areas"]:
        spots = _fitted(plan, place, dry, free)
        free -= {(c + dx, r + dy) for c, r in spots for dx in _around() for dy in _around()}
        own = dry.frame.iloc[[dry.number[spot] for spot in spots]]
        parts.append(own[["cell", "column", "row", "x_m", "y_m"]].assign(area=place["area"]))
    made = pd.concat(parts).sort_values(["area", "cell"], kind="stable", ignore_index=True)
    return made[["area", "cell", "column", "row", "x_m", "y_m"]]


def _around() -> range:
    return range(-APART, APART + 1)


def arrays(frame: pd.DataFrame) -> Land:
    frame = frame.reset_index(drop=True)
    spots = zip(frame["column"].tolist(), frame["row"].tolist(), strict=True)
    numbers = (frame[c].to_numpy(dtype=np.float64) for c in ("wind_100m", "dist_grid_m"))
    wind, grid = numbers
    x_m, y_m = (frame[c].to_numpy(dtype=np.float64) for c in ("x_m", "y_m"))
    nature = (frame["n2000"].astype(bool) | frame["nnn"].astype(bool)).to_numpy(dtype=bool)
    return Land(frame, {s: nr for nr, s in enumerate(spots)}, nature, wind, grid, x_m, y_m)


def open_cells(land: pd.DataFrame, rules: Mapping[str, Any]) -> pd.Series[bool]:
    """Return which cells the rules of August left open."""
    far = land["dist_dwelling_m"] >= rules["dist_dwelling_m"]
    safe = land["dist_road_m"] >= rules["dist_road_m"]
    use = land["landuse"].isin(rules["landuse"])
    nature = land["n2000"].astype(bool) | land["nnn"].astype(bool)
    free: pd.Series[bool] = land["municipality"].notna() & far & safe & use & ~nature
    return free


def _fitted(
    plan: Mapping[str, Any], place: Mapping[str, Any], dry: Land, free: AbstractSet[Spot]
) -> list[Spot]:
    """Return the cluster near the place whose measures come nearest to the wished scores."""
    few, most = place["cells"]
    across, up = place["at"]
    reach = range(-place["reach"], place["reach"] + 1)
    starts = [(across + dx, up + dy) for dx in reach for dy in reach]
    clusters = [
        grow(free, start, most, shape) for start in starts if start in free for shape in SHAPES
    ]
    tried = [(nr, size) for nr, one in enumerate(clusters) for size in range(few, len(one) + 1)]
    if not tried:
        raise DataError(_too_few(place, max(map(len, clusters), default=0)))
    measured = np.concatenate(
        [measures(plan, dry, one, few) for one in clusters if len(one) >= few]
    )
    hours = full_load_hours(np.round(measured[:, 0], 2), plan["turbine"])
    columns = (hours.astype(np.float64), measured[:, 1], measured[:, 2])
    off = np.zeros(len(tried))
    for name, values, wish in zip(PLACED, columns, wishes(place), strict=True):
        off = np.maximum(off, np.abs(fractions(values, plan["scores"][name]) - wish))
    nr, size = tried[int(np.argmin(np.round(off, 6)))]
    return clusters[nr][:size]


def wishes(place: Mapping[str, Any]) -> tuple[float, float, float]:
    return place["scores"][0], place["scores"][2], place["scores"][3]


def measures(plan: Mapping[str, Any], dry: Land, spots: list[Spot], few: int) -> Floats:
    """Return mean wind, share of nature and mean distance to the grid, for every size from few."""
    own = np.array([dry.number[spot] for spot in spots])
    sizes = np.arange(1, len(own) + 1)
    wind, grid = np.cumsum(dry.wind[own]) / sizes, np.cumsum(dry.grid[own]) / sizes
    near = np.zeros(len(dry.wind), dtype=bool)
    share = np.zeros(len(own))
    limit = plan["near_m"] * plan["near_m"]
    for nr, at in enumerate(own):
        dx, dy = dry.x_m - dry.x_m[at], dry.y_m - dry.y_m[at]
        near |= dx * dx + dy * dy <= limit
        share[nr] = dry.nature[near].mean()
    return np.asarray(np.c_[wind, share, grid][few - 1 :], dtype=np.float64)


def grow(free: AbstractSet[Spot], at: Spot, most: int, shape: Shape = SHAPES[0]) -> list[Spot]:
    """Return up to `most` free cells in one cluster from `at` on, in the order of growth.

    Parameters
    ----------
    free : set of (column, row)
        Cells that may be taken; `at` is one of them.
    at : (column, row)
        Where the cluster starts.
    most : int
        How many cells at most.
    shape : tuple of float
        One of `SHAPES`.
    """
    waiting, seen, taken = [(0.0, at)], {at}, list[Spot]()
    while waiting and len(taken) < most:
        _, (column, row) = heapq.heappop(waiting)
        taken.append((column, row))
        for spot in [(column + dx, row + dy) for dx in STEPS for dy in STEPS]:
            if spot in free and spot not in seen:
                seen.add(spot)
                across, up = spot[0] - at[0], spot[1] - at[1]
                far = shape[0] * across * across + shape[1] * across * up + shape[2] * up * up
                heapq.heappush(waiting, (far, spot))
    return taken


def fractions(values: Floats, limits: Mapping[str, float]) -> Floats:
    """Return values as scores: 0 at `zero`, 1 at `one`, straight in between, never beyond."""
    share = (values - limits["zero"]) / (limits["one"] - limits["zero"])
    return np.asarray(share.clip(0, 1), dtype=np.float64)


def _too_few(place: Mapping[str, Any], found: int) -> Finding:
    return Finding(
        what=f"Search area {place['area']} found {found} open cells",
        where="values/search_areas.yml",
        expected=f"{place['cells'][0]} cells or more in one cluster around {place['at']}",
        do="Move the place or ask for fewer cells",
    )


def within(x_m: Floats, y_m: Floats, cells: pd.DataFrame, metres: float) -> Booleans:
    """Return which points lie within so many metres of the middle of one of the cells."""
    near = np.zeros(len(x_m), dtype=bool)
    for x, y in cells[["x_m", "y_m"]].to_numpy(dtype=np.float64):
        near |= (x_m - x) * (x_m - x) + (y_m - y) * (y_m - y) <= metres * metres
    return near
