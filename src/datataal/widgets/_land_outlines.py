"""Make the outlines of Deltaland that maps in widgets draw, from the table of its cells.

``python -m datataal.widgets._land_outlines`` writes ``static/land.json``: for each municipality
and search area the edge of its cells as an SVG path, 100 units wide, north up, which the script of
the player holds too; and ``static/land_at.json``: where each lies, and each station. Neighbours
share their edges exactly; a unit is a cell of 500 metres. A test holds the files to the data.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from datataal import data

__all__ = ["STATIC", "made", "written"]

STATIC = Path(__file__).parent / "static"
Grid = npt.NDArray[np.bool_]
Point = tuple[int, int]


def made() -> dict[str, Any]:
    """Return what the files hold: `land`, id -> path; `land_at`, id -> a point well inside."""
    cells = data.load("cells").sort_values(["y_m", "x_m"], ignore_index=True)
    side = round(len(cells) ** 0.5)
    shapes, at = {}, {}
    dry = ~cells["water"].to_numpy(dtype=bool)
    for column in ("municipality", "search_area"):
        names = cells[column].fillna("").astype(str).to_numpy()
        for name in sorted(set(names[dry]) - {""}):
            inside = np.flipud(((names == name) & dry).reshape(side, side))
            shapes[name] = "".join(_path(ring) for ring in _rings(inside))
            at[name] = _middle(inside, hole=column == "municipality")
    west, south = (int(cells[key].min()) - _HALF for key in ("x_m", "y_m"))
    for row in data.load("grid_stations").to_dict("records"):
        x, y = (int(row["x_m"]) - west) / _CELL, side - (int(row["y_m"]) - south) / _CELL
        at[str(row["station"])] = [round(x, 1), round(y, 1)]
    return {"land": shapes, "land_at": at}


_CELL, _HALF = 500, 250


def _middle(inside: Grid, *, hole: bool) -> list[float]:
    """Return the point furthest from the edge; of scattered cells the one nearest their mean."""
    left = inside
    while hole and (smaller := _eroded(left)).any():
        left = smaller
    rows, columns = np.nonzero(left)
    away = (rows - rows.mean()) ** 2 + (columns - columns.mean()) ** 2
    best = int(np.argmin(away))
    return [int(columns[best]) + 0.5, int(rows[best]) + 0.5]


def _eroded(inside: Grid) -> Grid:
    edge = np.pad(inside, 1)
    return np.asarray(
        inside & edge[:-2, 1:-1] & edge[2:, 1:-1] & edge[1:-1, :-2] & edge[1:-1, 2:], dtype=bool
    )


def _rings(inside: Grid) -> Iterator[list[Point]]:
    """Yield the closed ways around the cells, the inside on the right hand."""
    onward = _edges(inside)
    while onward:
        at = start = min(onward)
        ring, way = [start], (0, 0)
        while True:
            there = onward[at]
            right = (at[0] - way[1], at[1] + way[0])  # where two cells touch at a corner
            to = there.pop(there.index(right) if right in there else 0)
            if not there:
                del onward[at]
            way, at = (to[0] - at[0], to[1] - at[1]), to
            if at == start:
                break
            ring.append(at)
        yield ring


def _edges(inside: Grid) -> dict[Point, list[Point]]:
    """Return the sides of cells that have no cell beyond them: from each corner to the next."""
    edge = np.pad(inside, 1)
    found: dict[Point, list[Point]] = {}
    for row, column in np.argwhere(inside).tolist():
        a, b = (column, row), (column + 1, row)
        c, d = (column + 1, row + 1), (column, row + 1)
        beyond = ((a, b, 0, 1), (b, c, 1, 2), (c, d, 2, 1), (d, a, 1, 0))
        for start, end, down, right in beyond:
            if not edge[row + down, column + right]:
                found.setdefault(start, []).append(end)
    return found


def _path(ring: list[Point]) -> str:
    """Return a ring as an SVG path of steps, straight runs taken together."""
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in itertools.pairwise(ring)]
    text, run, way = f"M{ring[0][0]} {ring[0][1]}", 0, (0, 0)
    for step in [*steps, (0, 0)]:
        if step != way:
            text += f"h{run * way[0]}" if way[0] else f"v{run * way[1]}" if way[1] else ""
            run, way = 0, step
        run += 1
    return f"{text}z"


def written(held: Mapping[str, Any]) -> str:
    """Return what a file says."""
    return json.dumps(held, separators=(",", ":")) + "\n"


def main() -> int:
    """Write the files; return 0."""
    for name, held in made().items():
        (STATIC / f"{name}.json").write_text(written(held), encoding="utf-8")
        print(f"Written: {name}.json, {len(written(held))} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
