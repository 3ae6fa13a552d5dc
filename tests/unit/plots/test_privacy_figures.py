"""The figures of module 08: they say what the tables hold, at every input that a learner tries."""

import numpy as np
import pandas as pd
import pytest

from datataal import content, data, language, plots
from datataal.data.privacy import located, noise_margin, peak_error, refound
from datataal.errors import DataError
from datataal.plots import _bars

SIX = ["pc5", "size", "age_band", "type", "heat_pump", "ev"]


@pytest.fixture(scope="module")
def homes():
    return data.load("households")


@pytest.fixture(autouse=True)
def dutch():
    language.set_current("nl")


def value(id_):
    return float(content.figures()[id_].value)


def test_the_bars_are_the_figures_of_the_story(homes):
    shown = plots.alone(homes, SIX).table
    assert shown.iloc[-1, 1] == pytest.approx(value("privacy_unique_all_pct"), abs=0.05)
    assert shown.iloc[-1, 2] == pytest.approx(value("privacy_few_all_pct"), abs=0.05)
    assert shown.iloc[1, 1] == pytest.approx(value("privacy_unique_pc5_size_pct"), abs=0.05)
    assert list(shown.iloc[:, 3]) == sorted(shown.iloc[:, 3], reverse=True)


def test_a_column_more_never_makes_fewer_rows_stand_alone(homes):
    shares = plots.alone(homes, SIX).table.iloc[:, 1]
    assert list(shares) == sorted(shares)


def test_one_column_is_written_as_one_and_nobody_alone_is_said(homes):
    assert "één kolom" in plots.alone(homes, ["pc5"]).title
    assert plots.alone(homes, ["municipality"]).title.startswith("Met één kolom staat niemand")
    assert "kleinste groepje is" in plots.alone(homes, ["municipality"]).title


def test_a_part_is_never_rounded_to_all_or_to_none():
    many = pd.DataFrame({"household": range(1000), "size": [*range(998), 1, 1]})
    assert "99,7%" in plots.alone(many, ["size"]).title
    few = pd.DataFrame({"household": range(1000), "size": [0, *[1] * 999]})
    assert "0,1%" in plots.alone(few, ["size"]).title


def test_a_row_without_a_value_counts_as_a_kind_of_its_own():
    some = pd.DataFrame({"household": range(3), "size": [1.0, 1.0, np.nan]})
    assert plots.alone(some, ["size"]).table.iloc[0, 1] == pytest.approx(33.3, abs=0.1)


@pytest.mark.parametrize(
    "columns", [[], ["nothing"], ["pc5", "pc5"], [*SIX, "cars", "driveway", "kwh"]]
)
def test_what_cannot_be_drawn_is_told_in_a_line(homes, columns):
    with pytest.raises(DataError) as told:
        plots.alone(homes, columns)
    assert str(told.value).count("\n") == 0


def test_the_error_of_the_smallest_set_is_that_of_the_story(homes):
    shown = plots.enough(homes, ["heat_pump", "ev"])
    assert list(shown.table.iloc[:, 1]) == pytest.approx(
        [
            value("privacy_peak_error_none_pct"),
            value("privacy_peak_error_one_pct"),
            value("privacy_peak_error_pct"),
        ],
        abs=0.05,
    )
    assert "geen station" in shown.title


def test_a_set_over_the_limit_says_so(homes):
    assert "tot 16,5% naast" in plots.enough(homes, ["size"]).title
    assert peak_error(homes, ["heat_pump", "ev"]) < 2 < peak_error(homes, ["heat_pump"])


@pytest.mark.parametrize("column", ["pc5", "municipality", "household", "peak_kw", "kwh"])
def test_the_peak_is_not_estimated_from_what_already_holds_it(homes, column):
    with pytest.raises(DataError, match=column):
        plots.enough(homes, ["heat_pump", column])


def test_two_averages_give_one_home_away():
    shown = plots.difference(12, 2900, 11, 2700)
    assert "van één huis: 5.100 kWh" in shown.title
    assert list(shown.table["kWh"]) == [34800, 29700, 5100]


