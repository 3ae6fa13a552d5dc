"""Give a record the shape of the answers of the public IAMA 2.0 form.

The form (MinBZK/par-dpia-form) reads a JSON file of answers by question number. Only numbers
are used here, no text of the form. Its published schema takes no letters in a number, so the
questions 5.A to 5.C have no place in such a file; `left_out` names what is not carried.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from datataal import content
from datataal.language import Language
from datataal.records._markdown import as_text
from datataal.records._model import Record
from datataal.records._telling import Part, shown_for, tell

__all__ = ["iama", "left_out"]

_SCHEMA = (
    "https://github.com/MinBZK/par-dpia-form/blob/main/schemas/assessment-output.v2.schema.json"
)
_URN = "urn:nl:iama:2.0"
#: Open questions that any dilemma has something to say about, by what a record holds.
_ALTERNATIVES, _TOUCHED, _HARMS, _GAINS, _CONCERNS = "2.1.2", "3.5.1", "3.5.2", "3.5.3", "3.5.7"
#: Open questions of IAMA 2.0: section -> first and last number that takes a text.
_OPEN = {
    "1.1": (1, 2),
    "1.2": (1, 2),
    "1.3": (4, 4),
    "1.4": (2, 3),
    "2.1": (2, 2),
    "2.3": (1, 3),
    "2.4": (1, 3),
    "2.5": (1, 3),
    "3.1": (1, 5),
    "3.2": (1, 4),
    "3.3": (1, 4),
    "3.4": (1, 5),
    "3.5": (1, 7),
    "4.1": (3, 3),
    "4.2": (1, 5),
    "4.3": (1, 3),
    "4.4": (1, 2),
    "4.5": (1, 4),
}
#: In the form these are groups of questions; this one of the group takes the text.
_GROUPS = {"1.4.1": "1.4.1.1", "2.1.1": "2.1.1.2", "4.1.1": "4.1.1.2", "4.1.2": "4.1.2.3"}


def iama(record: Record, lang: Language | None = None) -> dict[str, Any]:
    """Return the record as the answers of an IAMA 2.0, ready to be written as JSON.

    The answers are Markdown, as the form shows them; what a person typed is text in it.

    Returns
    -------
    dict
        ``$schema``, ``metadata`` (``urn``, ``createdAt``) and ``answers`` by question number,
        each with ``value`` and ``lastEditedAt``.

    Raises
    ------
    RefusedError
        As `tell` does.
    """
    lang = lang or record["lang"]
    shown = shown_for(record, lang)
    memo = content.strings("records", lang)["memo"]
    told = tell(record, lang)
    final = next(one for one in shown["options"] if one["id"] == record["final"]["choice"])
    effects = {way: _effects(final["effects"], way) for way in ("up", "down")}
    said: dict[str, list[str]] = {
        _ALTERNATIVES: _under(told, memo["rejected"]),
        _TOUCHED: [f"- {as_text(who)}" for who in shown["touched"]],
        _HARMS: effects["down"],
        _GAINS: effects["up"],
        _CONCERNS: [as_text(record["dissent"])] if record["dissent"].strip() else [],
    }
    decided = _under(told, memo["decision"])
    for number in _carried(shown):
        said[number] = [*decided, *said.get(number, [])]
    head = as_text(f"{memo['invented']} {shown['title']} ({shown['id']}).")
    return {
        "$schema": _SCHEMA,
        "metadata": {"urn": _URN, "createdAt": record["updated"]},
        "answers": {
            number: {"value": "\n\n".join([head, *lines]), "lastEditedAt": record["updated"]}
            for number, lines in sorted(said.items(), key=lambda one: _order(one[0]))
            if lines
        },
    }


def left_out(record: Record) -> list[str]:
    """Return the IAMA numbers of the dilemma for which the file of answers has no place."""
    numbers: Sequence[str] = shown_for(record, "en")["instruments"].get("iama", ())
    return [number for number in numbers if not _fits(number)]


def _fits(number: str) -> bool:
    section, _, nr = number.rpartition(".")
    first, last = _OPEN.get(section, (1, 0))
    return number in _GROUPS or (nr.isdecimal() and first <= int(nr) <= last)


def _carried(shown: Mapping[str, Any]) -> list[str]:
    numbers = shown["instruments"].get("iama", ())
    return [_GROUPS.get(number, number) for number in numbers if _fits(number)]


def _under(parts: Sequence[Part], heading: str) -> list[str]:
    """Return what stands under one heading of the told record, as lines of Markdown."""
    lines: list[str] = []
    here = False
    for part in parts:
        if part.kind in ("title", "heading"):
            here = part.text == heading
        elif here:
            label = f"**{as_text(part.label)}.** " if part.label else ""
            lines.append(f"{'- ' if part.kind == 'item' else ''}{label}{as_text(part.text)}")
    return lines


def _effects(effects: Sequence[Mapping[str, str]], way: str) -> list[str]:
    return [
        f"- **{as_text(one['who'])}.** {as_text(one['word'])}. {as_text(one['why'])}"
        for one in effects
        if one["direction"] == way
    ]


def _order(number: str) -> list[int]:
    return [int(part) for part in number.split(".")]
