"""Exercise 08: right, wrong, each known mistake, empty, hostile. Values are written out here."""

import numpy as np
import pandas as pd
import pytest
import yaml
from exercise_answers import answers_of, dots, hostile

from datataal import check, language
from datataal.exercises import _data_08
from datataal.grading._exercise import folder

SET = {1: "ja", 2: "nee", 3: "ja", 4: "ja", 5: "nee", 6: "nee"}
INCOME = SET | {4: "nee", 6: "ja"}
ALL = dict.fromkeys(range(1, 7), "ja")
TASKS = {1: "ja", 2: "nee", 3: "ja", 4: "ja", 5: "nee", 6: "nee"}

RIGHT = {
    "08-q1": [8.645, 8.6, 9, np.float64(8.645)],
    "08-q2": [SET, INCOME, {key: word.upper() for key, word in SET.items()}, pd.Series(SET)],
    "08-q3": [7, 7.0, np.int64(7)],
    "08-q4": [6, 5.99, 6.0],
    "08-q5": [96, 96.0, np.int64(96)],
    "08-q6": [TASKS, {1: "yes", 2: "no", 3: "yes", 4: "Yes", 5: "no", 6: " no "}],
}


def test_a_set_with_income_is_right_and_asks_what_you_would_rather_explain():
    language.set_current("nl")
    assert "leg je liever uit" in check("08-q2", INCOME).message
    assert "leg je liever uit" not in check("08-q2", SET).message


#: step, answer, points, key of the message
WRONG = [
    ("08-q1", 37.8, 0, "small"),
    ("08-q1", 1.4, 0, "one_less"),
    ("08-q1", 0.086, 0, "fraction"),
    ("08-q1", 0, 0, "other_value"),
    ("08-q1", 0.3, 0, "other_value"),
    ("08-q1", -0.3, 0, "other_value"),
    ("08-q1", 3458, 0, "rows"),
    ("08-q1", 91.4, 0, "others"),
    ("08-q1", 50, 0, "other_value"),
    ("08-q2", ALL, 1.5, "everything"),
    ("08-q2", SET | {2: "ja"}, 1.5, "too_many"),
    ("08-q2", SET | {3: "nee"}, 0, "too_far"),
    ("08-q2", dict.fromkeys(range(1, 7), "nee"), 0, "no_station"),
    ("08-q2", SET | {1: "nee"}, 0, "no_station"),
    ("08-q2", SET | {2: "misschien"}, 0, "unknown_word"),
    ("08-q2", SET | {2: ...}, 0, "some_empty"),
    ("08-q2", "ja", 0, "no_list"),
    ("08-q6", ["ja"], 0, "no_list"),
    ("08-q3", 0.5, 0, "means"),
    ("08-q3", 25, 0, "total"),
    ("08-q3", 18, 0, "rest"),
    ("08-q3", 6, 0, "other_value"),
    ("08-q4", 2.83, 0, "deviation"),
    ("08-q4", 3.0, 0, "one"),
    ("08-q4", 1.5, 0, "turned"),
    ("08-q4", 12, 0, "width"),
    ("08-q4", 8, 0, "other_value"),
    ("08-q5", 597, 0, "homes"),
    ("08-q5", 2400, 0, "all"),
    ("08-q5", 27, 0, "start"),
    ("08-q5", 4, 0, "percent"),
    ("08-q5", 2304, 0, "large"),
    ("08-q5", 10, 0, "other_value"),
    ("08-q6", TASKS | {2: "ja"}, 2.5, "good_aim"),
    ("08-q6", TASKS | {5: "ja"}, 2.5, "same_town"),
    ("08-q6", TASKS | {6: "ja"}, 2.5, "same_department"),
    ("08-q6", TASKS | {1: "nee"}, 2.5, "some_wrong"),
    ("08-q6", TASKS | {1: ...}, 2.5, "some_empty"),
    ("08-q6", TASKS | {1: "soms"}, 2.5, "unknown_word"),
]

TestAnswers = answers_of(
    RIGHT,
    WRONG,
    waiting=[("08-q2", dots(6)), ("08-q6", dots(6))],
    hostile=hostile("ja", 7),
    met_elsewhere={("08-q2", "income")},
)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_words_tell_the_numbers_that_the_rules_use(lang):
    """Steps 3 and 4 say their numbers in words; the rules keep them as constants."""
    path = folder() / "exercises" / "08-enough" / f"words.{lang}.yml"
    words = yaml.safe_load(path.read_text(encoding="utf-8"))
    mark = "," if lang == "nl" else "."
    told = (_data_08.HOMES, _data_08.OTHERS, _data_08.PEOPLE, _data_08.OTHER_PEOPLE)
    assert all(str(one).replace(".", mark) in words["q3"] for one in told)
    assert str(_data_08.EPSILON) in words["q4_change"]
    assert str(_data_08.THRESHOLD) in words["q5"]
    assert str(_data_08.START) in words["q5"]
