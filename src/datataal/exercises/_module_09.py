"""The rules of exercise 09, who gets the burdens and who the benefits.

Each rule takes an answer and says how it stands. Expected values are computed from the
requests and the households; only the kinds of the six actions are our own key.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from datataal.exercises import _data_09 as expected
from datataal.exercises._answers import named_in, one_number, values_of
from datataal.exercises._decision import decision_of
from datataal.exercises._plain import text
from datataal.exercises._points import Verdict

__all__ = ["STEPS", "actions", "condition", "granted", "per_head", "ratio", "rule"]

PERCENT: Final = 0.6
POINTS: Final = 0.011
RATIO: Final = 0.1
#: A known mistake may be rounded by this part of it.
ROUNDED: Final = 0.02
HALF: Final = 0.5
TINY: Final = 1e-9
CHOSEN: Final = ("A", "B", "C")


def granted(answer: object) -> Verdict:
    """Judge which percentage of the requests of each group was granted."""
    right = expected.granted()
    known = {
        "fraction": {key: one / 100 for key, one in right.items()},
        "outcome": expected.per_head(),
        "counts": expected.points(),
    }
    return _three(answer, right, known, PERCENT)


def per_head(answer: object) -> Verdict:
    """Judge how many points each group has per 1,000 inhabitants."""
    right = expected.per_head()
    known = {
        "equal": expected.granted(),
        "counts": expected.points(),
        "one": {key: one / 1000 for key, one in right.items()},
    }
    return _three(answer, right, known, POINTS)


def ratio(answer: object) -> Verdict:
    """Judge how many times as many points per car without a driveway the highest have."""
    return one_number(answer, expected.ratio(), RATIO)


def rule(answer: object) -> Verdict:
    """Judge which of four rules narrows the gap most."""
    said, problem = text(answer)
    if problem == "empty":
        return Verdict("not_attempted", "empty")
    named = named_in(said, "allocation_rules")
    if named == expected.best_rule():
        return Verdict("correct", "correct", 1)
    return Verdict("not_yet", named or "unknown_word")


def condition(answer: object) -> Verdict:
    """Judge which condition the highest meet the most times as often as the lowest."""
    said, problem = text(answer)
    if problem == "empty":
        return Verdict("not_attempted", "empty")
    letter = said.strip(" .)(").upper()
    if letter not in expected.CONDITIONS:
        return Verdict("not_yet", "letter")
    times = {one: expected.meeting(one) for one in expected.CONDITIONS}
    if letter == max(times, key=lambda one: times[one]):
        return Verdict("correct", "correct", 1)
    return Verdict("not_yet", "other_way" if times[letter] < 1 else "weaker")


def actions(answer: object) -> Verdict:
    """Judge whether three chosen actions are of three kinds."""
    values = values_of(answer, CHOSEN)
    if isinstance(values, Verdict):
        return values
    if any(one not in expected.ACTIONS for one in values):
        return Verdict("not_yet", "unknown_number")
    kinds = {expected.ACTIONS[int(one)] for one in values}
    if len(kinds) == len(CHOSEN):
        return Verdict("correct", "correct", 1)
    if len(set(values)) < len(CHOSEN):
        return Verdict("not_yet", "same_action")
    few = len(kinds) == 1
    return Verdict("not_yet", "one_kind" if few else "two_kinds", 0 if few else HALF)


#: Id, points and rule of each step; without a rule, a person reads the answer.
STEPS: Final = (
    ("09-q1", 2, granted),
    ("09-q2", 3, per_head),
    ("09-q3", 2, ratio),
    ("09-q4", 2, rule),
    ("09-q5", 2, condition),
    ("09-q6", 3, actions),
    ("09-q7", 2, decision_of("09")),
    ("09-r1", 3, None),
)


def _three(
    answer: object,
    right: Mapping[str, float],
    known: Mapping[str, Mapping[str, float]],
    near: float,
) -> Verdict:
    """Return the verdict on a number per group; a known mistake is one made in every group."""
    values = values_of(answer, right)
    if isinstance(values, Verdict):
        return values
    given = dict(zip(right, values, strict=True))

    def fits(other: Mapping[str, float], room: float) -> list[str]:
        return [key for key in right if abs(given[key] - other[key]) <= room]

    hits = fits(right, near)
    told: dict[str, str | float] = {"count": len(hits), "n": len(right)}
    if len(hits) == len(right):
        return Verdict("correct", "correct", 1, told)
    mirrored = dict(zip(right, reversed(list(right.values())), strict=True))
    apart = max(right.values()) - min(right.values()) > 2 * near
    turned = apart and len(fits(mirrored, near)) == len(right)
    found = next(
        (key for key, one in known.items() if all(_like(given[name], one[name]) for name in right)),
        "",
    )
    short = apart and all(_rounded(given[key], one, near) for key, one in right.items())
    found = found or ("rounded" if short else "turned" if turned else "")
    message = found or ("some_wrong" if hits else "other_values")
    return Verdict("not_yet", message, len(hits) / len(right), told)


def _rounded(value: float, right: float, near: float) -> bool:
    """Return whether a number is right, or right with no more than one decimal."""
    short = any(abs(value * ten - round(value * ten)) < TINY and abs(value - right) <= HALF / ten
                + TINY for ten in (1, 10))  # fmt: skip
    return short or abs(value - right) <= near


def _like(value: float, other: float) -> bool:
    return abs(value - other) <= ROUNDED * abs(other)
