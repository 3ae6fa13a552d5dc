"""Numbers over the whole map: smooth noise, and distances to points and lines.

A field is an array with one number per cell of the map, row by row from the south-west. Only plain
arithmetic and square roots are used, so that every machine finds the same digits.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Booleans, Floats, Stream

__all__ = ["every_cell", "grown", "line_distance", "noise", "spread"]

Points = Sequence[Sequence[float]]


def every_cell(layout: Mapping[str, Any]) -> pd.DataFrame:
    """Return all cells of the map with `cell`, `column`, `row` and the middle in metres."""
    wide, size = layout["cells_wide"], layout["cell_m"]
    row, column = np.divmod(np.arange(wide * wide, dtype=np.int64), wide)
    return pd.DataFrame(
        {
            "cell": [f"DC-{nr:05d}" for nr in range(1, wide * wide + 1)],
            "column": column,
            "row": row,
            "x_m": layout["origin_x_m"] + column * size + size // 2,
            "y_m": layout["origin_y_m"] + row * size + size // 2,
        }
    )


def noise(stream: Stream, wide: int, steps: Sequence[int] = (24, 12, 6)) -> Floats:
    """Return value noise with mean 0 and standard deviation 1, one number per cell.

    Numbers drawn at knots `step` cells apart are joined by a cubic that is flat at each knot
    (3t² - 2t³); each finer layer counts half as much as the one before.
    """
    total = np.zeros((wide, wide))
    for layer, step in enumerate(steps):
        knots = wide // step + 2
        drawn = stream.uniform(knots * knots, -1.0, 1.0).reshape(knots, knots)
        at, part = np.divmod((np.arange(wide) + 0.5) / step, 1.0)
        left, ease = at.astype(np.int64), part * part * (3 - 2 * part)
        up = drawn[left] * (1 - ease)[:, None] + drawn[left + 1] * ease[:, None]
        total += (up[:, left] * (1 - ease) + up[:, left + 1] * ease) / (1 << layer)
    flat = total.reshape(-1)
    flat = flat - math.fsum(flat) / len(flat)
    return np.asarray(flat / math.sqrt(math.fsum(flat * flat) / len(flat)), dtype=np.float64)


def line_distance(x: Floats, y: Floats, line: Points) -> tuple[Floats, Floats]:
    """Return the distance of each place to a line, and how far along the line that is.

    The second is counted in points: 1.5 lies halfway between the second and the third.
    """
    best, along = np.full(len(x), np.inf), np.zeros(len(x))
    for nr, (one, two) in enumerate(pairwise(line)):
        dx, dy = two[0] - one[0], two[1] - one[1]
        part = np.clip(((x - one[0]) * dx + (y - one[1]) * dy) / (dx * dx + dy * dy), 0.0, 1.0)
        off_x, off_y = x - one[0] - part * dx, y - one[1] - part * dy
        far = np.sqrt(off_x * off_x + off_y * off_y)
        along = np.where(far < best, nr + part, along)
        best = np.minimum(best, far)
    return best, along


def spread(values: Floats) -> Floats:
    """Return the rank of each value, evenly from 0 to 1."""
    rank = np.empty(len(values))
    rank[np.argsort(values, kind="stable")] = np.arange(len(values))
    return rank / max(len(values) - 1, 1)


def grown(cost: Floats, start: Booleans, may: Booleans, size: int, wide: int) -> Booleans:
    """Return `size` cells in one piece with `start`: the cheapest beside what is taken first."""
    import heapq

    taken = np.zeros(len(cost), dtype=bool)
    seen = start & may
    heap = [(float(cost[nr]), int(nr)) for nr in np.flatnonzero(seen)]
    heapq.heapify(heap)
    left = size
    while heap and left:
        _, nr = heapq.heappop(heap)
        taken[nr] = True
        left -= 1
        for beside in beside_cell(nr, wide):
            if may[beside] and not seen[beside]:
                seen[beside] = True
                heapq.heappush(heap, (float(cost[beside]), beside))
    return taken


def beside_cell(nr: int, wide: int) -> list[int]:
    """Return the cells that share a side with cell number `nr`."""
    column = nr % wide
    found = [nr - wide] if nr >= wide else []
    found += [nr + wide] if nr + wide < wide * wide else []
    found += [nr - 1] if column else []
    return found + ([nr + 1] if column < wide - 1 else [])
