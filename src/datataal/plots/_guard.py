"""Say in one line what a figure cannot be drawn from."""

from __future__ import annotations

import pandas as pd

from datataal.data._near import near
from datataal.errors import DataError, Finding

__all__ = ["count_of", "need_columns"]


def count_of(yes: int, n: int) -> tuple[int, int]:
    """Return `yes` and `n` as whole numbers with ``0 <= yes <= n`` and ``n >= 1``."""
    whole = (
        not isinstance(yes, bool) and not isinstance(n, bool) and yes == int(yes) and n == int(n)
    )
    if not whole or n < 1 or not 0 <= yes <= n:
        raise DataError(
            Finding(
                what=f"{yes!r} of {n!r} people cannot be drawn",
                expected="two whole numbers: how many said yes, and how many answered",
                do="Put the number that said yes first and the number that answered second",
            )
        )
    return int(yes), int(n)


def need_columns(table: pd.DataFrame, *columns: str) -> None:
    """Raise `DataError` if a column is missing from `table`, or if it has no rows."""
    for column in columns:
        if column not in table.columns:
            raise DataError(
                Finding(
                    what=f"The table has no column {column!r}",
                    expected=near(column, map(str, table.columns)),
                    do="Correct the name of the column",
                )
            )
    if table.empty:
        raise DataError(
            Finding(
                what="The table has no rows",
                expected="at least one row to draw",
                do="Loosen the filter that chose the rows",
            )
        )
