"""The figures of module 11: counted titles, any input within bounds, refusals in words."""

import pandas as pd
import pytest

from datataal import content, language, plots
from datataal.data import load
from datataal.errors import DataError


@pytest.fixture(params=["nl", "en"])
def lang(request):
    language.set_current(request.param)
    return request.param


@pytest.mark.parametrize(
    ("form", "off", "reached"),
    [
        ("central", 0, 18), ("central", 1, 0), ("own", 1, 17), ("own", 18, 0),
        ("federated", 1, 18), ("federated", 2, 17), ("federated", 4, 16), ("federated", 6, 15),
        ("federated", 21, 0),
    ],
)  # fmt: skip
def test_the_title_counts_the_sources_within_reach(lang, form, off, reached):
    found = plots.network(form, off)
    of = {"nl": f"{reached} van de 18", "en": f"{reached} of the 18"}[lang]
    assert of in found.title
    yes = {"nl": "ja", "en": "yes"}[lang]
    assert (found.table.iloc[:, 1] == yes).sum() == reached


@pytest.mark.parametrize("form", ["", "hub", None, 3, ["own"], "x" * 10_000])
def test_an_unknown_form_is_refused(form):
    with pytest.raises(DataError):
        plots.network(form)


@pytest.mark.parametrize("off", [-1, 22, 1.5, "1", None, True, float("nan"), 10**400])
def test_machines_that_are_not_there_are_refused(off):
    with pytest.raises(DataError):
        plots.network("federated", off)


def test_the_hours_are_those_of_the_figures():
    figures = content.figures()
    hours = plots.down_hours().table.iloc[:, 2].tolist()
    up = [figures[f"together_{one}_up_pct"].value for one in ("central", "all_own", "all_mirrored")]
    assert hours == [round(8760 * (1 - one / 100)) for one in up]
    assert hours[0] == round(figures["together_central_down_hours"].value)


def test_one_copy_is_as_weak_as_separate_systems_and_100_never_fails():
    hours = plots.down_hours(copies=1).table.iloc[:, 2].tolist()
    assert hours[1] == hours[2]
    assert plots.down_hours(100, 100).table.iloc[:, 2].tolist() == [0, 0, 0]
    assert plots.down_hours(0, 0).table.iloc[:, 2].tolist() == [8760] * 3


@pytest.mark.parametrize("wrong", [-1, 101, "98", None, float("nan"), True])
def test_what_is_no_percentage_is_refused(wrong):
    with pytest.raises(DataError):
        plots.down_hours(own=wrong)
    with pytest.raises(DataError):
        plots.down_hours(copies=0)


def test_days_are_the_medians_per_maturity(lang):
    found = plots.request_days()
    assert "63" in found.title
    assert "9" in found.title
    assert found.table.iloc[:, 1].sum() == 44


def test_one_level_or_one_request_still_has_a_true_title(lang):
    rows = load("data_requests")
    one = rows[rows["municipality"] == "DM11"]
    assert " 4" not in plots.request_days(one).title
    assert plots.request_days(rows.head(1)).table.iloc[0, 1] == 1


def test_reasons_are_counted_by_outcome(lang):
    found = plots.refusals()
    assert found.table.iloc[:, 1].tolist() == [11, 0, 0]
    assert found.table.iloc[:, 2].tolist() == [2, 5, 3]
    rows = load("data_requests")
    late = plots.refusals(rows[rows["outcome"] == "late"])
    assert late.table.iloc[:, 2].tolist() == [0, 0, 0]


@pytest.mark.parametrize("rows", [pd.DataFrame({"a": [1]}), load("data_requests").head(0)])
def test_what_is_no_list_of_requests_is_refused(rows):
    with pytest.raises(DataError):
        plots.refusals(rows)
    with pytest.raises(DataError):
        plots.request_days(rows)
