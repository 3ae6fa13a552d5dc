"""The chart clinic: its numbers come from the data, and its charts mislead as they say."""

import pytest

from datataal import content
from datataal.data import load
from datataal.widgets import static_html
from datataal.widgets._clinic import value_of
from datataal.widgets._page import shown_in


@pytest.fixture(scope="module")
def charts():
    return {one["id"]: one for one in shown_in("clinic", "clinic", "nl")["charts"]}


def _values(form):
    return [bar["value"] for bar in form["bars"]]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_paper_holds_every_chart_in_both_forms_and_the_seven_questions(lang):
    shown = shown_in("clinic", "clinic", lang)
    paper = static_html("clinic", "clinic", lang).partition('class="dt-static"')[2]
    for chart in shown["charts"]:
        assert chart["what"] in paper
        assert all(chart[form]["title"] in paper for form in ("wrong", "honest"))
    assert len(shown["checks"]) == 7
    assert all(one["ask"] in paper for one in shown["checks"])
    assert "{" not in paper


def test_the_cut_axis_shows_the_same_numbers_three_times_as_far_apart(charts):
    wrong, honest = charts["cut-axis"]["wrong"], charts["cut-axis"]["honest"]
    assert _values(wrong) == _values(honest)
    far, near = (value - wrong["from"] for value in _values(wrong))
    assert 2.5 <= far / near <= 3.5
    assert "from" not in honest


def test_per_inhabitant_the_neighbours_answered_more_often(charts):
    assert _values(charts["count"]["wrong"])[0] < _values(charts["count"]["wrong"])[1]
    near, far = _values(charts["count"]["honest"])
    assert near > 5 * far
    consultation = load("consultation")
    count = int(consultation["near_2km"].sum())
    assert near == pytest.approx(100 * count / value_of("residents_2km"), abs=0.001)


def test_the_average_municipality_is_one_of_them_at_most(charts):
    (mean,) = _values(charts["mean"]["wrong"])
    each = _values(charts["mean"]["honest"])
    assert each == sorted(each, reverse=True)
    assert len(each) == content.figures()["municipalities_n"].value
    assert mean == pytest.approx(sum(each) / len(each), abs=0.01)
    assert sum(abs(value - mean) < 0.2 * mean for value in each) == 1


def test_the_discs_are_more_than_ten_times_as_large(charts):
    low, high = _values(charts["area"]["wrong"])
    assert 3 < high / low < 4
    assert (high / low) ** 2 > 10
    assert charts["area"]["wrong"]["shape"] == "discs"
