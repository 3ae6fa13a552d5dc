"""Deltaland lies beside the published figures, within a stated margin."""

import pytest

from datataal.data import document
from datataal.data.generate.calibration import calibration, properties
from datataal.data.generate.calibration_measures import MEASURES
from datataal.data.generate.parameters import read_parameters
from datataal.errors import DataError

ROWS = {row["id"]: row for row in document("calibration.json")["properties"]}


def test_there_are_at_least_twenty_five_properties_each_measured_once():
    asked = [one["id"] for one in properties()]
    assert len(asked) == len(set(asked)) >= 25
    assert set(asked) == set(MEASURES) == set(ROWS)


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_every_property_lies_within_its_margin(row):
    off = max(row["low"] - row["value"], row["value"] - row["high"], 0)
    assert off <= row["tolerance"], (row["value"], row["low"], row["high"])
    assert row["accepted"] is True


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_every_published_side_names_its_source_year_and_status(row):
    assert row["source"]
    assert row["year"][:2] in ("19", "20")
    assert row["status"]


def test_a_wide_margin_is_explained():
    for row in ROWS.values():
        if row["tolerance"] > 0.5 * row["high"]:
            assert row["why"], row["id"]


def test_another_province_is_seen_to_differ(clean):
    tables = {**clean, "panel": clean["panel"].assign(q_near="no")}
    found = {row["id"]: row for row in calibration(read_parameters(), tables)["properties"]}
    assert found["near_no"]["accepted"] is False
    assert found["support"]["accepted"] is True


def test_a_row_that_is_not_published_is_named(monkeypatch):
    asked = {**properties()[0]}
    asked["published"] = {**asked["published"], "where": {"use": "moon"}}
    monkeypatch.setattr("datataal.data.generate.calibration.properties", lambda: [asked])
    with pytest.raises(DataError, match="No published row fits"):
        calibration(read_parameters(), {})
