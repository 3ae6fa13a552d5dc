"""One way of weighing for figures, aid, exercise and the figures of the case."""

import pytest

from datataal import content
from datataal.data import load, weighing
from datataal.errors import DataError
from datataal.widgets import _weights

PRESETS = {one["id"]: one["weights"] for one in content.aid("weights").in_("nl")["presets"]}


@pytest.mark.parametrize("preset", sorted(PRESETS))
@pytest.mark.parametrize("area", list("ACFK"))
def test_a_score_is_that_of_the_figures(preset, area):
    figure = content.figures()[f"weights_{preset}_{area.lower()}"].value
    # The story shows three decimals; the score itself is not rounded.
    assert weighing.weighted(PRESETS[preset])[area] == pytest.approx(figure, abs=0.00051)


def test_crossing_draws_and_burden_are_those_of_the_figures():
    figures = content.figures()
    assert weighing.crossing("C", "F") == pytest.approx(
        figures["weights_cross_c_f"].value, abs=1e-3
    )
    drawn = weighing.often(int(figures["weights_draws_n"].value))
    assert drawn.index[0] == "F"
    assert 100 * drawn.iloc[0] == pytest.approx(figures["weights_f_top4_pct"].value)
    assert 100 * drawn.iloc[1] == pytest.approx(figures["weights_next_top4_pct"].value)
    carried = weighing.carried(PRESETS["default"])
    load_ = carried["mw_share"] / carried["people_share"]
    heavy = carried.loc[load_.nlargest(2).index]
    found = 100 * heavy["mw_share"].sum()
    assert found == pytest.approx(figures["weights_burden_mw_pct"].value, abs=0.001)
    found = 100 * heavy["people_share"].sum()
    assert found == pytest.approx(figures["weights_burden_people_pct"].value, abs=0.001)


@pytest.mark.parametrize("preset", sorted(PRESETS))
def test_the_aid_gives_the_same_order(preset):
    shown = _weights.shown("weights", "nl")
    order = [area["id"] for area, _ in _weights.ranking(shown["areas"], PRESETS[preset])]
    assert order == list(weighing.weighted(PRESETS[preset]).index)


def test_weights_that_do_not_add_up_to_a_hundred_count_as_shares():
    assert list(weighing.shares([2, 1, 1, 0])) == [0.5, 0.25, 0.25, 0]


@pytest.mark.parametrize(
    "weights",
    [[1, 2, 3], [0, 0, 0, 0], [1, 1, 1, -1], [1, 1, 1, float("nan")], ["1"] * 4, None, 25,
     [1, 1, 1, float("inf")], [True] * 4],
)  # fmt: skip
def test_what_are_no_four_weights_is_said_in_one_line(weights):
    with pytest.raises(DataError, match="weights cannot be used"):
        weighing.shares(weights)


def test_the_threshold_drops_the_areas_that_the_lesson_names():
    rows = load("search_area")
    figures = content.figures()
    dropped = rows[rows["homes_2km"] > figures["weights_threshold_homes"].value]
    assert list(dropped["area"]) == ["D", "H"]
    assert len(dropped) == figures["weights_dropped_n"].value
    assert "H" in weighing.best(PRESETS["default"])


def test_an_unknown_area_is_named():
    with pytest.raises(DataError, match="no search area Z"):
        weighing.letters("AZ", load("search_area"))
