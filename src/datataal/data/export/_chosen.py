"""The tables that go into an export, with their descriptions, and the words that go with them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from datataal._version import __version__
from datataal.data._load import load, package, resource, tables
from datataal.language import Language

__all__ = ["Chosen", "Table", "choose", "plain"]

WORDS: Mapping[Language, Mapping[str, str]] = {
    "nl": {
        "invented": "Deltaland is verzonnen (invented): geen rij gaat over een echte plek, een "
        "echt huishouden of een echt mens.",
        "raw": "Dit is de ruwe vorm, met fouten die er met opzet in zijn gezet.",
        "clean": "Dit is de schone vorm, waarin elke som klopt.",
        "metres": "Coördinaten zijn meters in een eigen, verzonnen stelsel. Het is geen "
        "Rijksdriehoek en geen WGS 84: op een echte achtergrondkaart hoort Deltaland nergens.",
        "harm": "Waar het mis kan gaan",
        "licence": "Licentie",
        "version": "Versie",
        "about": "over",
        "columns": "kolommen",
    },
    "en": {
        "invented": "Deltaland is invented (verzonnen): no row is about a real place, a real "
        "household or a real person.",
        "raw": "This is the raw form, with errors that were planted on purpose.",
        "clean": "This is the clean form, in which every sum is met.",
        "metres": "Coordinates are metres in an invented grid of its own. It is neither the "
        "Dutch grid nor WGS 84: Deltaland belongs nowhere on a real background map.",
        "harm": "Known harms",
        "licence": "Licence",
        "version": "Version",
        "about": "about",
        "columns": "columns",
    },
}


@dataclass(frozen=True)
class Table:
    """One table: its values and its description (a resource of `datapackage.json`)."""

    name: str
    frame: pd.DataFrame
    about: Mapping[str, Any]

    @property
    def fields(self) -> Sequence[Mapping[str, Any]]:
        """The fields, in the order of the columns."""
        return list(self.about["schema"]["fields"])


@dataclass(frozen=True)
class Chosen:
    """What is exported: tables in one form, with words in one language."""

    tables: Sequence[Table]
    raw: bool
    lang: Language

    @property
    def words(self) -> Mapping[str, str]:
        """The fixed words of an export in its language."""
        return WORDS[self.lang]

    def about(self) -> dict[str, str]:
        """Return what every export says about itself, from key to sentence."""
        whole, licence = package(), package()["licenses"][0]
        return {
            "title": whole["titles"][self.lang],
            "invented": self.words["invented"],
            "form": self.words["raw" if self.raw else "clean"],
            "coordinates": self.words["metres"],
            "harm": f"{self.words['harm']}: {whole['knownHarms'][self.lang]}",
            "licence": f"{self.words['licence']}: {licence['title']} ({licence['name']})",
            "version": f"{self.words['version']}: datataal {__version__}",
        }

    def dictionary(self) -> Iterator[dict[str, str]]:
        """Yield per column its table, name, title, meaning, unit, type and values."""
        for table in self.tables:
            for field in table.fields:
                labels = field.get("valueLabels") or {}
                yield {
                    "table": table.name,
                    "column": field["name"],
                    "title": field["titles"][self.lang],
                    "description": field["descriptions"][self.lang],
                    "unit": (field.get("units") or {}).get(self.lang, ""),
                    "type": field["type"],
                    "values": "; ".join(
                        f"{value} = {word[self.lang]}" for value, word in labels.items()
                    ),
                }


def choose(names: Sequence[str], *, raw: bool, lang: Language) -> Chosen:
    """Read the tables called `names` (none: all of them) in one form.

    Raises
    ------
    DataError
        If there is no table of that name, or its file is missing or damaged.
    """
    wanted = list(dict.fromkeys(names)) or list(tables())
    about = {name: resource(name, raw=raw) for name in wanted}
    return Chosen(
        tuple(Table(name, load(name, raw=raw), about[name]) for name in wanted), raw, lang
    )


def plain(table: Table) -> dict[str, list[Any]]:
    """Return the columns as lists of plain Python values; what is not known is None."""
    return {
        field["name"]: [_plain(value, field["type"]) for value in table.frame[field["name"]]]
        for field in table.fields
    }


def _plain(value: Any, kind: str) -> Any:  # noqa: ANN401  a table holds many types
    if pd.isna(value):
        return None
    if kind in ("date", "datetime"):
        moment = pd.Timestamp(value).to_pydatetime()
        return moment if kind == "datetime" else dt.date(moment.year, moment.month, moment.day)
    return {"integer": int, "number": float, "boolean": bool}.get(kind, str)(value)
