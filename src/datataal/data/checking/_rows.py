"""Go through a table row by row, with no more than one row in memory."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from datataal.data.checking._header import read_header
from datataal.data.checking._keys import Keys, key_at
from datataal.data.checking._lines import Head, Lines, StopReading
from datataal.data.checking._places import GOOD, system_of
from datataal.data.checking._report import Collector, TableRead
from datataal.data.checking._safe import shown
from datataal.data.checking._schema import Table
from datataal.data.checking._values import judge_of

__all__ = ["Source", "look_up", "read_table"]

_XY = ("x_m", "y_m")


@dataclass
class Source:
    """A file of a table: where it is, how it reads, and what came of reading it."""

    path: Path
    file: str
    table: Table
    head: Head
    read: TableRead
    places: Mapping[str, int]
    keys: Keys
    systems: dict[str, tuple[str, int]]


def read_table(
    source: Source, wanted: Sequence[tuple[str, ...]], crs: str, found: Collector
) -> None:
    """Read a whole table once: note what is wrong in each row, and gather its keys."""
    lines = Lines(source.path)
    rows = _records(lines, source.head.delimiter)
    try:
        _, header = next(rows, (1, []))
        source.places = read_header(header, source.table, source.file, found)
        source.keys = Keys(wanted, source.places)
        if source.places:
            _read_rows(rows, len(header), source, crs, found)
            source.read.whole = True
    except StopReading as stop:
        found.add(stop.kind, source.file, line=stop.line)
    if lines.latin_at:
        found.add("not_utf8", source.file, line=lines.latin_at)
    if source.read.whole and not source.read.rows:
        found.add("no_rows", source.file)


def _records(lines: Lines, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each record with the line on which it starts; blank lines are passed over."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    start = 1
    try:
        for row in reader:
            if row:
                yield start, row
            start = lines.number + 1
    except csv.Error as error:
        kind = "line_end_inside" if "new-line" in str(error) else "quote"
        raise StopReading(kind, start) from None


def _read_rows(
    rows: Iterator[tuple[int, list[str]]],
    width: int,
    source: Source,
    crs: str,
    found: Collector,
) -> None:
    judges = [
        (name, place, judge_of(source.table.columns[name])) for name, place in source.places.items()
    ]
    located = all(name in source.places for name in _XY)
    for line, row in rows:
        source.read.rows += 1
        if len(row) != width:
            found.add("ragged", source.file, line=line, count=len(row), width=width)
            continue
        source.keys.take(row)
        skip: Sequence[str] = ()
        if located:
            skip = _judge_place(row, line, source, crs, found)
        for name, place, judge in judges:
            wrong = judge(row[place])
            if wrong and name not in skip:
                kind, parts = wrong
                found.add(
                    kind,
                    source.file,
                    line=line,
                    column=name,
                    value=shown(row[place]),
                    **parts,
                )


def _judge_place(
    row: Sequence[str], line: int, source: Source, crs: str, found: Collector
) -> Sequence[str]:
    """Note a point in a system that the lessons cannot draw; return the columns this settles."""
    x, y = (row[source.places[name]] for name in _XY)
    system = system_of(x, y) if x and y else ""
    if not system:
        return ()
    source.systems.setdefault(system, (source.file, line))
    expected = {"EPSG:28992": ("rd",), "local": ("rd", "deltaland", "other", "utm", "mercator")}
    if system in expected.get(crs, GOOD):
        return ()
    kind = f"place_{system}" if system not in GOOD else "place_outside"
    found.add(kind, source.file, line=line, column="x_m, y_m", value=f"{shown(x)}, {shown(y)}")
    return _XY


def look_up(
    source: Source, fields: tuple[str, ...], ordinals: Sequence[int]
) -> dict[int, tuple[int, tuple[str, ...]]]:
    """Return line and value of some keys, found in a second pass that ends at the last of them."""
    wanted, last = set(ordinals), max(ordinals, default=-1)
    found: dict[int, tuple[int, tuple[str, ...]]] = {}
    rows = _records(Lines(source.path), source.head.delimiter)
    _, header = next(rows)
    places = [source.places[name] for name in fields]
    ordinal = -1
    for line, row in rows:
        value = key_at(row, places) if len(row) == len(header) else ()
        if not value:
            continue
        ordinal += 1
        if ordinal in wanted:
            found[ordinal] = (line, value)
        if ordinal >= last:
            break
    return found
