"""The decisions carry what modules 00, 07 and 11 say about them."""

import pandas as pd
import pytest

from datataal.data.generate.governance.decisions import competent_layer

TABLES = {"municipalities", "installations", "cells", "grid_stations", "subsurface", "panel"}


@pytest.fixture(scope="module")
def decisions(clean):
    return clean["decisions"]


@pytest.fixture(scope="module")
def wind(decisions):
    return decisions.dropna(subset=["mw"]).set_index("mw")


def test_there_are_24_in_order_of_date(decisions):
    assert decisions["decision"].tolist() == [f"B-{nr:02d}" for nr in range(1, 25)]
    assert decisions["date"].is_monotonic_increasing
    assert decisions["date"].max() < pd.Timestamp("2027-11-01")  # before the council evening


def test_nine_name_evidence_and_it_is_a_table_or_a_report(decisions):
    named = decisions["evidence_ref"].dropna()
    assert len(named) == 9
    assert all(ref in TABLES or ref.startswith("report ") for ref in named)


def test_the_first_three_make_and_divide_the_bid(decisions):
    first = decisions.head(3)
    assert (first["subject_en"].str.contains("bid")).all()
    assert "savings, heat and capacity do not count" in first["subject_en"].iloc[0]
    assert first["evidence_ref"].isna().tolist() == [True, False, False]


def test_the_consultation_opened_23_days_after_the_areas_were_fixed(decisions):
    day = decisions.dropna(subset=["item"]).drop_duplicates("item").set_index("item")["date"]
    assert day["areas_fixed"] == pd.Timestamp("2027-08-09")
    assert day["consultation_open"] == pd.Timestamp("2027-09-01")
    assert (day["consultation_open"] - day["areas_fixed"]).days == 23


def test_one_claim_uses_the_general_answer_for_one_place(decisions, clean):
    panel = clean["panel"]["q_general"]
    share = round(100 * (panel == "yes").mean())
    found = decisions[decisions["claim_nl"].str.contains(f"{share}%")]
    assert share == 72
    assert found[["search_area", "evidence_ref", "mw"]].to_numpy().tolist() == [["F", "panel", 73]]
    assert f"{share}%" in found["claim_en"].iloc[0]


def test_two_of_five_refused_data_uses_had_a_ground(decisions):
    uses = decisions[decisions["instrument"] == "data_use"]
    assert (uses["outcome"] == "refused").all()
    assert len(uses) == 5
    grounds = uses["legal_ground"].dropna()
    assert len(grounds) == 2
    assert grounds.str.fullmatch("AVG 6-1-[a-f]").all()


def test_the_hydrogen_trial_slips_from_2026_to_2028_to_2031(decisions):
    trial = decisions[decisions["item"] == "hydrogen"]
    assert trial["start_year"].tolist() == [2026, 2028, 2031]
    assert (trial["date"] > trial["planned_date"]).all()


def test_11_73_and_120_mw_are_decided_by_three_layers(wind, parameters):
    assert sorted(wind.index) == [11, 73, 120]
    for mw, row in wind.iterrows():
        assert row["layer"] == competent_layer(parameters, mw)
    assert wind["layer"].to_dict() == {11: "municipality", 120: "state", 73: "province"}


def test_the_limits_say_where_they_were_seen_and_that_they_change(parameters):
    limits = [one for one in parameters.calibrated if one.path.startswith("decisions.competent")]
    assert len(limits) == 3
    assert sum("check the act in force" in one.source for one in limits) == 2
    assert [competent_layer(parameters, mw) for mw in (14.9, 15, 100, 100.1)] == [
        "municipality", "province", "province", "state",
    ]  # fmt: skip


def test_no_instrument_of_the_environment_act_is_older_than_the_act(decisions):
    core = decisions[~decisions["instrument"].isin(["other", "data_use"])]
    assert set(core["instrument"]) == {
        "vision", "programme", "local_rules", "general_rules", "permit", "project_decision",
    }  # fmt: skip
    assert core["date"].min() >= pd.Timestamp("2024-01-01")
    assert core["legal_ground"].str.startswith("Omgevingswet ").all()


def test_each_layer_decides_something(decisions):
    assert set(decisions["layer"]) == {
        "state", "province", "municipality", "water_board", "operator",
    }  # fmt: skip
