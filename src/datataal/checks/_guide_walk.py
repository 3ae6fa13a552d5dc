"""Rules of a guide, and a walk over all sets of answers that cuts off what is decided already.

A rule is true, false, or None while an answer that it rests on is not given yet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

__all__ = ["TooManyError", "answers_for", "atoms", "holds"]

Rule = str | Mapping[str, Any] | None
Answers = dict[str, frozenset[str]]
Truth = bool | None
#: sets of answers, whole or in part, that one search looks at before it gives up
MOST = 200_000


class TooManyError(Exception):
    """The search would take too long."""


def atoms(rule: Rule) -> Iterator[str]:
    """Yield each ``question:option`` in a rule."""
    if isinstance(rule, str):
        yield rule
    elif rule is not None:
        for key in ("all", "any", "none", "of"):
            for one in rule.get(key, ()):
                yield from atoms(one)


def holds(rule: Rule, at: Callable[[str], Truth]) -> Truth:
    """Return whether a rule holds, where `at` says whether an answer was chosen."""
    if rule is None:
        return True
    if isinstance(rule, str):
        return at(rule)
    each = {
        key: [holds(one, at) for one in rule[key]]
        for key in ("all", "any", "none", "of")
        if key in rule
    }
    parts: list[Truth] = []
    if "all" in each:
        parts.append(_every(each["all"]))
    if "any" in each:
        parts.append(_not(_every([_not(one) for one in each["any"]])))
    if "none" in each:
        parts.append(_every([_not(one) for one in each["none"]]))
    if "of" in each:
        parts.append(_at_least(rule["at_least"], each["of"]))
    return _every(parts)


def _not(value: Truth) -> Truth:
    return None if value is None else not value


def _every(values: Sequence[Truth]) -> Truth:
    return False if False in values else None if None in values else True


def _at_least(fewest: int, values: Sequence[Truth]) -> Truth:
    yes, unknown = values.count(True), values.count(None)
    return True if yes >= fewest else None if yes + unknown >= fewest else False


def answers_for(
    questions: Sequence[Mapping[str, Any]],
    goal: Callable[[Callable[[str], Truth]], Truth],
    names: Iterator[str],
) -> Answers | None:
    """Return a full set of answers for which `goal` is true, or None if there is no such set.

    Parameters
    ----------
    questions : sequence of mapping
        The questions of the guide, in order.
    goal : callable
        Gets `at`, as `holds` does, and returns true, false or None (not decided yet).
    names : iterator of str
        Every ``question:option`` that the goal rests on.

    Raises
    ------
    TooManyError
        If more than `MOST` sets would have to be looked at.
    """
    named = _named(questions, names)
    rest = [one for one in questions if one["id"] in named]
    return _Walk(questions, rest, named, goal).find({}, 0)


def _named(questions: Sequence[Mapping[str, Any]], names: Iterator[str]) -> dict[str, set[str]]:
    """Return the options that matter by question, with those that decide what is asked."""
    found: dict[str, set[str]] = {}
    waiting = list(names)
    while waiting:
        id_, _, option = waiting.pop().partition(":")
        if id_ not in found:
            when = next(one.get("when") for one in questions if one["id"] == id_)
            waiting += atoms(when)
        found.setdefault(id_, set()).add(option)
    return found


class _Walk:
    """One search, question by question."""

    def __init__(
        self,
        questions: Sequence[Mapping[str, Any]],
        rest: Sequence[Mapping[str, Any]],
        named: Mapping[str, set[str]],
        goal: Callable[[Callable[[str], Truth]], Truth],
    ) -> None:
        self.whens = {one["id"]: one.get("when") for one in questions}
        self.rest, self.named, self.goal = rest, named, goal
        self.looked = 0

    def find(self, given: Answers, nr: int) -> Answers | None:
        self.looked += 1
        if self.looked > MOST:
            raise TooManyError
        reached = self.goal(lambda name: self._at(name, given))
        if reached is not None:
            return given if reached else None
        question = self.rest[nr]
        if holds(question.get("when"), lambda name: self._at(name, given)) is False:
            return self.find({**given, question["id"]: frozenset()}, nr + 1)
        for choice in self._choices(question):
            found = self.find({**given, question["id"]: choice}, nr + 1)
            if found is not None:
                return found
        return None

    def _at(self, name: str, given: Answers) -> Truth:
        id_, _, option = name.partition(":")
        if id_ in given:
            return option in given[id_]
        # Not asked is as good as not chosen.
        when = self.whens[id_]
        if when and holds(when, lambda one: self._at(one, given)) is False:
            return False
        return None

    def _choices(self, question: Mapping[str, Any]) -> Iterator[frozenset[str]]:
        """Yield the answers that differ for the goal: options it does not name are one."""
        options = question["options"]
        named = [one for one in options if one["id"] in self.named[question["id"]]]
        others = [one for one in options if one not in named][:1]
        for one in named + others:
            yield frozenset({one["id"]})
        if question.get("many"):
            together = [one["id"] for one in named if not one.get("alone")]
            for count in range(2, len(together) + 1):
                yield from map(frozenset, combinations(together, count))
