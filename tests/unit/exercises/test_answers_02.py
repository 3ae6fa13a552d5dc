"""Exercise 02: right, wrong, each known mistake, empty, hostile. Values are written out here."""

import re

import numpy as np
import pytest
import yaml
from exercise_answers import answers_of, dots, hostile

from datataal import check, data, grading, language
from datataal.exercises import _data_02, step
from datataal.exercises._answers import named_in

FOLDER = grading.folder() / "exercises" / "02-sources"
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


class List(list):
    def __iter__(self):
        return iter(FIELDS)


TestAnswers = answers_of(
    RIGHT,
    WRONG,
    waiting=[("02-q1", dots(8)), ("02-q5", [...]), ("02-q6", dict.fromkeys("ABC", ...))],
    hostile=[*hostile("b", 14), List()],
    met_elsewhere={("02-q1", "enough"), ("02-q1", "kadaster_enough")},
)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_one_right_field_a_hundred_thousand_times_earns_one_field(lang):
    language.set_current(lang)
    points = check("02-q5", ["theme"] * 100_000)
    assert points.outcome == "not_yet"
    assert float(points) <= step("02-q5").points / 6
    assert points.message


def test_seven_of_eight_says_which_one_differs():
    kept = check("02-q1", holders(HOLDERS_NL, c7="Kadaster"))
    assert "kolom 7" in kept.message
    assert "Kadaster" in kept.message
    other = check("02-q1", holders(HOLDERS_NL, c6="gemeente"))
    assert "kolom 6" in other.message
    assert "Kadaster" not in other.message


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
