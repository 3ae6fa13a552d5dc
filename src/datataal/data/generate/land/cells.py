"""The map: which cell of 500 m belongs to which municipality.

Municipalities are laid along a winding path through strips of the map, so that each is one
piece with exactly its own area, and so that who borders whom can be measured.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Floats
from datataal.data.generate.parameters import Parameters

__all__ = ["cells", "distance2", "neighbours"]


def cells(parameters: Parameters) -> pd.DataFrame:
    """Return the land cells along the path, with `column`, `row`, `municipality`, `x_m`, `y_m`."""
    layout = parameters["map"]
    path = pd.DataFrame(_path(layout), columns=["column", "row"])
    sizes = [round(place.land_km2 * 4) for place in parameters.municipalities]
    path["municipality"] = np.repeat(parameters.codes, sizes)
    half = layout["cell_m"] // 2
    path["x_m"] = layout["origin_x_m"] + path["column"] * layout["cell_m"] + half
    path["y_m"] = layout["origin_y_m"] + path["row"] * layout["cell_m"] + half
    return path


def _path(layout: Mapping[str, int]) -> list[tuple[int, int]]:
    wide = layout["cells_wide"]
    found: list[tuple[int, int]] = []
    for strip in range(wide // layout["strip_cells"]):
        rows = range(wide) if strip % 2 == 0 else reversed(range(wide))
        for row in rows:
            columns = range(_border(layout, strip, row), _border(layout, strip + 1, row))
            found += [(column, row) for column in columns]
    return found


def _border(layout: Mapping[str, object], strip: int, row: int) -> int:
    sea, bend = layout["sea_cells"], layout["bend_cells"]
    wide, each, shift = (layout[key] for key in ("cells_wide", "strip_cells", "bend_shift"))
    assert isinstance(sea, list)
    assert isinstance(bend, list)
    assert isinstance(wide, int)
    assert isinstance(each, int)
    assert isinstance(shift, int)
    if strip == 0:
        return int(sea[row % len(sea)])
    straight = strip * each
    return wide if straight >= wide else straight + int(bend[(row + shift * strip) % len(bend)])


def neighbours(land: pd.DataFrame) -> dict[str, list[str]]:
    """Return per municipality the codes of those that share a cell side with it."""
    owner = {
        (c, r): m for c, r, m in land[["column", "row", "municipality"]].itertuples(index=False)
    }
    touching: dict[str, set[str]] = {code: set() for code in land["municipality"].unique()}
    for (column, row), here in owner.items():
        for beside in ((column + 1, row), (column, row + 1)):
            there = owner.get(beside, here)
            if there != here:
                touching[here].add(there)
                touching[there].add(here)
    return {code: sorted(others) for code, others in touching.items()}


def distance2(frame: pd.DataFrame, x_m: float, y_m: float) -> Floats:
    """Return squared distances in m2 from each row to a point: exact, and enough to rank by."""
    dx, dy = frame["x_m"].to_numpy(dtype=float) - x_m, frame["y_m"].to_numpy(dtype=float) - y_m
    return np.asarray(dx * dx + dy * dy, dtype=np.float64)
