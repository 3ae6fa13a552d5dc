"""Fill points into the file that a learning platform itself gave out.

The platform's own export is the safest door back: its header, order, encoding and every other
column stay as they were. Only one column is written, and only for people whose points are final.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from datataal.errors import DatataalError, Finding
from datataal.grading.course._platform import (
    column_of,
    is_no_person,
    shape_of,
    table_of,
    who_is,
)
from datataal.grading.course._roster import Roster

__all__ = ["Filled", "Points", "fill", "plain_csv"]

#: What a spreadsheet would run: such a text gets an apostrophe in front.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Points:
    """What somebody has.

    Attributes
    ----------
    score, most : float
        Points, and out of how many.
    waits : bool
        A person must still mark.
    ungraded : bool
        Nothing could be graded: the points say nothing yet.
    """

    score: float
    most: float
    waits: bool
    ungraded: bool = False


@dataclass(frozen=True)
class Filled:
    """What was done with a platform's file.

    Attributes
    ----------
    text : str
        The file as it goes back.
    platform, column : str
        Which one it is, and which column was filled in.
    written : int
        For how many people.
    waiting, ungraded, unknown, absent : tuple of str
        Whose answers wait for a person; whose work could not be graded at all; who is not in our
        roster; who handed nothing in.
    """

    text: str
    platform: str
    column: str
    written: int
    waiting: tuple[str, ...]
    ungraded: tuple[str, ...]
    unknown: tuple[str, ...]
    absent: tuple[str, ...]


def fill(path: Path, points: Mapping[str, Points], roster: Roster, column: str = "") -> Filled:
    """Fill points into a platform's own export.

    Parameters
    ----------
    path : pathlib.Path
        CSV out of Moodle (grading worksheet), Brightspace or Canvas (gradebook).
    points : mapping
        Points by learner id.
    roster : Roster
        Who is who.
    column : str, optional
        Header of the column; found by itself where only one can be meant.

    Raises
    ------
    DatataalError
        If the file is none of these, the column is not there, or more than one can be meant, or
        the platform counts to less than the points that somebody has.
    """
    table, dialect = table_of(path)
    head = [name.strip() for name in table[0]]
    shape = shape_of(head, path)
    at = column_of(head, shape, column, path)
    most = head.index(shape.most) if shape.most in head else None
    written, waiting, ungraded, unknown, absent = 0, [], [], [], []
    for line, row in enumerate(table[1:], start=2):
        who = who_is(row, head, shape)
        ids = roster.find(*who)
        if not any(who) or is_no_person(row, shape):
            continue
        if len(ids) != 1:
            unknown.append(" / ".join(one for one in who if one)[:80])
            continue
        found = points.get(ids[0])
        if found is None:
            absent.append(ids[0])
        elif found.ungraded:
            ungraded.append(ids[0])
        elif found.waits:
            waiting.append(ids[0])
        else:
            _fits(found, row, most, head[at], f"{path}:{line}")
            row[at] = _number(found.score)
            written += 1
    out = io.StringIO()
    csv.writer(out, dialect).writerows(table)
    left = map(tuple, (waiting, ungraded, unknown, absent))
    return Filled(out.getvalue(), shape.name, head[at], written, *left)


def plain_csv(rows: Sequence[Mapping[str, object]]) -> str:
    """Return rows as CSV that every program quotes alike, with no cell that a program would run."""
    out = io.StringIO()
    if rows:
        writer = csv.DictWriter(out, list(rows[0]), lineterminator="\r\n")
        writer.writeheader()
        writer.writerows({name: _harmless(value) for name, value in row.items()} for row in rows)
    return out.getvalue()


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _fits(found: Points, row: Sequence[str], most: int | None, column: str, where: str) -> None:
    told = re.search(r"MaxPoints:([\d.]+)", column)
    text = told[1] if told else row[most] if most is not None else ""
    try:
        limit = float(text.replace(",", "."))
    except ValueError:
        return
    if limit < found.most:
        raise DatataalError(
            Finding(
                f"Your platform counts to {_number(limit)}, this assignment to "
                f"{_number(found.most)}; nothing was written",
                where,
                f"a grade item of {_number(found.most)} points",
                "Change the item in your platform, then export again",
            )
        )


def _number(value: float) -> str:
    return f"{round(value, 4):g}"
