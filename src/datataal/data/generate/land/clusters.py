"""Clusters of open cells: grow one around a place, and change it until it measures as wished."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Booleans, Floats, Ints

__all__ = ["REACH", "SHAPES", "Ground", "Spot", "connected", "grow", "improved"]

#: Two cells belong to one cluster if at most one cell lies between them.
REACH = 2
STEPS = range(-REACH, REACH + 1)
#: Shapes that are tried, as the weights of dx dx, dx dy and dy dy in the distance from the start:
#: round, stretched from south to north, from west to east, and along both diagonals.
SHAPES = ((1.0, 0.0, 1.0), (2.2, 0.0, 0.45), (0.45, 0.0, 2.2), (1.3, 1.7, 1.3), (1.3, -1.7, 1.3))
#: No cell of a cluster lies further than this from where it started, in cells.
FAR = 8
#: Changes that are made at most, and how near the wish is near enough (as part of a score).
CHANGES, NEAR_ENOUGH = 60, 0.006

Spot = tuple[int, int]
Shape = tuple[float, float, float]
#: From rows of mean wind, share of nature and mean distance to the grid to how far off each is.
Judge = Callable[[Floats], Floats]


@dataclass(frozen=True)
class Ground:
    """The land cells as arrays, with the position of each by column and row."""

    frame: pd.DataFrame
    nature_m: float
    number: dict[Spot, int]
    nature: Booleans
    wind: Floats
    grid: Floats
    x_m: Floats
    y_m: Floats
    _near: dict[int, Ints] = field(default_factory=dict)

    @classmethod
    def of(cls, land: pd.DataFrame, nature_m: float) -> Ground:
        """Return the ground of land cells that have a distance to the grid."""
        frame = land.reset_index(drop=True)
        spots = zip(frame["column"].tolist(), frame["row"].tolist(), strict=True)
        wind, grid, x_m, y_m = (
            frame[name].to_numpy(dtype=np.float64)
            for name in ("wind_100m", "dist_grid_m", "x_m", "y_m")
        )
        nature = (frame["n2000"].astype(bool) | frame["nnn"].astype(bool)).to_numpy(dtype=bool)
        number = {spot: nr for nr, spot in enumerate(spots)}
        return cls(frame, nature_m, number, nature, wind, grid, x_m, y_m)

    def near(self, nr: int) -> Ints:
        """Return the numbers of the land cells around cell `nr` in which nature counts."""
        if nr not in self._near:
            dx, dy = self.x_m - self.x_m[nr], self.y_m - self.y_m[nr]
            self._near[nr] = np.flatnonzero(dx * dx + dy * dy <= self.nature_m * self.nature_m)
        return self._near[nr]

    def measures(
        self, own: list[int], covered: Ints, extra: int | None, gone: int | None
    ) -> Floats:
        """Return mean wind, share of nature around and mean distance to the grid.

        `covered` counts per land cell how many of the cells `own` it lies near to; `extra` is a
        cell that comes with them and `gone` one that goes.
        """
        cells = [nr for nr in own if nr != gone] + ([] if extra is None else [extra])
        count = covered
        if extra is not None or gone is not None:
            count = covered.copy()
            if extra is not None:
                count[self.near(extra)] += 1
            if gone is not None:
                count[self.near(gone)] -= 1
        around = count > 0
        share = int((around & self.nature).sum()) / int(around.sum())
        return np.array(
            [self.wind[cells].sum() / len(cells), share, self.grid[cells].sum() / len(cells)]
        )


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
        _, spot = heapq.heappop(waiting)
        taken.append(spot)
        for other in _beside(spot):
            if other in free and other not in seen and _apart(other, at) <= FAR:
                seen.add(other)
                across, up = other[0] - at[0], other[1] - at[1]
                far = shape[0] * across * across + shape[1] * across * up + shape[2] * up * up
                heapq.heappush(waiting, (far, other))
    return taken


def _beside(spot: Spot) -> Iterator[Spot]:
    return ((spot[0] + dx, spot[1] + dy) for dx in STEPS for dy in STEPS)


def _apart(one: Spot, other: Spot) -> int:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1]))


def connected(spots: AbstractSet[Spot]) -> bool:
    """Return whether the cells form one cluster."""
    left = set(spots)
    edge = [left.pop()] if left else []
    while edge:
        beside = {other for other in _beside(edge.pop()) if other in left}
        left -= beside
        edge += sorted(beside)
    return not left


def improved(
    ground: Ground,
    free: AbstractSet[Spot],
    spots: list[Spot],
    sizes: tuple[int, int],
    judge: Judge,
) -> tuple[list[Spot], float]:
    """Add or leave out one cell at a time while that brings the measures nearer to the wish.

    Returns
    -------
    spots, off
        The cells in order, and how far the measure that is furthest off still is.
    """
    start, own = spots[0], list(spots)
    covered = np.zeros(len(ground.wind), dtype=np.int64)
    for spot in own:
        covered[ground.near(ground.number[spot])] += 1
    off = float(
        judge(ground.measures([ground.number[s] for s in own], covered, None, None)[None])[0]
    )
    for _ in range(CHANGES):
        moves = list(_moves(free, own, start, sizes))
        if off <= NEAR_ENOUGH or not moves:
            break
        numbers = [ground.number[spot] for spot in own]
        rows = [ground.measures(numbers, covered, *_numbered(ground, move)) for move in moves]
        judged = np.round(judge(np.array(rows)), 9)
        best = int(np.argmin(judged))
        if judged[best] >= off:
            break
        off = float(judged[best])
        extra, gone = moves[best]
        if extra is not None:
            own.append(extra)
            covered[ground.near(ground.number[extra])] += 1
        if gone is not None:
            own.remove(gone)
            covered[ground.near(ground.number[gone])] -= 1
    return sorted(own), off


Move = tuple[Spot | None, Spot | None]


def _moves(
    free: AbstractSet[Spot], own: list[Spot], start: Spot, sizes: tuple[int, int]
) -> Iterator[Move]:
    """Yield every single cell that can come or go."""
    held = set(own)
    if len(own) < sizes[1]:
        beside = {other for spot in own for other in _beside(spot)}
        for spot in sorted((beside & free) - held):
            if _apart(spot, start) <= FAR:
                yield spot, None
    if len(own) > sizes[0]:
        for spot in own:
            if connected(held - {spot}):
                yield None, spot


def _numbered(ground: Ground, move: Move) -> tuple[int | None, int | None]:
    extra, gone = (None if spot is None else ground.number[spot] for spot in move)
    return extra, gone
