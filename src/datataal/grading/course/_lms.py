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
from datataal.grading.course._roster import Roster

__all__ = ["Filled", "Points", "fill", "plain_csv"]

#: What a spreadsheet would run: such a text gets an apostrophe in front.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_MOODLE_ID: Final = re.compile(r"[^\d]*(\d+)")


@dataclass(frozen=True)
class Points:
    """What somebody has: points, out of how many, and whether a person must still mark."""

    score: float
    most: float
    waits: bool


@dataclass(frozen=True)
class _Shape:
    """How a platform's file is recognised, and where it says who somebody is."""

    name: str
    has: tuple[str, ...]
    who: tuple[str, ...]
    grade: str
    most: str = ""


_SHAPES: Final = (
    _Shape("Moodle", ("Identifier", "Grade"), ("Identifier", "Email address", "Full name"), "Grade",
           "Maximum Grade"),
    _Shape("Brightspace", ("End-of-Line Indicator",),
           ("OrgDefinedId", "Username", "Email", "Last Name+First Name"), " Points Grade"),
    _Shape("Canvas", ("Student", "ID"), ("ID", "SIS User ID", "SIS Login ID", "Student"), ""),
)  # fmt: skip


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
    waiting, unknown, absent : tuple of str
        Whose answers wait for a person; who is not in our roster; who handed nothing in.
    """

    text: str
    platform: str
    column: str
    written: int
    waiting: tuple[str, ...]
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
    table, dialect = _table(path)
    head = [name.strip() for name in table[0]]
    shape = _shape(head, path)
    at = _column(head, shape, column, path)
    most = head.index(shape.most) if shape.most in head else None
    written, waiting, unknown, absent = 0, [], [], []
    for line, row in enumerate(table[1:], start=2):
        who = _who(row, head, shape)
        ids = roster.find(*who)
        if not any(who) or _no_person(row, shape):
            continue
        if len(ids) != 1:
            unknown.append(" / ".join(one for one in who if one)[:80])
            continue
        found = points.get(ids[0])
        if found is None:
            absent.append(ids[0])
        elif found.waits:
            waiting.append(ids[0])
        else:
            _fits(found, row, most, head[at], f"{path}:{line}")
            row[at] = _number(found.score)
            written += 1
    out = io.StringIO()
    csv.writer(out, dialect).writerows(table)
    return Filled(
        out.getvalue(), shape.name, head[at], written, tuple(waiting), tuple(unknown), tuple(absent)
    )


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


def _table(path: Path) -> tuple[list[list[str]], type[csv.Dialect]]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DatataalError(
            Finding(
                f"This file cannot be read ({type(error).__name__})",
                str(path),
                "the CSV that your platform gives, in UTF-8",
                "Export it again, without opening it in a spreadsheet",
            )
        ) from error
    first = text.partition("\n")[0]

    class Own(csv.excel):
        delimiter = max(",;\t", key=first.count)
        lineterminator = "\r\n" if "\r\n" in text else "\n"

    table = list(csv.reader(io.StringIO(text, newline=""), Own))
    table = [row for row in table if row]
    if not table:
        raise DatataalError(Finding("This file is empty", str(path), do="Export it again"))
    wide = len(table[0])
    return [row + [""] * (wide - len(row)) for row in table], Own


def _shape(head: Sequence[str], path: Path) -> _Shape:
    for shape in _SHAPES:
        if set(shape.has) <= set(head):
            return shape
    raise DatataalError(
        Finding(
            "This is not a file of Moodle, Brightspace or Canvas that we know",
            f"{path}:1",
            "Moodle: the grading worksheet; Brightspace and Canvas: the exported gradebook",
            "Export it there again, or use: datataal course points",
        )
    )


def _column(head: Sequence[str], shape: _Shape, asked: str, path: Path) -> int:
    if asked:
        found = [at for at, name in enumerate(head) if name == asked or name.startswith(asked)]
        exact = [at for at in found if head[at] == asked]
        found = exact or found
    elif shape.name == "Canvas":
        found = [at for at, name in enumerate(head) if re.search(r"\(\d+\)$", name)]
    else:
        found = [at for at, name in enumerate(head) if name == shape.grade or shape.grade in name]
        found = [at for at in found if head[at] != shape.most]
        if shape.name == "Moodle":
            found = [at for at in found if head[at] == shape.grade]
    if len(found) == 1:
        return found[0]
    which = ", ".join(repr(head[at]) for at in found[:8])
    raise DatataalError(
        Finding(
            f"{len(found)} columns can be meant" + (f": {which}" if found else ""),
            f"{path}:1",
            "one column for the points",
            "Name it: --column 'HEADER'",
        )
    )


def _who(row: Sequence[str], head: Sequence[str], shape: _Shape) -> tuple[str, ...]:
    found = []
    for name in shape.who:
        parts = [row[head.index(one)].strip() for one in name.split("+") if one in head]
        text = " ".join(parts)
        if name == "Identifier":
            text = (_MOODLE_ID.fullmatch(text) or ["", ""])[1]
        found.append(text.removeprefix("#"))
    return tuple(found)


def _no_person(row: Sequence[str], shape: _Shape) -> bool:
    """Canvas has rows of its own below the header: points possible, and test students."""
    return shape.name == "Canvas" and row[0].strip() in ("", "Points Possible", "Student, Test")


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
