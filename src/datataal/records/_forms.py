"""Give a record the shape of the answers of a public form: IAMA 2.0 or the model DPIA 3.0.

The forms (MinBZK/par-dpia-form, of August 2026) read a JSON file of answers by question number.
Only numbers are used here, no text of a form. Its published schema takes no letters in a
number, so the questions 5.A to 5.C of the IAMA have no place in such a file; `left_out` names
what is not carried. In the DPIA each paragraph has one open text besides its tables of
processing operations, which a dilemma cannot fill; that text takes what was decided.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from datataal import content
from datataal.language import Language
from datataal.records._markdown import as_text
from datataal.records._model import Record
from datataal.records._telling import Part, shown_for, tell

__all__ = ["DPIA", "FORMS", "IAMA", "Form", "dpia", "filled", "iama", "left_out"]

_SCHEMA = (
    "https://github.com/MinBZK/par-dpia-form/blob/main/schemas/assessment-output.v2.schema.json"
)


@dataclass(frozen=True)
class Form:
    """One public form: where a decision and what a dilemma holds find their place in it.

    Attributes
    ----------
    name : str
        Its name among a dilemma's `instruments`.
    urn : str
        Its name in the file of answers.
    places : mapping of str to str
        Number as a dilemma names it -> number of the open text that takes the answer.
    general : mapping of str to str
        Numbers of open texts that any dilemma has something to say about, by what a record
        holds: ``rejected``, ``touched``, ``harms``, ``gains``, ``concerns``.
    """

    name: str
    urn: str
    places: Mapping[str, str]
    general: Mapping[str, str]


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
IAMA = Form(
    "iama",
    "urn:nl:iama:2.0",
    {f"{part}.{nr}": f"{part}.{nr}" for part, (a, b) in _OPEN.items() for nr in range(a, b + 1)}
    | _GROUPS,
    {
        "rejected": "2.1.2",
        "touched": "3.5.1",
        "harms": "3.5.2",
        "gains": "3.5.3",
        "concerns": "3.5.7",
    },
)
#: Paragraphs whose tables take no text of ours: the open text beside them does.
_BESIDE = {nr: f"{nr}.2" for nr in ("3", "5", "6", "7", "8", "9", "10", "11", "13", "16", "17")}
_RIGHTS = range(1, 9)
DPIA = Form(
    "dpia",
    "urn:nl:dpia:3.0",
    {
        "1": "1.1",
        "2": "2.3",
        "4": "4",
        "12": "12.4",
        "12.3": "12.4",
        "14": "14.2",
        "14.1": "14.1",
        "14.2": "14.2",
        "6.1": "6.2",
        **_BESIDE,
        **{f"15.{nr}": f"15.{nr}.2" for nr in _RIGHTS},
    },
    {"rejected": "14.1", "touched": "7.2", "harms": "16.2", "concerns": "7.2"},
)
FORMS: Mapping[str, Form] = {form.name: form for form in (IAMA, DPIA)}


def iama(record: Record, lang: Language | None = None) -> dict[str, Any]:
    """Return the record as the answers of an IAMA 2.0; see `filled`."""
    return filled(record, IAMA, lang)


def dpia(record: Record, lang: Language | None = None) -> dict[str, Any]:
    """Return the record as the answers of a model DPIA 3.0; see `filled`."""
    return filled(record, DPIA, lang)


def filled(record: Record, form: Form, lang: Language | None = None) -> dict[str, Any]:
    """Return the record as the answers of a form, ready to be written as JSON.

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
    said: dict[str, list[str]] = {}
    for what, lines in _general(record, shown, told, memo["rejected"]).items():
        if what in form.general:
            said.setdefault(form.general[what], []).extend(lines)
    decided = _under(told, memo["decision"])
    for number in dict.fromkeys(_carried(shown, form)):
        said[number] = [*decided, *said.get(number, [])]
    head = as_text(f"{memo['invented']} {shown['title']} ({shown['id']}).")
    return {
        "$schema": _SCHEMA,
        "metadata": {"urn": form.urn, "createdAt": record["updated"]},
        "answers": {
            number: {"value": "\n\n".join([head, *lines]), "lastEditedAt": record["updated"]}
            for number, lines in sorted(said.items(), key=lambda one: _order(one[0]))
            if lines
        },
    }


def _general(
    record: Record, shown: Mapping[str, Any], told: Sequence[Part], rejected: str
) -> dict[str, list[str]]:
    final = next(one for one in shown["options"] if one["id"] == record["final"]["choice"])
    return {
        "rejected": _under(told, rejected),
        "touched": [f"- {as_text(who)}" for who in shown["touched"]],
        "harms": _effects(final["effects"], "down"),
        "gains": _effects(final["effects"], "up"),
        "concerns": [as_text(record["dissent"])] if record["dissent"].strip() else [],
    }


def left_out(record: Record, form: Form = IAMA) -> list[str]:
    """Return the numbers of the dilemma for which the form's file has no place."""
    return [number for number in _asked(shown_for(record, "en"), form) if number not in form.places]


def _carried(shown: Mapping[str, Any], form: Form) -> list[str]:
    return [form.places[number] for number in _asked(shown, form) if number in form.places]


def _asked(shown: Mapping[str, Any], form: Form) -> Sequence[str]:
    numbers: Sequence[str] = shown["instruments"].get(form.name, ())
    return numbers


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
