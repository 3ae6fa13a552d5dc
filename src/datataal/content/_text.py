"""A text in both languages, with figures filled in from the one place where they stand."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from datataal import _paths
from datataal.errors import ContentError, Finding
from datataal.language import LANGUAGES, Language, number

__all__ = ["Figure", "Text", "figures", "fill", "names"]

_PLACEHOLDER = re.compile(r"\{\{\s*([a-z][a-z0-9_]*)\s*\}\}")


@dataclass(frozen=True)
class Figure:
    """One number of the case: its value, how many decimals to show, its unit and meaning."""

    value: float
    decimals: int
    unit: str
    label: Mapping[str, str]

    def in_(self, lang: Language) -> str:
        """Return the number as the language writes it, without unit."""
        return number(self.value, self.decimals, lang)


@functools.cache
def figures() -> Mapping[str, Figure]:
    """Return the figures of Deltaland by id, as the generator computed them from the tables."""
    return {
        key: Figure(row["value"], row["decimals"], row.get("unit", ""), row["label"])
        for key, row in _shipped("figures.json").items()
    }


@functools.cache
def names() -> Mapping[str, str]:
    """Return the invented names of Deltaland by id, such as `smallest_name`."""
    return dict(_shipped("names.json"))


def fill(text: str, lang: Language, where: str = "") -> str:
    """Replace each ``{{ id }}`` in `text` by that figure or name, written as `lang` does.

    Raises
    ------
    ContentError
        If an id is not known; the message names it and `where` it was asked for.
    """
    return _PLACEHOLDER.sub(lambda match: _value(match[1], lang, where), text)


def _value(key: str, lang: Language, where: str) -> str:
    if key in figures():
        return figures()[key].in_(lang)
    if key in names():
        return names()[key]
    raise ContentError(
        Finding(
            what=f"The figure {key!r} is not known",
            where=where,
            expected="an id that stands in datasets/deltaland/figures.json or names.json",
            do="Correct the id, or add the figure to the generator and run: datataal data build",
        )
    )


def _shipped(file: str) -> Any:  # noqa: ANN401  the generator says what it holds
    path = _paths.datasets() / "deltaland" / file
    return json.loads(path.read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Text:
    """The same text in every language of the course."""

    nl: str
    en: str
    where: str = ""

    def in_(self, lang: Language) -> str:
        """Return the text in `lang`, figures filled in."""
        return fill(self.nl if lang == "nl" else self.en, lang, self.where)

    @classmethod
    def of(cls, raw: Mapping[str, str], where: str = "") -> Text:
        """Make a text from `{nl: ..., en: ...}`."""
        return cls(where=where, **{lang: " ".join(raw[lang].split()) for lang in LANGUAGES})
