"""The rules of exercise 07, who may decide this, and on which paper.

Each rule takes an answer and says how it stands. Who decides, which instrument and how many
without evidence are computed from the table of decisions.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from datataal.exercises import _data_07 as expected
from datataal.exercises._answers import mistake, named_in, no_number, words_of
from datataal.exercises._decision import decision_of
from datataal.exercises._plain import number, text
from datataal.exercises._points import Verdict

__all__ = ["STEPS", "assessments", "deciders", "instruments", "personal", "sentence", "without"]

NEAR: Final = 0.001


def deciders(answer: object) -> Verdict:
    """Judge who decides on three wind plans."""
    return _judged(answer, expected.deciders(), "deciders", {(1, "province"): "older_limit"})


def instruments(answer: object) -> Verdict:
    """Judge which instrument of the Environment and Planning Act fits six cases."""
    return _judged(answer, expected.instruments(), "instruments", {(3, "vision"): "vision"})


def without(answer: object) -> Verdict:
    """Judge how many decisions name no evidence."""
    value = number(answer)
    if not isinstance(value, float):
        return no_number(value)
    found = {key: float(one) for key, one in expected.counts().items()}
    if abs(value - found.pop("right")) <= NEAR:
        return Verdict("correct", "correct", 1)
    return Verdict("not_yet", mistake(value, found, NEAR))


def personal(answer: object) -> Verdict:
    """Judge which of eight items are personal data."""
    mistakes = {(3, "no"): "sole_trader", (6, "no"): "code"}
    return _judged(answer, expected.PERSONAL, "yes_no", mistakes)


def assessments(answer: object) -> Verdict:
    """Judge what to count on before each of five uses of data begins."""
    mistakes = {(4, "iama"): "plain_sum", (4, "both"): "plain_sum"}
    return _judged(answer, expected.ASSESSMENTS, "assessments", mistakes)


def sentence(answer: object) -> Verdict:
    """Judge which of five sentences may go into the memo."""
    said, problem = text(answer)
    if problem == "empty":
        return Verdict("not_attempted", "empty")
    found = expected.SENTENCES.get(said.strip(" .)(").upper(), "letter")
    return Verdict("correct", found, 1) if found == "correct" else Verdict("not_yet", found)


#: Id, points and rule of each step; without a rule, a person reads the answer.
STEPS: Final = (
    ("07-q1", 2, deciders),
    ("07-q2", 3, instruments),
    ("07-q3", 2, without),
    ("07-q4", 3, personal),
    ("07-q5", 3, assessments),
    ("07-q6", 2, sentence),
    ("07-q7", 2, decision_of("07")),
    ("07-r1", 3, None),
)


def _judged(
    answer: object,
    right: Mapping[int, str],
    group: str,
    mistakes: Mapping[tuple[int, str], str],
) -> Verdict:
    """Judge words behind numbers, each by the names of a group; `mistakes` have own messages."""
    said = words_of(answer, right)
    if isinstance(said, Verdict):
        return said
    named = {key: named_in(words, group) for key, words in said.items()}
    wrong = [key for key in right if named[key] != right[key]]
    count = len(right) - len(wrong)
    values: dict[str, str | float] = {
        "count": count,
        "n": len(right),
        "wrong": ", ".join(map(str, wrong)),
    }
    if not wrong:
        return Verdict("correct", "correct", 1, values)
    known = (mistakes[key, named[key]] for key in wrong if (key, named[key]) in mistakes)
    problem = "" if all(named.values()) else "unknown_word"
    problem = problem if all(said.values()) else "some_empty"
    message = problem or next(known, "some_wrong")
    return Verdict("not_yet", message, count / len(right), values)
