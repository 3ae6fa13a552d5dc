"""Thirds of the inhabitants by income: three times exactly as many, each in a part of the map."""

from __future__ import annotations

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Booleans, Ints, Stream
from datataal.data.generate.land.fields import noise
from datataal.data.generate.parameters import Parameters

__all__ = ["income_thirds"]

THIRDS = 3


def income_thirds(parameters: Parameters, land: pd.DataFrame, areas: pd.DataFrame) -> Ints:
    """Return 1 (lowest) to 3 per area, the same for all areas in one cell.

    Low are above all the flats of the cities, the harbour town and remote villages; that is ours.
    """
    people = areas.groupby("cell", sort=True)["inhabitants"].sum()
    score = _score(parameters, land, areas).reindex(people.index).to_numpy(dtype=np.float64)
    order = np.argsort(score, kind="stable")
    people = people.iloc[order]
    counts = people.to_numpy(dtype=np.int64)
    third = np.full(len(counts), THIRDS, dtype=np.int64)
    goal = parameters["province"]["inhabitants"] // THIRDS
    for nr in range(1, THIRDS):
        free = np.flatnonzero(third == THIRDS)
        first = free[: int(np.argmin(np.abs(np.cumsum(counts[free]) - goal))) + 1]
        third[first] = nr
        _even(counts, third, nr, goal)
    of_cell = dict(zip(people.index, third.tolist(), strict=True))
    return np.array([of_cell[cell] for cell in areas["cell"]], dtype=np.int64)


def _score(parameters: Parameters, land: pd.DataFrame, areas: pd.DataFrame) -> pd.Series[float]:
    """Return per cell how well off it is: towns by district, the country by chance."""
    wide = parameters["map"]["cells_wide"]
    cell = land.set_index("cell")
    smooth = noise(Stream(parameters.seed, "income"), wide, (12, 5, 3))
    score = pd.Series(smooth[(cell["row"] * wide + cell["column"]).to_numpy()], index=cell.index)
    score += 0.35 * cell["landscape"].isin(["sand", "coast"])
    score -= 0.9 * (cell["municipality"] == parameters.cast("harbour").code)
    score -= 0.9 * (cell["town_cells"] > 11).astype(float)  # noqa: PLR2004  remote
    flats = areas.groupby("cell", sort=True)["flat_share"].mean().reindex(cell.index).fillna(0.0)
    return score - 3.0 * flats


def _even(counts: Ints, third: Ints, nr: int, goal: int) -> None:
    """Exchange two cells, as close in rank as can be, so that the third counts exactly `goal`."""
    over = int(counts[third == nr].sum()) - goal
    if not over:
        return
    inside, later = np.flatnonzero(third == nr), np.flatnonzero(third == THIRDS)
    differ = counts[inside][:, None] - counts[later][None]
    one, two = np.nonzero(_matches(differ, over))
    best = int(np.argmin(later[two] - inside[one]))
    third[inside[one[best]]], third[later[two[best]]] = THIRDS, nr


def _matches(differ: Ints, over: int) -> Booleans:
    found = differ == over
    assert found.any(), "no two cells differ by what is over"
    return np.asarray(found, dtype=np.bool_)
