"""The raw form: the clean tables with the flaws of the instructors' list planted in them.

What is drawn, is drawn from a stream named after the flaw, so that a new flaw leaves the others
where they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from datataal.data.generate.additions import ADDITIONS
from datataal.data.generate.changes import Change, kind_of, rows_of
from datataal.data.generate.draw import Stream
from datataal.errors import DataError, Finding

__all__ = ["DIMENSIONS", "Flaw", "flaw_cards", "plant", "read_flaws"]

Tables = Mapping[str, pd.DataFrame]

#: The nine dimensions of NORA's Raamwerk gegevenskwaliteit (noraonline.nl), in its order.
DIMENSIONS = (
    "accuracy", "completeness", "validity", "consistency", "currency",
    "precision", "plausibility", "traceability", "understandability",
)  # fmt: skip


@dataclass(frozen=True)
class Flaw:
    """One planted flaw: the answer that instructors see, and for some the card that everyone sees.

    `look` is the text of the card; a flaw without it has no card.
    """

    id: str
    dimension: str
    modules: Sequence[str]
    title: Mapping[str, str]
    table: str
    columns: Sequence[str]
    what: Mapping[str, str]
    real: Mapping[str, str]
    changes: Sequence[Change]
    look: Mapping[str, str] | None = None


def read_flaws(folder: Path) -> tuple[Flaw, ...]:
    """Read the instructors' lists, one file per subject, in the order of their names.

    Raises
    ------
    DataError
        If there is no list: they stand in the source repository only, not in the package.
    """
    paths = sorted(folder.glob("*.yml"))
    if not paths:
        raise DataError(
            Finding(
                what="The list of planted flaws is missing",
                where="/".join(folder.parts[-3:]),
                expected="the source repository, which holds datasets/instructors",
                do="Build the tables from a clone of the repository",
            )
        )
    lists = [yaml.safe_load(path.read_text(encoding="utf-8"))["flaws"] for path in paths]
    return tuple(Flaw(**raw) for flaws in lists for raw in flaws)


def flaw_cards(flaws: Sequence[Flaw]) -> list[dict[str, Any]]:
    """Return the public side of the flaws: where to look, without the dimension."""
    public = ("id", "table", "columns", "title", "look")
    return [{name: getattr(flaw, name) for name in public} for flaw in flaws if flaw.look]


def plant(clean: Tables, flaws: Sequence[Flaw], seed: int) -> dict[str, pd.DataFrame]:
    """Return the raw tables; rows are chosen on the clean ones, so flaws do not disturb others."""
    raw = {name: table.copy() for name, table in clean.items()}
    for flaw in flaws:
        for nr, change in enumerate(flaw.changes):
            table = change["table"]
            stream = Stream(seed, f"flaws.{flaw.id}.{nr}")
            rows = rows_of(clean[table], change, flaw.id, stream)
            if change["kind"] in ADDITIONS:
                raw[table] = ADDITIONS[change["kind"]](raw[table], rows, change, stream)
            else:
                raw[table] = kind_of(change)(raw[table], rows, change)
    _in_between(raw, flaws)
    renames = [one for flaw in flaws for one in flaw.changes if one["kind"] == "rename"]
    for one in renames:
        raw[one["table"]] = raw[one["table"]].rename(columns={one["column"]: one["to"]})
    return raw


def _in_between(raw: dict[str, pd.DataFrame], flaws: Sequence[Flaw]) -> None:
    """Put added rows where their key belongs; until now they stood last, to leave positions be."""
    changes = [one for flaw in flaws for one in flaw.changes if one["kind"] in ADDITIONS]
    for table in dict.fromkeys(one["table"] for one in changes):
        key = raw[table].columns[0]
        raw[table] = raw[table].sort_values(key, kind="stable", ignore_index=True)
