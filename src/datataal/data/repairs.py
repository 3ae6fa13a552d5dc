"""Repair one value of a table so that somebody else can see why and undo it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import pandas as pd

from datataal.data._near import near
from datataal.errors import DataError, Finding

__all__ = ["ROLES", "Repair", "repair", "undo"]

ROLES = ("policy", "data", "ethics")


@dataclass(frozen=True)
class Repair:
    """One repair: which value, what stood there, what stands there now, why, and by which role.

    It names a role and never a person.
    """

    row_key: Mapping[str, Any]
    column: str
    old: Any
    new: Any
    reason: str
    role: str

    def to_frame(self) -> pd.DataFrame:
        """Return the repair as a table of one row, to show or to save beside the data."""
        where = ", ".join(f"{name} = {value}" for name, value in self.row_key.items())
        return pd.DataFrame([{**asdict(self), "row_key": where}])


def repair(  # noqa: PLR0913, PLR0917  a log entry needs every one of these
    table: pd.DataFrame,
    row_key: Mapping[str, Any] | str,
    column: str,
    new: Any,  # noqa: ANN401  a table holds values of many types
    reason: str,
    role: str,
) -> tuple[pd.DataFrame, Repair]:
    """Return a repaired copy of `table` and the log entry that makes the repair traceable.

    Parameters
    ----------
    table : pandas.DataFrame
        The table to repair; it stays as it is.
    row_key : mapping or str
        Which row: column names with values, or a value of the first column.
    column : str
        The column to repair.
    new : object
        The value that should stand there; it must fit the type of the column.
    reason : str
        Why the old value is wrong and where the new one comes from.
    role : str
        Who repairs: ``policy``, ``data`` or ``ethics``. Not a name.

    Raises
    ------
    DataError
        If the column is unknown, not exactly one row fits, or the reason or role is missing.
    """
    key = {str(table.columns[0]): row_key} if isinstance(row_key, str) else dict(row_key)
    index = _row(table, key, column)
    _motive(reason, role)
    entry = Repair(key, column, _plain(table.loc[index, column]), new, reason.strip(), role)
    return _set(table, index, column, new), entry


def undo(table: pd.DataFrame, log_entry: Repair) -> pd.DataFrame:
    """Return a copy of `table` in which the repair of `log_entry` is turned back.

    Raises
    ------
    DataError
        If the value was changed again since, so that turning back would lose that change.
    """
    index = _row(table, log_entry.row_key, log_entry.column)
    now = _plain(table.loc[index, log_entry.column])
    if now != log_entry.new:
        raise DataError(
            Finding(
                what=f"{log_entry.column} is {now!r} and no longer {log_entry.new!r}",
                where=str(dict(log_entry.row_key)),
                expected="the value that this repair put there",
                do="Undo the later repair first",
            )
        )
    return _set(table, index, log_entry.column, log_entry.old)


def _row(table: pd.DataFrame, key: Mapping[str, Any], column: str) -> Any:  # noqa: ANN401
    for name in (*key, column):
        if name not in table.columns:
            raise DataError(
                Finding(
                    what=f"The table has no column {name!r}",
                    expected=near(name, map(str, table.columns)),
                    do="Correct the name of the column",
                )
            )
    fits = pd.Series(data=True, index=table.index)
    for name, value in key.items():
        fits &= (table[name] == value).fillna(value=False).astype(bool)
    if int(fits.sum()) != 1:
        raise DataError(
            Finding(
                what=f"{int(fits.sum())} rows fit {dict(key)}",
                expected="exactly one row",
                do="Name the row by its code, such as {'municipality': 'DM01'}",
            )
        )
    return table.index[fits][0]


def _motive(reason: str, role: str) -> None:
    if not isinstance(reason, str) or not reason.strip():
        raise DataError(
            Finding(
                what="The repair has no reason",
                expected="a sentence that says why the old value is wrong",
                do="Write where the new value comes from",
            )
        )
    if role not in ROLES:
        raise DataError(
            Finding(
                what=f"The role {role!r} is not known",
                expected=" or ".join(ROLES),
                do="Write the role that repairs, not a name",
            )
        )


def _set(table: pd.DataFrame, index: Any, column: str, value: Any) -> pd.DataFrame:  # noqa: ANN401
    copy = table.copy()
    try:
        copy.loc[index, column] = pd.NA if value is None else value
    except (TypeError, ValueError):
        raise DataError(
            Finding(
                what=f"{value!r} does not fit column {column!r}",
                expected=f"a value of type {table[column].dtype}",
                do="Write a number without quotation marks, or text between them",
            )
        ) from None
    return copy


def _plain(value: Any) -> Any:  # noqa: ANN401
    if pd.isna(value):
        return None
    return value.item() if hasattr(value, "item") else value
