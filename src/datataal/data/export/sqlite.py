"""SQLite: one database with primary and foreign keys, and two tables that explain the others."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from datataal.data.export._chosen import Chosen, Table, plain

__all__ = ["write"]

TYPES = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}
DICTIONARY = ("table", "column", "title", "description", "unit", "type", "values")


def write(chosen: Chosen, path: Path) -> None:
    """Write all tables to the database `path`; dates are ISO text, booleans 0 or 1.

    The tables ``_about`` and ``_columns`` say what the export and each column is.
    """
    try:
        with closing(sqlite3.connect(path)) as base, base:
            _explain(base, chosen)
            for table in chosen.tables:
                _fill(base, table, [one.name for one in chosen.tables])
    except sqlite3.OperationalError as error:
        raise OSError(str(error)) from None


def _explain(base: sqlite3.Connection, chosen: Chosen) -> None:
    base.execute("CREATE TABLE _about (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
    base.executemany("INSERT INTO _about VALUES (?, ?)", chosen.about().items())
    columns = ", ".join(f'"{name}" TEXT NOT NULL' for name in DICTIONARY)
    base.execute(f'CREATE TABLE _columns ({columns}, PRIMARY KEY ("table", "column"))')
    rows = [tuple(row[name] for name in DICTIONARY) for row in chosen.dictionary()]
    base.executemany(f"INSERT INTO _columns VALUES ({_marks(DICTIONARY)})", rows)  # noqa: S608  question marks


def _fill(base: sqlite3.Connection, table: Table, present: Sequence[str]) -> None:
    values = plain(table)
    parts = [*_columns(table, values), *_keys(table, values, present)]
    base.execute(f"CREATE TABLE {_quoted(table.name)} ({', '.join(parts)})")
    rows = zip(*([_cell(value) for value in column] for column in values.values()), strict=True)
    insert = f"INSERT INTO {_quoted(table.name)} VALUES ({_marks(values)})"  # noqa: S608  quoted name
    base.executemany(insert, rows)


def _columns(table: Table, values: Mapping[str, Sequence[Any]]) -> Iterator[str]:
    for field in table.fields:
        filled = "" if None in values[field["name"]] else " NOT NULL"
        yield f"{_quoted(field['name'])} {TYPES.get(field['type'], 'TEXT')}{filled}"


def _keys(
    table: Table, values: Mapping[str, Sequence[Any]], present: Sequence[str]
) -> Iterator[str]:
    """Yield the keys that hold: the raw form may break one, and a table may be left out."""
    key = table.about["schema"]["primaryKey"]
    rows = list(zip(*(values[name] for name in key), strict=True))
    if len(set(rows)) == len(rows):
        yield f"PRIMARY KEY ({', '.join(map(_quoted, key))})"
    for link in table.about["schema"]["foreignKeys"]:
        other = str(link["reference"]["resource"]).removesuffix("-raw").replace("-", "_")
        if other in present:
            own = ", ".join(map(_quoted, link["fields"]))
            theirs = ", ".join(map(_quoted, link["reference"]["fields"]))
            yield f"FOREIGN KEY ({own}) REFERENCES {_quoted(other)} ({theirs})"


def _cell(value: object) -> object:
    return value.isoformat() if isinstance(value, dt.date) else value


def _marks(names: Sequence[str] | Mapping[str, Any]) -> str:
    return ", ".join("?" for _ in names)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
