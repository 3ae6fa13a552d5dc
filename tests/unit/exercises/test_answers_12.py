"""Exercise 12: right, wrong, each known mistake, empty, hostile. Values are written out here."""

import numpy as np
from exercise_answers import answers_of, dots, hostile, numbered

from datataal import check, content


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

LISTS = {1: 8, 2: 6, 3: 3, 5: 8, 6: 6, 7: 8}

TestAnswers = answers_of(
    RIGHT,
    WRONG,
    waiting=[(f"12-q{nr}", dots(n)) for nr, n in LISTS.items()],
    hostile=hostile("c", 45),
)


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
