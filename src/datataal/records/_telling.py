"""Tell a decision record as headings, paragraphs and lists: what every written form rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from datataal import content
from datataal.errors import ContentError, Finding
from datataal.language import Language
from datataal.records._model import Record, RefusedError, is_current

__all__ = ["Part", "shown_for", "tell"]

Kind = Literal["title", "heading", "text", "own", "item"]
#: Control signs, and signs that turn the direction of a text: what is read must be what stands.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LINE_END = re.compile("\r\n?|[\u2028\u2029]")


@dataclass(frozen=True)
class Part:
    """One piece of a told record.

    Attributes
    ----------
    kind : Kind
        A title, a heading below it, a paragraph, the person's own words, or a line of a list.
    text : str
        Plain text, never markup; only own words hold line ends.
    label : str
        A word or two in front of the text, such as ``What it costs``.
    """

    kind: Kind
    text: str
    label: str = ""


def tell(record: Record, lang: Language | None = None) -> list[Part]:
    """Return the record as parts, in `lang` or else in the language of the record itself.

    The person's own words stay in the language in which they were written.

    Raises
    ------
    RefusedError
        If the dilemma, or a choice of the record, is not in this version of the course.
    """
    lang = lang or record["lang"]
    shown, words = shown_for(record, lang), content.strings("records", lang)["memo"]
    parts = [
        *_opening(record, shown, words, lang),
        *_seats(record, shown, words, lang),
        *_decision(record, shown, words),
        *_rounds(record, shown, words),
        *_weighed(record, shown, words),
        *_rejected(record, shown, words),
        *_links(shown, words),
    ]
    return [replace(part, text=_seen(part.text)) for part in parts]


def shown_for(record: Record, lang: Language) -> dict[str, Any]:
    """Return the dilemma of the record in one language; refuse a record that does not fit it."""
    try:
        shown = content.dilemma(record["dilemma"]).in_(lang)
    except ContentError as error:
        raise RefusedError("shape", *error.findings) from error
    rounds = {turn["id"]: turn["options"] for turn in shown.get("rounds", ())}
    chosen = [("first", record["first"]["choice"], shown["options"])]
    chosen.append(("final", record["final"]["choice"], shown["options"]))
    chosen += [
        (f"seats.{role}", seat["choice"], shown["options"])
        for role, seat in record.get("seats", {}).items()
    ]
    chosen += [
        (f"later.{turn['round']}", turn["choice"], rounds.get(turn["round"], ()))
        for turn in record.get("later", ())
    ]
    for where, choice, options in chosen:
        if choice not in [one["id"] for one in options]:
            _misfit(f"Dilemma {record['dilemma']} has no option {choice!r} here", where)
    if any(nr >= len(shown["values"]) for nr in record.get("values", ())):
        _misfit(f"Dilemma {record['dilemma']} has {len(shown['values'])} values", "values")
    return shown


def _seen(text: str) -> str:
    return _UNSEEN.sub("", _LINE_END.sub("\n", text)).strip()


def _misfit(what: str, where: str) -> None:
    raise RefusedError(
        "shape",
        Finding(
            what,
            where,
            "a record of the dilemma as it stands in this version",
            "Record the decision again in the dilemma",
        ),
    )


def _opening(
    record: Record, shown: Mapping[str, Any], words: Mapping[str, str], lang: Language
) -> Iterator[Part]:
    yield Part("title", words["title"].replace("{title}", shown["title"]))
    made = words["made"].replace("{day}", record["updated"][:10])
    yield Part("text", f"{made.replace('{id}', record['dilemma'])} {words['invented']}")
    if not is_current(record):
        yield Part("text", words["changed"])
    if "role" in record:
        yield Part("text", content.role(record["role"]).name.in_(lang), words["role"])
    yield Part("heading", words["question"])
    yield Part("text", shown["lead"])
    yield from (Part("text", text) for text in shown["situation"])
    yield Part("text", shown["question"])
    yield Part("heading", words["touched"])
    yield from (Part("item", who) for who in shown["touched"])


def _seats(
    record: Record, shown: Mapping[str, Any], words: Mapping[str, str], lang: Language
) -> Iterator[Part]:
    seats = record.get("seats")
    if not seats:
        return
    yield Part("heading", words["seats"])
    for role, seat in seats.items():
        text = _option(shown["options"], seat["choice"])["text"]
        yield Part("text", text, content.role(role).name.in_(lang))
        yield Part("own", seat["reason"], words["reason"])


def _decision(record: Record, shown: Mapping[str, Any], words: Mapping[str, str]) -> Iterator[Part]:
    first, final = record["first"], record["final"]
    option = _option(shown["options"], final["choice"])
    changed = final["revision"] == "change"
    yield Part("heading", words["decision"])
    yield Part("text", option["text"], words["chosen"])
    yield Part("text", option["cost"], words["cost"])
    note = [Part("own", final["note"], words["why_change" if changed else "note"])]
    told = note if final["note"].strip() else []
    if changed:
        yield from told
        yield Part("text", _option(shown["options"], first["choice"])["text"], words["first"])
    yield Part("own", first["reason"], words["reason"])
    if not changed:
        yield from told
    yield Part("heading", words["effects"])
    yield from _effects(option, words)


def _effects(option: Mapping[str, Any], words: Mapping[str, str]) -> Iterator[Part]:
    for effect in option["effects"]:
        way = f"{effect['word']} ({words[effect['direction']]})"
        yield Part("item", f"{way}. {effect['why']}", effect["who"])


def _rounds(record: Record, shown: Mapping[str, Any], words: Mapping[str, str]) -> Iterator[Part]:
    turns = {turn["id"]: turn for turn in shown.get("rounds", ())}
    for nr, later in enumerate(record.get("later", ()), start=2):
        turn = turns[later["round"]]
        yield Part("heading", words["later"].replace("{n}", str(nr)))
        yield from (Part("text", text) for text in turn["situation"])
        yield Part("text", turn["question"])
        option = _option(turn["options"], later["choice"])
        yield Part("text", option["text"], words["chosen"])
        yield Part("text", option["cost"], words["cost"])
        yield Part("own", later["reason"], words["reason"])
        yield from _effects(option, words)


def _weighed(record: Record, shown: Mapping[str, Any], words: Mapping[str, str]) -> Iterator[Part]:
    if record.get("values"):
        yield Part("heading", words["values"])
        yield from (Part("item", shown["values"][nr]) for nr in record["values"])
    yield Part("heading", words["dissent"])
    if record["dissent"].strip():
        yield Part("own", record["dissent"])
    else:
        yield Part("text", words["no_dissent"])


def _rejected(record: Record, shown: Mapping[str, Any], words: Mapping[str, str]) -> Iterator[Part]:
    yield Part("heading", words["rejected"])
    for option in shown["options"]:
        if option["id"] != record["final"]["choice"]:
            yield Part("item", f"{option['text']}. {words['cost']}: {option['cost']}")


def _links(shown: Mapping[str, Any], words: Mapping[str, str]) -> Iterator[Part]:
    yield Part("heading", words["links"])
    for name in ("iama", "dpia"):
        numbers = shown["instruments"].get(name)
        if numbers:
            yield Part("item", words[name].replace("{numbers}", ", ".join(numbers)))
    yield Part("text", shown["source"]["text"], words["source"])


def _option(options: Sequence[Mapping[str, Any]], id_: str) -> Mapping[str, Any]:
    return next(option for option in options if option["id"] == id_)
