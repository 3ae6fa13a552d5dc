"""Exercise 07: right, wrong, each known mistake, empty, hostile. Values are written out here."""

import numpy as np
import pytest

from datataal import check, content, language
from datataal.exercises import step

STEPS = ["07-q1", "07-q2", "07-q3", "07-q4", "07-q5", "07-q6"]


def numbered(*words):
    return dict(enumerate(words, start=1))


WHO = numbered("gemeente", "provincie", "Rijk")
TOOL = numbered("omgevingsvisie", "programma", "omgevingsverordening", "rijksregels",
                "omgevingsvergunning", "projectbesluit")  # fmt: skip
EN_TOOL = numbered("environmental vision", "programme", "ordinance", "national rules",
                   "environment permit", "project decision")  # fmt: skip
PERSON = numbered("ja", "nee", "ja", "ja", "nee", "ja", "nee", "ja")
EN_PERSON = numbered("yes", "no", "yes", "yes", "no", "yes", "no", "yes")
FIRST = numbered("IAMA", "DPIA", "allebei", "geen", "geen")
EN_FIRST = numbered("IAMA", "DPIA", "both", "neither", "neither")

RIGHT = {
    "07-q1": [
        WHO,
        numbered("municipality", "province", "state"),
        numbered("Gemeente", " provincie", "het Rijk"),
    ],
    "07-q2": [TOOL, EN_TOOL, {k: w.upper() for k, w in TOOL.items()}],
    "07-q3": [15, 15.0, np.int64(15)],
    "07-q4": [PERSON, EN_PERSON, {k: w.upper() for k, w in PERSON.items()}],
    "07-q5": [FIRST, EN_FIRST, {k: w.lower() for k, w in FIRST.items()}],
    "07-q6": ["D", "d", " D) "],
}


@pytest.mark.parametrize(("step_id", "answer"), [(s, a) for s, many in RIGHT.items() for a in many])
def test_right_answer_gets_all_points(step_id, answer):
    points = check(step_id, answer)
    assert points.outcome == "correct"
    assert float(points) == step(step_id).points
    assert points.hint == ""


#: step, answer, points, key of the message
WRONG = [
    ("07-q1", WHO | {1: "provincie"}, 4 / 3, "older_limit"),
    ("07-q1", WHO | {3: "provincie"}, 4 / 3, "some_wrong"),
    ("07-q1", WHO | {3: ...}, 4 / 3, "some_empty"),
    ("07-q1", WHO | {3: "koning"}, 4 / 3, "unknown_word"),
    ("07-q1", "gemeente", 0, "no_list"),
    ("07-q2", TOOL | {3: "visie"}, 2.5, "vision"),
    ("07-q2", TOOL | {6: "vergunning"}, 2.5, "some_wrong"),
    ("07-q2", TOOL | {6: ...}, 2.5, "some_empty"),
    ("07-q2", TOOL | {6: "motie"}, 2.5, "unknown_word"),
    ("07-q2", ["visie"], 0, "no_list"),
    ("07-q3", 9, 0, "with_evidence"),
    ("07-q3", 16, 0, "ground"),
    ("07-q3", 8, 0, "no_ground"),
    ("07-q3", 24, 0, "all"),
    ("07-q3", -15, 0, "other_value"),
    ("07-q4", PERSON | {3: "nee"}, 2.625, "sole_trader"),
    ("07-q4", PERSON | {6: "nee"}, 2.625, "code"),
    ("07-q4", PERSON | {8: "nee"}, 2.625, "some_wrong"),
    ("07-q4", PERSON | {8: ...}, 2.625, "some_empty"),
    ("07-q4", PERSON | {8: "misschien"}, 2.625, "unknown_word"),
    ("07-q4", "ja", 0, "no_list"),
    ("07-q5", FIRST | {4: "IAMA"}, 2.4, "plain_sum"),
    ("07-q5", FIRST | {4: "allebei"}, 2.4, "plain_sum"),
    ("07-q5", FIRST | {1: "DPIA"}, 2.4, "some_wrong"),
    ("07-q5", FIRST | {1: ...}, 2.4, "some_empty"),
    ("07-q5", FIRST | {1: "toets"}, 2.4, "unknown_word"),
    ("07-q5", "geen", 0, "no_list"),
    ("07-q6", "A", 0, "about_f"),
    ("07-q6", "B", 0, "no_count"),
    ("07-q6", "C", 0, "no_margin"),
    ("07-q6", "E", 0, "self_chosen"),
    ("07-q6", "F", 0, "letter"),
    ("07-q6", 4, 0, "letter"),
]


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(("step_id", "answer", "earned", "key"), WRONG)
def test_common_wrong_answer_gets_its_own_message(step_id, answer, earned, key, lang):
    language.set_current(lang)
    points = check(step_id, answer)
    own = content.strings("exercises", lang)["07"][step_id]
    assert points.outcome == "not_yet"
    assert float(points) == pytest.approx(earned, abs=0.01)
    assert points.message.startswith(own[key].split("{")[0])
    assert points.hint == own["hint_1"]


def test_every_message_of_a_rule_is_met_by_a_test():
    met = {(step_id, key) for step_id, _, _, key in WRONG}
    for step_id in STEPS:
        written = set(content.strings("exercises", "nl")["07"][step_id])
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
    for step_id, n in (("07-q1", 3), ("07-q2", 6), ("07-q4", 8), ("07-q5", 5)):
        assert check(step_id, dict.fromkeys(range(1, n + 1), ...)).outcome == "not_attempted"


class Pretends:
    __class__ = str

    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0

    def casefold(self):
        return "d"

    def __float__(self):
        return 15.0


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("step_id", STEPS)
@pytest.mark.parametrize(
    "answer",
    [
        float("nan"), float("inf"), 10**400, True, b"D", object(), Pretends(), Exception,
        "x" * 10_000_000, [Pretends()] * 6, {1: Pretends(), "A": Pretends()}, [[]], {(): 1},
        np.array(["D"]), np.float64("nan"), 14 + 0j, ["D"] * 100_000, {Pretends(): 1},
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
