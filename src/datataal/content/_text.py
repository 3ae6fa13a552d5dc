"""A text in both languages, with figures filled in from the one place where they stand."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from datataal import _paths
from datataal.errors import ContentError, Finding
from datataal.language import LANGUAGES, Language, number

__all__ = ["Figure", "Text", "figures", "fill"]

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
    path = _paths.datasets() / "deltaland" / "figures.json"
    raw = json.loads(path.read_text(encoding="utf-8"))
    return {
        key: Figure(row["value"], row["decimals"], row.get("unit", ""), row["label"])
        for key, row in raw.items()
    }


def fill(text: str, lang: Language, where: str = "") -> str:
    """Replace each ``{{ figure_id }}`` in `text` by that figure in language `lang`.

    Raises
    ------
    ContentError
        If a figure is not known; the message names it and `where` it was asked for.
    """

    def replace(match: re.Match[str]) -> str:
        known = figures()
        if match[1] not in known:
            raise ContentError(
                Finding(
                    what=f"The figure {match[1]!r} is not known",
                    where=where,
                    expected="an id that stands in datasets/deltaland/figures.json",
                    do="Correct the id, or add the figure to the generator and run: datataal data build",
                )
            )
        return known[match[1]].in_(lang)

    return _PLACEHOLDER.sub(replace, text)


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
