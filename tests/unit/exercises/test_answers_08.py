"""Exercise 08: right, wrong, each known mistake, empty, hostile. Values are written out here."""

import numpy as np
import pandas as pd
import pytest
import yaml

from datataal import check, content, language
from datataal.exercises import _data_08, step
from datataal.grading._exercise import folder

STEPS = ["08-q1", "08-q2", "08-q3", "08-q4", "08-q5", "08-q6"]
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


@pytest.mark.parametrize(("step_id", "answer"), [(s, a) for s, many in RIGHT.items() for a in many])
def test_right_answer_gets_all_points(step_id, answer):
    points = check(step_id, answer)
    assert points.outcome == "correct"
    assert float(points) == step(step_id).points


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


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(("step_id", "answer", "earned", "key"), WRONG)
def test_common_wrong_answer_gets_its_own_message(step_id, answer, earned, key, lang):
    language.set_current(lang)
    points = check(step_id, answer)
    own = content.strings("exercises", lang)["08"][step_id]
    assert points.outcome == "not_yet"
    assert float(points) == pytest.approx(earned, abs=0.01)
    fixed = max(own[key].replace("}", "{").split("{"), key=len)
    assert fixed in points.message
    assert points.hint == own["hint_1"]


def test_every_message_of_a_rule_is_met_by_a_test():
    met = {(step_id, key) for step_id, _, _, key in WRONG}
    for step_id in STEPS:
        written = set(content.strings("exercises", "nl")["08"][step_id])
        assert written - {"title", "hint_1", "hint_2", "correct", "income"} == {
            key for one, key in met if one == step_id
        }


@pytest.mark.parametrize("step_id", STEPS)
@pytest.mark.parametrize("answer", [None, ...])
def test_empty_answer_is_not_attempted(step_id, answer):
    points = check(step_id, answer)
    assert points.outcome == "not_attempted"
    assert float(points) == 0


HOSTILE = [
    10**400, float("nan"), float("inf"), -1, "x" * 100_000, "<script>alert(1)</script>", [], {},
    {1: {2: 3}}, {"a": 1}, object(), print, b"ja", True, (9, 9), pd.DataFrame({"a": [1]}),
]  # fmt: skip


@pytest.mark.parametrize("step_id", STEPS)
@pytest.mark.parametrize("answer", HOSTILE, ids=lambda one: f"{type(one).__name__}-{str(one)[:12]}")
def test_hostile_answer_gets_no_points_and_a_sentence(step_id, answer):
    points = check(step_id, answer)
    assert points.outcome in ("not_yet", "not_attempted")
    assert float(points) == 0
    assert points.message
    assert "<script" not in points.message


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
