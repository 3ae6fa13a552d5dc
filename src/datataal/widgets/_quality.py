"""What the aid for data quality shows: purposes with demands, tables with measured scores."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from datataal.language import Language, number
from datataal.widgets._html import Html, el, scroll_box

__all__ = ["static"]


def static(shown: Mapping[str, Any], words: Mapping[str, str], level: int, lang: Language) -> Html:
    """Return the measures with their questions, and per table the scores beside the demands."""
    measures = [
        el("li", el("strong", f"{measure['name']}: "), measure["ask"])
        for measure in shown["measures"]
    ]
    return el(
        "div",
        el(f"h{level}", shown["title"], class_="dtw-title"),
        el("p", shown["lead"]),
        el("p", el("strong", words["nine"])),
        el("ul", *measures),
        *(_scores(table, shown, words, lang) for table in shown["tables"]),
        class_="dtw-paper",
    )


def _scores(
    table: Mapping[str, Any], shown: Mapping[str, Any], words: Mapping[str, str], lang: Language
) -> Html:
    demands = [words["demand_for"].replace("{purpose}", one["name"]) for one in shown["purposes"]]
    head = (words["col_measure"], words["col_score"], *demands)
    rows = [_row(measure, table, shown, words, lang) for measure in shown["measures"]]
    caption = words["scores_of"].replace("{table}", table["name"])
    return scroll_box(
        caption,
        el(
            "table",
            el("caption", caption),
            el("thead", el("tr", *(el("th", name, scope="col") for name in head))),
            el("tbody", *rows),
        ),
        el("p", f"{words['source']}: {table['source']}", class_="dtw-source"),
    )


def _row(
    measure: Mapping[str, Any],
    table: Mapping[str, Any],
    shown: Mapping[str, Any],
    words: Mapping[str, str],
    lang: Language,
) -> Html:
    score = table["scores"][measure["id"]]["score"]
    cells = [
        words["status_unknown"] if score is None else number(score, 0, lang),
        *(number(purpose["bars"][measure["id"]], 0, lang) for purpose in shown["purposes"]),
    ]
    return el("tr", el("th", measure["name"], scope="row"), *(el("td", cell) for cell in cells))
