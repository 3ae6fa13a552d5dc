"""What the sample-size figure shows, and its table of values for paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from datataal import content, records
from datataal.data import margin, wilson
from datataal.language import Language, number
from datataal.widgets._html import Html, el, scroll_box

__all__ = ["shown", "static"]


def shown(id_: str, lang: Language) -> dict[str, Any]:
    """Return title and lead, and per group how many answered and which share said yes."""
    words = content.strings("widgets", lang)["sample_size"]
    names = (content.names()["smallest_name"], words["merged"], content.names()["province_name"])
    marks = [_mark(group, name) for group, name in zip(_GROUPS, names, strict=True)]
    aid = content.aid(id_)
    return {**aid.in_(lang), "marks": marks, "fingerprint": records.fingerprint(aid)}


#: the groups as they are called in datasets/deltaland/figures.json
_GROUPS = ("smallest", "merged", "panel")


def _mark(group: str, name: str) -> dict[str, Any]:
    """Return how many answered in a group, and which share of them said yes."""
    n, yes = (int(content.figures()[f"{group}_{what}"].value) for what in ("n", "yes"))
    return {"n": n, "name": name, "share": yes / n}


def static(shown: Mapping[str, Any], words: Mapping[str, str], level: int, lang: Language) -> Html:
    """Return the title, the lead and the table of margins and intervals."""
    names = ("col_who", "col_n", "col_share", "col_margin", "col_interval")
    head = el("tr", *(el("th", words[name], scope="col") for name in names))
    rows = [_row(mark, words, lang) for mark in shown["marks"]]
    n = shown["marks"][0]["n"]
    quarter = words["quarter"].format(
        n4=number(4 * n, 0, lang),
        margin=number(margin(n), 1, lang),
        margin4=number(margin(4 * n), 1, lang),
    )
    return el(
        "div",
        el(f"h{level}", shown["title"], class_="dtw-title"),
        el("p", shown["lead"]),
        scroll_box(
            words["table_name"],
            el("table", el("caption", words["table_name"]), el("thead", head), el("tbody", *rows)),
        ),
        el("p", quarter),
        class_="dtw-paper",
    )


def _row(mark: Mapping[str, Any], words: Mapping[str, str], lang: Language) -> Html:
    n, share = mark["n"], mark["share"]
    low, high = (number(edge, 0, lang) for edge in wilson(round(share * n), n))
    cells = (
        number(n, 0, lang),
        number(100 * share, 0, lang),
        number(margin(n), 1, lang),
        words["from_to"].format(low=low, high=high),
    )
    return el("tr", el("th", mark["name"], scope="row"), *(el("td", cell) for cell in cells))
