"""The rules of exercise 08, as much as needed and as little as possible.

Each rule takes an answer and says how it stands. Expected values are computed from the
households, so that they follow when those change; only the key of step 6 is our own.
"""

from __future__ import annotations

from typing import Final

from datataal.data.privacy import LIMIT
from datataal.exercises import _data_08 as expected
from datataal.exercises._answers import judged, named_in, one_number, words_of
from datataal.exercises._decision import decision_of
from datataal.exercises._plain import number
from datataal.exercises._points import Verdict
from datataal.language import number as written

__all__ = ["STEPS", "alone", "areas", "fewest", "noise", "people", "purposes"]

PERCENT: Final = 0.5
EXACT: Final = 0.001
NOISE: Final = 0.1
HALF: Final = 0.5


def alone(answer: object) -> Verdict:
    """Judge which percentage of the rows stands alone on three columns."""
    value = number(answer)
    if isinstance(value, float) and value < PERCENT + expected.alone()["fraction"]:
        # So close to zero, only the share itself is the sum that was not made a percentage.
        near = abs(value - expected.alone()["fraction"]) <= PERCENT / 100
        return Verdict("not_yet", "fraction" if near else "other_value")
    return one_number(answer, expected.alone(), PERCENT)


def fewest(answer: object) -> Verdict:
    """Judge which of six columns to keep for the peak per station."""
    said = words_of(answer, expected.COLUMNS)
    if isinstance(said, Verdict):
        return said
    named = {key: named_in(words, "yes_no") for key, words in said.items()}
    if not all(named.values()):
        return Verdict("not_yet", "unknown_word" if all(said.values()) else "some_empty")
    kept = frozenset(expected.COLUMNS[key] for key, word in named.items() if word == "yes")
    if "station" not in kept:
        return Verdict("not_yet", "no_station")
    error = expected.error_of(kept)
    values: dict[str, str | float] = {"error": written(error, 1), "n": len(kept)}
    if kept in expected.smallest():
        return Verdict("correct", "income" if "income_third" in kept else "correct", 1, values)
    if error > LIMIT:
        return Verdict("not_yet", "too_far", 0, values)
    whole = len(kept) == len(expected.COLUMNS)
    return Verdict("not_yet", "everything" if whole else "too_many", HALF, values)


def people(answer: object) -> Verdict:
    """Judge how many people live in the home that two averages give away."""
    return one_number(answer, expected.people(), EXACT)


def noise(answer: object) -> Verdict:
    """Judge within how much 95 of 100 answers with noise fall."""
    return one_number(answer, expected.margin(), NOISE)


def areas(answer: object) -> Verdict:
    """Judge how many areas have too few homes to publish."""
    return one_number(answer, expected.small_areas(), EXACT)


def purposes(answer: object) -> Verdict:
    """Judge whether each of six uses is the task for which the data were collected."""
    mistakes = {(5, "yes"): "same_town", (6, "yes"): "same_department", (2, "yes"): "good_aim"}
    return judged(answer, expected.PURPOSES, "yes_no", mistakes)


#: Id, points and rule of each step; without a rule, a person reads the answer.
STEPS: Final = (
    ("08-q1", 2, alone),
    ("08-q2", 3, fewest),
    ("08-q3", 2, people),
    ("08-q4", 2, noise),
    ("08-q5", 2, areas),
    ("08-q6", 3, purposes),
    ("08-q7", 2, decision_of("08")),
    ("08-r1", 3, None),
)
