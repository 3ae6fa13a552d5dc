"""The kinds of change that plant a flaw: each a small function from a table to a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from datataal.data._near import near
from datataal.data.generate.draw import Ints, Stream
from datataal.errors import DataError, Finding

__all__ = ["KINDS", "Change", "kind_of", "rows_of"]

Change = Mapping[str, Any]


def rows_of(table: pd.DataFrame, change: Change, flaw: str, stream: Stream) -> Ints:
    """Return the positions of the rows of `table` that a change is about, drawn where it counts."""
    fits = np.ones(len(table), dtype=bool)
    for column, value in change.get("where", {}).items():
        wanted_values = value if isinstance(value, list) else [value]
        fits &= table[column].isin(wanted_values).to_numpy(dtype=bool)
    found = np.flatnonzero(fits)
    wanted = change.get("count", len(found))
    if not len(found) or wanted > len(found):
        raise DataError(
            Finding(
                what=f"Flaw {flaw!r} finds {len(found)} rows of {change['table']}",
                where="datasets/instructors/flaws",
                expected=f"at least {max(wanted, 1)}",
                do="Correct `where` or `count` of the change",
            )
        )
    return found[stream.lean(np.ones(len(found)), wanted)]


def _set(table: pd.DataFrame, rows: Ints, change: Change) -> pd.DataFrame:
    for column, value in change["values"].items():
        table[column] = _replace(table[column], rows, [value] * len(rows))
    return table


def _blank(table: pd.DataFrame, rows: Ints, change: Change) -> pd.DataFrame:
    name = str(change["column"])
    table[name] = _replace(table[name].astype("Int64"), rows, [pd.NA] * len(rows))
    return table


def _letter(table: pd.DataFrame, rows: Ints, change: Change) -> pd.DataFrame:
    name = str(change["column"])
    old = table[name]
    new = [str(old.iloc[row]).replace("0", "O", 1) for row in rows]
    table[name] = _replace(old, rows, new)
    return table


def _times(factor: int) -> Callable[[pd.DataFrame, Ints, Change], pd.DataFrame]:
    def change_rows(table: pd.DataFrame, rows: Ints, change: Change) -> pd.DataFrame:
        name = str(change["column"])
        old = table[name]
        new = [round(float(old.iloc[row]) * factor, 1) for row in rows]
        table[name] = _replace(old, rows, new)
        return table

    return change_rows


def _round(table: pd.DataFrame, rows: Ints, change: Change) -> pd.DataFrame:
    to = change["to"]
    for column in change["columns"]:
        old = table[column]
        new = [(int(old.iloc[row]) + to // 2) // to * to for row in rows]
        table[column] = _replace(old, rows, new)
    return table


def _same(table: pd.DataFrame, rows: Ints, change: Change) -> pd.DataFrame:
    """Leave the values: the flaw is in the name, the description or the delivery itself."""
    del rows, change
    return table


def _replace(column: pd.Series[Any], rows: Ints, values: Sequence[object]) -> pd.Series[Any]:
    changed = column.astype(object)
    changed.iloc[rows] = list(values)
    return changed if column.dtype == object else changed.astype(column.dtype)


#: how a change of each kind is made
KINDS: Mapping[str, Callable[[pd.DataFrame, Ints, Change], pd.DataFrame]] = {
    "set": _set,
    "blank": _blank,
    "letter": _letter,
    "percent": _times(100),
    "thousand": _times(1000),
    "round": _round,
    "rename": _same,
    "unsourced": _same,
    "inherent": _same,
}


def kind_of(change: Change) -> Callable[[pd.DataFrame, Ints, Change], pd.DataFrame]:
    """Return the function that makes the change."""
    if change["kind"] not in KINDS:
        raise DataError(
            Finding(
                what=f"A change of kind {change['kind']!r} is not known",
                where="datasets/instructors/flaws",
                expected=near(change["kind"], KINDS),
                do="Correct the kind",
            )
        )
    return KINDS[change["kind"]]
