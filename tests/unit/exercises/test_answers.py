"""Each step: right, wrong, each known mistake, empty. Expected values are written out here."""

import numpy as np
import pytest

from datataal import check, content, language
from datataal.exercises import step, steps

NINE_NL = [
    "juistheid", "plausibiliteit", "compleetheid", "begrijpelijkheid", "actualiteit",
    "validiteit", "traceerbaarheid", "consistentie", "precisie",
]  # fmt: skip
NINE_EN = [
    "accuracy", "plausibility", "completeness", "understandability", "currency",
    "validity", "traceability", "consistency", "precision",
]  # fmt: skip
NL = {"A": "gebruiken", "B": "met waarschuwing", "C": "niet gebruiken"}
EN = {"A": "use", "B": "with a warning", "C": "do not use"}


def cards(words, **changed):
    return {nr: changed.get(f"c{nr}", word) for nr, word in enumerate(words, start=1)}


RIGHT = {
    "03-q1": [16.1, 16, 15.95, 16.3, np.float64(16.11), np.float32(16.1), np.int64(16)],
    "03-q2": [385, 384, 384.15, 385.0, np.int64(385)],
    "03-q3": [
        cards(NINE_NL),
        cards(NINE_EN),
        cards(NINE_NL, c1="Juistheid."),
        cards(NINE_NL, c1="plausibiliteit, want 8,4 mensen per woning kan hier niet kloppen"),
        cards(NINE_NL, c9="juistheid"),
        cards(NINE_NL, c9=...),
    ],
    "03-q4": [(40.8, 3.2), (41, 3), (40, 4), (np.float64(40.83), np.float64(3.24))],
    "03-q6": [NL, EN, {key: word.upper() for key, word in NL.items()}, NL | {"C": "niet"}],
}


@pytest.mark.parametrize(("step_id", "answer"), [(s, a) for s, many in RIGHT.items() for a in many])
def test_right_answer_gets_all_points(step_id, answer):
    points = check(step_id, answer)
    assert points.outcome == "correct"
    assert float(points) == step(step_id).points
    assert points.hint == ""


#: step, answer, points, key of the message
WRONG = [
    ("03-q1", 0.161, 1, "unit"),
    ("03-q1", 32.2, 0, "double"),
    ("03-q1", 8.22, 0, "one_error"),
    ("03-q1", 2.53, 0, "province"),
    ("03-q1", 15.82, 0, "own_share"),
    ("03-q1", 16.44, 0, "thumb"),
    ("03-q1", 16.4, 0, "thumb"),
    ("03-q1", 40, 0, "other_value"),
    ("03-q1", -16.1, 0, "other_value"),
    ("03-q1", -0.0, 0, "other_value"),
    ("03-q2", 97, 0, "ten"),
    ("03-q2", 96.04, 0, "ten"),
    ("03-q2", 1537, 0, "half"),
    ("03-q2", 100, 0, "one_error"),
    ("03-q2", 400, 0, "thumb"),
    ("03-q2", 386, 0, "other_value"),
    ("03-q2", 383, 0, "other_value"),
    ("03-q3", cards(NINE_NL, c1="plausibiliteit", c9="juistheid"), 2.33, "plausibility"),
    ("03-q3", cards(NINE_NL, c8="precisie", c9="consistentie"), 2.33, "some_wrong"),
    ("03-q3", cards(NINE_NL, c8="quality", c9="mooi"), 2.33, "unknown_word"),
    ("03-q3", cards(NINE_NL, c8=..., c9=...), 2.33, "some_empty"),
    ("03-q3", cards(["juistheid"] * 9), 0.33, "some_wrong"),
    ("03-q3", "juistheid", 0, "no_cards"),
    ("03-q3", NINE_NL, 0, "no_cards"),
    ("03-q4", (7, 7), 0, "overall"),
    ("03-q4", (3.2, 40.8), 0, "swapped"),
    ("03-q4", (0.408, 0.032), 0, "unit"),
    ("03-q4", (98, 70), 0, "counts"),
    ("03-q4", (58.3, 41.7), 0, "of_missing"),
    ("03-q4", (41, 12), 1, "other_value"),
    ("03-q4", (12, 3), 1, "other_value"),
    ("03-q6", dict.fromkeys("ABC", "gebruiken"), 1, "always_use"),
    ("03-q6", NL | {"B": "gebruiken"}, 2, "one_wrong"),
    ("03-q6", NL | {"B": "misschien"}, 2, "unknown_word"),
    ("03-q6", NL | {"C": ...}, 2, "some_empty"),
    ("03-q6", "gebruiken", 0, "no_verdicts"),
]


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(("step_id", "answer", "earned", "key"), WRONG)
def test_common_wrong_answer_gets_its_own_message(step_id, answer, earned, key, lang):
    language.set_current(lang)
    points = check(step_id, answer)
    template = content.strings("exercises", lang)["03"][step_id][key]
    assert points.outcome == "not_yet"
    assert float(points) == pytest.approx(earned)
    assert points.message.startswith(template.split("{")[0])
    assert points.hint == content.strings("exercises", lang)["03"][step_id]["hint_1"]


