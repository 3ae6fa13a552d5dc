"""The figures of weights: a title that is computed, in both languages, for any setting."""

import pytest

from datataal import language, plots
from datataal.data import load
from datataal.errors import DataError


@pytest.fixture(params=["nl", "en"])
def lang(request):
    language.set_current(request.param)
    return request.param


def test_the_winner_of_the_bars_follows_the_weights(lang):
    titles = [plots.weighted(w).title for w in ([60, 15, 10, 15], [1, 1, 1, 1], [15, 50, 15, 20])]
    assert [f" {name} " in title for name, title in zip("CFK", titles, strict=True)] == [True] * 3


def test_equals_share_the_first_place(lang):
    rows = load("search_area")
    rows = rows[rows["area"].isin(["A", "B"])].copy()
    rows.loc[:, ["score_yield"]] = 0.5
    assert (" en " if lang == "nl" else " and ") in plots.weighted([1, 0, 0, 0], rows, None).title


def test_areas_that_never_change_places_are_said_so(lang):
    rows = load("search_area").copy()
    one = rows["area"] == "G"
    rows.loc[one, [c for c in rows if c.startswith("score_")]] = 0.0
    title = plots.crossing("G", "F", rows).title
    assert "%" not in title


def test_orders_tells_who_is_always_among_the_best(lang):
    found = plots.orders({"a b": [60, 15, 10, 15], "c d": [15, 50, 15, 20]})
    assert found.title.endswith(": F")
    assert list(found.table.columns[1:]) == ["a b", "c d"]
    assert sorted(found.table["a b"]) == list(range(1, 13))


def test_burden_names_the_two_that_carry_most(lang):
    found = plots.burden([60, 15, 10, 15])
    assert found.title.startswith("87%")
    assert "9%" in found.title


@pytest.mark.parametrize("n", [0, -1, 1.5, "9", True, 10**9])
def test_draws_of_no_sensible_number_are_refused(n):
    with pytest.raises(DataError):
        plots.draws(n)


@pytest.mark.parametrize("settings", [{}, None, [1, 2], {"x": [1, 2]}])
def test_orders_of_nothing_are_refused(settings):
    with pytest.raises(DataError):
        plots.orders(settings)
