"""Exercise 05: right, wrong, each known mistake, empty, hostile. Values are written out here."""

import numpy as np
import pandas as pd
from exercise_answers import answers_of, dots, hostile

from datataal import check

FIRST = {1: "DM12", 2: "DL-03", 3: "clay"}
COUNTED = {1: "DM03", 2: "DL-11", 3: "clay"}
HOMES = {"A": "woningen", "B": 58}

RIGHT = {
    "05-q1": [43.75, 43.74, np.float64(43.75)],
    "05-q2": [9.25, 9.2, 9.3, np.float64(9.252)],
    "05-q3": [HOMES, {"A": "homes", "B": 58.4}, {"A": "Woningen ", "B": np.float64(58)}],
    "05-q4": [FIRST, {k: w.lower() for k, w in FIRST.items()}, FIRST | {3: "klei"}],
    "05-q5": [{"A": 426, "B": 852}, pd.Series({"A": 426.0, "B": 852.0})],
    "05-q6": [16.36, 16, 16.4, np.float64(16.5)],
    "05-q7": ["C", "c", " C) "],
}


def test_a_place_may_be_named_by_its_name():
    from datataal import load

    towns = load("municipalities").set_index("municipality")["name"]
    stations = load("grid_stations").set_index("station")["name"]
    named = {1: str(towns["DM12"]), 2: str(stations["DL-03"]), 3: "Klei"}
    assert check("05-q4", named).outcome == "correct"
    for as_on_the_map in ("zeeklei en polder", "Sea clay and polder"):
        assert check("05-q4", named | {3: as_on_the_map}).outcome == "correct"
    assert "2" in check("05-q4", named | {3: "veenweide"}).message  # a place, not the first one


#: step, answer, points, key of the message
WRONG = [
    ("05-q1", 87.5, 0, "side"),
    ("05-q1", 700, 0, "turned"),
    ("05-q1", 4375, 0, "hectares"),
    ("05-q1", 175, 0, "cells"),
    ("05-q1", 44, 0, "rounded"),
    ("05-q1", 43.8, 0, "rounded"),
    ("05-q1", 44.1, 0, "other_value"),
    ("05-q1", 50, 0, "other_value"),
    ("05-q2", 8.66, 0, "with_water"),
    ("05-q2", 0.0925, 0, "fraction"),
    ("05-q2", 90.7, 0, "rest"),
    ("05-q2", 26.4, 0, "start"),
    ("05-q2", 26, 0, "start"),
    ("05-q2", 866, 0, "cells"),
    ("05-q2", 9, 0, "rounded"),
    ("05-q2", 12, 0, "other_value"),
    ("05-q3", {"A": "natuur", "B": 4}, 0, "other_layer"),
    ("05-q3", {"A": "safety", "B": 58}, 1.5, "other_layer"),
    ("05-q3", {"A": "woningen", "B": 91}, 1.5, "total"),
    ("05-q3", {"A": "woningen", "B": 0.584}, 1.5, "fraction"),
    ("05-q3", {"A": "woningen", "B": 48}, 1.5, "other_share"),
    ("05-q3", {"A": "water", "B": 58}, 1.5, "unknown_layer"),
    ("05-q3", {"A": ..., "B": 58}, 1.5, "unknown_layer"),
    ("05-q3", {"A": "woningen", "B": "58%"}, 1.5, "no_number"),
    ("05-q3", {"A": "woningen", "B": ...}, 1.5, "no_number"),
    ("05-q3", "woningen", 0, "no_list"),
    ("05-q4", dict.fromkeys(range(1, 4), "DM12"), 1, "same"),
    ("05-q4", COUNTED, 1, "counted"),
    ("05-q4", FIRST | {3: "zee"}, 2, "unknown_place"),
    ("05-q4", FIRST | {2: ...}, 2, "some_empty"),
    ("05-q4", FIRST | {2: "DL-11"}, 2, "some_wrong"),
    ("05-q4", "DM12", 0, "no_list"),
    ("05-q4", list(FIRST.values()), 0, "no_list"),
    ("05-q5", {"A": 276, "B": 552}, 0, "hub"),
    ("05-q5", {"A": 576, "B": 1152}, 0, "whole_rotor"),
    ("05-q5", {"A": 852, "B": 426}, 0, "swapped"),
    ("05-q5", {"A": "426 m", "B": 852}, 0, "no_numbers"),
    ("05-q5", {"A": 426, "B": ...}, 0, "no_numbers"),
    ("05-q5", {"A": 426, "B": 900}, 1, "only_a"),
    ("05-q5", {"A": 400, "B": 852}, 1, "only_b"),
    ("05-q5", {"A": 400, "B": 800}, 0, "other_values"),
    ("05-q5", {"A": 213, "B": 213}, 0, "once"),
    ("05-q5", 426, 0, "no_list"),
    ("05-q6", 30.9, 0, "p50"),
    ("05-q6", 55, 0, "p10"),
    ("05-q6", 18, 0, "megatons"),
    ("05-q6", 19.8, 0, "times"),
    ("05-q6", 15.6, 0, "other_value"),
    ("05-q6", 6, 0, "other_value"),
    ("05-q7", "A", 0, "decided"),
    ("05-q7", "b", 0, "allowed"),
    ("05-q7", "D", 0, "best"),
    ("05-q7", "E", 0, "letter"),
    ("05-q7", 3, 0, "letter"),
]

TestAnswers = answers_of(
    RIGHT,
    WRONG,
    waiting=[
        ("05-q3", dict.fromkeys("AB", ...)),
        ("05-q4", dots(3)),
        ("05-q5", dict.fromkeys("AB", ...)),
    ],
    hostile=hostile("c", 43.75),
)
