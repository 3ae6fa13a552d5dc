"""Roads, railways and pipes as points along them, 50 m apart, and the polders' planned roads."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Floats, Stream
from datataal.data.generate.parameters import Parameters

__all__ = ["roads"]

STEP_CELLS = 0.1
PARTS = 16


def roads(parameters: Parameters, borders: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """Return points along every line with `kind`, `line`, `x_m`, `y_m`.

    `kind`: motorway, rail, pipe, main (between main towns), local (to a village) or polder.
    """
    stream, bend = Stream(parameters.seed, "roads"), parameters["road_lines"]["bend_cells"]
    lines: list[tuple[str, Floats]] = []
    for kind in ("motorway", "rail", "pipe"):
        for line in parameters["road_lines"][kind]:
            curved = [
                _curve(one, two, bend, stream) for one, two in zip(line, line[1:], strict=False)
            ]
            lines.append((kind, np.concatenate(curved)))
    for kind, one, two in _links(places):
        lines.append((kind, _curve(one, two, bend, stream)))
    for line in _polder_lines(parameters):
        lines.append(("polder", _curve(line[0], line[1], 0.0, stream)))
    return _on_land(parameters, borders, lines)


def _curve(one: Sequence[float], two: Sequence[float], bend: float, stream: Stream) -> Floats:
    """Return points between two places, bent to the side by a smooth bow and a smaller one."""
    dx, dy = two[0] - one[0], two[1] - one[1]
    length = math.sqrt(dx * dx + dy * dy)
    t = np.arange(max(2, int(length / STEP_CELLS))) / max(1, int(length / STEP_CELLS) - 1)
    first, second = stream.uniform(2, -bend, bend)
    side = 4 * t * (1 - t) * (first + 2 * second * (2 * t - 1)) * min(1.0, length / 8)
    return np.stack([one[0] + dx * t - dy / length * side, one[1] + dy * t + dx / length * side], 1)


def _links(places: pd.DataFrame) -> Iterator[tuple[str, list[float], list[float]]]:
    """Join every main town to the nearest ones, and every village to what was joined before."""
    at = places[["column", "row"]].to_numpy(dtype=np.float64)
    village = (places["kind"] == "village").to_numpy()
    towns = np.flatnonzero(~village)
    apart = ((at[:, None] - at[None]) * (at[:, None] - at[None])).sum(axis=2)
    joined = [int(towns[0])]
    for pool, kind in ((towns[1:], "main"), (np.flatnonzero(village), "local")):
        left = [int(nr) for nr in pool]
        while left:
            near = apart[np.ix_(left, joined)]
            one, two = np.unravel_index(int(np.argmin(near)), near.shape)
            yield kind, list(at[left[one]]), list(at[joined[two]])
            joined.append(left.pop(int(one)))
    for nr in towns:
        near = towns[np.argsort(apart[nr, towns], kind="stable")[2:4]]
        for other in near:
            yield "main", list(at[nr]), list(at[other])
    for nr in np.flatnonzero(village):
        other = int(np.argsort(apart[nr], kind="stable")[2])
        yield "local", list(at[nr]), list(at[other])


def _polder_lines(parameters: Parameters) -> Iterator[tuple[list[float], list[float]]]:
    """Lay the roads around each block of a planned polder."""
    for polder in parameters["settlement"]["polders"]:
        (column, row), (length, width) = polder["middle"], polder["half"]
        cos, sin = polder["along"]

        def place(along: float, across: float, at: tuple[float, ...] = (column, row, cos, sin)
        ) -> list[float]:  # fmt: skip
            return [
                at[0] + along * at[2] - across * at[3],
                at[1] + along * at[3] + across * at[2],
            ]

        wide, tall = polder["blocks"]
        for nr in range(wide + 1):
            along = length * (2 * nr / wide - 1)
            yield place(along, -width), place(along, width)
        for nr in range(tall + 1):
            across = width * (2 * nr / tall - 1)
            yield place(-length, across), place(length, across)


def _on_land(
    parameters: Parameters, borders: pd.DataFrame, lines: list[tuple[str, Floats]]
) -> pd.DataFrame:
    layout = parameters["map"]
    wide, size = layout["cells_wide"], layout["cell_m"]
    every = np.concatenate([points for _, points in lines])
    frame = pd.DataFrame(
        {
            "kind": np.repeat([kind for kind, _ in lines], [len(points) for _, points in lines]),
            "line": np.repeat(np.arange(len(lines)), [len(points) for _, points in lines]),
            "x_m": layout["origin_x_m"] + np.floor(every[:, 0] * size).astype(np.int64),
            "y_m": layout["origin_y_m"] + np.floor(every[:, 1] * size).astype(np.int64),
        }
    )
    land = np.zeros(wide * wide, dtype=bool)
    land[(borders["row"] * wide + borders["column"]).to_numpy()] = True
    column, row = np.floor(every).astype(np.int64).T
    inside = (column >= 0) & (column < wide) & (row >= 0) & (row < wide)
    ashore = inside & land[np.where(inside, row * wide + column, 0)]
    return frame[ashore].reset_index(drop=True)
