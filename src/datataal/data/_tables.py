"""The descriptions of the tables (`tables/*.yml`), read by the generator into one shape."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

__all__ = ["FORMS", "Column", "Description", "Form", "read_package", "read_tables"]

FOLDER = Path(__file__).with_name("tables")
Form = str
FORMS: tuple[Form, ...] = ("clean", "raw")


@dataclass(frozen=True)
class Column:
    """One column in one form: its name, type, unit, limits, source and both languages' words.

    `deltaland_only` names the limits that say something about Deltaland alone, such as the form of
    its codes; the check of somebody's own province leaves them out.
    """

    name: str
    type: str
    title: Mapping[str, str]
    description: Mapping[str, str]
    unit: str | None = None
    decimals: int | None = None
    constraints: Mapping[str, Any] | None = None
    values: Mapping[str, Mapping[str, str]] | None = None
    source: str | None = None
    only: str | None = None  # the one form that has this column
    deltaland_only: Sequence[str] = ()


@dataclass(frozen=True)
class Description:
    """One table: its words, key, links to other tables, known harms and columns.

    `made` says how it was made, `not_for` what it must not be used for, and `picture` what the
    table's data sheet draws; see `datataal.plots.sheet`.
    """

    name: str
    title: Mapping[str, str]
    description: Mapping[str, str]
    key: tuple[str, ...]
    known_harms: Mapping[str, str]
    links: tuple[Mapping[str, str], ...]
    fields: tuple[Mapping[str, Any], ...]
    made: Mapping[str, str]
    not_for: Mapping[str, str]
    picture: Mapping[str, str] | None = None

    def columns(self, form: Form) -> tuple[Column, ...]:
        """Return the columns as they stand in `form`; the raw form may differ from the clean."""
        fields = [field for field in self.fields if field.get("only", form) == form]
        plain = [{k: v for k, v in field.items() if k != "raw"} for field in fields]
        if form == "raw":
            plain = [
                {**one, **field.get("raw", {})} for one, field in zip(plain, fields, strict=True)
            ]
        return tuple(Column(**one) for one in plain)


def read_package() -> Mapping[str, Any]:
    """Return what is said about the whole package, with every table's own sources and units."""
    package = dict(_yaml("_package"))
    package["tables"] = [name for group in package["groups"] for name in group["tables"]]
    for part in ("sources", "units"):
        package[part] = dict(package[part])
        for name in package["tables"]:
            package[part] |= _yaml(name).get(part, {})
    return package


def _yaml(name: str) -> Mapping[str, Any]:
    return dict(yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8")))


def read_tables() -> dict[str, Description]:
    """Return the descriptions of all tables, in the order of the package."""
    return {name: _read(_yaml(name)) for name in read_package()["tables"]}


def _read(raw: Mapping[str, Any]) -> Description:
    key = raw["key"]
    return Description(
        name=raw["name"],
        title=raw["title"],
        description=raw["description"],
        key=tuple([key] if isinstance(key, str) else key),
        known_harms=raw["known_harms"],
        links=tuple(raw.get("foreign_keys", ())),
        fields=tuple(raw["fields"]),
        made=raw["made"],
        not_for=raw["not_for"],
        picture=raw.get("picture"),
    )
