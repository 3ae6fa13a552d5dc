"""Income in three groups of the same size, district by district."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Floats, Ints, Stream
from datataal.data.generate.parameters import Parameters
from datataal.errors import DataError, Finding

__all__ = ["income_thirds"]

THIRDS = 3
#: how far an area may lie from a neighbour that lends its level, in metres
DISTRICT_M = 1500
#: how much lower incomes are near the search areas; ours, so that burdens are not spread evenly
NEAR_LOWER = 0.55


def income_thirds(parameters: Parameters, frame: pd.DataFrame) -> Ints:
    """Return per area 1 (lowest), 2 or 3, so that each third holds as many inhabitants.

    Flats and some remote places are lower, villages near a city higher; neighbours are alike.
    The last few inhabitants are moved within a municipality, in `frame`, to make it exact.
    """
    stream = Stream(parameters.seed, "income")
    level = stream.bell(len(frame)) - 1.3 * frame["flat_share"].to_numpy(dtype=float)
    own = {place.code: (place.cast, place.kind) for place in parameters.municipalities}
    lean = {"harbour": -0.2, "smallest": -0.15, "city": -0.1, "neighbour": 0.3}
    base = stream.uniform(len(own), -0.35, 0.35)
    by_code = {
        code: lean.get(cast, 0.0) + float(extra)
        for (code, (cast, _)), extra in zip(own.items(), base, strict=True)
    }
    level = level + frame["municipality"].map(by_code).to_numpy(dtype=float)
    level = _smoothed(frame, level) - NEAR_LOWER * frame["near_2km"].to_numpy(dtype=float)
    order = np.argsort(level, kind="stable")
    people = frame["inhabitants"].to_numpy()
    each = int(people.sum()) // THIRDS
    third = np.zeros(len(frame), dtype=np.int64)
    third[order] = 1 + np.minimum(np.cumsum(people[order]) // each, THIRDS - 1)
    _make_exact(frame, third, each)
    return third


def _smoothed(frame: pd.DataFrame, level: Floats) -> Floats:
    """Return levels in which a district counts more than the single area."""
    square = frame["x_m"] // DISTRICT_M * 10_000 + frame["y_m"] // DISTRICT_M
    district = pd.Series(level).groupby(square.to_numpy(), sort=True).transform("mean")
    return np.asarray(0.35 * level + 0.65 * district.to_numpy(), dtype=np.float64)


def _make_exact(frame: pd.DataFrame, third: Ints, each: int) -> None:
    """Move a few inhabitants between areas of one municipality that lie in different thirds."""
    people = frame["inhabitants"].to_numpy(dtype=np.int64).copy()
    for low, high in pairwise(range(1, THIRDS + 1)):
        held = int(people[third <= low].sum())
        short = low * each - held
        giver, taker = (high, low) if short > 0 else (low, high)
        left = abs(short)
        for one, two in _pairs(frame, third, giver, taker):
            if not left:
                break
            moved = min(left, int(people[one]) // 20)
            people[one] -= moved
            people[two] += moved
            left -= moved
        if left:
            raise DataError(
                Finding(
                    what=f"{left} inhabitants cannot be moved between the thirds",
                    where="people/income.py",
                    expected=f"{each} inhabitants in each",
                    do="Let more of them move per area",
                )
            )
    frame["inhabitants"] = people


def _pairs(frame: pd.DataFrame, third: Ints, giver: int, taker: int) -> list[tuple[int, int]]:
    """Return areas of the two thirds that share a municipality and lie on one side of 2 km."""
    keys = [frame["municipality"], frame["near_2km"]]
    found = []
    for _, own in frame.reset_index(drop=True).groupby(keys, sort=True):
        nrs = own.index.to_numpy()
        givers, takers = nrs[third[nrs] == giver], nrs[third[nrs] == taker]
        found += list(zip(givers.tolist(), takers.tolist(), strict=False))
    return found
