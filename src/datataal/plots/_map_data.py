"""From a table to what can be drawn on the map: cells, whole regions, or points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from datataal.data import load, resource, tables
from datataal.data._near import near
from datataal.errors import DataError, Finding
from datataal.language import current
from datataal.plots._guard import need_columns
from datataal.plots._words import field_of

__all__ = ["CELL_KM", "WIDE", "Ground", "Kind", "Layer", "ground", "layer_of"]

Kind = Literal["cells", "regions", "points"]
#: Cells along each side of the map, and the length of a cell's side in kilometres.
WIDE, CELL_KM = 100, 0.5
ORIGIN_M, CELL_M = 900_000, 500
#: Columns of `cells` whose values are whole regions that a table can have a row for.
REGIONS = ("municipality", "search_area", "station_area", "landscape")


@dataclass(frozen=True)
class Ground:
    """The land: per cell of the grid (row, column) its municipality, empty in water."""

    cells: pd.DataFrame
    owner: NDArray[np.object_]

    def grid(self, values: pd.Series[Any], empty: object) -> NDArray[np.object_]:
        """Lay one value per row of `cells` on the grid; what has none becomes `empty`."""
        made = np.full((WIDE, WIDE), empty, dtype=object)
        made[self.cells["row"], self.cells["column"]] = values.to_numpy(dtype=object)
        return made


@dataclass(frozen=True)
class Layer:
    """What is drawn: one value per row of `frame`, and what the column is called.

    `frame` has `value` and `municipality`; points have `x_km` and `y_km` too, cells and regions
    the place in `Ground.cells` (`at`), regions also `region`.
    """

    kind: Kind
    frame: pd.DataFrame
    title: str
    unit: str
    labels: Mapping[str, str]
    source: Mapping[str, Any]
    region: str = ""


def ground() -> Ground:
    """Return the grid of the shipped cells."""
    cells = load("cells").reset_index(drop=True)
    for name, place in (("column", "x_m"), ("row", "y_m")):
        cells[name] = (cells[place].astype("int64") - ORIGIN_M) // CELL_M
    owner = cells["municipality"].astype(object).where(cells["municipality"].notna(), "")
    return Ground(cells, Ground(cells, np.empty(0, dtype=object)).grid(owner, ""))


def layer_of(column: str, of: str | pd.DataFrame, land: Ground) -> Layer:
    """Return the layer of `column` of a table by name, or of rows of the learner's own.

    Raises
    ------
    DataError
        If the table or the column is unknown, or the rows have no place on the map.
    """
    rows = load(of) if isinstance(of, str) else of
    if isinstance(of, str) and column not in rows.columns:
        raise DataError(_unknown(column, of, rows))
    need_columns(rows, column)
    field = _field(column, of)
    words: dict[str, Any] = {
        "title": field["titles"][current()] if field else column,
        "unit": str((field.get("units") or {}).get(current(), "")) if field else "",
        "labels": {k: v[current()] for k, v in (field.get("valueLabels") or {}).items()},
        "source": field.get("source") or {},
    }
    if "cell" in rows.columns:
        return Layer("cells", _on_cells(rows, column, land), **words)
    region = _region(rows, land)
    if region:
        return Layer("regions", _on_regions(rows, column, region, land), **words, region=region)
    return Layer("points", _points(rows, column), **words)


def _field(column: str, of: str | pd.DataFrame) -> Mapping[str, Any]:
    if not isinstance(of, str):
        return field_of(column) or {}
    fields = resource(of)["schema"]["fields"]
    return next(dict(field) for field in fields if field["name"] == column)


def _unknown(column: str, table: str, rows: pd.DataFrame) -> Finding:
    others = [name for name in tables() if name != table and _has(name, column)]
    hint = f'That column is in: {", ".join(others)}. Write of="{others[0]}"' if others else ""
    return Finding(
        what=f"The table {table!r} has no column {column!r}",
        expected=near(column, map(str, rows.columns)),
        do=hint or f'datataal.data.describe("{table}") gives all columns',
    )


def _has(table: str, column: str) -> bool:
    return any(field["name"] == column for field in resource(table)["schema"]["fields"])


def _on_cells(rows: pd.DataFrame, column: str, land: Ground) -> pd.DataFrame:
    cells = land.cells[["cell", "municipality"]].reset_index(names="at")
    values = rows[["cell"]].assign(value=rows[column]).drop_duplicates("cell")
    found = cells.merge(values, on="cell", how="inner")
    return found[found["municipality"].notna()].reset_index(drop=True)


def _region(rows: pd.DataFrame, land: Ground) -> str:
    """Return the column that names a region once per row, if there is one."""
    for name in REGIONS:
        own = "area" if name == "search_area" and "area" in rows.columns else name
        if own not in rows.columns or name not in land.cells.columns:
            continue
        known = set(land.cells[name].dropna())
        if rows[own].is_unique and set(rows[own].dropna()) <= known:
            return name
    return ""


def _on_regions(rows: pd.DataFrame, column: str, region: str, land: Ground) -> pd.DataFrame:
    own = region if region in rows.columns else "area"
    values = pd.DataFrame({region: rows[own], "value": rows[column]})
    columns = list(dict.fromkeys([region, "municipality"]))
    cells = land.cells[columns].reset_index(names="at")
    found = cells[cells[region].notna() & cells["municipality"].notna()]
    return found.merge(values, on=region, how="left").assign(region=lambda all_: all_[region])


def _points(rows: pd.DataFrame, column: str) -> pd.DataFrame:
    if not {"x_m", "y_m"} <= set(rows.columns):
        raise DataError(
            Finding(
                what="These rows have no place on the map",
                expected="a column cell, municipality (each once), or x_m and y_m",
                do="Join them with load('cells') or load('municipalities') first",
            )
        )
    place = rows["municipality"] if "municipality" in rows.columns else pd.Series(pd.NA, rows.index)
    return pd.DataFrame(
        {
            "value": rows[column],
            "municipality": place,
            "x_km": (rows["x_m"].astype("float64") - ORIGIN_M) / 1000,
            "y_km": (rows["y_m"].astype("float64") - ORIGIN_M) / 1000,
        }
    ).reset_index(drop=True)
