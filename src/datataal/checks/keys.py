"""Keys of the tables: each row once, and each reference to a row that exists."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from datataal.checks._tree import Tree
from datataal.errors import Finding

__all__ = ["keys"]

#: at most this many findings a table
MOST = 5
AGAIN = "Run: datataal data build, and look at what changed before you commit it"
Table = Sequence[Mapping[str, str]]


def keys(tree: Tree) -> Iterator[Finding]:
    """Yield repeated keys, and references to nothing, in the clean tables.

    A table that cannot be read as described is named by the check `tables`, and left out here.
    """
    described = [
        one
        for one in tree.case("datapackage.json").get("resources", [])
        if "schema" in one and not one["path"].startswith("raw/")
    ]
    rows = {one["name"]: _rows(tree, one) for one in described}
    for resource in described:
        name = tree.name(tree.root / "datasets/deltaland" / resource["path"])
        schema, table = resource["schema"], rows[resource["name"]]
        yield from islice(_repeated(table, schema.get("primaryKey", []), name), MOST)
        for link in schema.get("foreignKeys", []):
            target = rows.get(link["reference"]["resource"], [])
            yield from islice(_lost(table, link, target, name), MOST)


def _rows(tree: Tree, resource: Mapping[str, Any]) -> Table:
    path = tree.root / "datasets/deltaland" / resource["path"]
    names = [field["name"] for field in resource["schema"]["fields"]]
    try:
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = list(csv.reader(file)) or [[]]
    except (OSError, UnicodeDecodeError, csv.Error):
        return []
    if header != names or any(len(row) != len(names) for row in rows):
        return []
    return [dict(zip(names, row, strict=True)) for row in rows]


def _values(row: Mapping[str, str], columns: Sequence[str]) -> tuple[str, ...]:
    return tuple(row.get(column, "") for column in columns)


def _repeated(table: Table, columns: Sequence[str], name: str) -> Iterator[Finding]:
    first: dict[tuple[str, ...], int] = {}
    for line, row in enumerate(table, start=2):
        key = _values(row, columns)
        if columns and first.setdefault(key, line) != line:
            what = f"The row with key {', '.join(key)} stands there already, in line {first[key]}"
            place = f"{name}:{line} ({', '.join(columns)})"
            yield Finding(what, place, "each key once", AGAIN)


def _lost(table: Table, link: Mapping[str, Any], target: Table, name: str) -> Iterator[Finding]:
    columns, reference = link["fields"], link["reference"]
    known = {_values(row, reference["fields"]) for row in target}
    if not known:  # the other table cannot be read, and `tables` says so
        return
    for line, row in enumerate(table, start=2):
        key = _values(row, columns)
        if any(key) and key not in known:
            yield Finding(
                f"{', '.join(key)!r} is not in the table {reference['resource']}",
                f"{name}:{line} ({', '.join(columns)})",
                f"a value of {reference['resource']}.{', '.join(reference['fields'])}",
                AGAIN,
            )
