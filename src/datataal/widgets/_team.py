"""What the team view shows: the titles of dilemmas, choices, values and words, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from datataal import content
from datataal.language import Language
from datataal.team._report import LEAST, ROLES
from datataal.widgets._html import Html, el

__all__ = ["shown", "static"]


def shown(id_: str, lang: Language) -> dict[str, Any]:
    """Return what the page needs to name what records hold."""
    words = content.strings("widgets", lang)["team"]
    return {
        "id": id_,
        "title": words["title"],
        "least": LEAST,
        "roles": {role: content.role(role).name.in_(lang) for role in ROLES},
        "dilemmas": {key: _named(node.in_(lang)) for key, node in content.dilemmas().items()},
        "terms": {key: node.term.in_(lang) for key, node in content.terms().items()},
    }


def _named(dilemma: Mapping[str, Any]) -> dict[str, Any]:
    rounds = [{"id": turn["id"], "options": _options(turn)} for turn in dilemma.get("rounds") or ()]
    return {
        "id": dilemma["id"],
        "title": dilemma["title"],
        "options": _options(dilemma),
        "values": list(dilemma["values"]),
        **({"rounds": rounds} if rounds else {}),
    }


def _options(turn: Mapping[str, Any]) -> list[dict[str, str]]:
    return [{"id": option["id"], "text": option["text"]} for option in turn["options"]]


def static(shown: Mapping[str, Any], words: Mapping[str, str], level: int, lang: Language) -> Html:
    """Return how to do it on paper; files can only be read by the page's script."""
    return el(
        "div",
        el(f"h{level}", shown["title"], class_="dtw-title"),
        el("p", words["lead"]),
        el("p", words["paper"]),
        class_="dtw-paper",
        lang=lang,
    )
