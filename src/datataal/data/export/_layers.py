"""Tables as map layers, in a coordinate system that is nowhere on earth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import shapely

from datataal.data._load import load, tables
from datataal.data.export._chosen import Table

__all__ = ["CRS", "shapes"]

CELLS = "cells"
HALF_CELL = 250  # metres
#: An engineering system: metres from an origin that is tied to no place, and no EPSG code.
CRS = (
    'ENGCRS["Deltaland (verzonnen / invented), metres",'
    'EDATUM["Deltaland (verzonnen / invented)"],CS[Cartesian,2],'
    'AXIS["x",east,ORDER[1]],AXIS["y",north,ORDER[2]],LENGTHUNIT["metre",1]]'
)
Shapes = Sequence[Any]


def shapes(table: Table) -> Shapes | None:
    """Return a shape per row (None for a row without one), or None for a table without places.

    Cells are squares. A table whose key is a column of the cells gets the outline of its cells.
    A row with a radius is a circle, any other row with coordinates a point.
    """
    columns = set(table.frame.columns)
    if table.name != CELLS and (outlines := _outlines(table)):
        key = table.about["schema"]["primaryKey"][0]
        return [outlines.get(str(value)) for value in table.frame[key]]
    if not {"x_m", "y_m"} <= columns:
        return None
    if table.name == CELLS:
        return list(_squares(table.frame))
    x, y = (table.frame[name].to_numpy(dtype=float, na_value=np.nan) for name in ("x_m", "y_m"))
    points = shapely.points(x, y)
    points[np.isnan(x) | np.isnan(y)] = None
    if "radius_m" in columns:
        radius = table.frame["radius_m"].to_numpy(dtype=float, na_value=0.0)
        return list(np.where(radius > 0, shapely.buffer(points, radius), points))
    return list(points)


def _outlines(table: Table) -> Mapping[str, Any]:
    """Return the joined cells per value of the table's key; empty if cells do not know it."""
    key = table.about["schema"]["primaryKey"]
    cells = load(CELLS) if CELLS in tables() and len(key) == 1 else pd.DataFrame()
    if not len(cells) or key[0] not in cells:
        return {}
    return {
        str(value): shapely.orient_polygons(shapely.union_all(_squares(part)))
        for value, part in cells.dropna(subset=key).groupby(key[0], sort=True)
    }


def _squares(cells: pd.DataFrame) -> Any:  # noqa: ANN401  an array of shapes
    x, y = (cells[name].to_numpy(dtype=float) for name in ("x_m", "y_m"))
    return shapely.box(x - HALF_CELL, y - HALF_CELL, x + HALF_CELL, y + HALF_CELL)
