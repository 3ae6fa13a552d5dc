"""The raw form: the clean tables with the flaws of the instructors' list planted in them.

Each kind of change is one small function from a table to a table. What is drawn, is drawn from
a stream named after the flaw, so that a new flaw leaves the others where they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import yaml

from datataal.data._near import near
from datataal.data.generate.draw import Ints, Stream
from datataal.errors import DataError, Finding

__all__ = ["DIMENSIONS", "Flaw", "flaw_cards", "plant", "read_flaws"]

Change = Mapping[str, Any]
Tables = Mapping[str, pd.DataFrame]

#: The nine dimensions of NORA's Raamwerk gegevenskwaliteit (noraonline.nl), in its order.
DIMENSIONS = (
    "accuracy", "completeness", "validity", "consistency", "currency",
    "precision", "plausibility", "traceability", "understandability",
)  # fmt: skip


@dataclass(frozen=True)
class Flaw:
    """One planted flaw: the card that everyone sees, and the answer that instructors see."""

    id: str
    dimension: str
    modules: Sequence[str]
    title: Mapping[str, str]
    look: Mapping[str, str]
    table: str
    columns: Sequence[str]
    what: Mapping[str, str]
    real: Mapping[str, str]
    changes: Sequence[Change]


def read_flaws(path: Path) -> tuple[Flaw, ...]:
    """Read the instructors' list.

    Raises
    ------
    DataError
        If the list is missing: it stands in the source repository only, not in the package.
    """
    if not path.is_file():
        raise DataError(
            Finding(
                what="The list of planted flaws is missing",
                where="/".join(path.parts[-3:]),
                expected="the source repository, which holds datasets/instructors",
                do="Build the tables from a clone of the repository",
            )
        )
    return tuple(Flaw(**raw) for raw in yaml.safe_load(path.read_text(encoding="utf-8"))["flaws"])


def flaw_cards(flaws: Sequence[Flaw]) -> list[dict[str, Any]]:
    """Return the public side of the flaws: where to look, without the dimension."""
    public = ("id", "table", "columns", "title", "look")
    return [{name: getattr(flaw, name) for name in public} for flaw in flaws]


def plant(clean: Tables, flaws: Sequence[Flaw], seed: int) -> dict[str, pd.DataFrame]:
    """Return the raw tables; rows are chosen on the clean ones, so flaws do not disturb others."""
    raw = {name: table.copy() for name, table in clean.items()}
    for flaw in flaws:
        for nr, change in enumerate(flaw.changes):
            table = change["table"]
            stream = Stream(seed, f"flaws.{flaw.id}.{nr}")
            rows = _rows(clean[table], change, flaw.id, stream)
            raw[table] = _kind(change)(raw[table], rows, change)
    renames = [one for flaw in flaws for one in flaw.changes if one["kind"] == "rename"]
    for one in renames:
        raw[one["table"]] = raw[one["table"]].rename(columns={one["column"]: one["to"]})
    return raw


def _rows(table: pd.DataFrame, change: Change, flaw: str, stream: Stream) -> Ints:
    fits = np.ones(len(table), dtype=bool)
    for column, value in change.get("where", {}).items():
        fits &= (table[column] == value).to_numpy(dtype=bool)
    found = np.flatnonzero(fits)
    wanted = change.get("count", len(found))
    if not len(found) or wanted > len(found):
        raise DataError(
            Finding(
                what=f"Flaw {flaw!r} finds {len(found)} rows of {change['table']}",
                where="datasets/instructors/deltaland-flaws.yml",
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


_KINDS: Mapping[str, Callable[[pd.DataFrame, Ints, Change], pd.DataFrame]] = {
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


def _kind(change: Change) -> Callable[[pd.DataFrame, Ints, Change], pd.DataFrame]:
    if change["kind"] not in _KINDS:
        raise DataError(
            Finding(
                what=f"A change of kind {change['kind']!r} is not known",
                where="datasets/instructors/deltaland-flaws.yml",
                expected=near(change["kind"], _KINDS),
                do="Correct the kind",
            )
        )
    return _KINDS[change["kind"]]
