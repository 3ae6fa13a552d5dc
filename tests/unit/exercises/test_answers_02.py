"""Exercise 02: right, wrong, each known mistake, empty, hostile. Values are written out here."""

import re

import numpy as np
import pytest
import yaml

from datataal import check, content, data, grading, language
from datataal.exercises import _data_02, step
from datataal.exercises._answers import named_in

FOLDER = grading.folder() / "exercises" / "02-sources"
STEPS = ["02-q1", "02-q2", "02-q3", "02-q4", "02-q5", "02-q6"]
HOLDERS_NL = ["netbeheerder", "gemeente", "provincie", "landelijke statistiek",
              "gemeente", "provincie", "gemeente", "netbeheerder"]  # fmt: skip
HOLDERS_EN = ["grid operator", "municipality", "province", "national statistics",
              "municipality", "province", "municipality", "operator"]  # fmt: skip
FIELDS = ["identifier", "creator", "publisher", "contactPoint", "theme", "accessRights"]
NL = {"A": "tabel met CSV", "B": "GeoPackage", "C": "API"}
EN = {"A": "table with CSV", "B": "GeoPackage", "C": "CSV with schema"}


def holders(words, **changed):
    return {nr: changed.get(f"c{nr}", word) for nr, word in enumerate(words, start=1)}


RIGHT = {
    "02-q1": [
        holders(HOLDERS_NL),
        holders(HOLDERS_EN),
        holders(HOLDERS_NL, c1="De netbeheerder."),
        holders(HOLDERS_NL, c6="gemeente"),
        holders(HOLDERS_NL, c7="Kadaster"),
    ],
    "02-q2": [14, 14.0, np.int64(14)],
    "02-q3": [196, 196.0, 195.6, np.float64(196)],
    "02-q4": ["b", "B", " b) "],
    "02-q5": [FIELDS, tuple(FIELDS), set(FIELDS), [*FIELDS, "title"], [f.lower() for f in FIELDS]],
    "02-q6": [NL, EN, NL | {"C": "csv met schema"}, {k: w.upper() for k, w in NL.items()}],
}


@pytest.mark.parametrize(("step_id", "answer"), [(s, a) for s, many in RIGHT.items() for a in many])
def test_right_answer_gets_all_points(step_id, answer):
    points = check(step_id, answer)
    assert points.outcome == "correct"
    assert float(points) == step(step_id).points
    assert points.hint == ""


#: step, answer, points, key of the message
WRONG = [
    ("02-q1", holders(HOLDERS_NL, c7="Kadaster", c5="Kadaster"), 2.25, "kadaster"),
    ("02-q1", holders(HOLDERS_NL, c1="gemeente", c8="provincie"), 2.25, "some_wrong"),
    ("02-q1", holders(HOLDERS_NL, c1="buurman"), 2.62, "unknown_word"),
    ("02-q1", holders(HOLDERS_NL, c1=...), 2.62, "some_empty"),
    ("02-q1", "gemeente", 0, "no_list"),
    ("02-q1", HOLDERS_NL, 0, "no_list"),
    ("02-q2", 9, 0, "code"),
    ("02-q2", 12, 0, "spelling"),
    ("02-q2", 13, 0, "rows"),
    ("02-q2", 15, 0, "other_value"),
    ("02-q2", -14, 0, "other_value"),
    ("02-q3", 227, 0, "doubles_only"),
    ("02-q3", 237, 0, "reserve_only"),
    ("02-q3", 268, 0, "all"),
    ("02-q3", 390, 0, "rows"),
    ("02-q3", 72, 0, "taken"),
    ("02-q3", 100, 0, "other_value"),
    ("02-q4", "a", 0, "option_a"),
    ("02-q4", "C", 0, "option_c"),
    ("02-q4", "d", 0, "letter"),
    ("02-q4", 61, 0, "letter"),
    ("02-q5", [*FIELDS, "license"], 2.5, "distribution"),
    ("02-q5", [*FIELDS[:5], "accessURL"], 2, "distribution"),
    ("02-q5", [*FIELDS, "keyword"], 2.5, "optional"),
    ("02-q5", [*FIELDS, "price"], 2.5, "unknown_field"),
    ("02-q5", FIELDS[:4], 2, "some_missing"),
    ("02-q5", ["title"], 0, "some_missing"),
    ("02-q5", "theme", 0, "no_list"),
    ("02-q5", dict.fromkeys(FIELDS, 1), 0, "no_list"),
    ("02-q6", NL | {"A": "pdf"}, 2, "pdf_a"),
    ("02-q6", NL | {"B": "pdf"}, 2, "pdf_b"),
    ("02-q6", NL | {"C": "pdf"}, 2, "pdf_c"),
    ("02-q6", NL | {"B": "API"}, 2, "one_wrong"),
    ("02-q6", NL | {"B": "papier"}, 2, "unknown_word"),
    ("02-q6", NL | {"C": ...}, 2, "some_empty"),
    ("02-q6", "pdf", 0, "no_list"),
]


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(("step_id", "answer", "earned", "key"), WRONG)
def test_common_wrong_answer_gets_its_own_message(step_id, answer, earned, key, lang):
    language.set_current(lang)
    points = check(step_id, answer)
    own = content.strings("exercises", lang)["02"][step_id]
    assert points.outcome == "not_yet"
    assert float(points) == pytest.approx(earned, abs=0.01)
    assert points.message.startswith(own[key].split("{")[0])
    assert points.hint == own["hint_1"]


