"""The map of weights: scores of cells from the table, orders by hand, both languages."""

import base64

import numpy as np
import pytest
import widget_samples

from datataal import content, data
from datataal.language import LANGUAGES
from datataal.widgets import _page, _weights, _weights_cells, static_html


@pytest.fixture(scope="module")
def shown():
    return _page.shown_in("weights", "weights", "nl")


@pytest.fixture(scope="module")
def layers(shown):
    grid = shown["grid"]
    unpacked = {
        name: np.frombuffer(base64.b64decode(grid[name]), dtype=np.uint8)
        for name in ("scores", "away", "land")
    }
    return {**unpacked, "scores": unpacked["scores"].reshape(4, -1)}


@pytest.fixture(scope="module")
def cells():
    return data.load("cells").sort_values(["y_m", "x_m"], ignore_index=True)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_both_languages_can_be_shown_and_read(lang):
    shown = _page.shown_in("weights", "weights", lang)
    readable = static_html("weights", "weights", lang).partition("dt-static")[2]
    for one in shown["presets"]:
        assert sum(one["weights"]) == 100
        assert one["who"] in readable
    for one in shown["criteria"]:
        assert "{" not in one["cell"]
        assert one["cell"] in readable
    assert readable.count("<td></td>") == 4 * len(shown["criteria"])


def test_a_score_is_a_straight_line_between_its_limits():
    near = {"zero": 10_000, "one": 0}
    found = _weights_cells.rescaled(np.array([-5, 0, 2500, 10_000, 20_000, np.nan]), near)
    assert list(found) == [1, 1, 0.75, 0, 0, 0]


def test_scores_of_cells_can_be_found_again_in_the_table(layers, cells):
    dry = ~cells["water"].to_numpy(dtype=bool)
    wind = np.clip((cells["wind_100m"].astype(float) - 6.5) / 2, 0, 1)
    homes = np.clip(cells["dist_dwelling_m"].astype(float) / 800, 0, 1)
    grid = np.clip(1 - cells["dist_grid_m"].astype(float) / 10_000, 0, 1)
    for layer, column in ((0, wind), (1, homes), (3, grid)):
        assert np.abs(layers["scores"][layer][dry] / 255 - column[dry]).max() <= 0.5 / 255 + 1e-9
    assert layers["scores"][:, ~dry].max() == 0
    away = cells["dist_dwelling_m"].astype(float)[dry] // 10
    assert (layers["away"][dry] == np.minimum(away, 255)).all()


@pytest.mark.parametrize("at", [0, 4321, 5050, 9999])
def test_nature_around_a_cell_is_counted_on_the_map(layers, cells, at):
    x, y = cells.loc[at, ["x_m", "y_m"]]
    around = cells[
        ((cells["x_m"] - x).abs() <= 1500) & ((cells["y_m"] - y).abs() <= 1500) & ~cells["water"]
    ]
    share = 100 * (around["n2000"] | around["nnn"]).mean()
    dry = not cells.loc[at, "water"]
    assert layers["scores"][2][at] == round(255 * max(0, 1 - share / 60)) * dry


def test_land_tells_water_municipality_and_nature(layers, cells):
    water = cells["water"].to_numpy(dtype=bool)
    assert ((layers["land"] == _weights_cells.WATER) == water).all()
    codes = list(data.load("municipalities")["municipality"])
    for at in np.flatnonzero(~water)[::997]:
        row = cells.loc[at]
        assert codes[layers["land"][at] // 2] == row["municipality"]
        assert layers["land"][at] % 2 == (row["n2000"] or row["nnn"])


def test_what_the_page_carries_stays_small(shown):
    assert sum(len(shown["grid"][name]) for name in ("scores", "away", "land")) <= 81_000
    assert sum(one["share"] for one in shown["places"]) == pytest.approx(1, abs=1e-3)


def test_areas_are_those_of_the_table(shown):
    if "search_area" not in data.tables():
        assert shown["areas"] == []
        assert shown["homes"] is None
        return
    table = data.load("search_area").set_index("area")
    assert [one["id"] for one in shown["areas"]] == sorted(table.index)
    for one in shown["areas"]:
        assert one["scores"] == [table.loc[one["id"], name] for name in _weights_cells.SCORES]
        assert len(one["cells"]) == table.loc[one["id"], "cells"]
    over = [one for one in shown["areas"] if one["homes"] > shown["homes"]["start"]]
    assert len(over) == content.figures()["weights_dropped_n"].value


@pytest.mark.parametrize(
    ("preset", "best", "first"),
    [(0, "ACFH", "C"), (1, "DFHK", "F"), (2, "FJKL", "K"), (3, "DFJK", "K")],
)
def test_presets_rank_as_worked_by_hand(preset, best, first):
    sample = widget_samples.WEIGHTS
    order = _weights.ranking(sample["areas"], sample["presets"][preset]["weights"])
    assert order[0][0]["id"] == first
    assert "".join(sorted(area["id"] for area, _ in order[:4])) == best


def test_paper_rounds_halves_as_a_hand_does():
    readable = _page.form("weights", "weights", "nl", widget_samples.WEIGHTS, level=2)
    assert "<td>C 0,743</td>" in readable  # .7425
    assert "<td>C 0,513</td>" in readable  # .5125


def test_of_equals_the_earlier_letter_comes_first():
    areas = [{"id": letter, "scores": [0.1, 0.2, 0.3, 0.4]} for letter in "AB"]
    assert [area["id"] for area, _ in _weights.ranking(areas, [25, 25, 25, 25])] == ["A", "B"]


def test_without_search_areas_paper_says_so():
    bare = {**widget_samples.WEIGHTS, "areas": [], "homes": None}
    readable = _page.form("weights", "weights", "nl", bare, level=2).partition("dt-static")[2]
    assert "nog geen zoekgebieden" in readable
