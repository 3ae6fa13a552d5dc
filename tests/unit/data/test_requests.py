"""Sixty data requests: most refusals come from not knowing, and the median tells it best."""

import json

import pytest

from datataal import _paths
from datataal.data.generate.parameters import read_parameters

FIGURES = json.loads(
    (_paths.CHECKOUT / "datasets/deltaland/figures.json").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def requests(clean):
    frame = clean["data_requests"]
    maturity = clean["municipalities"].set_index("municipality")["data_maturity"]
    return frame.assign(
        days=(frame["date_out"] - frame["date_in"]).dt.days,
        maturity=frame["municipality"].map(maturity),
    )


def test_21_of_60_were_refused_or_late(requests):
    assert len(requests) == 60
    stuck = requests[requests["outcome"] != "delivered"]
    assert stuck["reason_class"].value_counts().to_dict() == {
        "knowledge": 13, "will": 5, "exception": 3,
    }  # fmt: skip
    assert requests.drop(stuck.index)["reason_class"].isna().all()


def test_late_means_more_than_six_weeks(requests):
    limit = read_parameters()["data_requests"]["late_after_days"]
    assert (requests.loc[requests["outcome"] == "late", "days"] > limit).all()
    assert (requests.loc[requests["outcome"] == "delivered", "days"] <= limit).all()


def test_maturity_1_takes_63_days_and_maturity_4_nine(requests):
    median = requests.groupby("maturity")["days"].median()
    assert [median[1], median[4]] == [63, 9]
    assert median.is_monotonic_decreasing


def test_three_very_late_ones_pull_the_mean(requests):
    low = requests[requests["maturity"] == 1]
    late = low["days"].sort_values().iloc[-3:]
    assert late.min() > 150
    assert low["days"].mean() > 1.5 * low["days"].median()
    assert low["days"].drop(late.index).mean() < low["days"].median()


def test_maturity_runs_from_1_to_4_and_the_low_ones_hold_a_fifth_of_the_people(clean):
    places = clean["municipalities"]
    assert sorted(places["data_maturity"].unique()) == [1, 2, 3, 4]
    low = places[places["data_maturity"] <= 2]
    assert len(low) == 7
    assert round(100 * low["inhabitants"].sum() / places["inhabitants"].sum()) == 19


def test_the_station_forecasts_were_refused_three_times(requests):
    asked = requests[requests["subject"] == "grid_forecast"]
    assert asked["outcome"].tolist() == ["refused"] * 3
    assert asked["reason_class"].tolist() == ["will"] * 3
    assert "Juridisch lastig." in set(asked["reason_text_nl"])


def test_a_municipality_is_named_where_it_is_the_holder(requests):
    assert (requests["municipality"].notna() == (requests["holder"] == "municipality")).all()


def test_every_reason_is_written_apart(requests):
    assert requests["reason_text_nl"].is_unique
    assert requests["reason_text_en"].is_unique


def test_offices_work_on_weekdays_and_before_the_steering_group(requests):
    for column in ("date_in", "date_out"):
        assert (requests[column].dt.day_of_week < 5).all()
        assert requests[column].max().isoformat() < "2027-11-29"
    assert requests["date_in"].is_monotonic_increasing


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("together_requests_n", 60), ("together_refused_or_late_n", 21),
        ("together_knowledge_n", 13), ("together_will_n", 5), ("together_exception_n", 3),
        ("together_days_median_1", 63), ("together_days_median_4", 9),
        ("together_low_maturity_people_pct", 19),
        ("together_central_up_hours", 8716), ("together_central_down_hours", 44),
        ("together_all_own_up_pct", 69.5), ("together_mirrored_up_pct", 99.96),
        ("together_all_mirrored_up_pct", 99.3),
    ],
)  # fmt: skip
def test_a_figure_shows_what_module_11_says(key, shown):
    assert round(FIGURES[key]["value"], FIGURES[key]["decimals"]) == shown