@pytest.mark.parametrize("step_id", ["03-q1", "03-q2", "03-q3", "03-q4", "03-q5", "03-q6"])
@pytest.mark.parametrize("answer", [None, ...])
def test_empty_answer_is_not_attempted(step_id, answer):
    points = check(step_id, answer)
    assert points.outcome == "not_attempted"
    assert repr(points) == "0.0"
    assert points.message
    assert points.hint == ""


def test_lists_that_still_hold_only_dots_are_not_attempted():
    assert check("03-q3", dict.fromkeys(range(1, 10), ...)).outcome == "not_attempted"
    assert check("03-q6", dict.fromkeys("ABC", ...)).outcome == "not_attempted"
    assert check("03-q4", (..., ...)).outcome == "not_attempted"


@pytest.mark.parametrize(
    ("answer", "key"),
    [
        ((16, 1), "comma"),
        ("16,1", "number_as_text"),
        ("16.1", "number_as_text"),
        ("16,1 punten", "number_as_text"),
        ("veel", "text"),
        (True, "yes_no"),
        (np.True_, "yes_no"),
        (float("nan"), "not_a_number"),
        (np.float64("nan"), "not_a_number"),
        (float("inf"), "endless"),
        (10**400, "endless"),
        ([16.1], "other"),
        ({16.1}, "other"),
        (np.array([16.1]), "other"),
        (16.1 + 0j, "other"),
    ],
)
def test_an_answer_of_the_wrong_kind_is_named(answer, key):
    points = check("03-q1", answer)
    assert points.message == content.strings("exercises", "nl")["answers"][key]
    assert repr(points) == "0.0"


def test_the_second_try_gets_more_help():
    words = content.strings("exercises", "nl")["03"]["03-q2"]
    hints = [check("03-q2", 97).hint for _ in range(3)]
    assert hints == [words["hint_1"], words["hint_2"], words["hint_2"]]


def test_a_name_that_does_not_exist_yet_is_not_attempted():
    points = check("03-q1", name="bestaat_niet")
    assert points.outcome == "not_attempted"
    assert "bestaat_niet" in points.message


marge = 16.1
in_flats, elders = 41, 3


def test_a_name_is_looked_up_where_the_check_stands():
    assert float(check("03-q1", name="marge")) == 2
    assert float(check("03-q4", name="in_flats elders")) == 2


def test_a_reasoned_answer_is_left_to_a_person():
    points = check("03-r1", "Nee.")
    assert (repr(points), points.outcome) == ("0.0", "not_attempted")


def test_an_unknown_step_says_which_there_are():
    with pytest.raises(Exception, match=r"03-q9.*03-q1"):
        check("03-q9", 1)


def test_every_step_has_its_words():
    for lang in ("nl", "en"):
        words = content.strings("exercises", lang)
        for key, one in steps().items():
            needed = {"title", "correct", "hint_1", "hint_2"} if one.judge else {"title"}
            assert needed <= set(words[key[:2]][key]), key
