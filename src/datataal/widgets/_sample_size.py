"""What the sample-size figure shows, and its table of values for paper."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from datataal import content
from datataal.language import Language, number
from datataal.widgets._html import Html, el

__all__ = ["interval", "margin", "shown", "static"]

_Z = 1.96  # 95 of 100 samples


def margin(n: int) -> float:
    """Return the margin of error in points for `n` answers, at its widest (a share of half)."""
    return 100 * _Z * math.sqrt(0.25 / n)


def interval(share: float, n: int) -> tuple[float, float]:
    """Return Wilson's 95% interval in per cent; it stays between 0 and 100 for every `n`."""
    z2 = _Z * _Z / n
    middle = (share + z2 / 2) / (1 + z2)
    half = _Z * math.sqrt(share * (1 - share) / n + z2 / (4 * n)) / (1 + z2)
    return 100 * (middle - half), 100 * (middle + half)


def shown(id_: str, lang: Language) -> dict[str, Any]:
    """Return title and lead, the measured share, and the three samples of the case."""
    words = content.strings("widgets", lang)["sample_size"]
    figures = content.figures()
    asked = int(figures[_SMALLEST_N].value)
    marks = [
        {"n": asked, "name": content.names()["smallest_name"]},
        {"n": int(figures[_MERGED_N].value), "name": words["merged"]},
        {"n": int(figures[_PROVINCE_N].value), "name": content.names()["province_name"]},
    ]
    share = figures[_SMALLEST_YES].value / asked
    return {**content.aid(id_).in_(lang), "share": share, "marks": marks}


#: ids in datasets/deltaland/figures.json
_SMALLEST_N, _SMALLEST_YES = "panel_smallest_n", "panel_smallest_yes"
_MERGED_N, _PROVINCE_N = "panel_merged_n", "panel_n"


def static(shown: Mapping[str, Any], words: Mapping[str, str], level: int, lang: Language) -> Html:
    """Return the title, the lead and the table of margins and intervals."""
    names = ("col_who", "col_n", "col_margin", "col_interval")
    head = el("tr", *(el("th", words[name], scope="col") for name in names))
    rows = [_row(mark, shown["share"], words, lang) for mark in shown["marks"]]
    n = shown["marks"][0]["n"]
    quarter = words["quarter"].format(
        n4=number(4 * n, 0, lang), margin=number(margin(n), 1, lang),
        margin4=number(margin(4 * n), 1, lang),
    )
    return el(
        "div",
        el(f"h{level}", shown["title"], class_="dtw-title"),
        el("p", shown["lead"]),
        el("table", el("caption", words["table_name"]), el("thead", head), el("tbody", *rows)),
        el("p", quarter),
        class_="dtw-paper",
    )


def _row(mark: Mapping[str, Any], share: float, words: Mapping[str, str], lang: Language) -> Html:
    low, high = (number(edge, 0, lang) for edge in interval(share, mark["n"]))
    cells = (
        number(mark["n"], 0, lang),
        number(margin(mark["n"]), 1, lang),
        words["from_to"].format(low=low, high=high),
    )
    return el("tr", el("th", mark["name"], scope="row"), *(el("td", cell) for cell in cells))
