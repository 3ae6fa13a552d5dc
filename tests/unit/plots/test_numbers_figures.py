"""The figures of module 04 say what the tables hold, also when a learner changes the input."""

import pytest

import datataal
from datataal.data import published
from datataal.errors import DataError
from datataal.plots import (
    answers,
    conditions,
    full_year,
    one_dot_each,
    profile,
    reweighted,
    two_margins,
    wind_years,
)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_two_groups_are_never_averaged(lang: str) -> None:
    datataal.use(lang)
    consultation, panel = datataal.load("consultation"), datataal.load("panel")
    no = 100 * consultation["answer"].eq("no").mean()
    table = answers(consultation, panel).table
    assert table.iloc[0, 1] == pytest.approx(no, abs=0.05)
    assert table.iloc[0, 2] == pytest.approx(100 * panel["q_near"].eq("no").mean(), abs=0.05)
    assert len(table.columns) == len(["answer", "consultation", "panel"])


def test_weighting_on_distance_lowers_the_no() -> None:
    consultation, panel = datataal.load("consultation"), datataal.load("panel")
    raw, weighted = reweighted(consultation, panel).table.iloc[:, 1]
    assert weighted < raw
    assert (
        profile(consultation, panel).table.iloc[0, 1]
        > profile(consultation, panel).table.iloc[0, 2]
    )


@pytest.mark.parametrize(("mw", "factor"), [(0, 0.2), (float("nan"), 0.2), (395, 26.5)])
def test_a_year_that_cannot_be_is_refused(mw: float, factor: float) -> None:
    with pytest.raises(DataError):
        full_year(mw, factor)


def test_a_flat_column_has_no_place_that_pulls() -> None:
    datataal.use("en")
    towns = datataal.load("municipalities").assign(wind_gwh=5.0)
    assert "pulls" not in one_dot_each(towns).title


def test_groups_stand_in_the_order_of_the_description() -> None:
    datataal.use("en")
    consultation, panel = datataal.load("consultation"), datataal.load("panel")
    assert list(profile(consultation, panel, by="education").table.iloc[:, 0]) == [
        "low",
        "middle",
        "high",
    ]


def test_a_small_margin_is_not_called_right() -> None:
    datataal.use("en")
    consultation, panel = datataal.load("consultation"), datataal.load("panel")
    figure = two_margins(consultation, panel)
    assert figure.table.iloc[0, 2] < figure.table.iloc[1, 2]
    assert "does not say who answered" in figure.title
    same = panel.assign(answer=panel["q_near"])
    assert "touch" in two_margins(same, panel).title


def test_conditions_are_those_of_the_published_panel() -> None:
    datataal.use("nl")
    assert list(conditions().table.iloc[:, 1]) == [85, 57, 46]


@pytest.mark.parametrize("since", [1999, 2023, "2015", 2015.0, True])
def test_years_that_are_not_there_are_refused(since: object) -> None:
    with pytest.raises(DataError):
        wind_years(since)  # type: ignore[arg-type]


def test_the_title_names_the_windiest_gap_of_the_years_drawn() -> None:
    datataal.use("en")
    assert "2023" in wind_years().title
    years = published("renewables_by_year").set_index("year")
    off = years["wind_land_gwh_actual"] / years["wind_land_gwh_norm"] - 1
    for since in (2000, 2010, 2018):
        assert str(off.loc[since:].abs().idxmax()) in wind_years(since).title
    assert len(wind_years(2020).table) == len(range(2020, 2024))


def test_a_title_begins_with_a_capital() -> None:
    datataal.use("nl")
    consultation, panel = datataal.load("consultation"), datataal.load("panel")
    assert profile(consultation, panel).title.startswith("Binnen 2 km")
