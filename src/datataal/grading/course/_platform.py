"""The files that learning platforms give out: which one it is, its columns, who a row is about."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from datataal.errors import DatataalError, Finding

__all__ = ["Shape", "column_of", "is_no_person", "shape_of", "table_of", "who_is"]

_MOODLE_ID: Final = re.compile(r"[^\d]*(\d+)")


@dataclass(frozen=True)
class Shape:
    """How a platform's file is recognised, and where it says who somebody is."""

    name: str
    has: tuple[str, ...]
    who: tuple[str, ...]
    grade: str
    most: str = ""


_SHAPES: Final = (
    Shape("Moodle", ("Identifier", "Grade"), ("Identifier", "Email address", "Full name"), "Grade",
           "Maximum Grade"),
    Shape("Brightspace", ("End-of-Line Indicator",),
           ("OrgDefinedId", "Username", "Email", "Last Name+First Name"), " Points Grade"),
    Shape("Canvas", ("Student", "ID"), ("ID", "SIS User ID", "SIS Login ID", "Student"), ""),
)  # fmt: skip


def table_of(path: Path) -> tuple[list[list[str]], type[csv.Dialect]]:
    """Return the rows of a platform's file, and how it separates and ends them."""
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


def shape_of(head: Sequence[str], path: Path) -> Shape:
    """Return which platform gave this header out."""
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


def column_of(head: Sequence[str], shape: Shape, asked: str, path: Path) -> int:
    """Return the place of the column for the points."""
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


def who_is(row: Sequence[str], head: Sequence[str], shape: Shape) -> tuple[str, ...]:
    """Return all that a row says of who it is about; "" for what it does not say."""
    found = []
    for name in shape.who:
        parts = [row[head.index(one)].strip() for one in name.split("+") if one in head]
        text = " ".join(parts)
        if name == "Identifier":
            text = (_MOODLE_ID.fullmatch(text) or ["", ""])[1]
        found.append(text.removeprefix("#"))
    return tuple(found)


def is_no_person(row: Sequence[str], shape: Shape) -> bool:
    """Canvas has rows of its own below the header: points possible, and test students."""
    return shape.name == "Canvas" and row[0].strip() in ("", "Points Possible", "Student, Test")
