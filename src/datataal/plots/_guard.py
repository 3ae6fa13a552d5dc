"""Say in one line what a figure cannot be drawn from."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from datataal.data._near import near
from datataal.errors import DataError, Finding

__all__ = ["count_of", "need_columns", "one_of", "whole_number", "within"]


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


def one_of(value: object, known: Sequence[str], call: str) -> str:
    """Return `value` if it is one of the known words."""
    if type(value) is str and value in known:
        return value
    raise DataError(
        Finding(
            what="This word is not one that can be drawn",
            expected="one of " + ", ".join(map(repr, known)),
            do=f"Write, for example, {call}",
        )
    )


def within(value: object, low: float, high: float, call: str) -> float:
    """Return `value` as a float if it is a plain number from `low` to `high`."""
    plain = isinstance(value, int | float) and not isinstance(value, bool)
    if plain and low <= value <= high:  # type: ignore[operator]
        return float(value)  # type: ignore[arg-type]
    raise DataError(
        Finding(
            what="This number cannot be drawn",
            expected=f"a number from {low:g} to {high:g}, without quotation marks",
            do=f"Write, for example, {call}",
        )
    )


def whole_number(value: object, most: int, call: str, *, least: int = 0) -> int:
    """Return `value` as an int if it is a whole number from `least` to `most`."""
    found = within(value, least, most, call)
    if found == int(found):
        return int(found)
    raise DataError(
        Finding(
            what="This number is not whole",
            expected=f"a whole number from {least} to {most}",
            do=f"Write, for example, {call}",
        )
    )
