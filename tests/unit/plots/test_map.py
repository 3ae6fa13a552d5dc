"""The default map: what it says follows from the data, and that it is invented never goes away."""

import inspect
import io
import itertools

import numpy as np
import pandas as pd
import pytest

import datataal
from datataal import content, language, load, plots
from datataal.errors import DataError
from datataal.plots._map_classes import CATEGORIES, SEQUENTIAL, classes_of
from datataal.plots._map_data import ground
from datataal.plots._suitability_rules import failures, questions, with_limits

STAMPS = {"nl": "Deltaland (verzonnen)", "en": "Deltaland (invented)"}


@pytest.fixture(scope="module")
def cells():
    return load("cells")


@pytest.fixture
def written(monkeypatch):
    """Every text that is written on a picture while a test runs."""
    from matplotlib.text import Text

    seen = []
    draw = Text.draw
    monkeypatch.setattr(
        Text, "draw", lambda self, *a, **k: (seen.append(self.get_text()), draw(self, *a, **k))[1]
    )
    return seen


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(
    ("column", "of"),
    [
        ("wind_100m", "cells"),
        ("landuse", "cells"),
        ("n2000", "cells"),
        ("municipality", "cells"),
        ("residents_2km", "municipalities"),
        ("homes", "postcode_areas"),
        ("kind", "installations"),
        ("transformer_mva", "grid_stations"),
        ("score_yield", "search_area"),
    ],
)
def test_a_column_of_any_table_becomes_a_map_that_says_it_is_invented(lang, column, of, written):
    language.set_current(lang)
    figure = datataal.map(column, of=of, title="Mine")
    assert STAMPS[lang] in written
    assert "10 km" in written
    assert figure.title == "Mine"
    assert {"nl": "verzonnen", "en": "invented"}[lang] in figure.alt
    assert len(figure.table) > 0
    assert not [text for text in written if "{" in text]


def test_nothing_that_can_be_asked_takes_the_word_invented_away():
    assert set(inspect.signature(plots.map).parameters) == {"column", "of", "title"}


def test_the_title_names_the_range_and_where_it_is_high(cells):
    figure = datataal.map("wind_100m")
    means = cells.groupby("municipality")["wind_100m"].mean()
    names = load("municipalities").set_index("municipality")["name"]
    low, high = cells["wind_100m"].min(), cells["wind_100m"].max()
    assert language.number(low, 1) in figure.title
    assert language.number(high, 1) in figure.title
    assert figure.title.endswith(names[means.idxmax()])
    assert names[means.idxmin()] in figure.alt


def test_another_column_of_ones_own_gives_another_map(cells):
    mine = cells[["cell"]].assign(near=cells["dist_grid_m"] < 5000)
    whole = mine["near"][cells["municipality"].notna()].mean()
    figure = datataal.map("near", of=mine)
    assert language.number(100 * whole, 0) + "%" in figure.title
    assert figure.png != datataal.map("far", of=mine.rename(columns={"near": "far"}).assign(far=lambda t: ~t["far"])).png  # fmt: skip


def test_a_misspelt_column_gets_the_near_name():
    with pytest.raises(DataError, match="'wind_100m'"):
        datataal.map("wind_100")


def test_a_column_of_another_table_gets_that_table():
    with pytest.raises(DataError, match='of="municipalities"'):
        datataal.map("farm_share_landuse")


def test_rows_without_a_place_are_refused_in_one_line():
    with pytest.raises(DataError, match="no place on the map"):
        datataal.map("a", of=pd.DataFrame({"a": [1, 2]}))


def test_missing_values_are_told_and_shown(cells, written):
    gone = cells[["cell"]].assign(value=cells["wind_100m"].where(cells["x_m"] > 925_000))
    figure = datataal.map("value", of=gone)
    assert "geen gegevens" in written
    lost = int((cells["municipality"].notna() & (cells["x_m"] <= 925_000)).sum())
    assert language.number(lost) in figure.alt


