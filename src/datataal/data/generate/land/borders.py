"""Municipalities: each grows from its own point until it has exactly its own area, in one piece."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pandas as pd
from scipy import ndimage

from datataal.data.generate.draw import Booleans, Floats, Ints, Stream
from datataal.data.generate.land.fields import noise
from datataal.data.generate.parameters import Parameters
from datataal.errors import DataError, Finding

__all__ = ["borders"]

#: a cell that is to be given to a neighbour
LOOSE = -2
ROUNDS = 160
PACE = 0.35


def borders(parameters: Parameters, terrain: pd.DataFrame) -> pd.DataFrame:
    """Return the land cells with `municipality`: one piece of its own area for each."""
    wide = parameters["map"]["cells_wide"]
    sizes = np.array([round(place.land_km2 * 4) for place in parameters.municipalities])
    far, land = _far(parameters, terrain), terrain["water"].isna().to_numpy()
    owner = np.where(land, _balanced(far, land, sizes), -1)
    owner = _whole(owner.reshape(wide, wide), far.reshape(-1, wide, wide))
    owner = _exact(owner, far.reshape(-1, wide, wide), sizes).reshape(-1)
    codes = np.array(parameters.codes, dtype=object)
    return terrain[land].assign(municipality=codes[owner[land]]).reset_index(drop=True)


def _far(parameters: Parameters, terrain: pd.DataFrame) -> Floats:
    """Return squared distances (municipality x cell), bent by noise, more across the river."""
    stream, drawn = Stream(parameters.seed, "borders"), parameters["borders"]
    wide, shift = parameters["map"]["cells_wide"], parameters["borders"]["wander_cells"] / 2
    x = terrain["column"].to_numpy() + 0.5 + shift * noise(stream, wide, (16, 8, 4))
    y = terrain["row"].to_numpy() + 0.5 + shift * noise(stream, wide, (16, 8, 4))
    north = terrain["north"].to_numpy()
    far = []
    for code in parameters.codes:
        column, row = drawn["seeds"][code]
        home = north[int(row) * wide + int(column)]
        apart = np.where(north == home, 0.0, drawn["across_river"])
        far.append((x - column) * (x - column) + (y - row) * (y - row) + apart)
    return np.array(far)


def _balanced(far: Floats, land: Booleans, sizes: Ints) -> Ints:
    """Let who is too small reach further, round after round, until areas nearly fit."""
    lead = np.zeros(len(sizes))
    for nr in range(ROUNDS):
        owner = np.argmin(far - lead[:, None], axis=0)
        short = sizes - np.bincount(owner[land], minlength=len(sizes))
        lead += PACE * short * (1 - nr / ROUNDS)
    return np.asarray(owner, dtype=np.int64)


def _whole(owner: Ints, far: Floats) -> Ints:
    """Give every part that lies apart to the nearest municipality beside it."""
    for nr in range(len(far)):
        parts, count = ndimage.label(owner == nr)
        if count > 1:
            sizes = np.bincount(parts.reshape(-1))[1:]
            owner[(parts > 0) & (parts != 1 + int(np.argmax(sizes)))] = LOOSE
    while (owner == LOOSE).any():
        for row, column in zip(*np.nonzero(owner == LOOSE), strict=True):
            around = [nr for nr in _around(owner, row, column) if nr >= 0]
            if around:
                owner[row, column] = min(around, key=lambda nr: (far[nr, row, column], nr))
    return owner


def _around(owner: Ints, row: int, column: int) -> list[int]:
    tall, wide = owner.shape
    places = ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1))
    return [int(owner[r, c]) for r, c in places if 0 <= r < tall and 0 <= c < wide]


def _exact(owner: Ints, far: Floats, sizes: Ints) -> Ints:
    """Hand over cells along the borders until every area is exact."""
    while True:
        short = sizes - np.bincount(owner[owner >= 0], minlength=len(sizes))
        if not short.any():
            return owner
        path = _path(owner, short)
        for taker, giver in pairwise(path):
            _hand_over(owner, far, giver, taker)


def _path(owner: Ints, short: Ints) -> list[int]:
    """Return the shortest chain of neighbours from who is short to one with cells to spare."""
    beside = _touching(owner)
    first = int(np.argmax(short))
    chains, seen = [[first]], {first}
    for chain in chains:
        if short[chain[-1]] < 0:
            return chain
        for nr in beside[chain[-1]]:
            if nr not in seen:
                seen.add(nr)
                chains.append([*chain, nr])
    raise _stuck()


def _touching(owner: Ints) -> dict[int, list[int]]:
    found: dict[int, set[int]] = {int(nr): set() for nr in np.unique(owner[owner >= 0])}
    for one, two in ((owner[1:], owner[:-1]), (owner[:, 1:], owner[:, :-1])):
        differ = (one != two) & (one >= 0) & (two >= 0)
        for left, right in zip(one[differ].tolist(), two[differ].tolist(), strict=True):
            found[left].add(right)
            found[right].add(left)
    return {nr: sorted(others) for nr, others in found.items()}


def _hand_over(owner: Ints, far: Floats, giver: int, taker: int) -> None:
    """Give the cell that costs least, as long as the giver stays one piece."""
    edge = (owner == giver) & ndimage.binary_dilation(owner == taker)
    places = np.argwhere(edge)
    cost = (far[taker] - far[giver])[edge]
    # A cell with many cells of the taker around it leaves a smoother border.
    around = ndimage.convolve((owner == taker).astype(np.int64), np.ones((3, 3), dtype=np.int64))
    for nr in np.argsort(cost - 30 * around[edge], kind="stable"):
        row, column = places[nr]
        owner[row, column] = taker
        if ndimage.label(owner == giver)[1] == 1:
            return
        owner[row, column] = giver
    raise _stuck()


def _stuck() -> DataError:
    return DataError(
        Finding(
            what="The municipalities cannot be fitted to their areas",
            where="values/land.yml, borders",
            expected="points from which each municipality can grow over land",
            do="Move the points apart, or give them more even areas",
        )
    )
