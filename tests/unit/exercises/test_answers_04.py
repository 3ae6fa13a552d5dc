"""Exercise 04: right, wrong, each known mistake, empty, hostile. Values are written out here."""

import numpy as np
import pandas as pd
from exercise_answers import answers_of, hostile

from datataal import data

WIND = {"A": 50.94, "B": 0, "C": "B"}

RIGHT = {
    "04-q1": [{"A": 61, "B": 27}, {"A": 61.02, "B": 27.0}, pd.Series({"A": 61, "B": 27})],
    "04-q2": [(1, "C"), (1.03, "c"), (1.0, " C) "), (np.float64(1.033), "C")],
    "04-q3": [53.8, 53.76, 54, np.float64(53.5)],
    "04-q4": [WIND, WIND | {"A": 51, "B": 0.0}, WIND | {"C": "b"}, WIND | {"A": np.float64(50.9)}],
    "04-q5": [696.4, 696, 700, np.float64(695)],
    "04-q6": [[2, 3, 4], (4, 3, 2), {2, 3, 4}, [2.0, 3, 4, 4]],
}

#: step, answer, points, key of the message
WRONG = [
    ("04-q1", {"A": 5492, "B": 405}, 0, "counts"),
    ("04-q1", {"A": 0.61, "B": 0.27}, 0, "fraction"),
    ("04-q1", {"A": 100 * 5492 / 9.000, "B": 100 * 405 / 1.500}, 0, "thousands"),
    ("04-q1", {"A": 27, "B": 61}, 0, "swapped"),
    ("04-q1", {"A": 84.4, "B": 73}, 0, "conditions"),
    ("04-q1", {"A": 44, "B": 44}, 0, "mean"),
    ("04-q1", {"A": 61, "B": 44}, 1, "mean"),
    ("04-q1", {"A": 61, "B": 72}, 1, "other_question"),
    ("04-q1", {"A": 61, "B": 28}, 1, "other_question"),
    ("04-q1", {"A": 50, "B": 27}, 1, "one_wrong"),
    ("04-q1", {"A": 61, "B": ...}, 0, "no_numbers"),
    ("04-q1", {"A": "61%", "B": 27}, 0, "no_numbers"),
    ("04-q1", 61, 0, "no_list"),
    ("04-q2", (0.0103, "C"), 1, "unit"),
    ("04-q2", (2.07, "C"), 1, "double"),
    ("04-q2", (0.53, "A"), 0, "one_error"),
    ("04-q2", (2.5, ...), 0, "panel"),
    ("04-q2", (data.margin(9.000), "C"), 1, "thousands"),
    ("04-q2", (data.margin(9, 000), "A"), 0, "thousands"),
    ("04-q2", (61, "C"), 1, "other_value"),
    ("04-q2", (-1, "C"), 1, "other_value"),
    ("04-q2", (..., "C"), 0, "no_margin"),
    ("04-q2", (1.0, ...), 1, "no_letter"),
    ("04-q2", 1.0, 1, "no_letter"),
    ("04-q2", (1.0, "a"), 1, "option_a"),
    ("04-q2", (1.0, "B"), 1, "option_b"),
    ("04-q2", (1.0, "D"), 1, "letter"),
    ("04-q2", (1.0, 3), 1, "letter"),
    ("04-q3", 61.02, 0, "raw"),
    ("04-q3", 72.2, 0, "swapped"),
    ("04-q3", 63, 0, "plain_mean"),
    ("04-q3", 62.5, 0, "education"),
    ("04-q3", 27, 0, "panel"),
    ("04-q3", 0.538, 0, "fraction"),
    ("04-q3", 8 * 74 + 92 * 52, 0, "percent"),
    ("04-q3", 0, 0, "other_value"),
    ("04-q4", {"A": 152.8, "B": 110.5, "C": "B"}, 1, "no_zeros"),
    ("04-q4", WIND | {"A": 152.8}, 2, "no_zeros"),
    ("04-q4", {"A": 0, "B": 50.9, "C": "A"}, 0, "swapped"),
    ("04-q4", WIND | {"A": 917}, 2, "total"),
    ("04-q4", WIND | {"B": 12}, 2, "other_values"),
    ("04-q4", WIND | {"C": "A"}, 2, "choice"),
    ("04-q4", WIND | {"C": ...}, 2, "no_choice"),
    ("04-q4", WIND | {"C": "mediaan"}, 2, "letter"),
    ("04-q4", WIND | {"B": ...}, 0, "no_numbers"),
    ("04-q4", {"A": ..., "B": ..., "C": "B"}, 0, "no_numbers"),
    ("04-q4", 50.9, 0, "no_list"),
    ("04-q5", 2628, 0, "all_hours"),
    ("04-q5", 283, 0, "solar"),
    ("04-q5", 917, 0, "all_wind"),
    ("04-q5", 696_420, 0, "mwh"),
    ("04-q5", 0.696, 0, "twh"),
    ("04-q5", 69_642, 0, "percent"),
    ("04-q5", 79.5, 0, "no_hours"),
    ("04-q5", 1.908, 0, "one_day"),
    ("04-q5", 0, 0, "other_value"),
    ("04-q5", -696, 0, "other_value"),
    ("04-q6", [1, 2, 3], 1, "title_mark"),
    ("04-q6", [2, 3, 5], 1, "colour"),
    ("04-q6", [2, 3, 4, 6], 2, "labels"),
    ("04-q6", [1, 2, 3, 4, 5, 6], 0, "title_mark"),
    ("04-q6", [2, 4], 2, "some_missing"),
    ("04-q6", [2, 3, 4, 7], 0, "unknown_mark"),
    ("04-q6", ["2", "3", "4"], 0, "unknown_mark"),
    ("04-q6", [2, 3, 4, 2.5], 0, "unknown_mark"),
    ("04-q6", 234, 0, "no_list"),
    ("04-q6", "2, 3, 4", 0, "no_list"),
]


class List(list):
    def __iter__(self):
        return iter([2, 3, 4])


TestAnswers = answers_of(
    RIGHT,
    WRONG,
    waiting=[
        ("04-q1", dict.fromkeys("AB", ...)),
        ("04-q2", (..., ...)),
        ("04-q4", dict.fromkeys("ABC", ...)),
        ("04-q6", [...]),
        ("04-q6", []),
    ],
    hostile=[
        *hostile("c", 53.8),
        List(),
        np.array([2, 3, 4]),
        [7] * 100_000,
        (10**400, "C"),
        ((1, 0), "C"),
        {"A": float("nan"), "B": 10**400, "C": "B"},
    ],
)
