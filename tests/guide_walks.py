"""Every guide of the course, and for each outcome a set of answers that leads to it.

Checks and browser tests share one source: what `checks._guide_walk` finds is answered in a page,
so the rules in Python and those in guide_rules.js must agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from datataal import content
from datataal.checks._guide_walk import answers_for, atoms, holds
from datataal.checks.guides import goal_of
from datataal.widgets import _page

Answers = dict[str, list[str]]


def guides() -> list[str]:
    """Return the ids of all guides."""
    return [id_ for id_, aid in content.aids().items() if aid["widget"] == "guide"]


def shown(id_: str, lang: str = "nl") -> dict[str, Any]:
    return _page.shown_in("guide", id_, lang)


def walks(guide: Mapping[str, Any]) -> Iterator[tuple[str, Answers]]:
    """Yield the title of each outcome with whole answers that lead to it."""
    for group in guide["groups"]:
        for nr, one in enumerate(group["outcomes"]):
            rules = [each.get("when") for each in group["outcomes"][: nr + 1]]
            names = (name for rule in rules for name in atoms(rule))
            found = answers_for(guide["questions"], goal_of(group, nr), names)
            assert found is not None, one["id"]
            yield one["title"], whole(guide, found)


def whole(guide: Mapping[str, Any], found: Mapping[str, frozenset[str]]) -> Answers:
    """Return answers to every question that is asked, those found first."""
    given: Answers = {}

    def at(name: str) -> bool:
        id_, _, option = name.partition(":")
        return option in given.get(id_, [])

    for question in guide["questions"]:
        if "options" in question and holds(question.get("when"), at):
            # Where nothing rests on it, the last answer will do.
            last = question["options"][-1]["id"]
            given[question["id"]] = sorted(found.get(question["id"], [])) or [last]
    return given


def expected(guide: Mapping[str, Any], answers: Answers) -> list[str]:
    """Return the titles of all outcomes that whole answers give."""

    def at(name: str) -> bool:
        id_, _, option = name.partition(":")
        return option in answers.get(id_, [])

    titles = []
    for group in guide["groups"]:
        held = [one["title"] for one in group["outcomes"] if holds(one.get("when"), at)]
        titles += held[:1] if group.get("first") else held
    return titles
