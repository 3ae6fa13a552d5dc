"""The rules of exercise 10, show what you do.

Each rule takes an answer and says how it stands. Lines, homes, teams and texts are counted in
the tables of Deltaland.
"""

from __future__ import annotations

from typing import Final

from datataal.exercises import _data_10 as expected
from datataal.exercises._answers import chosen, judged, named_in, one_number, values_of, words_of
from datataal.exercises._decision import decision_of
from datataal.exercises._points import Verdict

__all__ = ["STEPS", "agreement", "homes", "no_ground", "outward", "places", "reply", "small_teams"]

NEAR: Final = 0.001
#: How far a percentage may be off: rounding to whole per cents.
ROUNDED: Final = 0.51
HUNDRED: Final = 100


def no_ground(answer: object) -> Verdict:
    """Judge how many lines have no legal ground."""
    return one_number(answer, expected.no_ground(), NEAR, wide=0.1)


def homes(answer: object) -> Verdict:
    """Judge how many homes were looked up by a team that does not plan the grid."""
    return one_number(answer, expected.homes(), NEAR)


def outward(answer: object) -> Verdict:
    """Judge by which two columns the overview for the resident is counted."""
    said = words_of(answer, (1, 2))
    if isinstance(said, Verdict):
        return said
    named = {key: named_in(words, "log_columns") for key, words in said.items()}
    found = set(named.values())
    earned = len(found & expected.OUTWARD) / len(expected.OUTWARD)
    if found == expected.OUTWARD:
        return Verdict("correct", "correct", 1)
    if not all(said.values()):
        return Verdict("not_yet", "some_empty", earned)
    if "" in found:
        return Verdict("not_yet", "unknown_word", earned)
    message = "twice" if len(found) == 1 else "other_column"
    return Verdict("not_yet", "inside" if found & {"team", "person"} else message, earned)


def small_teams(answer: object) -> Verdict:
    """Judge which two teams have three persons or fewer."""
    said = words_of(answer, (1, 2))
    if isinstance(said, Verdict):
        return said
    size = expected.teams()
    small = {one for one, n in size.items() if n <= expected.SMALL}
    found = {words.strip(" .").upper() for words in said.values()}
    earned = len(found & small) / len(small)
    if found == small:
        return Verdict("correct", "correct", 1)
    if not all(said.values()):
        return Verdict("not_yet", "some_empty", earned)
    if not found <= set(size):
        return Verdict("not_yet", "unknown_team", earned)
    return Verdict("not_yet", "twice" if len(found) == 1 else "larger", earned)


def agreement(answer: object) -> Verdict:
    """Judge the agreement of model and human over all texts and on one theme, in per cent."""
    values = values_of(answer, ("A", "B"))
    if isinstance(values, Verdict):
        return values
    right, texts = expected.agreement()["right"], expected.agreement()["texts"]
    hits = sum(_close(one, two) for one, two in zip(values, right, strict=True))
    if hits == len(right):
        return Verdict("correct", "correct", 1)
    if _alike(values, texts):
        return Verdict("not_yet", "texts")
    if _alike([HUNDRED * one for one in values], right):
        return Verdict("not_yet", "shares")
    if _alike(values[::-1], right):
        return Verdict("not_yet", "swapped")
    split = _close(values[0], right[0]) and _close(values[1], right[0])
    return Verdict("not_yet", "same" if split else "some_wrong", hits / len(right))


def places(answer: object) -> Verdict:
    """Judge where ten items belong: for the resident, in the audit log, or in no log."""
    mistakes = {(3, "outward"): "employee", (6, "outward"): "employee", (8, "outward"): "employee"}
    return judged(answer, expected.PLACES, "log_places", mistakes)


def reply(answer: object) -> Verdict:
    """Judge which of five replies to a claim about AI can be sent."""
    return chosen(answer, expected.REPLIES)


#: Id, points and rule of each step; without a rule, a person reads the answer.
STEPS: Final = (
    ("10-q1", 2, no_ground),
    ("10-q2", 2, homes),
    ("10-q3", 2, outward),
    ("10-q4", 2, small_teams),
    ("10-q5", 2, agreement),
    ("10-q6", 3, places),
    ("10-q7", 2, reply),
    ("10-q8", 2, decision_of("10")),
    ("10-r1", 3, None),
)


def _close(value: float, right: float) -> bool:
    return abs(value - right) <= ROUNDED


def _alike(values: tuple[float, ...] | list[float], right: tuple[float, ...]) -> bool:
    return all(_close(one, two) for one, two in zip(values, right, strict=True))
