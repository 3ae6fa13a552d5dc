"""The figures of decisions: titles that are computed, refusals in words, any rows."""

import pandas as pd
import pytest

from datataal import language, plots
from datataal.data import deciding, load
from datataal.errors import DataError


@pytest.fixture(params=["nl", "en"])
def lang(request):
    language.set_current(request.param)
    return request.param


def test_the_title_counts_what_is_filled_in(lang):
    rows = load("decisions")
    assert " 9 " in f" {plots.decision_line(rows, mark='evidence_ref').title} "
    some = rows[rows["outcome"] == "refused"]
    title = plots.decision_line(some, mark="legal_ground").title
    assert "2" in title
    assert "5" in title


def test_rows_that_share_the_first_place_are_both_named(lang):
    title = plots.decision_line(by="phase").title
    both = {"nl": ("voorbereiding", "uitvoering"), "en": ("preparation", "implementation")}[lang]
    assert all(one in title for one in both)
    assert "8" in title


def test_every_decision_is_in_the_table_and_in_the_alt_text(lang):
    found = plots.decision_line(mark="evidence_ref")
    assert len(found.table) == len(load("decisions"))
    assert {"nl": "Rijk 2 van 5", "en": "state 2 of 5"}[lang] in found.alt


@pytest.mark.parametrize("rows", [[1], "x", pd.DataFrame({"a": [1]}), load("decisions").head(0)])
def test_what_is_no_list_of_decisions_is_refused(rows):
    with pytest.raises(DataError):
        plots.decision_line(rows)
    with pytest.raises(DataError):
        plots.slipped(rows)


@pytest.mark.parametrize("name", ["date", "", 3, None, ["layer"], "x" * 10_000])
def test_an_unknown_column_is_refused(name):
    with pytest.raises(DataError):
        plots.decision_line(by=name)
    with pytest.raises(DataError):
        plots.decision_line(mark=name or "body")


def test_the_start_moves_stays_or_is_said_once(lang):
    rows = load("decisions")
    assert "2026" in plots.slipped(rows).title
    assert "2031" in plots.slipped(rows).title
    once = rows[rows["start_year"] == 2028]
    assert "2028" in plots.slipped(once).title
    same = rows.copy()
    same.loc[same["start_year"].notna(), "start_year"] = 2026
    assert "2031" not in plots.slipped(same).title


@pytest.mark.parametrize(
    ("mw", "layer"),
    [(0.1, 0), (11, 0), (14.9, 0), (15, 1), (75, 1), (100, 1), (100.1, 2), (120, 2), (900, 2)],
)
def test_the_limits_belong_to_the_province(mw, layer, lang):
    assert deciding.layer_of(mw) == deciding.LAYERS[layer]
    names = {"nl": ("gemeente", "provincie", "Rijk"), "en": ("municipality", "province", "state")}
    assert names[lang][layer] in plots.authority(mw).title


def test_a_plan_of_your_own_stands_in_the_table():
    assert len(plots.authority().table) == 3
    assert len(plots.authority(12).table) == 4
    assert len(plots.authority(73).table) == 3


@pytest.mark.parametrize("mw", [0, -1, float("nan"), float("inf"), 10**9, "75", True, [75]])
def test_what_is_no_capacity_is_refused(mw):
    with pytest.raises(DataError):
        plots.authority(mw)
