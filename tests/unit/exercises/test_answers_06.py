"""Exercise 06: right, wrong, each known mistake, empty, hostile. Values are written out here."""

import numpy as np
import pandas as pd
import pytest

from datataal import check, content, language
from datataal.exercises import step

STEPS = ["06-q1", "06-q2", "06-q3", "06-q4", "06-q5", "06-q6"]
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


@pytest.mark.parametrize(("step_id", "answer"), [(s, a) for s, many in RIGHT.items() for a in many])
def test_right_answer_gets_all_points(step_id, answer):
    points = check(step_id, answer)
    assert points.outcome == "correct"
    assert float(points) == step(step_id).points
    assert points.hint == ""


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


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(("step_id", "answer", "earned", "key"), WRONG)
def test_common_wrong_answer_gets_its_own_message(step_id, answer, earned, key, lang):
    language.set_current(lang)
    points = check(step_id, answer)
    own = content.strings("exercises", lang)["06"][step_id]
    assert points.outcome == "not_yet"
    assert float(points) == pytest.approx(earned, abs=0.01)
    assert points.message.startswith(own[key].split("{")[0])
    assert points.hint == own["hint_1"]


def test_every_message_of_a_rule_is_met_by_a_test():
    met = {(step_id, key) for step_id, _, _, key in WRONG}
    for step_id in STEPS:
        written = set(content.strings("exercises", "nl")["06"][step_id])
        assert written - {"title", "hint_1", "hint_2", "correct"} == {
            key for one, key in met if one == step_id
        }


@pytest.mark.parametrize("step_id", STEPS)
@pytest.mark.parametrize("answer", [None, ...])
def test_empty_answer_is_not_attempted(step_id, answer):
    points = check(step_id, answer)
    assert points.outcome == "not_attempted"
    assert points.hint == ""


def test_lists_that_still_hold_only_dots_are_not_attempted():
    assert check("06-q2", dict.fromkeys(range(1, 5), ...)).outcome == "not_attempted"
    assert check("06-q4", dict.fromkeys(range(1, 7), ...)).outcome == "not_attempted"
    assert check("06-q5", dict.fromkeys("AB", ...)).outcome == "not_attempted"


class Pretends:
    __class__ = str

    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0

    def casefold(self):
        return "f"

    def __float__(self):
        return 0.7425


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("step_id", STEPS)
@pytest.mark.parametrize(
    "answer",
    [
        float("nan"), float("inf"), 10**400, True, b"F", object(), Pretends(), Exception,
        "x" * 10_000_000, [Pretends()] * 6, {1: Pretends(), "A": Pretends()}, [[]], {(): 1},
        np.array(["F"]), np.float64("nan"), 14 + 0j, ["F"] * 100_000, {Pretends(): 1},
        {"A": float("nan"), "B": 10**400},
    ],
    ids=lambda one: type(one).__name__,
)  # fmt: skip
def test_a_hostile_answer_earns_nothing_and_breaks_nothing(step_id, answer, lang):
    language.set_current(lang)
    points = check(step_id, answer)
    assert points.outcome != "correct"
    assert float(points) == 0
    assert points.message
