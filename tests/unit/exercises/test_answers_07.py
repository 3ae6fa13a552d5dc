"""Exercise 07: right, wrong, each known mistake, empty, hostile. Values are written out here."""

import numpy as np
from exercise_answers import answers_of, dots, hostile, numbered

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

TestAnswers = answers_of(
    RIGHT,
    WRONG,
    waiting=[("07-q1", dots(3)), ("07-q2", dots(6)), ("07-q4", dots(8)), ("07-q5", dots(5))],
    hostile=hostile("d", 15),
)
