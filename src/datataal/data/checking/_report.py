"""What was found, with the most of each kind that is told, and the rest counted."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from datataal.data.checking._safe import plain
from datataal.data.checking._words import is_note, say
from datataal.language import Language

__all__ = ["Collector", "Report", "TableRead", "Trouble"]


@dataclass(frozen=True)
class Trouble:
    """One thing that was found.

    Attributes
    ----------
    kind : str
        Id of the kind, such as ``decimal_comma``; see `words.yml`.
    file : str
        Name of the file, as it may be shown.
    line, column, value : int, str, str
        Where it stands and what stands there; 0 or "" where that does not apply.
    what, expected, do : str
        What is wrong, what was expected and how to mend it, in the reader's language.
    note : bool
        True: good to know, and no error.
    """

    kind: str
    file: str
    line: int
    column: str
    value: str
    what: str
    expected: str
    do: str
    note: bool = False


@dataclass
class TableRead:
    """How far a table was read.

    `rows` is the number of data rows read; `whole` tells whether that was to the end.
    """

    table: str
    file: str
    rows: int = 0
    whole: bool = False


@dataclass
class Collector:
    """Gathers troubles; of each kind in each column of each file it keeps the first `most`."""

    lang: Language
    most: int
    kept: list[Trouble] = field(default_factory=list)
    counts: dict[tuple[str, str, str], int] = field(default_factory=dict)

    def add(
        self,
        kind: str,
        file: str,
        *,
        line: int = 0,
        column: str = "",
        value: str = "",
        **parts: object,
    ) -> None:
        """Note one trouble; `parts` fill the words of its kind."""
        column = plain(column)
        place = (file, kind, column)
        self.counts[place] = self.counts.get(place, 0) + 1
        if self.counts[place] <= self.most:
            words = say(kind, self.lang, value=value, **parts)
            what, expected, do = words["what"], words["expected"], words["do"]
            self.kept.append(
                Trouble(kind, file, line, column, value, what, expected, do, is_note(kind))
            )

    def more(self, kind: str, file: str, column: str, count: int) -> None:
        """Count troubles of which the first were added, and the rest were not looked up."""
        self.counts[file, kind, column] += count


@dataclass(frozen=True)
class Report:
    """The outcome of a check.

    Attributes
    ----------
    troubles : tuple of Trouble
        The first of each kind, file by file in the order of lines.
    counts : mapping
        How many there are of each kind, by (file, kind, column).
    tables : tuple of TableRead
        Which tables were read, and how far.
    readable : bool
        False: the folder itself could not be read, or holds no table.
    """

    lang: Language
    troubles: tuple[Trouble, ...]
    counts: Mapping[tuple[str, str, str], int]
    tables: tuple[TableRead, ...]
    readable: bool

    @property
    def errors(self) -> int:
        """How many errors there are; notes are none."""
        notes = {(one.file, one.kind, one.column) for one in self.troubles if one.note}
        return sum(count for place, count in self.counts.items() if place not in notes)

    @property
    def exit_code(self) -> int:
        """0: ready for use; 1: something to mend; 2: could not be checked."""
        if not self.readable:
            return 2
        return 1 if self.errors else 0

    def lines(self) -> list[str]:
        """Return the report as lines of text: one per trouble, and a summary at the end."""
        grouped: dict[tuple[str, str, str], list[Trouble]] = {}
        for one in sorted(self.troubles, key=lambda one: (one.note, one.file)):
            grouped.setdefault((one.file, one.kind, one.column), []).append(one)
        lines = []
        for place, troubles in grouped.items():
            lines += [self._line(one) for one in troubles]
            if rest := self.counts[place] - len(troubles):
                lines.append(self._frame("more", count=rest))
        return [*lines, *self._summary()]

    def as_json(self) -> str:
        """Return the report as JSON in plain ASCII, for other programs."""
        document: dict[str, Any] = {
            "exit_code": self.exit_code,
            "errors": self.errors,
            "tables": [vars(one) for one in self.tables],
            "troubles": [vars(one) for one in self.troubles],
            "counts": [
                {"file": file, "kind": kind, "column": column, "count": count}
                for (file, kind, column), count in self.counts.items()
            ],
        }
        return json.dumps(document, indent=1)

    def _frame(self, which: str, **parts: object) -> str:
        return "".join(say(which, self.lang, **parts).values())

    def _line(self, one: Trouble) -> str:
        place = [one.file] if one.file else []
        if one.line:
            place.append(self._frame("line", line=one.line))
        if one.column:
            place.append(self._frame("column", column=one.column))
        head = f"{', '.join(place)}: " if place else ""
        expected = self._frame("expected", expected=one.expected) if one.expected else ""
        return head + " ".join(part for part in (one.what, expected, one.do) if part)

    def _summary(self) -> list[str]:
        if not self.readable:
            return [self._frame("summary_unreadable")]
        rows = sum(one.rows for one in self.tables)
        whole = sum(one.whole for one in self.tables)
        counted = {"tables": len(self.tables), "whole": whole, "rows": rows, "errors": self.errors}
        lines = ["", self._frame("summary", **counted)]
        partly = [one.file for one in self.tables if not one.whole]
        if partly:
            lines.append(self._frame("summary_partly", files=", ".join(partly)))
        lines.append(self._frame("summary_mend" if self.errors else "summary_good"))
        return lines
