"""A marking sheet: the answers as CSV, marked in a spreadsheet, and taken back in.

A cell that a spreadsheet would run gets an apostrophe in front; reading takes exactly that one
away, so that every text comes back as it was.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from datataal.errors import DatataalError, Finding
from datataal.grading.marking._items import Item
from datataal.grading.marking._marks import Mark, Turn

__all__ = ["COLUMNS", "read", "write"]

COLUMNS: Final = ("student", "step", "most", "answer", "points", "comment")
_RUN: Final = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_GUARDED: Final = re.compile(r"'+[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def write(found: Sequence[Item], given: Mapping[tuple[str, str], Mark]) -> str:
    """Return the sheet: one row for each answer, with the marks that stand already."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for one in found:
        mark = given.get((one.student, one.step))
        points, comment = (mark.points, mark.comment) if mark else ("", "")
        row = (one.student, one.step, one.most, one.answer, points, comment)
        table.writerow([_guard(str(cell)) for cell in row])
    return out.getvalue()


def read(path: Path, found: Sequence[Item], turn: Turn, marker: str) -> list[tuple[Item, Mark]]:
    """Return the marks of a sheet; rows without points are passed over.

    Raises
    ------
    DatataalError
        With a finding for every row that cannot be used; none is used then.
    """
    by_key = {(one.student, one.step): one for one in found}
    wrong: list[Finding] = []
    told: list[tuple[Item, Mark]] = []
    seen: set[tuple[str, str]] = set()
    for line, row in _rows(path):
        if not row["points"].strip():
            continue
        key, where = (row["student"], row["step"]), f"{path}:{line}"
        item, points = by_key.get(key), _points(row["points"])
        if item is None:
            wrong.append(Finding(f"{' '.join(key)} is no answer to mark here", where))
        elif key in seen:
            wrong.append(Finding(f"{' '.join(key)} stands here twice", where, "each answer once"))
        elif points is None or not 0 <= points <= item.most:
            expected = f"0 to {item.most}, whole"
            wrong.append(Finding(f"{row['points']!r} points cannot be given", where, expected))
        else:
            comment = row["comment"].replace("\r\n", "\n")
            told.append((item, Mark(*key, turn, marker, points, comment)))
        seen.add(key)
    if wrong:
        raise DatataalError(*wrong)
    return told


def _points(text: str) -> int | None:
    try:
        number = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return int(number) if number.is_integer() else None


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DatataalError(
            Finding(
                f"The sheet cannot be read ({type(error).__name__})",
                str(path),
                "the sheet that --export wrote, in UTF-8",
                "Save it as CSV UTF-8",
            )
        ) from error
    head = text.partition("\n")[0]
    sign = max(",;\t", key=head.count)  # a spreadsheet saves with its own sign
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=sign)
    missing = set(COLUMNS) - {"most", "answer"} - set(reader.fieldnames or ())
    if missing:
        raise DatataalError(
            Finding(
                f"The sheet has no column {', '.join(sorted(missing))}",
                f"{path}:1",
                f"the columns {', '.join(COLUMNS)}",
                "Leave the first row as it was",
            )
        )
    for row in reader:
        yield reader.line_num, {name: _bare(row.get(name) or "") for name in COLUMNS}


def _guard(text: str) -> str:
    return f"'{text}" if _RUN.match(text) else text


def _bare(text: str) -> str:
    return text[1:] if _GUARDED.match(text) else text
