"""The twelve provisional search areas for wind: which cells each of them holds.

In the story the team drew them in August. Here their places were searched by computer: learners
compute with four scores per area, so from each place a cluster of cells is taken that the rules of
August left open, and whose distance to the grid and nature nearby come nearest to the scores of
the course. The scores themselves are measured afterwards, in `search_area`.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Any

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Booleans, Floats
from datataal.data.generate.land.clusters import SHAPES, Ground, Judge, Spot, grow, improved
from datataal.data.generate.land.province import nearest_m
from datataal.data.generate.parameters import Parameters
from datataal.errors import DataError, Finding

__all__ = ["fractions", "open_cells", "search_areas", "within"]

#: Cells between two areas, so that they are told apart on the map.
APART = range(-1, 2)
#: The measures that follow from where the cells lie, with the place of their score in the plan.
PLACED = {"nature_share": 2, "dist_grid_m": 3}


def search_areas(
    parameters: Parameters, land: pd.DataFrame, stations: pd.DataFrame
) -> pd.DataFrame:
    """Return the cells of each area: `area`, `cell`, `column`, `row`, `x_m`, `y_m`.

    Raises
    ------
    DataError
        If there are too few open cells around a place.
    """
    plan = parameters["search_areas"]
    far = land.assign(dist_grid_m=nearest_m(land, stations))
    ground = Ground.of(far, plan["nature_m"])
    is_open = open_cells(land, plan["rules"]).to_numpy(dtype=bool)
    free = {spot for spot, nr in ground.number.items() if is_open[nr]}
    parts = []
    for place in plan["areas"]:
        spots = _fitted(plan, place, ground, free)
        free -= {(c + dx, r + dy) for c, r in spots for dx in APART for dy in APART}
        own = ground.frame.iloc[[ground.number[spot] for spot in spots]]
        parts.append(own[["cell", "column", "row", "x_m", "y_m"]].assign(area=place["area"]))
    made = pd.concat(parts).sort_values(["area", "cell"], kind="stable", ignore_index=True)
    return made[["area", "cell", "column", "row", "x_m", "y_m"]]


def open_cells(land: pd.DataFrame, rules: Mapping[str, Any]) -> pd.Series[bool]:
    """Return which cells the rules of August left open; the nature network was not excluded."""
    far = (land["dist_dwelling_m"] >= rules["dist_dwelling_m"]).fillna(value=False).astype(bool)
    free: pd.Series[bool] = far & land["safe"].astype(bool) & ~land["n2000"].astype(bool)
    return free


def _fitted(
    plan: Mapping[str, Any], place: Mapping[str, Any], ground: Ground, free: AbstractSet[Spot]
) -> list[Spot]:
    """Return the cluster from the place on whose measures come nearest to the wished scores."""
    few, most = place["cells"]
    start, shape = min(place["start"], most), SHAPES[place["shape"]]
    grown = next(
        (
            found
            for at in _from(free, place["at"])
            if len(found := grow(free, at, start, shape)) >= few
        ),
        [],
    )
    if len(grown) < few:
        raise DataError(_too_few(place, len(grown)))
    spots, _ = improved(ground, free, grown, (few, most), judge(plan, place["scores"]))
    return spots


def _from(free: AbstractSet[Spot], at: list[int]) -> list[Spot]:
    """Return the free cells, the nearest to `at` first: on another land the place may be taken."""
    return sorted(free, key=lambda spot: ((spot[0] - at[0]) ** 2 + (spot[1] - at[1]) ** 2, spot))


def judge(plan: Mapping[str, Any], wishes: list[float]) -> Judge:
    """Return what tells for rows of measures how far the score that is furthest off is off.

    The yield is not among them: it follows from the height of the turbines too.
    """

    def off(rows: Floats) -> Floats:
        worst = np.zeros(len(rows))
        for (name, at), values in zip(PLACED.items(), (rows[:, 1], rows[:, 2]), strict=True):
            worst = np.maximum(worst, np.abs(fractions(values, plan["scores"][name]) - wishes[at]))
        return worst

    return off


def fractions(values: Floats, limits: Mapping[str, float]) -> Floats:
    """Return values as scores: 0 at `zero`, 1 at `one`, straight in between, never beyond."""
    share = (values - limits["zero"]) / (limits["one"] - limits["zero"])
    return np.asarray(share.clip(0, 1), dtype=np.float64)


def _too_few(place: Mapping[str, Any], found: int) -> Finding:
    return Finding(
        what=f"Search area {place['area']} found {found} open cells",
        where="values/search_areas.yml",
        expected=f"{place['cells'][0]} cells or more in one cluster from {place['at']}",
        do="Move the place or ask for fewer cells",
    )


def within(x_m: Floats, y_m: Floats, cells: pd.DataFrame, metres: float) -> Booleans:
    """Return which points lie within so many metres of the middle of one of the cells."""
    near = np.zeros(len(x_m), dtype=bool)
    for x, y in cells[["x_m", "y_m"]].to_numpy(dtype=np.float64):
        near |= (x_m - x) * (x_m - x) + (y_m - y) * (y_m - y) <= metres * metres
    return near
