"""What somebody wrote: the fields of the advice template, checked, with figures filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, NoReturn

from datataal import content
from datataal.advice._figures import figure
from datataal.data._near import near
from datataal.errors import DatataalError, Finding
from datataal.language import Language

__all__ = ["LISTS", "LONGEST", "PAGE_ONE", "REASONS", "Draft", "draft_of", "part_of"]

LONGEST = 1500
REASONS = 3
_MOST_ROWS = 12
#: parts of page one that the ethics annex may have changed
PAGE_ONE = ("conclusion", "reason1", "reason2", "reason3", "conditions", "unknown")
#: lists of the template with the fields of a row
LISTS: Mapping[str, tuple[str, ...]] = {
    "figures": ("figure", "source", "date", "definition", "margin"),
    "values": ("text",),
    "groups": ("who", "change"),
    "options": ("text", "cost"),
}
_ID = re.compile(r"\{\{\s*([a-z][a-z0-9_]*)\s*\}\}")
#: signs that are not seen, or that turn the direction of the text around them
_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")
Rows = tuple[Mapping[str, str], ...]


@dataclass(frozen=True)
class Draft:
    """The fields of the advice template, as the aid and a notebook give them.

    `picked` holds the ids of figures: those that stand as ``{{ id }}`` in a text, then those
    that were named in `figures` by id alone.
    """

    question: str = ""
    conclusion: str = ""
    reasons: tuple[str, ...] = ()
    conditions: str = ""
    unknown: str = ""
    review: str = ""
    figures: Rows = ()
    values: Rows = ()
    groups: Rows = ()
    options: Rows = ()
    risk: str = ""
    changed: str = ""
    was: str = ""
    dissent: str = ""
    alone: str = ""
    monday: str = ""
    picked: tuple[str, ...] = ()


_KNOWN = tuple(one.name for one in fields(Draft) if one.name != "picked")


def draft_of(given: Mapping[str, Any], lang: Language) -> Draft:
    """Return a checked draft; ``{{ id }}`` in a text becomes that figure in `lang`.

    Parameters
    ----------
    given : mapping
        Fields of the template, as the aid keeps them. `reasons` is a list of texts; `figures`
        a list of ids or of mappings with five fields; `values` a list of texts or mappings;
        `groups` and `options` lists of mappings.

    Raises
    ------
    DatataalError
        If a field is unknown, has the wrong kind, or is too long; or a figure is unknown.
    """
    if not isinstance(given, Mapping):
        _refuse(f"A draft is a set of fields, not {type(given).__name__}", "draft")
    for key in given:
        if key not in _KNOWN:
            _refuse(f"The advice has no field {str(key)[:40]!r}", "draft", near(str(key), _KNOWN))
    picked: list[str] = []
    made: dict[str, Any] = {}
    for key in _KNOWN:
        value = given.get(key)
        if value is None:
            continue
        if key == "reasons":
            made[key] = tuple(_text(one, key, lang, picked) for one in _list(value, key, REASONS))
        elif key in LISTS:
            made[key] = _rows(value, key, lang, picked)
        else:
            made[key] = _text(value, key, lang, picked)
    if made.get("changed") not in (None, "", *PAGE_ONE):
        expected = ", ".join(PAGE_ONE)
        _refuse(f"There is no part {made['changed'][:40]!r} on page one", "changed", expected)
    return Draft(**made, picked=tuple(dict.fromkeys(picked)))


def part_of(draft: Draft, part: str) -> str:
    """Return one part of page one, such as ``reason2``; empty where nothing was written."""
    if part.startswith("reason"):
        nr = int(part.removeprefix("reason")) - 1
        return draft.reasons[nr] if nr < len(draft.reasons) else ""
    return str(getattr(draft, part)) if part else ""


def _rows(value: object, key: str, lang: Language, picked: list[str]) -> Rows:
    rows = []
    for nr, one in enumerate(_list(value, key, _MOST_ROWS)):
        where = f"{key}[{nr}]"
        if isinstance(one, str) and key == "figures":
            picked.append(figure(one.strip(), lang).id)
        elif isinstance(one, str) and key == "values":
            rows.append({"text": _text(one, where, lang, picked)})
        elif isinstance(one, Mapping):
            row = {name: _text(one.get(name, ""), where, lang, picked) for name in LISTS[key]}
            rows += [row] if any(row.values()) else []
        else:
            _refuse("This row cannot be read", where, f"the fields {', '.join(LISTS[key])}")
    return tuple(rows)


def _list(value: object, key: str, most: int) -> Sequence[object]:
    if not isinstance(value, (list, tuple)):
        _refuse(f"{key} is not a list", key, 'a list, such as ["...", "..."]')
    if len(value) > most:
        _refuse(f"{key} has {len(value)} rows", key, f"at most {most}")
    return value


def _text(value: object, where: str, lang: Language, picked: list[str]) -> str:
    if not isinstance(value, str):
        _refuse(f"This is not text but {type(value).__name__}", where, "text between quotes")
    if len(value) > LONGEST:
        _refuse(f"The text has {len(value)} signs", where, f"at most {LONGEST}")
    try:
        value.encode()
    except UnicodeEncodeError:
        _refuse("The text holds half a letter, which no file can hold", where)
    picked += [id_ for id_ in _ID.findall(value) if id_ in content.figures()]
    lines = re.sub("\r\n?|[\u2028\u2029]", "\n", content.fill(value, lang, where))
    return _UNSEEN.sub(" ", lines).strip()


def _refuse(what: str, where: str, expected: str = "") -> NoReturn:
    raise DatataalError(Finding(what, where, expected, "Correct the draft of the advice"))
