"""Who is who: the learners of a course, and the names that a learning platform knows them by."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from datataal.errors import DatataalError, Finding

__all__ = ["COLUMNS", "ROSTER", "Roster"]

ROSTER: Final = "roster.csv"
#: `id` is ours: it names folders and stands in the gradebook. The rest is how platforms say it.
COLUMNS: Final = ("id", "first_name", "last_name", "email", "lms_id")
_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


@dataclass(frozen=True)
class Roster:
    """The learners of a course.

    Attributes
    ----------
    people : mapping
        A row of the roster by its `id`.
    """

    people: Mapping[str, Mapping[str, str]]
    _known: Mapping[str, tuple[str, ...]] = field(repr=False)

    @classmethod
    def read(cls, path: Path) -> Roster:
        """Read a roster: CSV with a header, in UTF-8, with comma or semicolon.

        Raises
        ------
        DatataalError
            With a finding per row that cannot be used; nothing is used then.
        """
        people: dict[str, Mapping[str, str]] = {}
        wrong: list[Finding] = []
        for line, row in _rows(path):
            id_ = row["id"]
            if not _ID.fullmatch(id_):
                wrong.append(_finding(path, line, f"{id_!r} is no id", "letters, digits, . _ -"))
            elif id_ in people:
                wrong.append(_finding(path, line, f"{id_!r} stands here twice", "each id once"))
            people[id_] = row
        if wrong:
            raise DatataalError(*wrong)
        known: dict[str, list[str]] = {}
        for id_, person in people.items():
            for name in _names(person):
                known.setdefault(name, []).append(id_)
        return cls(people, {name: tuple(dict.fromkeys(ids)) for name, ids in known.items()})

    def find(self, *said: str) -> tuple[str, ...]:
        """Return the ids that the first telling name belongs to: none, one, or more."""
        for name in said:
            found = self._known.get(plain(name), ())
            if found:
                return found
        return ()


def plain(name: str) -> str:
    """Return a name without case, accents and punctuation, its words in alphabetical order."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(" " if not one.isalnum() else one for one in bare if not _mark(one))
    return " ".join(sorted(letters.split()))


def _mark(letter: str) -> bool:
    return unicodedata.combining(letter) > 0


def _names(row: Mapping[str, str]) -> Iterator[str]:
    whole = f"{row['first_name']} {row['last_name']}"
    for name in (row["id"], row["lms_id"], row["email"], whole):
        if plain(name):
            yield plain(name)


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DatataalError(
            Finding(
                f"The roster cannot be read ({type(error).__name__})",
                str(path),
                "a CSV file in UTF-8",
                "Save it as CSV UTF-8",
            )
        ) from error
    first = text.partition("\n")[0]
    reader = csv.DictReader(
        text.splitlines(), delimiter=";" if first.count(";") > first.count(",") else ","
    )
    head = [str(name).strip().lower() for name in reader.fieldnames or ()]
    if "id" not in head:
        raise DatataalError(
            _finding(path, 1, "The roster has no column id", f"the columns {', '.join(COLUMNS)}")
        )
    for row in reader:
        low = {str(key).strip().lower(): str(value or "").strip() for key, value in row.items()}
        yield reader.line_num, {name: low.get(name, "") for name in COLUMNS}


def _finding(path: Path, line: int, what: str, expected: str) -> Finding:
    return Finding(what, f"{path}:{line}", expected, "Correct that line, then run it again")