def test_classes_are_few_rounded_and_cover_every_value():
    values = pd.Series([0.3, 7.1, 12.9, 33.3, 48.0, None])
    classes = classes_of(values, {}, ("low", "high"), "x")
    assert len(classes.swatches) <= len(SEQUENTIAL)
    assert classes.which[-1] == -1
    assert classes.swatches[0].label == "0–10 low"
    assert classes.swatches[-1].label == "40–48 high"
    assert list(classes.which[:5]) == [0, 0, 1, 3, 4]


def test_one_crowded_class_is_split_into_classes_of_equal_number():
    values = pd.Series([*np.arange(1.0, 98.0), 5000.0])
    which = classes_of(values, {}, ("low", "high"), "x").which
    assert np.bincount(which).max() < 40


def _grey(colour):
    from matplotlib.colors import to_rgb

    red, green, blue = to_rgb(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_order_of_the_classes_can_be_read_in_grey():
    greys = [_grey(colour) for colour in SEQUENTIAL]
    assert all(one - other > 0.08 for one, other in itertools.pairwise(greys))


def test_kinds_beyond_the_colours_get_a_pattern():
    values = pd.Series([f"k{nr}" for nr in range(8)])
    looks = classes_of(values, {}, ("", ""), "x").swatches
    assert len({(one.colour, one.hatch) for one in looks}) == 8
    assert len(CATEGORIES) == 5


def test_the_map_keeps_every_cell_of_water_free(cells):
    land = ground()
    assert (land.owner == "").sum() == cells["municipality"].isna().sum() == 640


@pytest.mark.parametrize(("question", "said"), [("co2", "34 Mt"), ("hydrogen", "0,72 TWh")])
def test_places_underground_say_what_they_hold_together(question, said):
    places = load("subsurface")
    places = places[places["kind"] == question]
    figure = plots.suitability(question)
    assert said in figure.title
    met = (~places["n2000"].astype(bool)).sum()
    assert f"{met} van de {len(places)}" in figure.title


@pytest.mark.parametrize("question", ["wind", "sun"])
def test_suitable_cells_meet_every_rule_and_no_other_cell_does(question, cells):
    land = cells[cells["municipality"].notna()]
    asked = questions()[question]
    met = ~failures(land, asked).any(axis=1)
    figure = plots.suitability(question)
    assert figure.table.iloc[-1, 1] == met.sum() > 0
    assert language.number(100 * met.mean(), 1) in figure.title
    by_hand = land[met]
    for rule in asked.rules:
        if rule.test == "at_least":
            assert by_hand[rule.column].min() >= rule.limit
        if rule.test == "is":
            assert set(by_hand[rule.column]) == {rule.limit}


def test_a_stricter_distance_leaves_less_and_is_the_learners_own():
    near, far = (plots.suitability("wind", dist_dwelling_m=m) for m in (350, 852))
    assert far.table.iloc[-1, 1] < near.table.iloc[-1, 1]
    assert with_limits("wind", {"dist_dwelling_m": 350}).rules[0].status == "own"


def test_the_distance_to_homes_is_shown_as_a_norm_in_dispute(written):
    figure = plots.suitability("wind")
    assert "norm in discussie" in figure.caption
    assert any("norm in discussie" in text for text in written)
    assert "norm in discussie" in figure.table.iloc[0, -1]


def test_an_unknown_question_or_limit_gets_the_near_name():
    with pytest.raises(DataError, match="'wind'"):
        plots.suitability("wnd")
    with pytest.raises(DataError, match="'dist_dwelling_m'"):
        plots.suitability("wind", dist_dweling=3)


def test_every_rule_has_its_source_and_words_in_both_languages():
    for lang in ("nl", "en"):
        says = content.strings("plots", lang)["suitability"]
        for question in questions().values():
            for rule in question.rules:
                assert says[f"rule_{rule.rule}"]
                assert rule.source
                assert says[f"status_{rule.status}"]


def test_a_map_is_a_picture_of_the_size_it_says():
    from matplotlib.image import imread

    figure = datataal.map("wind_100m")
    high, wide = imread(io.BytesIO(figure.png)).shape[:2]
    assert abs(wide / high - figure.size[0] / figure.size[1]) < 0.01
