"""What the advice template shows: an example, our words, and what a decision record can lend."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from datataal import content, records
from datataal.language import Language
from datataal.widgets._html import Html, el

__all__ = ["shown", "static"]

_BLANKS = 3
_LISTS = ("figures", "values", "groups", "options")


def shown(id_: str, lang: Language) -> dict[str, Any]:
    """Return the template in one language, with our terms and the dilemmas of records."""
    aid = content.aid(id_)
    return {
        **aid.in_(lang),
        "fingerprint": records.fingerprint(aid),
        "terms": [
            [node.term.in_(lang), node.meaning.in_(lang)] for node in content.terms().values()
        ],
        "dilemmas": {key: _lendable(node.in_(lang)) for key, node in content.dilemmas().items()},
    }


def _lendable(dilemma: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a record of this dilemma points at: values, options and what options cost."""
    rounds = [
        {"id": turn["id"], "options": [{"id": one["id"]} for one in turn["options"]]}
        for turn in dilemma.get("rounds") or ()
    ]
    return {
        "id": dilemma["id"],
        "title": dilemma["title"],
        "values": list(dilemma["values"]),
        "options": [
            {key: one[key] for key in ("id", "text", "cost")} for one in dilemma["options"]
        ],
        **({"rounds": rounds} if rounds else {}),
    }


def static(shown: Mapping[str, Any], words: Mapping[str, str], level: int, lang: Language) -> Html:
    """Return the steps for paper, the worked example, and a blank to fill in by hand."""
    below, given = f"h{min(6, level + 1)}", shown["example"]
    return el(
        "div",
        el(f"h{level}", shown["title"], class_="dtw-title"),
        el("p", shown["lead"]),
        el("ol", *(el("li", step) for step in shown["paper"])),
        el(below, f"{words['example_of']}: {words['page_one']}"),
        *(_line(words[key], given[key]) for key in ("question", "conclusion")),
        el("ol", *(el("li", one) for one in given["reasons"])),
        *(_line(words[key], given[key]) for key in ("conditions", "unknown", "review")),
        *(_rows(key, given[key], words) for key in _LISTS),
        *(_line(words[key], given[key]) for key in ("risk", "dissent", "was", "monday")),
        el(below, words["blank"]),
        *(_line(words[key], "") for key in ("question", "conclusion")),
        *(_empty(key, words) for key in ("reasons", *_LISTS)),
        *(_line(words[key], "") for key in ("risk", "dissent", "changed", "review", "monday")),
        el("p", shown["source"], class_="dtw-source"),
        class_="dtw-paper",
        lang=lang,
    )


def _line(label: str, text: str) -> Html:
    return el("p", el("strong", f"{label}: "), text)


def _rows(key: str, rows: list[Mapping[str, str]], words: Mapping[str, str]) -> Html:
    items = [el("li", "; ".join(row.values())) for row in rows]
    return el("div", el("p", el("strong", words[key])), el("ul", *items))


def _empty(key: str, words: Mapping[str, str]) -> Html:
    line = words[f"blank_{key}"]
    rows = [el("li", line) for _ in range(_BLANKS)]
    return el("div", el("p", el("strong", words[key])), el("ol", *rows, class_="dtw-rows-blank"))
