"""Guides: rules that name what exists, outcomes that can hold, answers that lead somewhere."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from datataal.checks._guide_walk import TooManyError, Truth, answers_for, atoms, holds
from datataal.checks._tree import Tree
from datataal.checks._yaml import Document
from datataal.errors import Finding

__all__ = ["goal_of", "guides"]

_FIGURE = re.compile(r"\{\{.*?\}\}")
_ROOM = re.compile(r"\{([^{}]*)\}")
At = Callable[[str], Truth]


def guides(tree: Tree) -> Iterator[Finding]:
    """Yield what keeps a guide from an outcome that its reader can use."""
    for document in tree.of("aids/"):
        if document.data["widget"] != "guide":
            continue
        broken = [*_ids(document), *_names(document), *_order(document), *_rooms(document)]
        yield from broken
        if not broken:  # else the walk would fall over what is named already
            yield from _outcomes(document)
            yield from _nowhere(document)


def _rules(document: Document) -> Iterator[tuple[str, Any]]:
    """Yield the place and the rule of everything that has one."""
    data = document.data
    for nr, one in enumerate(data["questions"]):
        yield f"questions[{nr}].when", one.get("when")
        yield f"questions[{nr}].write.when", one.get("write", {}).get("when")
    for place, one in _all_outcomes(data):
        yield f"{place}.when", one.get("when")
    for nr, thing in enumerate(data.get("compare", {}).get("things", [])):
        for key in ("for", "against"):
            for at, reason in enumerate(thing[key]):
                yield f"compare.things[{nr}].{key}[{at}].when", reason["when"]
    for nr, line in enumerate(data.get("draft", {}).get("lines", [])):
        yield f"draft.lines[{nr}].when", line.get("when")


def _all_outcomes(data: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for nr, group in enumerate(data["groups"]):
        for at, one in enumerate(group["outcomes"]):
            yield f"groups[{nr}].outcomes[{at}]", one


def _ids(document: Document) -> Iterator[Finding]:
    """Yield ids that stand twice where they must differ, and a lone answer where one may be."""
    data = document.data
    lists = [("questions", data["questions"]), ("groups", data["groups"])]
    for nr, one in enumerate(data["questions"]):
        lists.append((f"questions[{nr}].options", one.get("options", [])))
    seen: dict[str, str] = {}
    for place, one in _all_outcomes(data):
        if seen.setdefault(one["id"], place) != place:
            yield _twice(document, f"{place}.id", one["id"])
    for place, entries in lists:
        ids = [one["id"] for one in entries]
        for nr, id_ in enumerate(ids):
            if id_ in ids[:nr]:
                yield _twice(document, f"{place}[{nr}].id", id_)
    for nr, one in enumerate(data["questions"]):
        for at, option in enumerate(one.get("options", [])):
            if option.get("alone") and not one.get("many"):
                yield Finding(
                    f"The answer {option['id']!r} has `alone`, but one answer may be chosen only",
                    document.at(f"questions[{nr}].options[{at}].alone"),
                    "`alone` in a question with many: true",
                    "Remove `alone`, or add many: true to the question",
                )


def _twice(document: Document, place: str, id_: str) -> Finding:
    return Finding(
        f"The id {id_!r} is used twice", document.at(place), "each id once", "Rename one of the two"
    )


def _names(document: Document) -> Iterator[Finding]:
    """Yield what a rule asks for and the guide does not have."""
    questions = {one["id"]: one for one in document.data["questions"]}
    for place, rule in _rules(document):
        for name in atoms(rule):
            id_, _, option = name.partition(":")
            options = [one["id"] for one in questions.get(id_, {}).get("options", [])]
            if id_ not in questions:
                yield _unknown(document, place, f"question {id_!r}", id_, list(questions))
            elif option not in options:
                what = f"answer {option!r} to the question {id_!r}"
                yield _unknown(document, place, what, option, options)
        few = rule.get("at_least", 0) if isinstance(rule, Mapping) else 0
        if few and few > len(rule["of"]):
            yield Finding(
                f"At least {few} of {len(rule['of'])} can never hold",
                document.at(place),
                f"at_least: 1 to {len(rule['of'])}",
                "Lower the number, or add rules to `of`",
            )


def _unknown(document: Document, place: str, what: str, name: str, known: Sequence[str]) -> Finding:
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.5) or known
    return Finding(
        f"There is no {what}",
        document.at(place),
        f"for example {', '.join(near)}" if near else "a question with options",
        "Correct the rule, or add what it asks for",
    )


def _order(document: Document) -> Iterator[Finding]:
    """Yield questions that wait for one that comes later, and options whose rule does."""
    order = [one["id"] for one in document.data["questions"]]
    for nr, one in enumerate(document.data["questions"]):
        for key, rule, before in (
            ("when", one.get("when"), order[:nr]),
            ("write.when", one.get("write", {}).get("when"), order[: nr + 1]),
        ):
            for name in atoms(rule):
                id_ = name.partition(":")[0]
                if id_ in order and id_ not in before:
                    yield Finding(
                        f"The question {one['id']!r} waits for {id_!r}, which comes later",
                        document.at(f"questions[{nr}].{key}"),
                        "a rule over earlier questions",
                        "Change the order of the questions, or the rule",
                    )


def _rooms(document: Document) -> Iterator[Finding]:
    """Yield lines of the draft that no question fills, or that the languages fill differently."""
    known = ["subject", *(one["id"] for one in document.data["questions"])]
    for nr, line in enumerate(document.data.get("draft", {}).get("lines", [])):
        place = f"draft.lines[{nr}].text"
        rooms = {
            lang: sorted(set(_ROOM.findall(_FIGURE.sub("", text))))
            for lang, text in line["text"].items()
        }
        for name in sorted({*rooms["nl"], *rooms["en"]} - set(known)):
            yield _unknown(document, place, f"question {name!r}", name, known)
        if rooms["nl"] != rooms["en"]:
            yield Finding(
                "Dutch and English are filled in differently",
                document.at(place),
                "the same names between braces in both languages",
                "Change both languages together",
            )


def goal_of(group: Mapping[str, Any], at: int) -> Callable[[At], Truth]:
    """Return what makes an outcome hold: its rule, and in a first-group none above it."""
    rules = [one.get("when") for one in group["outcomes"]]
    above = rules[:at] if group.get("first") else []

    def reached(chosen: At) -> Truth:
        values = [holds(rule, chosen) for rule in above]
        values = [None if value is None else not value for value in values]
        values.append(holds(rules[at], chosen))
        return False if False in values else None if None in values else True

    return reached


def _outcomes(document: Document) -> Iterator[Finding]:
    questions = document.data["questions"]
    for nr, group in enumerate(document.data["groups"]):
        for at, one in enumerate(group["outcomes"]):
            place = document.at(f"groups[{nr}].outcomes[{at}]")
            rules = [each.get("when") for each in group["outcomes"][: at + 1]]
            names = (name for rule in rules for name in atoms(rule))
            try:
                found = answers_for(questions, goal_of(group, at), names)
            except TooManyError:
                yield _too_many(f"The outcome {one['id']!r}", place)
                continue
            if found is None:
                yield Finding(
                    f"The outcome {one['id']!r} can never hold",
                    place,
                    "a set of answers that leads to it",
                    "Correct its rule, or move it above the outcome that always comes first",
                )


def _nowhere(document: Document) -> Iterator[Finding]:
    """Yield a full set of answers that gives no outcome in any group."""
    rules = [one.get("when") for _place, one in _all_outcomes(document.data)]

    def reached(chosen: At) -> Truth:
        values = [holds(rule, chosen) for rule in rules]
        return False if True in values else None if None in values else True

    names = (name for rule in rules for name in atoms(rule))
    place = document.at("groups")
    try:
        found = answers_for(document.data["questions"], reached, names)
    except TooManyError:
        yield _too_many("What all answers lead to", place)
        return
    if found is not None:
        given = "; ".join(f"{id_}: {', '.join(sorted(on))}" for id_, on in found.items() if on)
        yield Finding(
            f"These answers lead to no outcome: {given or 'any'}",
            place,
            "at least one outcome for every set of answers",
            "Add an outcome for them, for example one with {none: [...]}",
        )


def _too_many(what: str, place: str) -> Finding:
    return Finding(
        f"{what} cannot be looked through: too many sets of answers",
        place,
        "rules that rest on fewer questions",
        "Split the guide, or let fewer answers decide",
    )
