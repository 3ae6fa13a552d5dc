"""The figures of module 00 say what the tables hold, also when the tables change."""

import pandas as pd
import pytest

from datataal import load, plots
from datataal.data import published
from datataal.plots import _headlines, _promised


@pytest.fixture
def table(monkeypatch):
    """A function that puts another table of municipalities behind the figures."""

    def put(**columns):
        rows = load("municipalities").assign(**columns)
        monkeypatch.setattr(_promised, "load", lambda _: rows)
        monkeypatch.setattr(_headlines, "load", lambda _: rows)
        return rows

    return put


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("per_inhabitant", [False, True])
def test_each_bid_is_drawn_whole_and_the_largest_is_named(lang, per_inhabitant):
    plots.use(lang)
    figure = plots.promised(per_inhabitant=per_inhabitant)
    rows = load("municipalities").set_index("name")
    bids = rows["bid_gwh"].astype(float)
    if per_inhabitant:
        bids = 1000 * bids / rows["inhabitants"].astype(float)
    drawn = figure.table.set_index(figure.table.columns[0]).sum(axis=1)
    assert list(drawn.index) == list(bids.sort_values(ascending=False).index)
    assert drawn.sub(bids).abs().max() < (0.02 if per_inhabitant else 1.6)
    assert bids.idxmax() in figure.alt


def test_a_bid_that_is_exceeded_is_still_the_bid(table):
    rows = table(built_gwh=5000)
    plots.use("en")
    figure = plots.promised()
    assert f"with {int(rows['bid_gwh'].max())} " in figure.alt
    assert (figure.table["nothing yet"] == 0).all()


def test_both_headlines_hold_the_same_sum():
    plots.use("nl")
    figure = plots.two_headlines()
    assert figure.table["GWh per jaar"].sum() == load("municipalities")["bid_gwh"].sum()
    assert "50%" in figure.alt


def test_nothing_is_missing_where_more_was_built_than_promised(table):
    table(built_gwh=5000)
    plots.use("en")
    assert list(plots.two_headlines().table["GWh a year"])[1] == 0


def test_only_bids_that_a_source_gives_per_inhabitant_are_shown():
    plots.use("nl")
    figure = plots.bids_beside()
    bids = published("res_bids").set_index("region")
    others = figure.table["regio"][figure.table["regio"] != "Deltaland (verzonnen)"]
    assert len(others) == len(figure.table) - 1 > 1
    assert (bids.loc[list(others), "status"] == "verified").all()
    own = figure.table.set_index("regio")["MWh per inwoner per jaar"]["Deltaland (verzonnen)"]
    assert own == pytest.approx(4.0)


def test_a_higher_bid_takes_another_place(table):
    table(bid_gwh=pd.Series([1000.0] * 18))
    plots.use("en")
    figure = plots.bids_beside()
    assert figure.table.iloc[0, 0] == "Deltaland (invented)"
    assert "0 promised more" in figure.title
