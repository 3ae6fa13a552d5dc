"""Exercise 10: right, wrong, each known mistake, empty, hostile. Values are written out here."""

import numpy as np
import pytest

from datataal import check, content, language
from datataal.exercises import step

STEPS = ["10-q1", "10-q2", "10-q3", "10-q4", "10-q5", "10-q6", "10-q7"]


def numbered(*words):
    return dict(enumerate(words, start=1))


COLUMNS = numbered("organisation", "purpose")
SMALL = numbered("T17", "T30")
SAME = {"A": 86, "B": 52}
PLACE = numbered("buiten", "buiten", "binnen", "nergens", "buiten", "binnen", "nergens", "binnen",
                 "buiten", "nergens")  # fmt: skip
EN_PLACE = numbered("outward", "outward", "inward", "nowhere", "outward", "inward", "nowhere",
                    "inward", "outward", "nowhere")  # fmt: skip

RIGHT = {
    "10-q1": [740, 740.0, np.int64(740)],
    "10-q2": [214, 214.0, np.int64(214)],
    "10-q3": [COLUMNS, numbered("doel", "organisatie"), numbered("Purpose", " organisation ")],
    "10-q4": [SMALL, numbered("T30", "T17"), numbered("t17", " T30.")],
    "10-q5": [SAME, {"A": 86.0, "B": 52.0}, {"A": np.float64(86.4), "B": np.int64(52)}],
    "10-q6": [PLACE, EN_PLACE, {k: w.upper() for k, w in PLACE.items()}],
    "10-q7": ["E", "e", " E) "],
}


@pytest.mark.parametrize(("step_id", "answer"), [(s, a) for s, many in RIGHT.items() for a in many])
def test_right_answer_gets_all_points(step_id, answer):
    points = check(step_id, answer)
    assert points.outcome == "correct"
    assert float(points) == step(step_id).points
    assert points.hint == ""


#: step, answer, points, key of the message
WRONG = [
    ("10-q1", 3.1, 0, "percentage"),
    ("10-q1", 466, 0, "desk"),
    ("10-q1", 23_260, 0, "with_ground"),
    ("10-q1", 24_000, 0, "all"),
    ("10-q1", -740, 0, "other_value"),
    ("10-q2", 342, 0, "lines"),
    ("10-q2", 2, 0, "persons"),
    ("10-q2", 213, 0, "other_value"),
    ("10-q3", numbered("organisation", "team"), 1, "inside"),
    ("10-q3", numbered("persoon", "doel"), 1, "inside"),
    ("10-q3", numbered("doel", "purpose"), 1, "twice"),
    ("10-q3", numbered("doel", "grond"), 1, "other_column"),
    ("10-q3", numbered("tijdstip", "grond"), 0, "other_column"),
    ("10-q3", numbered("doel", ...), 1, "some_empty"),
    ("10-q3", numbered("doel", "naam"), 1, "unknown_word"),
    ("10-q3", ["organisation", "purpose"], 0, "no_list"),
    ("10-q4", numbered("T17", "T10"), 1, "larger"),
    ("10-q4", numbered("T01", "T02"), 0, "larger"),
    ("10-q4", numbered("T17", "T17"), 1, "twice"),
    ("10-q4", numbered("T17", ...), 1, "some_empty"),
    ("10-q4", numbered("T17", "Toezicht"), 1, "unknown_team"),
    ("10-q4", "T17", 0, "no_list"),
    ("10-q5", {"A": 172, "B": 13}, 0, "texts"),
    ("10-q5", {"A": 0.86, "B": 0.52}, 0, "shares"),
    ("10-q5", {"A": 52, "B": 86}, 0, "swapped"),
    ("10-q5", {"A": 86, "B": 86}, 1, "same"),
    ("10-q5", {"A": 86, "B": 50}, 1, "some_wrong"),
    ("10-q5", {"A": 86, "B": "52%"}, 0, "no_numbers"),
    ("10-q5", 86, 0, "no_list"),
    ("10-q6", PLACE | {3: "buiten"}, 2.7, "employee"),
    ("10-q6", PLACE | {8: "buiten"}, 2.7, "employee"),
    ("10-q6", PLACE | {7: "binnen"}, 2.7, "some_wrong"),
    ("10-q6", PLACE | {7: ...}, 2.7, "some_empty"),
    ("10-q6", PLACE | {7: "kluis"}, 2.7, "unknown_word"),
    ("10-q6", "buiten", 0, "no_list"),
    ("10-q7", "A", 0, "believed"),
    ("10-q7", "B", 0, "denied"),
    ("10-q7", "C", 0, "vaguer"),
    ("10-q7", "D", 0, "seller"),
    ("10-q7", "F", 0, "letter"),
    ("10-q7", 5, 0, "letter"),
]
#: Counts that stand in no other place: taken from the log, so that each has a test too.
COUNTED = {"queries": "processing_id", "all_teams": "household"}


def judged_as(step_id, answer, earned, key, lang):
    language.set_current(lang)
    points = check(step_id, answer)
    own = content.strings("exercises", lang)["10"][step_id]
    assert points.outcome == "not_yet"
    assert float(points) == pytest.approx(earned, abs=0.01)
    assert points.message.startswith(own[key].split("{")[0])
    assert points.hint == own["hint_1"]


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(("step_id", "answer", "earned", "key"), WRONG)
def test_common_wrong_answer_gets_its_own_message(step_id, answer, earned, key, lang):
    judged_as(step_id, answer, earned, key, lang)


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("key", COUNTED)
def test_another_count_of_the_log_gets_its_own_message(key, lang):
    from datataal.data import load

    asked = load("access_log", raw=True).query("purpose == 'planning'")
    lines = asked.query("team == 'T17'") if key == "queries" else asked
    judged_as("10-q2", int(lines[COUNTED[key]].nunique()), 0, key, lang)


def test_every_message_of_a_rule_is_met_by_a_test():
    met = {(step_id, key) for step_id, _, _, key in WRONG} | {("10-q2", key) for key in COUNTED}
    for step_id in STEPS:
        written = set(content.strings("exercises", "nl")["10"][step_id])
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
    for step_id, keys in (("10-q3", (1, 2)), ("10-q4", (1, 2)), ("10-q5", "AB"),
                          ("10-q6", range(1, 11))):  # fmt: skip
        assert check(step_id, dict.fromkeys(keys, ...)).outcome == "not_attempted"


class Pretends:
    __class__ = str

    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0

    def casefold(self):
        return "e"

    def __float__(self):
        return 740.0


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("step_id", STEPS)
@pytest.mark.parametrize(
    "answer",
    [
        float("nan"), float("inf"), 10**400, True, b"E", object(), Pretends(), Exception,
        "x" * 10_000_000, [Pretends()] * 6, {1: Pretends(), "A": Pretends()}, [[]], {(): 1},
        np.array(["E"]), np.float64("nan"), 740 + 0j, ["E"] * 100_000, {Pretends(): 1},
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
