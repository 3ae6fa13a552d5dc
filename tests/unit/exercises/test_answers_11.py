"""Exercise 11: right, wrong, each known mistake, empty, hostile. Values are written out here."""

import numpy as np
import pytest
import yaml
from exercise_answers import answers_of, dots, hostile, numbered

from datataal import load
from datataal.exercises import _data_11

READ = numbered("kennis", "uitzondering", "wil", "kennis", "uitzondering", "wil", "kennis",
                "kennis", "uitzondering", "wil", "kennis", "wil")  # fmt: skip
EN_READ = numbered("knowledge", "exception", "will", "knowledge", "exception", "will", "knowledge",
                   "knowledge", "exception", "will", "knowledge", "will")  # fmt: skip
HELP = numbered("team", "functiehuis", "opleiding")
EN_HELP = numbered("team", "shared post", "training")
DAYS = {"1": 63, "4": 9}

RIGHT = {
    "11-q1": [69.5, 69.51, np.float64(69.5135)],
    "11-q2": [44, 43.8, np.int64(44)],
    "11-q3": [
        READ,
        EN_READ,
        READ | {1: "wil", 4: "wil"},
        {k: w.upper() for k, w in READ.items()},
    ],
    "11-q4": [DAYS, {"1": 63.0, "4": 9.0}],
    "11-q5": [HELP, EN_HELP, {k: w.upper() for k, w in HELP.items()}],
    "11-q6": ["D", "d", " D) "],
}

#: step, answer, points, key of the message
WRONG = [
    ("11-q1", 98, 0, "single"),
    ("11-q1", 0.695, 0, "fraction"),
    ("11-q1", 64, 0, "subtracted"),
    ("11-q1", 100, 0, "any_one"),
    ("11-q1", -69.5, 0, "other_value"),
    ("11-q1", 70, 0, "other_value"),
    ("11-q2", 0.5, 0, "share"),
    ("11-q2", 8716, 0, "up"),
    ("11-q2", 1.8, 0, "days"),
    ("11-q2", 45, 0, "other_value"),
    ("11-q3", READ | {2: "wil", 5: "wil", 9: "wil"}, 3, "protects"),
    ("11-q3", READ | {1: "wil", 4: "wil", 7: "wil"}, 3, "some_wrong"),
    ("11-q3", READ | {1: ...}, 44 / 12, "some_empty"),
    ("11-q3", READ | {1: "onzin"}, 44 / 12, "unknown_word"),
    ("11-q3", "wil", 0, "no_list"),
    ("11-q4", {"1": 100, "4": 11}, 0, "mean"),
    ("11-q4", {"1": 100.4, "4": 10.9}, 0, "mean"),
    ("11-q4", {"1": 9, "4": 63}, 0, "swapped"),
    ("11-q4", {"1": 63, "4": 10}, 1, "one_right"),
    ("11-q4", {"1": 1, "4": 2}, 0, "other_value"),
    ("11-q4", {"1": 63, "4": "9 dagen"}, 0, "no_numbers"),
    ("11-q4", 63, 0, "no_list"),
    ("11-q5", numbered("team", "team", "team"), 1, "same"),
    ("11-q5", HELP | {1: "opleiding"}, 2, "some_wrong"),
    ("11-q5", HELP | {1: ...}, 2, "some_empty"),
    ("11-q5", HELP | {1: "geld"}, 2, "unknown_word"),
    ("11-q5", "team", 0, "no_list"),
    ("11-q6", "A", 0, "no_copy"),
    ("11-q6", "B", 0, "no_form"),
    ("11-q6", "C", 0, "only_look"),
    ("11-q6", "E", 0, "people"),
    ("11-q6", "F", 0, "letter"),
]

TestAnswers = answers_of(
    RIGHT,
    WRONG,
    waiting=[("11-q3", dots(12)), ("11-q4", {"1": ..., "4": ...}), ("11-q5", dots(3))],
    hostile=hostile("d", 44),
)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_answers_to_read_are_those_of_the_table(lang, pytestconfig):
    source = pytestconfig.rootpath / "grading/exercises/11-together" / f"words.{lang}.yml"
    words = yaml.safe_load(source.read_text(encoding="utf-8"))
    rows = load("data_requests").set_index("request")[f"reason_text_{lang}"]
    for at, request in _data_11.REQUESTS.items():
        first = str(rows[request]).split(".")[0]
        assert words[f"answer_{at}"].startswith(first)
