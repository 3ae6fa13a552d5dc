"""What the backcast board shows: a worked example from Deltaland, and a blank for paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from datataal import content, records
from datataal.language import Language
from datataal.widgets._html import Html, el

__all__ = ["shown", "static"]

_BLANKS = 8


def shown(id_: str, lang: Language) -> dict[str, Any]:
    """Return the board in one language; the example is a state that the script can load."""
    aid = content.aid(id_)
    return {**aid.in_(lang), "fingerprint": records.fingerprint(aid)}


def static(shown: Mapping[str, Any], words: Mapping[str, str], level: int, lang: Language) -> Html:
    """Return the steps for paper, the example as a list, and a blank list."""
    below, example = f"h{min(6, level + 1)}", shown["example"]
    blank = f"{words['text']}: / {words['owner']}: / {words['needs']}:"
    return el(
        "div",
        el(f"h{level}", shown["title"], class_="dtw-title"),
        el("p", shown["lead"]),
        el("ol", *(el("li", step) for step in shown["paper"])),
        el(below, words["example_of"]),
        el("p", _filled(words["wish"], goal=example["goal"], year=example["year"])),
        el("ol", *(el("li", _line(one, words)) for one in example["steps"])),
        el("p", el("strong", f"{words['monday_name']}: "), example["monday"]),
        el("p", el("strong", f"{words['hinge_name']}: "), example["hinge"]),
        el(below, words["blank"]),
        el("ol", *(el("li", blank) for _ in range(_BLANKS)), class_="dtw-rows-blank"),
        el("p", shown["source"], class_="dtw-source"),
        class_="dtw-paper",
        lang=lang,
    )


def _line(step: Mapping[str, str], words: Mapping[str, str]) -> str:
    after = _filled(words["after"], steps=step["needs"]) if step["needs"] else ""
    inside = "; ".join(part for part in (step["owner"], step["when"], after) if part)
    return f"{step['text']} ({inside})"


def _filled(text: str, **values: str) -> str:
    for key, value in values.items():
        text = text.replace(f"{{{key}}}", value)
    return text
