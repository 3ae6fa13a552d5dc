"""Exercise 10: right, wrong, each known mistake, empty, hostile. Values are written out here."""

import numpy as np
import pytest
from exercise_answers import answers_of, dots, hostile, judged_as, numbered

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

TestAnswers = answers_of(
    RIGHT,
    WRONG,
    waiting=[
        ("10-q3", dots(2)),
        ("10-q4", dots(2)),
        ("10-q5", dict.fromkeys("AB", ...)),
        ("10-q6", dots(10)),
    ],
    hostile=hostile("e", 740),
    met_elsewhere={("10-q2", key) for key in COUNTED},
)


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("key", COUNTED)
def test_another_count_of_the_log_gets_its_own_message(key, lang):
    from datataal.data import load

    asked = load("access_log", raw=True).query("purpose == 'planning'")
    lines = asked.query("team == 'T17'") if key == "queries" else asked
    judged_as("10-q2", int(lines[COUNTED[key]].nunique()), 0, key, lang)
