"""The figures of module 04 say what the tables hold, also when a learner changes the input."""

import pytest

import datataal
from datataal.errors import DataError
from datataal.plots import answers, full_year, one_dot_each, profile, reweighted


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
