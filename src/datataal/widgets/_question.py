"""What a retrieval or predict question shows, and its readable form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from datataal import content
from datataal.language import Language
from datataal.widgets._html import Html, el

__all__ = ["shown", "static"]


def shown(id_: str, lang: Language) -> dict[str, Any]:
    """Return the question in one language."""
    return content.question(id_).in_(lang)


def static(
    shown: Mapping[str, Any],
    words: Mapping[str, str],
    level: int,  # noqa: ARG001  all forms are called alike
    lang: Language,  # noqa: ARG001
) -> Html:
    """Return question and options, with the feedback folded away below."""
    feedback = [
        el(
            "li",
            el("strong", _verdict(option, shown, words)),
            option["text"].rstrip("."),
            ". ",
            option["feedback"],
        )
        for option in shown["options"]
    ]
    after = el("p", shown["after"]) if shown.get("after") else None
    return el(
        "div",
        el("p", el("strong", shown["ask"])),
        el("ol", *(el("li", option["text"]) for option in shown["options"])),
        el("details", el("summary", words["answers"]), el("ol", *feedback), after),
        class_="dtw-paper",
    )


def _verdict(option: Mapping[str, Any], shown: Mapping[str, Any], words: Mapping[str, str]) -> str:
    if shown["kind"] == "predict" or not any(one.get("right") for one in shown["options"]):
        return ""
    return words["right"] + " " if option.get("right") else words["not_yet"] + " "
