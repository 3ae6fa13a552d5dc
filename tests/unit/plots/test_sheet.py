"""The picture on a data sheet: each kind says what it shows, in both languages."""

import pytest

from datataal import plots
from datataal.data import load, package, tables
from datataal.errors import DataError
from datataal.language import LANGUAGES, set_current
from datataal.plots import _sheet


@pytest.fixture(params=LANGUAGES)
def lang(request):
    set_current(request.param)
    yield request.param
    set_current("nl")


@pytest.fixture
def asked(monkeypatch):
    """Have the description of the panel ask for another picture."""

    def ask(**picture):
        found = dict(_sheet.resource("panel"), picture=picture)
        monkeypatch.setattr(_sheet, "resource", lambda _name: found)

    return ask


def test_every_picture_says_what_it_shows(lang):
    for name in tables():
        figure = plots.sheet(name)
        if figure:
            assert figure.png.startswith(b"\x89PNG")
            assert "{" not in figure.title + figure.subtitle + figure.alt
            assert len(figure.table)


def test_counts_name_the_most_frequent_value_in_the_readers_words(lang):
    figure = plots.sheet("panel")
    word = {"nl": "Onder voorwaarden", "en": "Under conditions"}[lang]
    assert figure.title.startswith(word)
    assert "690" in figure.title
    assert int(figure.table.iloc[:, 1].sum()) == len(load("panel"))


def test_rare_values_stand_together_so_that_no_row_is_lost(asked):
    asked(kind="counts", column="area")
    figure = plots.sheet("panel")
    assert len(figure.table) == _sheet.MOST
    assert int(figure.table.iloc[:, 1].sum()) == len(load("panel"))


def test_a_spread_holds_every_value(asked):
    asked(kind="spread", column="weight")
    figure = plots.sheet("panel")
    assert int(figure.table.iloc[:, 2].sum()) == len(load("panel"))


def test_an_unknown_kind_is_named_with_the_known_ones(asked):
    asked(kind="pie", column="area")
    with pytest.raises(DataError, match=r"'pie' is not known.*counts"):
        plots.sheet("panel")


def test_every_table_stands_in_one_group():
    listed = [name for group in package()["groups"] for name in group["tables"]]
    assert sorted(listed) == sorted(tables())
