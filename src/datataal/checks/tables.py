"""The tables of Deltaland against their description in `datapackage.json`."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any

from datataal.checks._tree import Tree
from datataal.errors import Finding

__all__ = ["tables"]

AGAIN = "Run: datataal data build, and look at what changed before you commit it"
#: at most this many findings a table: a shifted column would name every row
MOST = 5
#: what the generator makes beside the tables
MADE = ("datapackage.json", "figures.json", "names.json", "quality.json")
Rows = Sequence[Sequence[str]]
Fields = Sequence[Mapping[str, Any]]


def tables(tree: Tree) -> Iterator[Finding]:
    """Yield a table's wrong columns, and values that break their type or constraint.

    The raw form holds planted flaws, so its values need only be of their column's type.
    """
    folder = tree.root / "datasets/deltaland"
    for file in MADE:
        if not tree.case(file):
            name = tree.name(folder / file)
            yield Finding(
                "The file is missing, damaged, or not as the generator makes it", name, do=AGAIN
            )
    for resource in tree.case("datapackage.json").get("resources", []):
        if "schema" not in resource:  # a file of sources/
            continue
        path = folder / resource["path"]
        try:
            with path.open(encoding="utf-8", newline="") as file:
                rows = list(csv.reader(file))
        except (OSError, UnicodeDecodeError) as error:
            yield Finding(f"The table cannot be read ({error})", tree.name(path), do=AGAIN)
        else:
            yield from _table(rows, tree.name(path), resource)


def _table(rows: Rows, name: str, resource: Mapping[str, Any]) -> Iterator[Finding]:
    fields = resource["schema"]["fields"]
    header = rows[0] if rows else []
    expected = [field["name"] for field in fields]
    if header != expected:
        yield Finding(
            f"The columns are {', '.join(header) or 'missing'}",
            f"{name}:1",
            ", ".join(expected),
            AGAIN,
        )
        return
    yield from islice(_values(rows[1:], fields, name), MOST)


def _values(rows: Rows, fields: Fields, name: str) -> Iterator[Finding]:
    seen: dict[tuple[str, str], int] = {}
    for line, row in enumerate(rows, start=2):
        if len(row) != len(fields):
            what, expected = f"The row has {len(row)} values", f"{len(fields)} values"
            yield Finding(what, f"{name}:{line}", expected, AGAIN)
        elif "/raw/" in name:
            yield from _row(row, [_unconstrained(one) for one in fields], f"{name}:{line}")
        else:
            yield from _row(row, fields, f"{name}:{line}")
            yield from _again(row, fields, f"{name}:{line}", seen)


def _unconstrained(field: Mapping[str, Any]) -> Mapping[str, Any]:
    return {key: value for key, value in field.items() if key != "constraints"}


def _again(
    row: Sequence[str], fields: Fields, where: str, seen: dict[tuple[str, str], int]
) -> Iterator[Finding]:
    for value, field in zip(row, fields, strict=True):
        if value and field.get("constraints", {}).get("unique"):
            key = (field["name"], value)
            seen[key] = seen.get(key, 0) + 1
            if seen[key] > 1:
                what = f"{value!r} occurs again in {field['name']}"
                yield Finding(what, f"{where} ({field['name']})", "each value once", AGAIN)


def _row(row: Sequence[str], fields: Fields, where: str) -> Iterator[Finding]:
    for value, field in zip(row, fields, strict=True):
        expected = _broken(value, field)
        if expected:
            what = f"{value!r} is not a good value of {field['name']}"
            yield Finding(what, f"{where} ({field['name']})", expected, AGAIN)


def _broken(value: str, field: Mapping[str, Any]) -> str:
    """Return what was expected of a value that breaks its type or constraint, or ''."""
    rules = field.get("constraints", {})
    if not value:
        return "a value: it is required" if rules.get("required") else ""
    reader = _READERS.get(field.get("type", "string"), str)
    try:
        read = reader(value)
    except ValueError:
        return f"a value of type {field['type']}"
    return _constraint(value, read, rules)


def _constraint(value: str, read: Any, rules: Mapping[str, Any]) -> str:  # noqa: ANN401
    if "pattern" in rules and not re.fullmatch(rules["pattern"], value):
        return f"a value like {rules['pattern']}"
    if "enum" in rules and value not in map(str, rules["enum"]):
        return f"one of {', '.join(map(str, rules['enum']))}"
    if "minimum" in rules and read < type(read)(rules["minimum"]):
        return f"at least {rules['minimum']}"
    if "maximum" in rules and read > type(read)(rules["maximum"]):
        return f"at most {rules['maximum']}"
    return ""


def _integer(value: str) -> int:
    if not re.fullmatch(r"-?[0-9]+", value):
        raise ValueError(value)
    return int(value)


def _number(value: str) -> float:
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?", value):
        raise ValueError(value)
    return float(value)


def _boolean(value: str) -> bool:
    if value not in ("true", "false"):
        raise ValueError(value)
    return value == "true"


_READERS: dict[str, Callable[[str], Any]] = {
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
    "date": date.fromisoformat,
    "year": _integer,
}
