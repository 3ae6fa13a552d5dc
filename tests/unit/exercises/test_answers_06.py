"""Exercise 06: right, wrong, each known mistake, empty, hostile. Values are written out here."""

import numpy as np
import pandas as pd
from exercise_answers import answers_of, dots, hostile

FIRST = {1: "C", 2: "F", 3: "K", 4: "K"}
NL = dict(enumerate(["gewicht", "drempel", "feit", "drempel", "gewicht", "feit"], start=1))
EN = dict(enumerate(["weight", "threshold", "fact", "limit", "weight", "fact"], start=1))

RIGHT = {
    "06-q1": [0.7425, 0.743, 0.742, np.float64(0.7425)],
    "06-q2": [FIRST, {k: w.lower() for k, w in FIRST.items()}, FIRST | {1: "gebied C"}],
    "06-q3": [0.538, 0.54, 0.5385, np.float64(0.53)],
    "06-q4": [NL, EN, {k: w.upper() for k, w in NL.items()}, NL | {2: "een drempel"}],
    "06-q5": [{"A": 81, "B": 7}, {"A": 81.5, "B": 6.8}, pd.Series({"A": 82, "B": 7})],
    "06-q6": ["F", "f", " F) ", "gebied F", "area F"],
}

#: step, answer, points, key of the message
WRONG = [
    ("06-q1", 0.5125, 0, "equal"),
    ("06-q1", 74.25, 0, "percent"),
    ("06-q1", 2.05, 0, "unweighted"),
    ("06-q1", 0.74, 0, "coarse"),
    ("06-q1", 0.7, 0, "other_area"),
    ("06-q1", 0.485, 0, "other_area"),
    ("06-q1", -0.7425, 0, "other_value"),
    ("06-q2", dict.fromkeys(range(1, 5), "F"), 0.75, "always_second"),
    ("06-q2", FIRST | {3: "F"}, 2.25, "some_wrong"),
    ("06-q2", FIRST | {4: ...}, 2.25, "some_empty"),
    ("06-q2", FIRST | {4: "Z"}, 2.25, "unknown_word"),
    ("06-q2", "C", 0, "no_list"),
    ("06-q2", list(FIRST.values()), 0, "no_list"),
    ("06-q3", 0.5, 0, "half"),
    ("06-q3", 0.46, 0, "complement"),
    ("06-q3", 53.8, 0, "percent"),
    ("06-q3", 0.6, 0, "other_value"),
    ("06-q4", NL | {4: "gewicht"}, 2.5, "norm"),
    ("06-q4", NL | {1: "feit"}, 2.5, "some_wrong"),
    ("06-q4", NL | {1: "smaak"}, 2.5, "unknown_word"),
    ("06-q4", NL | {6: ...}, 2.5, "some_empty"),
    ("06-q4", "gewicht", 0, "no_list"),
    ("06-q5", {"A": 7, "B": 81}, 0, "swapped"),
    ("06-q5", {"A": 87, "B": 9}, 0, "default"),
    ("06-q5", {"A": 0.81, "B": 0.07}, 0, "fraction"),
    ("06-q5", {"A": 81, "B": 50}, 1.5, "other_values"),
    ("06-q5", {"A": "81%", "B": 7}, 0, "no_numbers"),
    ("06-q5", {"A": 81, "B": ...}, 0, "no_numbers"),
    ("06-q5", 81, 0, "no_list"),
    ("06-q6", "C", 0, "one_setting"),
    ("06-q6", "K", 0, "other_area"),
    ("06-q6", "FF", 0, "letter"),
    ("06-q6", 6, 0, "letter"),
]

TestAnswers = answers_of(
    RIGHT,
    WRONG,
    waiting=[("06-q2", dots(4)), ("06-q4", dots(6)), ("06-q5", dict.fromkeys("AB", ...))],
    hostile=hostile("f", 0.7425),
)
