"""Exercise 12: right, wrong, each known mistake, empty, hostile. Values are written out here."""

import numpy as np
import pytest

from datataal import check, content, language
from datataal.exercises import step

STEPS = ["12-q1", "12-q2", "12-q3", "12-q4", "12-q5", "12-q6", "12-q7"]


def numbered(*words):
    return dict(enumerate(words, start=1))


def spelled(letters, words):
    return numbered(*(words[one] for one in letters))


YES = {"y": "ja", "n": "nee"}
EN_YES = {"y": "yes", "n": "no"}
HOLDS = spelled("nynyynny", YES)
CARD = numbered("S1", "S2", "S3", "S4", "S2", "S3")
WINNER = numbered("C", "A", "A")
TOLD = spelled("yyynynyn", YES)
WHOSE = spelled("srsrsrsr", {"s": "bron", "r": "lezing"})
PATH = numbered(
    "ruimte opvragen | netbeheerder | -", "lijst schonen | netbeheerder en provincie | 1",
    "volgorde kiezen | gedeputeerde | 2", "grond regelen | gemeenten | stap 3",
    "stations bouwen | netbeheerder | 4", "molens aansluiten | bevoegd gezag | 3, 5",
)  # fmt: skip

RIGHT = {
    "12-q1": [
        HOLDS,
        spelled("nynyynny", EN_YES),
        {k: w.upper() for k, w in HOLDS.items()},
    ],
    "12-q2": [
        CARD,
        {k: w.lower() for k, w in CARD.items()},
        CARD | {4: "Flexibele Innovatie"},
        CARD | {4: "Flexible innovation"},
    ],
    "12-q3": [WINNER, numbered("plan C", "a", "Plan A ")],
    "12-q4": [45, 45.0, np.int64(45)],
    "12-q5": [TOLD, spelled("yyynynyn", EN_YES)],
    "12-q6": [
        PATH,
        PATH | {7: "feest | iedereen | 6"},
        PATH | {1: "ruimte opvragen|netbeheerder|"},
        # an order from late to early is an order too
        numbered("a | p | 2", "b | p | 3", "c | p | 4", "d | p | 5", "e | p | 6", "f | p | niets"),
    ],
    "12-q7": [WHOSE, spelled("srsrsrsr", {"s": "the source", "r": "our reading"})],
}


@pytest.mark.parametrize(("step_id", "answer"), [(s, a) for s, many in RIGHT.items() for a in many])
def test_right_answer_gets_all_points(step_id, answer):
    points = check(step_id, answer)
    assert points.outcome == "correct"
    assert float(points) == step(step_id).points
    assert points.hint == ""


