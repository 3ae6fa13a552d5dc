"""Read a file line by line, whatever it turns out to be: never more than one line at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["LONGEST_LINE", "Head", "Lines", "StopReading", "look_at"]

#: Bytes in one line; a row of the widest table is a thousandth of it.
LONGEST_LINE = 1_000_000
_FIRST = 65_536
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
#: Plain letters in UTF-16 have a zero in every other byte; of the first twenty pairs most do.
_HALF = 15
_BOM = b"\xef\xbb\xbf"
#: How files begin that are no text: packed, spreadsheet, database, Parquet.
_PACKED = (b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!", b"(\xb5/\xfd")
_OTHER = (b"\xd0\xcf\x11\xe0", b"SQLite format", b"PAR1", b"%PDF", b"{\\rtf")
_MARKUP = (b"<", b"{", b"[")
_DELIMITERS = (",", ";", "\t", "|")


class StopReading(Exception):  # noqa: N818  not an error of ours: the file cannot be read on
    """The rest of the file cannot be trusted; says why and from which line."""

    def __init__(self, kind: str, line: int) -> None:
        super().__init__(kind, line)
        self.kind = kind
        self.line = line


@dataclass(frozen=True)
class Head:
    """What the first bytes tell: why the file cannot be read (or ""), and how to read it."""

    refuse: str
    bom: bool = False
    delimiter: str = ","


def look_at(path: Path) -> Head:
    """Look at the first bytes of a file."""
    with path.open("rb") as file:
        first = file.read(_FIRST)
    if refuse := _refuse(first):
        return Head(refuse)
    line = first.removeprefix(_BOM).split(b"\n", 1)[0].decode("latin-1")
    delimiter = max(_DELIMITERS, key=line.count)
    return Head("", first.startswith(_BOM), delimiter if delimiter in line else ",")


def _refuse(first: bytes) -> str:
    """Return the kind of file that cannot be read as a table, by how it begins, or ""."""
    pairs = max(first[:40:2].count(0), first[1:40:2].count(0))
    text = first.removeprefix(_BOM)
    reasons = {
        "empty_file": not first.strip(b"\r\n \t"),
        "all_zero": not first.strip(b"\0"),
        "utf16": first[:2] in _UTF16 or pairs > _HALF,
        "packed_inside": first.startswith(_PACKED),
        "other_inside": first.startswith(_OTHER),
        "markup_inside": text.lstrip().startswith(_MARKUP),
        "line_ends": b"\n" not in first and b"\r" in first,
    }
    return next((kind for kind, holds in reasons.items() if holds), "")


class Lines:
    """The lines of a file as text. `number`: how many were given; `latin_at`: first in Latin-1."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.number = 0
        self.latin_at = 0

    def __iter__(self) -> Iterator[str]:
        with self.path.open("rb") as file:
            while raw := file.readline(LONGEST_LINE + 1):
                self.number += 1
                if len(raw) > LONGEST_LINE:
                    raise StopReading("long_line", self.number)
                if self.number == 1:
                    raw = raw.removeprefix(_BOM)
                yield self._decoded(raw)

    def _decoded(self, raw: bytes) -> str:
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            self.latin_at = self.latin_at or self.number
            return raw.decode("cp1252", "replace")
