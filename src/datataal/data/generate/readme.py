"""The README of the data package and its data dictionary, from the same descriptions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from datataal.language import LANGUAGES, Language, number

__all__ = ["readme"]

WORDS: Mapping[Language, Mapping[str, str]] = {
    "nl": {
        "heading": "Nederlands",
        "forms": "In `clean/` klopt elke som. In `raw/` staan de tabellen waar met opzet fouten in "
        'zijn gezet. Lezen: `datataal.load("municipalities")` of '
        '`datataal.load("municipalities", raw=True)`.',
        "build": "De tabellen volgen uit een bestand met parameters en een startgetal: "
        "`datataal data build`. Met `--check` wordt gekeken of de bestanden nog gelijk zijn.",
        "others": "Voor QGIS, Excel of een database: `datataal data export --format gpkg "
        "deltaland.gpkg` (of geojson, parquet, xlsx, sqlite). Coördinaten zijn meters in een eigen "
        "stelsel; er hoort geen echte kaart onder. Voor een catalogus met gegevens: `dcat.jsonld` "
        "(DCAT-AP-NL 3.0).",
        "licence": "Licentie: CC BY 4.0. Naar welke echte cijfers de provincie is gevormd, staat "
        "in `datapackage.json` bij `sources`.",
        "harm": "Waar het mis kan gaan",
        "columns": "| kolom | betekenis | eenheid | bron | datum |",
        "rows": "rijen",
        "raw": "in de ruwe vorm",
    },
    "en": {
        "heading": "English",
        "forms": "In `clean/` every sum is met. In `raw/` are the tables in which errors were "
        'planted on purpose. To read: `datataal.load("municipalities")` or '
        '`datataal.load("municipalities", raw=True)`.',
        "build": "The tables follow from one file of parameters and a seed: `datataal data build`. "
        "With `--check` the files are compared with what that gives.",
        "others": "For QGIS, Excel or a database: `datataal data export --format gpkg "
        "deltaland.gpkg` (or geojson, parquet, xlsx, sqlite). Coordinates are metres in a grid of "
        "their own; no real map belongs under them. For a data catalogue: `dcat.jsonld` "
        "(DCAT-AP-NL 3.0).",
        "licence": "Licence: CC BY 4.0. The real figures after which the province was shaped stand "
        "in `datapackage.json` under `sources`.",
        "harm": "Known harms",
        "columns": "| column | meaning | unit | source | date |",
        "rows": "rows",
        "raw": "in the raw form",
    },
}  # fmt: skip


def readme(package: Mapping[str, Any]) -> str:
    """Return the README of the package `datapackage.json`, first in Dutch, then in English."""
    lines = ["<!-- Made by `datataal data build`; do not edit. -->", f"# {package['title']}", ""]
    for lang in LANGUAGES:
        lines += _part(package, lang)
    return "\n".join(lines) + "\n"


def _part(package: Mapping[str, Any], lang: Language) -> Iterator[str]:
    words = WORDS[lang]
    yield from (f"## {words['heading']}", "", package["descriptions"][lang], "")
    for key in ("forms", "build", "others", "licence"):
        yield from (words[key], "")
    yield from (f"{words['harm']}: {package['knownHarms'][lang]}", "")
    raw = {one["table"]: one for one in package["resources"] if one["form"] == "raw"}
    for resource in package["resources"]:
        if resource["form"] == "clean":
            yield from _table(resource, raw.get(resource["table"], resource), lang)


def _table(clean: Mapping[str, Any], raw: Mapping[str, Any], lang: Language) -> Iterator[str]:
    words = WORDS[lang]
    count = f"{number(clean['rows'], 0, lang)} {words['rows']}"
    yield f"### {clean['titles'][lang]} (`{clean['table']}`, {count})"
    yield from ("", clean["descriptions"][lang], "")
    yield from (f"{words['harm']}: {clean['knownHarms'][lang]}", "")
    yield from (words["columns"], "|---|---|---|---|---|")
    both = [field for field in raw["schema"]["fields"] if "only" not in field]
    for field, other in zip(clean["schema"]["fields"], both, strict=True):
        yield _line(field, lang, "")
        if other != field and other["descriptions"] != field["descriptions"]:
            yield _line(other, lang, f" ({words['raw']})")
    for field in raw["schema"]["fields"]:
        if "only" in field:
            yield _line(field, lang, f" ({words['raw']})")
    yield ""


def _line(field: Mapping[str, Any], lang: Language, note: str) -> str:
    source = field["source"] or {}
    cells = [
        f"`{field['name']}`{note}",
        field["descriptions"][lang],
        (field["units"] or {}).get(lang, ""),
        source.get(lang, ""),
        source.get("date", ""),
    ]
    return "| " + " | ".join(cells) + " |"