#: step, answer, points, key of the message
WRONG = [
    ("12-q1", HOLDS | {1: "ja"}, 1.75, "prediction"),
    ("12-q1", HOLDS | {3: "ja"}, 1.75, "likelihood"),
    ("12-q1", HOLDS | {6: "ja"}, 1.75, "preferred"),
    ("12-q1", HOLDS | {8: "nee"}, 1.75, "some_wrong"),
    ("12-q1", HOLDS | {8: ...}, 1.75, "some_empty"),
    ("12-q1", HOLDS | {8: "soms"}, 1.75, "unknown_word"),
    ("12-q1", "ja", 0, "no_list"),
    ("12-q2", CARD | {2: "S3"}, 2.5, "mixed"),
    ("12-q2", CARD | {3: "S2"}, 2.5, "mixed"),
    ("12-q2", CARD | {4: "S1"}, 2.5, "some_wrong"),
    ("12-q2", CARD | {4: ...}, 2.5, "some_empty"),
    ("12-q2", CARD | {4: "S5"}, 2.5, "unknown_word"),
    ("12-q2", ["S1"], 0, "no_list"),
    ("12-q3", numbered("A", "A", "A"), 2, "lowest"),
    ("12-q3", WINNER | {3: "B"}, 2, "smallest"),
    ("12-q3", WINNER | {2: "C"}, 2, "some_wrong"),
    ("12-q3", WINNER | {2: ...}, 2, "some_empty"),
    ("12-q3", WINNER | {2: "D"}, 2, "unknown_word"),
    ("12-q3", "CAA", 0, "no_list"),
    ("12-q4", 30, 0, "worst"),
    ("12-q4", 20, 0, "other_future"),
    ("12-q4", 10, 0, "plan_a"),
    ("12-q4", 15, 0, "plan_c"),
    ("12-q4", 16.25, 0, "mean"),
    ("12-q4", 0, 0, "zero"),
    ("12-q4", -45, 0, "other_value"),
    ("12-q5", TOLD | {6: "ja"}, 2.625, "own"),
    ("12-q5", TOLD | {8: "ja"}, 2.625, "own"),
    ("12-q5", TOLD | {4: "ja"}, 2.625, "innovation"),
    ("12-q5", TOLD | {2: "nee"}, 2.625, "some_wrong"),
    ("12-q5", TOLD | {2: ...}, 2.625, "some_empty"),
    ("12-q5", TOLD | {2: "pijl"}, 2.625, "unknown_word"),
    ("12-q5", "ja", 0, "no_list"),
    ("12-q6", "bouwen | ik | -", 0, "no_list"),
    ("12-q6", PATH | {2: "lijst schonen, provincie, 1"}, 0, "bars"),
    ("12-q6", PATH | {2: " | provincie | 1"}, 0, "bars"),
    ("12-q6", PATH | {6: ...}, 0, "too_few"),
    ("12-q6", PATH | {2: "lijst schonen | | 1"}, 0, "no_owner"),
    ("12-q6", PATH | {2: "lijst schonen | 2 | 1"}, 0, "no_owner"),
    ("12-q6", {k: f"{w.rsplit('|', 1)[0]}| 2028" for k, w in PATH.items()}, 0, "dates"),
    ("12-q6", {k: f"{w.rsplit('|', 1)[0]}| -" for k, w in PATH.items()}, 0, "no_order"),
    ("12-q6", PATH | {6: "molens | gezag | 9"}, 0, "unknown_step"),
    ("12-q6", PATH | {6: "molens | gezag | 6"}, 0, "circle"),
    ("12-q6", PATH | {1: "ruimte | netbeheerder | 5"}, 0, "circle"),
    ("12-q7", WHOSE | {2: "bron"}, 2.625, "residue"),
    ("12-q7", WHOSE | {6: "bron"}, 2.625, "residue"),
    ("12-q7", WHOSE | {8: "bron"}, 2.625, "turbines"),
    ("12-q7", WHOSE | {4: "bron"}, 2.625, "some_wrong"),
    ("12-q7", WHOSE | {4: ...}, 2.625, "some_empty"),
    ("12-q7", WHOSE | {4: "dia"}, 2.625, "unknown_word"),
    ("12-q7", "bron", 0, "no_list"),
]


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(("step_id", "answer", "earned", "key"), WRONG)
def test_common_wrong_answer_gets_its_own_message(step_id, answer, earned, key, lang):
    language.set_current(lang)
    points = check(step_id, answer)
    own = content.strings("exercises", lang)["12"][step_id]
    assert points.outcome == "not_yet"
    assert float(points) == pytest.approx(earned, abs=0.01)
    assert points.message.startswith(own[key].split("{")[0])
    assert points.hint == own["hint_1"]


def test_every_message_of_a_rule_is_met_by_a_test():
    met = {(step_id, key) for step_id, _, _, key in WRONG}
    for step_id in STEPS:
        written = set(content.strings("exercises", "nl")["12"][step_id])
        assert written - {"title", "hint_1", "hint_2", "correct"} == {
            key for one, key in met if one == step_id
        }


@pytest.mark.parametrize("step_id", STEPS)
@pytest.mark.parametrize("answer", [None, ...])
def test_empty_answer_is_not_attempted(step_id, answer):
    points = check(step_id, answer)
    assert points.outcome == "not_attempted"
    assert points.hint == ""


LISTS = (("12-q1", 8), ("12-q2", 6), ("12-q3", 3), ("12-q5", 8), ("12-q6", 6), ("12-q7", 8))


def test_lists_that_still_hold_only_dots_are_not_attempted():
    for step_id, n in LISTS:
        assert check(step_id, dict.fromkeys(range(1, n + 1), ...)).outcome == "not_attempted"


class Pretends:
    __class__ = str

    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0

    def casefold(self):
        return "c"

    def __float__(self):
        return 45.0


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


def test_no_box_that_the_source_leaves_open_is_right_as_the_source():
    boxes = {1: ("S1", "sharing"), 2: ("S1", "rules"), 3: ("S2", "rules"), 4: ("S2", "collecting"),
             5: ("S3", "sharing"), 6: ("S3", "rules"), 7: ("S4", "rules")}  # fmt: skip
    stated = {
        (one["id"], axis)
        for one in content.aid("scenarios").in_("nl")["scenarios"]
        for axis in one["stated"]
    }
    assert {at for at, box in boxes.items() if box in stated} == {1, 3, 5, 7}
    assert all(WHOSE[at] == ("bron" if box in stated else "lezing") for at, box in boxes.items())


def test_a_long_path_is_judged_and_not_left_waiting():
    long = {k: f"stap | iemand | {k - 1 if k > 1 else '-'}" for k in range(1, 21)}
    assert check("12-q6", long).outcome == "correct"
    assert check("12-q6", dict.fromkeys(range(1, 7), "x" * 5000)).outcome != "correct"
