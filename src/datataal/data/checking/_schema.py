"""What a table must look like: the rules of the package, without those of Deltaland alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Column", "Link", "Table", "read_schemas"]


@dataclass(frozen=True)
class Column:
    """One column: its type and the limits that hold for every province."""

    name: str
    type: str
    titles: Mapping[str, str]
    required: bool
    unique: bool
    pattern: re.Pattern[str] | None
    enum: tuple[str, ...]
    minimum: float | str | None
    maximum: float | str | None


@dataclass(frozen=True)
class Link:
    """Columns whose values must stand in columns of another table."""

    fields: tuple[str, ...]
    table: str
    reference: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """One table: its columns by name, its key, its links, and the lessons that read it."""

    name: str
    titles: Mapping[str, str]
    columns: Mapping[str, Column]
    key: tuple[str, ...]
    links: tuple[Link, ...]
    lessons: tuple[str, ...]

    @property
    def identities(self) -> tuple[tuple[str, ...], ...]:
        """The sets of columns in which no value may stand twice: the key first."""
        single = [(name,) for name, column in self.columns.items() if column.unique]
        return tuple(dict.fromkeys([*([self.key] if self.key else []), *single]))


def read_schemas(package: Mapping[str, Any]) -> dict[str, Table]:
    """Return the tables of a data package in their clean form, by name."""
    clean = [one for one in package["resources"] if one.get("form") == "clean"]
    names = {one["name"]: one["table"] for one in clean}
    return {one["table"]: _table(one, names) for one in clean}


def _table(resource: Mapping[str, Any], names: Mapping[str, str]) -> Table:
    schema = resource["schema"]
    return Table(
        resource["table"],
        resource["titles"],
        {field["name"]: _column(field) for field in schema["fields"]},
        tuple(schema["primaryKey"]),
        tuple(
            Link(
                tuple(link["fields"]),
                names.get(link["reference"]["resource"], resource["table"]),
                tuple(link["reference"]["fields"]),
            )
            for link in schema["foreignKeys"]
        ),
        tuple(resource.get("lessons", ())),
    )


def _column(field: Mapping[str, Any]) -> Column:
    own = field.get("deltalandOnly", ())
    limits = {key: one for key, one in field["constraints"].items() if key not in own}
    pattern = limits.get("pattern")
    return Column(
        field["name"],
        field["type"],
        field["titles"],
        bool(limits.get("required")),
        bool(limits.get("unique")),
        re.compile(pattern) if pattern else None,
        tuple(str(one) for one in limits.get("enum", ())),
        limits.get("minimum"),
        limits.get("maximum"),
    )
