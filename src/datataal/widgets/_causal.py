"""What the causal map shows: the blocks, and the relations that the source's prose tells."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from datataal import content, records
from datataal.language import Language
from datataal.widgets._html import Html, el

__all__ = ["shown", "static"]

LINES = 6


def shown(id_: str, lang: Language) -> dict[str, Any]:
    """Return the blocks, what the source tells of them with its place, and all words."""
    node = content.aid(id_)
    return {**node.in_(lang), "fingerprint": records.fingerprint(node)}


def static(shown: Mapping[str, Any], words: Mapping[str, str], level: int, lang: Language) -> Html:
    """Return the steps, the blocks, what the source tells, and lines for arrows by hand."""
    h = f"h{min(6, level + 1)}"
    blocks = [el("li", el("strong", f"{node['name']}: "), node["note"]) for node in shown["nodes"]]
    return el(
        "div",
        el(f"h{level}", shown["title"], class_="dtw-title"),
        el("p", shown["lead"]),
        el("p", shown["status"]),
        el("ol", *(el("li", step) for step in shown["paper"])),
        el(h, words["blocks"]),
        el("ul", *blocks),
        el("p", el("strong", words["paper_own"])),
        _lines(),
        el(h, words["told_title"]),
        el("ol", *(_told(one, shown, words) for one in shown["told"])),
        el(h, words["paper_noregret"]),
        el("p", shown["noregret"]["source"]),
        el("p", el("strong", f"{words['first_label'].capitalize()}: "), shown["noregret"]["ours"]),
        el("p", shown["noregret"]["counter"]),
        el("p", el("strong", words["paper_first"])),
        _lines(),
        class_="dtw-paper",
        lang=lang,
    )


def _told(one: Mapping[str, Any], shown: Mapping[str, Any], words: Mapping[str, str]) -> Html:
    names = {node["id"]: node["name"] for node in shown["nodes"]}
    arrows = "; ".join(f"{names[arrow['from']]} → {names[arrow['to']]}" for arrow in one["arrows"])
    place = words["place"].replace("{place}", one["place"])
    said = words["told_sign"].replace("{says}", one["says"])
    return el("li", one["text"], el("p", f"{arrows}. {said} {place}", class_="dtw-source"))


def _lines() -> Html:
    return el("div", *(el("div") for _ in range(LINES)), class_="dtw-lines", aria_hidden="true")
