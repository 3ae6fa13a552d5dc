"""What the three-action board shows: kinds of action, a worked example, and a blank for paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from datataal import content, records
from datataal.language import Language
from datataal.widgets._html import Html, el

__all__ = ["shown", "static"]

_BLANKS = 3


def shown(id_: str, lang: Language) -> dict[str, Any]:
    """Return the board in one language; the example is a state that the script can load."""
    aid = content.aid(id_)
    return {**aid.in_(lang), "fingerprint": records.fingerprint(aid)}


def static(shown: Mapping[str, Any], words: Mapping[str, str], level: int, lang: Language) -> Html:
    """Return the steps for paper, the example, and a board to fill in by hand."""
    below, example = f"h{min(6, level + 1)}", shown["example"]
    values = {one["id"]: one["text"] for one in example["values"]}
    return el(
        "div",
        el(f"h{level}", shown["title"], class_="dtw-title"),
        el("p", shown["lead"]),
        el("ol", *(el("li", step) for step in shown["paper"])),
        el(below, f"{words['example_of']}: {example['subject']}"),
        el("p", el("strong", f"{words['touched']}: ")),
        el("ul", *(el("li", f"{one['text']} ({one['voice']})") for one in example["touched"])),
        *(_column(kind, example, values, words) for kind in shown["kinds"]),
        el(below, words["blank"]),
        *(_empty(kind, words) for kind in shown["kinds"]),
        el("p", shown["source"], class_="dtw-source"),
        class_="dtw-paper",
        lang=lang,
    )


def _column(
    kind: Mapping[str, str],
    example: Mapping[str, Any],
    values: Mapping[str, str],
    words: Mapping[str, str],
) -> Html:
    items = [
        el(
            "li",
            f"{one['text']} ({one['owner']}; {one['date']}; "
            f"{words['serves'].replace('{value}', values[one['value']])})",
        )
        for one in example["actions"]
        if one["kind"] == kind["id"]
    ]
    return el("div", el("p", el("strong", kind["name"]), f": {kind['hint']}"), el("ul", *items))


def _empty(kind: Mapping[str, str], words: Mapping[str, str]) -> Html:
    line = f"{words['action']}: / {words['owner']}: / {words['date']}: / {words['for_value']}:"
    rows = [el("li", line) for _ in range(_BLANKS)]
    return el("div", el("p", el("strong", kind["name"])), el("ol", *rows, class_="dtw-rows-blank"))
