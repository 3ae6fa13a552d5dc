"""The processing log holds the incident, the resident who asked, and the flaws of module 10."""

import json

import pandas as pd
import pytest

from datataal import _paths
from datataal.data import describe, package, resource
from datataal.data.generate.figures.transparency import outside_office
from datataal.data.generate.governance.log_lines import log_of

FIGURES = json.loads(
    (_paths.CHECKOUT / "datasets/deltaland/figures.json").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def log(raw):
    return raw["access_log"]


@pytest.fixture(scope="module")
def incident(log):
    return log[(log["team"] == "T17") & (log["purpose"] == "planning")]


@pytest.fixture(scope="module")
def resident(log, parameters):
    home = parameters["access_log"]["resident"]["home"]
    return log[log["household"] == f"LH-{home:04d}"]


def test_a_year_of_24000_lines_in_order_of_time(log):
    assert log["line"].tolist() == [f"AL-{nr:05d}" for nr in range(1, 24_001)]
    assert log["timestamp"].is_monotonic_increasing
    days = log["timestamp"].dt.normalize()
    assert days.min() == pd.Timestamp("2026-11-22")
    assert days.max() <= pd.Timestamp("2027-11-21")
    assert days.nunique() > 350


def test_six_organisations_and_31_teams_of_which_two_are_small(log):
    assert log["organisation"].nunique() == 6
    size = log.groupby("team")["person"].nunique()
    assert len(size) == 31
    assert size[size <= 3].to_dict() == {"T17": 2, "T30": 3}
    assert not log[["person", "team"]].drop_duplicates().duplicated("person").any()


def test_740_lines_have_no_ground_and_the_rest_have_one_letter(log):
    empty = log["legal_ground"].isna()
    assert empty.sum() == 740
    assert round(100 * empty.mean(), 1) == 3.1
    assert set(log["legal_ground"].dropna()) == set("abcef")
    assert log[empty]["organisation"].value_counts().to_dict() == {
        "desk": 466, "rent": 188, "city": 86,
    }  # fmt: skip


def test_the_clean_form_has_the_ground_of_the_register_everywhere(clean, parameters):
    log = clean["access_log"]
    stated = parameters["access_log"]["grounds"]
    pairs = log[["organisation", "purpose", "legal_ground"]].drop_duplicates()
    for body, purpose, ground in pairs.to_numpy().tolist():
        assert stated[body][purpose] == ground
    assert log["legal_ground"].notna().all()


def test_the_incident_is_214_homes_of_the_park_in_story_week_nine(incident, parameters):
    park = log_of(parameters)["park"]
    homes = incident["household"].str[3:].astype(int)
    assert homes.nunique() == park["homes"] == 214
    assert homes.between(park["first"], park["first"] + 213).all()
    assert len(incident) > 214  # who counts lines instead of homes is wrong
    assert incident["timestamp"].min() >= pd.Timestamp("2027-11-15")
    assert incident["timestamp"].max() < pd.Timestamp("2027-11-20")


def test_the_log_is_about_the_homes_of_station_zuid(log, clean):
    station = clean["grid_stations"].set_index("name").loc["Station Zuid"]
    homes = log["household"].str[3:].astype(int)
    assert homes.max() == station["homes_group"] == 1900
    assert station["homes_park"] == 214
    assert "1.900 verzonnen huizen achter Station Zuid" in resource("access_log")["description"]


def test_the_incident_lies_mostly_outside_office_hours_and_reads_as_fine(incident, log, parameters):
    office = parameters["access_log"]["office"]
    assert outside_office(incident, office).mean() >= 0.60
    assert incident["legal_ground"].eq("e").all()
    night = log[log["timestamp"].dt.hour >= 21].groupby("team").size()
    assert night.idxmax() == "T17"  # five nights outdo a year of the control room
    own = log[(log["team"] == "T17") & (log["purpose"] != "planning")]
    assert not outside_office(own, office).any()


def test_the_resident_has_37_lines_that_fold_to_five_rows(resident, incident):
    assert len(resident) == 37
    assert (resident["team"] == "T17").sum() == 2
    assert resident[resident["team"] == "T17"]["line"].isin(incident["line"]).all()
    outward = resident.groupby(["organisation", "purpose"]).size()
    assert len(outward) == 5
    assert outward["city", "planning"] == 2


def test_the_data_were_lent_in_story_week_eight(log):
    lent = log[log["team"] == "T11"]["timestamp"]
    assert lent.min() >= pd.Timestamp("2027-11-08")
    assert lent.max() < pd.Timestamp("2027-11-15")


def test_most_work_is_done_in_office_hours_on_weekdays(log, parameters):
    outside = outside_office(log, parameters["access_log"]["office"])
    assert 0.05 < outside.mean() < 0.15
    offices = log[log["team"].isin(["T01", "T14", "T23"])]["timestamp"].dt.day_of_week
    assert (offices < 5).all()


def test_person_stands_apart_in_the_clean_form_and_beside_purpose_in_the_raw(clean, log):
    assert not {"team", "person"} & set(clean["access_log"].columns)
    joined = clean["access_log"].merge(clean["audit_log"], on="processing_id", how="left")
    assert joined[["team", "person"]].to_numpy().tolist() == (
        log[["team", "person"]].to_numpy().tolist()
    )
    assert clean["audit_log"]["processing_id"].is_unique


def test_nothing_else_differs_between_the_forms(clean, log):
    shared = [c for c in clean["access_log"].columns if c != "legal_ground"]
    pd.testing.assert_frame_equal(clean["access_log"][shared], log[shared])


def test_a_processing_is_one_person_with_one_purpose(log):
    per = log.groupby("processing_id")[["person", "purpose", "organisation"]].nunique()
    assert (per == 1).all().all()


def test_the_dictionary_explains_team_and_person_in_the_raw_form_only():
    assert {"team", "person"} <= set(describe("access_log", "nl", raw=True)["column"])
    assert not {"team", "person"} & set(describe("access_log", "nl")["column"])
    teams = next(
        field["valueLabels"]
        for one in package()["resources"]
        if one["name"] == "access-log-raw"
        for field in one["schema"]["fields"]
        if field["name"] == "team"
    )
    assert teams["T17"] == {"nl": "Toezicht", "en": "Enforcement"}


def test_each_form_stays_under_1_6_megabytes():
    for form in ("clean", "raw"):
        path = _paths.CHECKOUT / "datasets/deltaland" / form / "access_log.csv"
        assert path.stat().st_size <= 1_600_000


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("transparency_lines_n", 24_000), ("transparency_no_ground_n", 740),
        ("transparency_no_ground_pct", 3.1), ("transparency_incident_homes_n", 214),
        ("transparency_incident_outside_pct", 74), ("transparency_resident_lines_n", 37),
        ("transparency_resident_team_n", 2), ("transparency_resident_rows_n", 5),
        ("transparency_teams_n", 31), ("transparency_small_teams_n", 2),
        ("decision_n", 24), ("decision_evidence_n", 9), ("decision_no_evidence_n", 15),
        ("decision_refused_n", 5), ("decision_refused_with_ground_n", 2),
        ("decision_consultation_days", 23), ("decision_start_third", 2031),
        ("decision_mw_municipality_below", 15), ("decision_mw_state_above", 100),
        ("decision_mw_case_province", 73),
    ],
)  # fmt: skip
def test_a_figure_shows_what_the_course_says(key, shown):
    assert round(FIGURES[key]["value"], FIGURES[key]["decimals"]) == shown
