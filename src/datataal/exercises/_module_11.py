"""The rules of exercise 11, who decides with us.

Each rule takes an answer and says how it stands. Failures, reasons and days are computed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from datataal.exercises import _data_11 as expected
from datataal.exercises._answers import (
    chosen,
    judged,
    mistake,
    named_in,
    no_number,
    values_of,
    words_of,
)
from datataal.exercises._decision import decision_of
from datataal.exercises._plain import number
from datataal.exercises._points import Verdict

__all__ = ["STEPS", "all_up", "clause", "days", "down", "help_models", "reasons"]

#: How far a number may be off: rounding to one decimal, and to whole hours.
ROUNDED, WHOLE = 0.06, 0.5
#: Reasons are read, so two of the twelve may be read otherwise.
READ_OTHERWISE: Final = 2


def all_up(answer: object) -> Verdict:
    """Judge in per cent how often eighteen systems work at once."""
    return _one_number(answer, expected.all_up(), ROUNDED)


def down(answer: object) -> Verdict:
    """Judge how many hours a year one system does not work."""
    value = number(answer)
    if not isinstance(value, float):
        return no_number(value)
    found = expected.down()
    if abs(value - found["right"]) <= WHOLE:
        return Verdict("correct", "correct", 1)
    small = {key: found[key] for key in ("share", "days")}
    named = mistake(value, small, ROUNDED)
    if named == "other_value":
        named = mistake(value, {"up": found["up"]}, WHOLE)
    return Verdict("not_yet", named)


def reasons(answer: object) -> Verdict:
    """Judge how twelve answers to a request are read; ten as the two readers is enough."""
    right = expected.reasons()
    mistakes = {(at, "will"): "protects" for at, one in right.items() if one == "exception"}
    return judged(answer, right, "reasons", mistakes, spare=READ_OTHERWISE)


def days(answer: object) -> Verdict:
    """Judge the median days at maturity 1 and at maturity 4."""
    values = values_of(answer, ("1", "4"))
    if isinstance(values, Verdict):
        return values
    right = expected.medians()
    if _near(values, right, ROUNDED):
        return Verdict("correct", "correct", 1)
    if _near(values, expected.means(), WHOLE):
        return Verdict("not_yet", "mean")
    if _near(values, right[::-1], ROUNDED):
        return Verdict("not_yet", "swapped")
    hit = sum(abs(one - two) <= ROUNDED for one, two in zip(values, right, strict=True))
    return Verdict("not_yet", "one_right" if hit else "other_value", hit / len(right))


def help_models(answer: object) -> Verdict:
    """Judge which kind of help fits each of three situations."""
    said = words_of(answer, expected.HELP)
    if not isinstance(said, Verdict):
        named = {named_in(words, "help") for words in said.values()}
        if len(named) == 1 and "" not in named:
            return Verdict("not_yet", "same", 1 / len(expected.HELP))
    return judged(answer, expected.HELP, "help", {})


def clause(answer: object) -> Verdict:
    """Judge which of five clauses keeps the way out open."""
    return chosen(answer, expected.CLAUSES)


#: Id, points and rule of each step; without a rule, a person reads the answer.
STEPS: Final = (
    ("11-q1", 2, all_up),
    ("11-q2", 2, down),
    ("11-q3", 4, reasons),
    ("11-q4", 2, days),
    ("11-q5", 3, help_models),
    ("11-q6", 2, clause),
    ("11-q7", 2, decision_of("11")),
    ("11-r1", 3, None),
)


def _one_number(answer: object, known: Mapping[str, float], near: float) -> Verdict:
    value = number(answer)
    if not isinstance(value, float):
        return no_number(value)
    found = dict(known)
    if abs(value - found.pop("right")) <= near:
        return Verdict("correct", "correct", 1)
    # A share such as 0.695 is small beside a per cent, so it is looked at first and closely.
    fraction = found.pop("fraction")
    if abs(value - fraction) <= near / 10:
        return Verdict("not_yet", "fraction")
    return Verdict("not_yet", mistake(value, found, near))


def _near(values: tuple[float, ...], wanted: tuple[float, ...], near: float) -> bool:
    return all(abs(one - two) <= near for one, two in zip(values, wanted, strict=True))
