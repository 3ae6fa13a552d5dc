"""What a question shows, in the page and on paper; graded ones show no answer at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from datataal import content
from datataal.language import Language
from datataal.widgets._html import Html, el
from datataal.widgets._question_notes import SEALED, grids, key_rows, notes
from datataal.widgets._seal import seal

__all__ = ["asked", "in_page", "paper_answer", "shown", "static"]

#: the texts of a question that say nothing about its answer
_OPEN = ("id", "kind", "form", "scene", "ask", "unit")


def shown(id_: str, lang: Language) -> dict[str, Any]:
    """Return the question in one language: what is asked, and what is said to each answer.

    Of a graded question what is said is sealed, and nothing else tells its answer.
    """
    return in_page(content.question(id_).in_(lang), lang)


def in_page(whole: Mapping[str, Any], lang: Language) -> dict[str, Any]:
    """Return what a page may hold of a question in one language."""
    if whole["kind"] in SEALED:
        return {**asked(whole), "seal": seal(whole["id"], notes(whole))}
    extra = {key: whole[key] for key in ("hints", "after") if whole.get(key)}
    return {**asked(whole), "notes": notes(whole), "key": key_rows(whole, lang), **extra}


def asked(whole: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a reader sees before answering, and nothing more."""
    found = {key: whole[key] for key in _OPEN if whole.get(key)}
    for key in ("options", "bins", "cards"):
        if key in whole:
            found[key] = [one["text"] for one in whole[key]]
    return {**found, **({"grid": grids(whole)} if whole["form"] == "number" else {})}


def static(
    shown: Mapping[str, Any],
    words: Mapping[str, str],
    level: int,  # noqa: ARG001  all forms are called alike
    lang: Language,  # noqa: ARG001
) -> Html:
    """Return the question and room to answer; the explanation folded away, unless sealed."""
    return el(
        "div",
        el("p", shown["scene"]) if shown.get("scene") else None,
        el("p", el("strong", shown["ask"])),
        paper_answer(shown, words),
        _hints(shown, words),
        _explained(shown, words) if "key" in shown else el("p", words["sealed"], class_="dtw-hint"),
        class_="dtw-paper",
    )


def paper_answer(shown: Mapping[str, Any], words: Mapping[str, str]) -> Html:
    """Return room to answer by hand: boxes to tick, a line for a number, a line per card."""
    if shown["form"] == "number":
        return el("p", words["answer"], " ", _blank(), f" {shown.get('unit', '')}")
    if shown["form"] == "sort":
        return el(
            "div",
            el("p", words["bins"], " ", " · ".join(shown["bins"])),
            el("ol", *(el("li", card, " ", _blank()) for card in shown["cards"])),
        )
    many = shown["form"] == "several"
    boxes = (el("li", option) for option in shown["options"])
    return el(
        "div",
        el("p", words["tick_all"]) if many else None,
        el("ul" if many else "ol", *boxes, class_="dtw-boxes" if many else None),
    )


def _blank() -> Html:
    return el("span", class_="dtw-blank")


def _hints(shown: Mapping[str, Any], words: Mapping[str, str]) -> Html | None:
    hints = [el("li", hint) for hint in shown.get("hints", ())]
    return el("details", el("summary", words["hints"]), el("ol", *hints)) if hints else None


def _explained(shown: Mapping[str, Any], words: Mapping[str, str]) -> Html:
    after = el("p", shown["after"]) if shown.get("after") else None
    rows = [el("li", *_row(row, shown, words)) for row in shown["key"]]
    return el("details", el("summary", words["answers"]), el("ol", *rows), after)


def _row(
    row: Mapping[str, Any], shown: Mapping[str, Any], words: Mapping[str, str]
) -> Iterator[Html | str]:
    if row["right"] is not None and shown["kind"] != "predict":
        yield el("strong", _verdict(row, shown, words) + " ")
    yield row["text"].rstrip(".") + ". "
    yield row["note"]


def _verdict(row: Mapping[str, Any], shown: Mapping[str, Any], words: Mapping[str, str]) -> str:
    if not row["right"] and shown["form"] == "several":
        return words["not_this"]
    return words["correct" if row["right"] else "not_yet"] + "."
