"""`datapackage.json`: what every table and column means, in the Frictionless format."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from datataal.data._tables import FORMS, Column, Description
from datataal.data.generate.flaws import Flaw
from datataal.data.generate.parameters import Parameters
from datataal.language import LANGUAGES

__all__ = ["datapackage", "fields"]

PROFILE = "data-package"  # not tabular alone: it also holds the files of sources/
Package = Mapping[str, Any]


def datapackage(
    parameters: Parameters,
    package: Package,
    tables: Mapping[str, Description],
    flaws: Sequence[Flaw],
    rows: Mapping[str, Mapping[str, int]],
) -> dict[str, Any]:
    """Return the whole description; standard properties are Dutch, ours hold both languages.

    Only a table with planted flaws has a raw form of its own. `rows`: per form and table.
    """
    raw = {one["table"] for flaw in flaws for one in flaw.changes if one["kind"] != "inherent"}
    return {
        "profile": PROFILE,
        "name": package["name"],
        "title": package["title"]["nl"],
        "titles": package["title"],
        "description": package["description"]["nl"],
        "descriptions": package["description"],
        "invented": True,
        "storyDate": parameters.story_date.isoformat(),
        "licenses": [package["licence"]],
        "contributors": package["contributors"],
        "sources": _published(parameters),
        "knownHarms": package["known_harms"],
        "resources": [
            _resource(table, form, package, flaws, raw) | {"rows": rows[form][table.name]}
            for table in tables.values()
            for form in FORMS
            if form == "clean" or table.name in raw
        ],
    }


def _published(parameters: Parameters) -> list[dict[str, Any]]:
    """Name the published figures after which a parameter was shaped."""
    return [
        {"title": one.source, "parameter": one.path, "year": one.year, "status": one.status}
        for one in parameters.calibrated
    ]


def _resource(
    table: Description, form: str, package: Package, flaws: Sequence[Flaw], raw: Collection[str]
) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": _name(table.name, form, raw),
        "path": f"{form}/{table.name}.csv",
        "table": table.name,
        "form": form,
        "title": table.title["nl"],
        "titles": table.title,
        "description": table.description["nl"],
        "descriptions": table.description,
        "knownHarms": table.known_harms,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": fields(table, form, package, flaws),
            "primaryKey": list(table.key),
            "foreignKeys": [_link(link, form, raw) for link in table.links],
            "missingValues": [""],
        },
    }


def _name(table: str, form: str, raw: Collection[str]) -> str:
    own = form == "raw" and table in raw
    return table.replace("_", "-") + ("-raw" if own else "")


def _link(link: Mapping[str, Any], form: str, raw: Collection[str]) -> dict[str, Any]:
    return {
        "fields": _listed(link["fields"]),
        "reference": {
            "resource": _name(link["table"], form, raw),
            "fields": _listed(link["reference"]),
        },
    }


def _listed(names: str | Sequence[str]) -> list[str]:
    return [names] if isinstance(names, str) else list(names)


def fields(
    table: Description, form: str, package: Package, flaws: Sequence[Flaw]
) -> list[dict[str, Any]]:
    """Return the fields of one table in one form, as they stand in `datapackage.json`."""
    columns = table.columns(form)
    if form == "raw":
        _agree(table, columns, flaws)
    return [_field(column, package) for column in columns]


def _field(column: Column, package: Package) -> dict[str, Any]:
    limits = dict(column.constraints or {})
    if column.values:
        limits["enum"] = list(column.values)
    source = package["sources"][column.source] if column.source else None
    made: dict[str, Any] = {
        "name": column.name,
        "type": column.type,
        "title": column.title["nl"],
        "titles": column.title,
        "description": column.description["nl"],
        "descriptions": column.description,
        "unit": column.unit,
        "units": _unit(column.unit, package) if column.unit else None,
        "source": {**source, "date": source["date"].isoformat()} if source else None,
        "constraints": limits,
    }
    if column.decimals is not None:
        made["decimals"] = column.decimals
    if column.values:
        made["valueLabels"] = column.values
    return made


def _unit(unit: str, package: Package) -> Mapping[str, str]:
    return dict(package["units"].get(unit, dict.fromkeys(LANGUAGES, unit)))


def _agree(table: Description, columns: Sequence[Column], flaws: Sequence[Flaw]) -> None:
    """Hold the raw description against the flaws that live in a name or a source."""
    changes = [one for flaw in flaws for one in flaw.changes if one["table"] == table.name]
    renamed = {one["to"] for one in changes if one["kind"] == "rename"}
    unsourced = {one["column"] for one in changes if one["kind"] == "unsourced"}
    clean = {column.name for column in table.columns("clean")}
    assert renamed == {c.name for c in columns} - clean, f"{table.name}: raw names and flaws differ"
    assert unsourced == {c.name for c in columns if not c.source}, f"{table.name}: sources differ"