def test_more_homes_apart_are_not_called_one():
    assert "van 3 huizen samen" in plots.difference(12, 2900, 9, 2700).title


@pytest.mark.parametrize(
    "given", [(11, 2700, 12, 2900), (5, 1, 5, 1), (5, -1, 4, 1), (5, float("nan"), 4, 1), ("5", 1, 4, 1)]
)  # fmt: skip
def test_averages_in_the_wrong_order_are_told_in_a_line(given):
    with pytest.raises(DataError, match="averages"):
        plots.difference(*given)


def test_linking_finds_what_the_story_says_and_coarser_blocks_it(homes):
    lists = homes, data.load("charging_points"), data.load("postcode_areas")
    sets = [["pc5"], ["pc5", "type", "cars"], ["municipality", "type", "cars"]]
    shown = plots.found_again(*lists, sets)
    assert list(shown.table.iloc[:, 1]) == [
        value("privacy_refound_pc5_only_n"),
        value("privacy_refound_n"),
        value("privacy_refound_municipality_n"),
    ]
    assert "232" in shown.title
    assert "Geen huishouden" in plots.found_again(*lists, [["type"]]).title


def test_a_match_is_alone_on_both_sides(homes):
    asked = located(data.load("charging_points"), data.load("postcode_areas"))
    found = refound(homes, asked, ["pc5", "type", "cars"])
    assert found["household"].is_unique
    assert found["request"].is_unique


@pytest.mark.parametrize("sets", [[], ["pc5"], [[]]])
def test_no_columns_to_link_on_is_told_in_a_line(homes, sets):
    with pytest.raises(DataError, match="compare"):
        plots.found_again(homes, data.load("charging_points"), data.load("postcode_areas"), sets)


def test_the_margin_of_the_noise_is_that_of_laplace():
    assert noise_margin(1) == pytest.approx(value("privacy_noise_95_1"), abs=0.001)
    drawn = np.random.default_rng(1).laplace(0, 1 / 0.5, 200_000)
    assert (np.abs(drawn) < noise_margin(0.5)).mean() == pytest.approx(0.95, abs=0.003)


def test_the_title_says_how_much_of_the_count_the_noise_is():
    assert plots.noise(7, epsilon=1).title == "Epsilon 1: 7 wordt 7 ± 3,0, dat is 42,8%"
    assert "Epsilon 0,1: 7 wordt 7 ± 30, dat is 428%" in plots.noise(7, epsilon=0.1).title
    assert "0,25" in plots.noise(7, epsilon=0.25).title
    assert "Epsilon 10:" in plots.noise(7, epsilon=10).title
    assert plots.noise(0).title == "Epsilon 1: nul wordt 0 ± 3,0"


@pytest.mark.parametrize(
    "given", [(-1, 1), (7.5, 1), (7, 0), (7, 11), (7, "1"), (True, 1), (10**7, 1)]
)
def test_noise_that_cannot_be_drawn_is_told_in_a_line(given):
    with pytest.raises(DataError, match="noise"):
        plots.noise(*given)


def test_very_few_alone_are_counted_and_not_rounded_away(homes):
    title = plots.alone(homes, ["station", "heat_pump", "ev"]).title
    assert title == "Met 3 kolommen staat 1 van de 40.000 rijen alleen"
    two = pd.DataFrame({"household": range(4000), "size": [0, 1, *[2] * 3998]})
    assert plots.alone(two, ["size"]).title == "Met één kolom staan 2 van de 4.000 rijen alleen"


def test_a_share_that_is_something_is_not_labelled_as_nothing():
    assert [_bars._percent(one) for one in (0, 0.05, 0.4, 1, 20.3)] == [
        "0%",
        "<1%",
        "<1%",
        "1%",
        "20%",
    ]


def test_no_station_is_further_off_than_the_title_of_enough_says(homes):
    language.set_current("en")
    columns = ["size", "age_band", "heat_pump", "ev", "income_third"]
    for asked in (columns, columns[1:], columns[2:], columns[2:4]):
        said = float(plots.enough(homes, asked).title.split()[-1].rstrip("%"))
        assert peak_error(homes, asked) <= said
