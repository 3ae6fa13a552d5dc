"""Quality is measured on the tables, and a passport lays it beside a purpose."""

import json
from dataclasses import replace

import pytest

from datataal import _paths
from datataal.data import measured_quality, passport, repair
from datataal.data.generate.build import _cases, build
from datataal.data.generate.flaws import DIMENSIONS
from datataal.data.quality import MEASURES, measure_all, score
from datataal.errors import DataError


@pytest.fixture(scope="module")
def made():
    return build(_paths.CHECKOUT / "datasets" / "instructors")


def entry(table, dimension):
    return measured_quality()["tables"][table]["dimensions"][dimension]


def test_nine_dimensions_for_six_tables():
    known = measured_quality()
    assert list(known["dimensions"]) == list(DIMENSIONS)
    assert list(known["tables"]) == [
        "panel", "panel_smallest", "municipalities", "postcode_areas", "installations",
        "grid_stations",
    ]  # fmt: skip
    for table in known["tables"].values():
        assert list(table["dimensions"]) == list(DIMENSIONS)


def test_the_shipped_scores_are_those_of_the_shipped_tables(made):
    assert json.loads(json.dumps(measure_all(_cases(made)))) == measured_quality()


def test_measured_values_are_those_that_the_lesson_shows():
    assert entry("panel", "precision")["value"] == 2.53
    assert entry("panel_smallest", "precision")["value"] == 16.11
    assert entry("postcode_areas", "completeness")["value"] == 93
    assert round(entry("municipalities", "consistency")["value"], 1) == 1.8
    assert entry("municipalities", "accuracy")["value"] == round(100 * 17 / 18, 2)
    assert entry("grid_stations", "currency")["value"] == 26
    assert entry("installations", "precision")["value"] == 1000
    assert entry("installations", "understandability")["value"] == round(100 * 11 / 12, 2)


def test_every_planted_flaw_lowers_the_score_of_its_dimension():
    for table, dimension in (
        ("municipalities", "accuracy"), ("postcode_areas", "completeness"),
        ("postcode_areas", "validity"), ("municipalities", "consistency"),
        ("grid_stations", "currency"), ("installations", "precision"),
        ("installations", "plausibility"), ("municipalities", "traceability"),
        ("installations", "understandability"),
    ):  # fmt: skip
        assert entry(table, dimension)["score"] < 5


def test_a_repaired_table_gets_another_score(made):
    case = _cases(made)["municipalities"]
    mended, _ = repair(case.rows, "DM09", "dwellings", 14_585, "as in the register", "data")
    before, after = (
        measure_all({"municipalities": replace(case, rows=rows)})["tables"]["municipalities"][
            "dimensions"
        ]["accuracy"]
        for rows in (case.rows, mended)
    )
    assert (before["score"], after["score"]) == (2, 5)


def test_what_nobody_measured_has_no_score_and_says_why():
    empty = entry("panel", "accuracy")
    assert (empty["value"], empty["score"]) == (None, None)
    assert empty["measured"]["nl"]
    assert empty["measured"]["en"]


def test_every_measure_is_used():
    words = {entry["rule"] for t in measured_quality()["tables"].values()
             for entry in t["dimensions"].values() if entry["rule"]}  # fmt: skip
    assert words == set(measured_quality()["rules"])
    assert len(MEASURES) >= len(words)


def test_scores_count_the_steps_that_are_reached():
    higher = {"better": "higher", "steps": [75, 90, 95, 99, 100]}
    lower = {"better": "lower", "steps": [20, 10, 5, 3, 1]}
    assert [score(value, higher) for value in (0, 75, 94.9, 99, 100)] == [0, 1, 2, 4, 5]
    assert [score(value, lower) for value in (21, 16.1, 8.7, 2.5, 1)] == [0, 1, 2, 4, 5]


def test_one_table_two_purposes_two_verdicts():
    province = passport("panel", {"precision": 3, "currency": 3}, "en")
    municipality = passport("panel_smallest", {"precision": 3, "currency": 3}, "en")
    assert province["verdict"].tolist() == ["good_enough", "good_enough"]
    assert municipality["verdict"].tolist() == ["too_low", "good_enough"]
    assert municipality["unit"].tolist() == ["percentage points", "months"]


def test_a_demand_that_nobody_measured_is_neither():
    found = passport("panel", {"accuracy": 0}, "nl").iloc[0]
    assert (found["verdict"], found["word"]) == ("not_measured", "juistheid")


def test_no_demands_give_an_empty_passport():
    assert len(passport("panel", {}, "nl")) == 0


@pytest.mark.parametrize(
    ("table", "demands", "words"),
    [
        ("pannel", {}, "'panel'"),
        ("panel", {"juistheid": 3}, "'juistheid' is not known"),
        ("panel", {"accuracy": 6}, "from 0 to 5"),
        ("panel", {"accuracy": "3"}, "from 0 to 5"),
        ("panel", {"accuracy": True}, "from 0 to 5"),
    ],
)
def test_a_passport_that_cannot_be_made_says_why(table, demands, words):
    with pytest.raises(DataError, match=words):
        passport(table, demands, "en")
