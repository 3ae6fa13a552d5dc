"""Rows as an accessible table, with numbers as the language writes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from datataal import language
from datataal.language import Language
from datataal.widgets._html import Html, el, scroll_box

__all__ = ["Row", "Words", "table"]

Row = Mapping[str, Any]
Words = Mapping[str, str]


def table(
    caption: str, columns: Mapping[str, str], rows: Sequence[Row], words: Words, lang: Language
) -> Html:
    """Return a table; `columns` gives, for each key of a row, the word that heads it."""
    first, *others = columns
    numbers = {key for key in columns if any(isinstance(row[key], (int, float)) for row in rows)}
    head = [
        el("th", words[name], scope="col", class_="number" if key in numbers else None)
        for key, name in columns.items()
    ]
    body = [
        el(
            "tr",
            el("th", str(row[first]), scope="row"),
            *(_cell(row[key], words, lang) for key in others),
        )
        for row in rows
    ]
    return scroll_box(
        caption,
        el("table", el("caption", caption), el("thead", el("tr", *head)), el("tbody", *body)),
    )


def _cell(value: object, words: Words, lang: Language) -> Html:
    if isinstance(value, float):
        return el("td", language.number(value, 2, lang), class_="number")
    if isinstance(value, int):
        return el("td", language.number(value, 0, lang), class_="number")
    return el("td", str(value) or words["unsaid"])
