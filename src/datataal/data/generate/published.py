"""`datapackage.json` and README of the tables of real figures: `python -m` this module.

The tables themselves (`datasets/published/*.csv`) are kept by hand and never made here.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from datataal import _paths
from datataal.data.generate.files import json_bytes
from datataal.language import LANGUAGES, Language, number

__all__ = ["files", "main"]

WORDS = Path(__file__).parents[1] / "published.yml"
HEADINGS: Mapping[Language, Mapping[str, str]] = {
    "nl": {
        "language": "Nederlands", "columns": "| kolom | betekenis | eenheid |", "rows": "rijen",
        "read": 'Lezen: `datataal.data.published("res_bids")`; alle namen: '
        "`datataal.data.published()`.",
        "every": "Deze kolommen sluiten elke rij af:",
        "values": "Waarden",
    },
    "en": {
        "language": "English", "columns": "| column | meaning | unit |", "rows": "rows",
        "read": 'To read: `datataal.data.published("res_bids")`; all names: '
        "`datataal.data.published()`.",
        "every": "These columns end every row:",
        "values": "Values",
    },
}  # fmt: skip
Node = Mapping[str, Any]


def files(folder: Path) -> dict[str, bytes]:
    """Return the description and the README of the tables in `folder`, by file name."""
    words = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    package = _package(words, folder)
    text = "\n".join(_readme(words, package)) + "\n"
    return {"datapackage.json": json_bytes(package), "README.md": text.encode("utf-8")}


def _package(words: Node, folder: Path) -> dict[str, Any]:
    return {
        "profile": "tabular-data-package",
        "name": words["name"],
        **_named(words),
        "invented": False,
        "knownHarms": words["known_harms"],
        "licenses": [words["licence"]],
        "licenceNotes": words["licences"],
        "resources": [
            _resource(name, table, words, folder) for name, table in words["tables"].items()
        ],
    }


def _named(node: Node) -> dict[str, Any]:
    """Return title and description: the standard properties Dutch, ours in both languages."""
    return {
        "title": node["title"]["nl"],
        "titles": node["title"],
        "description": node["description"]["nl"],
        "descriptions": node["description"],
    }


def _resource(name: str, table: Node, words: Node, folder: Path) -> dict[str, Any]:
    key = table["key"]
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as text:
        rows = sum(1 for _ in csv.reader(text)) - 1
    return {
        "profile": "tabular-data-resource",
        "name": name.replace("_", "-"),
        "path": f"{name}.csv",
        "table": name,
        **_named(table),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(one, words) for one in _columns(table, words)],
            "primaryKey": [key] if isinstance(key, str) else key,
            "missingValues": [""],
        },
        "rows": rows,
    }


def _columns(table: Node, words: Node) -> list[Node]:
    """Return the columns of a table; those that end every row come last, unless named before."""
    common = {**words["shared"], **words["row"]}
    own = [{"name": one, **common[one]} if isinstance(one, str) else one for one in table["fields"]]
    names = {one["name"] for one in own}
    return own + [{"name": one, **words["row"][one]} for one in words["row"] if one not in names]


def _field(column: Node, words: Node) -> dict[str, Any]:
    unit, values = column.get("unit"), column.get("values")
    limits = {**column.get("constraints", {}), **({"enum": list(values)} if values else {})}
    return {
        "name": column["name"],
        "type": column["type"],
        **_named(column),
        "unit": unit,
        "units": words["units"].get(unit, dict.fromkeys(LANGUAGES, unit)) if unit else None,
        "constraints": limits,
        **({"valueLabels": values} if values else {}),
    }


def _readme(words: Node, package: Node) -> Iterator[str]:
    yield "<!-- Made by `python -m datataal.data.generate.published`; do not edit. -->"
    yield from (f"# {package['title']}", "")
    ending = list(words["row"])
    for lang in LANGUAGES:
        heads = HEADINGS[lang]
        yield from (f"## {heads['language']}", "", package["descriptions"][lang], "")
        yield from (package["knownHarms"][lang], "", words["licences"][lang], "", heads["read"], "")
        first = package["resources"][0]["schema"]["fields"]
        yield from (heads["every"], "", heads["columns"], "|---|---|---|")
        yield from (_line(field, lang) for field in first if field["name"] in ending)
        yield ""
        for table in package["resources"]:
            count = f"{number(table['rows'], 0, lang)} {heads['rows']}"
            yield from (f"### {table['titles'][lang]} (`{table['table']}`, {count})", "")
            yield from (table["descriptions"][lang], "", heads["columns"], "|---|---|---|")
            fields = table["schema"]["fields"]
            yield from (_line(field, lang) for field in fields if field["name"] not in ending)
            yield ""


def _line(field: Node, lang: Language) -> str:
    labels = field.get("valueLabels", {})
    listed = "; ".join(f"`{value}` = {label[lang]}" for value, label in labels.items())
    meaning = field["descriptions"][lang] + (
        f" {HEADINGS[lang]['values']}: {listed}" * bool(listed)
    )
    return f"| `{field['name']}` | {meaning} | {(field['units'] or {}).get(lang, '')} |"


def main() -> None:
    """Write both files beside the tables."""
    folder = _paths.CHECKOUT / "datasets" / "published"
    for name, content in files(folder).items():
        (folder / name).write_bytes(content)
        print(f"Wrote {folder.name}/{name}, {len(content)} bytes")


if __name__ == "__main__":
    main()
