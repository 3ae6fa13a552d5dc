"""Exercise 09: right, wrong, each known mistake, empty, hostile. Values are written out here."""

import numpy as np
import pandas as pd
import pytest
from exercise_answers import answers_of, hostile

from datataal.exercises import _data_09


def three(a, b, c):
    return {"A": a, "B": b, "C": c}


RIGHT = {
    "09-q1": [three(71, 71, 71), three(71.03, 70.97, 71.05), pd.Series(three(71, 71, 71))],
    "09-q2": [three(4.83, 2.56, 1.35), three(np.float64(4.83), 2.555, 1.35)],
    "09-q3": [4.6, 4.64, 22.1 / 4.8],
    "09-q4": ["lege straten", "Empty streets", "straten zonder aanvraag"],
    "09-q5": ["B", "b", " B) "],
    "09-q6": [three(1, 2, 3), three(3, 5, 6), three(4, 3, 2)],
}

#: step, answer, points, key of the message
WRONG = [
    ("09-q1", three(0.71, 0.71, 0.71), 0, "fraction"),
    ("09-q1", three(4.83, 2.56, 1.35), 0, "outcome"),
    ("09-q1", three(966, 511, 270), 0, "counts"),
    ("09-q1", three(71, 71, 50), 1.33, "some_wrong"),
    ("09-q1", three(1, 2, 3), 0, "other_values"),
    ("09-q1", 71, 0, "no_list"),
    ("09-q1", three("71%", 71, 71), 0, "no_numbers"),
    ("09-q2", three(71, 71, 71), 0, "equal"),
    ("09-q2", three(966, 511, 270), 0, "counts"),
    ("09-q2", three(0.00483, 0.002555, 0.00135), 0, "one"),
    ("09-q2", three(1.35, 2.56, 4.83), 1, "turned"),
    ("09-q2", three(4.83, 2.56, 1.9), 2, "some_wrong"),
    ("09-q2", three(5, 3, 1), 0, "rounded"),
    ("09-q2", three(4.8, 2.6, 1.4), 0, "rounded"),
    ("09-q2", three(4.83, 2.56, 1.4), 2, "rounded"),
    ("09-q2", three(5, 2, 1), 0, "other_values"),
    ("09-q2", [4.83, 2.56, 1.35], 0, "no_list"),
    ("09-q2", three(4.83, 2.56, ...), 0, "no_numbers"),
    ("09-q3", 3.58, 0, "head"),
    ("09-q3", 0.215, 0, "turned"),
    ("09-q3", 2.5, 0, "middle"),
    ("09-q3", 17.3, 0, "difference"),
    ("09-q3", 10, 0, "other_value"),
    ("09-q4", "op aanvraag", 0, "request"),
    ("09-q4", "per head", 0, "head"),
    ("09-q4", "per auto", 0, "street"),
    ("09-q4", "loten", 0, "unknown_word"),
    ("09-q5", "A", 0, "other_way"),
    ("09-q5", "D", 0, "other_way"),
    ("09-q5", "C", 0, "weaker"),
    ("09-q5", "E", 0, "letter"),
    ("09-q5", 2, 0, "letter"),
    ("09-q6", three(1, 4, 6), 0, "one_kind"),
    ("09-q6", three(1, 2, 5), 1.5, "two_kinds"),
    ("09-q6", three(1, 1, 3), 0, "same_action"),
    ("09-q6", three(2, 2, 2), 0, "same_action"),
    ("09-q6", three(1, 2, 7), 0, "unknown_number"),
    ("09-q6", three(1, 2, 2.5), 0, "unknown_number"),
    ("09-q6", [1, 2, 3], 0, "no_list"),
    ("09-q6", three("1", 2, 3), 0, "no_numbers"),
]

TestAnswers = answers_of(
    RIGHT,
    WRONG,
    waiting=[(f"09-q{nr}", three(..., ..., ...)) for nr in (1, 2, 6)],
    hostile=hostile("b", 4.6),
)


def test_an_equal_share_per_head_leaves_the_gap_as_it_was():
    assert _data_09.gap("head") == pytest.approx(_data_09.gap(""))
    assert _data_09.gap("request") > _data_09.gap("")


def test_of_one_kind_of_action_there_is_one_as_the_hint_says():
    kinds = list(_data_09.ACTIONS.values())
    assert sorted(map(kinds.count, set(kinds))) == [1, 2, 3]
