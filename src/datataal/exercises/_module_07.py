"""The rules of exercise 07, who may decide this, and on which paper.

Each rule takes an answer and says how it stands. Who decides, which instrument and how many
without evidence are computed from the table of decisions.
"""

from __future__ import annotations

from typing import Final

from datataal.exercises import _data_07 as expected
from datataal.exercises._answers import chosen, judged, one_number
from datataal.exercises._decision import decision_of
from datataal.exercises._points import Verdict

__all__ = ["STEPS", "assessments", "deciders", "instruments", "personal", "sentence", "without"]

NEAR: Final = 0.001


def deciders(answer: object) -> Verdict:
    """Judge who decides on three wind plans."""
    return judged(answer, expected.deciders(), "deciders", {(1, "province"): "older_limit"})


def instruments(answer: object) -> Verdict:
    """Judge which instrument of the Environment and Planning Act fits six cases."""
    return judged(answer, expected.instruments(), "instruments", {(3, "vision"): "vision"})


def without(answer: object) -> Verdict:
    """Judge how many decisions name no evidence."""
    return one_number(answer, expected.counts(), NEAR)


def personal(answer: object) -> Verdict:
    """Judge which of eight items are personal data."""
    mistakes = {(3, "no"): "sole_trader", (6, "no"): "code"}
    return judged(answer, expected.PERSONAL, "yes_no", mistakes)


def assessments(answer: object) -> Verdict:
    """Judge what to count on before each of five uses of data begins."""
    mistakes = {(4, "iama"): "plain_sum", (4, "both"): "plain_sum"}
    return judged(answer, expected.ASSESSMENTS, "assessments", mistakes)


def sentence(answer: object) -> Verdict:
    """Judge which of five sentences may go into the memo."""
    return chosen(answer, expected.SENTENCES)


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