def test_every_message_of_a_rule_is_met_by_a_test():
    met = {(step_id, key) for step_id, _, _, key in WRONG}
    right = {"title", "hint_1", "hint_2", "correct", "enough", "kadaster_enough"}
    for step_id in STEPS:
        written = set(content.strings("exercises", "nl")["02"][step_id]) - right
        assert written == {key for one, key in met if one == step_id}


def test_seven_of_eight_says_which_one_differs():
    kept = check("02-q1", holders(HOLDERS_NL, c7="Kadaster"))
    assert "kolom 7" in kept.message
    assert "Kadaster" in kept.message
    other = check("02-q1", holders(HOLDERS_NL, c6="gemeente"))
    assert "kolom 6" in other.message
    assert "Kadaster" not in other.message


@pytest.mark.parametrize("step_id", STEPS)
@pytest.mark.parametrize("answer", [None, ...])
def test_empty_answer_is_not_attempted(step_id, answer):
    points = check(step_id, answer)
    assert points.outcome == "not_attempted"
    assert points.hint == ""


def test_lists_that_still_hold_only_dots_are_not_attempted():
    assert check("02-q1", dict.fromkeys(range(1, 9), ...)).outcome == "not_attempted"
    assert check("02-q5", [...]).outcome == "not_attempted"
    assert check("02-q6", dict.fromkeys("ABC", ...)).outcome == "not_attempted"


class Pretends:
    __class__ = str

    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0

    def casefold(self):
        return "b"

    def __float__(self):
        return 14.0


class List(list):
    def __iter__(self):
        return iter(FIELDS)


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("step_id", STEPS)
@pytest.mark.parametrize(
    "answer",
    [
        float("nan"), float("inf"), 10**400, True, b"b", object(), Pretends(), List(), Exception,
        "x" * 10_000_000, [Pretends()] * 6, {1: Pretends(), "A": Pretends()}, [[]], {(): 1},
        np.array(["b"]), np.float64("nan"), 14 + 0j, ["theme"] * 100_000, {Pretends(): 1},
    ],
    ids=lambda one: type(one).__name__,
)  # fmt: skip
def test_a_hostile_answer_earns_little_and_breaks_nothing(step_id, answer, lang):
    language.set_current(lang)
    points = check(step_id, answer)
    assert points.outcome != "correct"
    assert float(points) <= step(step_id).points / 6
    assert points.message


def test_the_holders_are_those_of_the_files():
    keys = _data_02.column_holders()
    assert [named_in(one, "holders") for one in HOLDERS_EN] == list(keys)
    assert [named_in(one, "holders") for one in HOLDERS_NL] == list(keys)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_what_the_step_offers_is_what_the_check_knows(lang):
    said = yaml.safe_load((FOLDER / f"words.{lang}.yml").read_text(encoding="utf-8"))
    offered = set(re.findall(r"`(\w+)`", said["q5"].split("\n\n")[1]))
    assert offered == set(_data_02.FIELDS) | set(_data_02.OFFERED)
    assert set(_data_02.FIELDS) == set(data.MANDATORY["dataset"]) - {"title", "description"}
    forms = re.findall(r'`"([^"]+)"`', said["q6"])
    assert len(forms) == 5
    assert all(named_in(form, "formats") for form in forms)
    who = re.findall(r'`"([^"]+)"`', said["q1"])
    assert len({named_in(one, "holders") for one in who} - {""}) == 5
