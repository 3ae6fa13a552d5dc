"""The figures of module 05 say what the cells hold, also when a learner changes the input."""

import numpy as np
import pandas as pd
import pytest

import datataal
from datataal.errors import DataError
from datataal.plots import land_left, storage, taken_away, three_borders


@pytest.fixture
def land() -> pd.DataFrame:
    cells = datataal.load("cells")
    kept = cells[~cells["water"]]
    return kept.assign(fits=kept["dist_dwelling_m"] >= 350)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_each_distance_leaves_what_the_cells_say(lang: str, land: pd.DataFrame) -> None:
    datataal.use(lang)
    table = land_left(land, [852, 350]).table
    assert list(table.iloc[:, 0]) == [350, 852]
    for metres, part in table.itertuples(index=False):
        assert part == pytest.approx(100 * (land["dist_dwelling_m"] >= metres).mean(), abs=0.05)


@pytest.mark.parametrize("wrong", [[], [-1], ["far"], [float("nan")], [9000], 5, None])
def test_a_distance_that_cannot_be_is_refused(wrong: object, land: pd.DataFrame) -> None:
    with pytest.raises(DataError):
        land_left(land, wrong)  # type: ignore[arg-type]


def test_a_rule_that_another_covers_takes_nothing_alone() -> None:
    datataal.use("en")
    rules = pd.DataFrame(
        {"homes": [True, True, False, True], "nature": [True, False, False, False]}
    )
    table = taken_away(rules).table.set_index("rule")
    assert list(table.loc["homes"]) == [75, 50]
    assert list(table.loc["nature"]) == [25, 0]
    assert "25% is left" in taken_away(rules).subtitle


@pytest.mark.parametrize("rules", [pd.DataFrame(), pd.DataFrame({"homes": [1.5, 2.0]})])
def test_what_is_no_rule_is_refused(rules: pd.DataFrame) -> None:
    with pytest.raises(DataError):
        taken_away(rules)


def test_each_set_of_borders_names_its_highest_region(land: pd.DataFrame) -> None:
    datataal.use("nl")
    table = three_borders(land).table
    parts = land.groupby("landscape")["fits"].mean()
    assert table.iloc[2, 2] == f"{100 * parts.max():.0f}%"
    names = datataal.load("municipalities").set_index("municipality")["name"]
    best = land.groupby("municipality")["fits"].mean().idxmax()
    assert table.iloc[0, 1] == names[best]
    assert "verzonnen" in three_borders(land).alt


@pytest.mark.parametrize("borders", [[], ["landscape"] * 4, ["colour"]])
def test_borders_that_cannot_be_drawn_are_refused(borders: list[str], land: pd.DataFrame) -> None:
    with pytest.raises(DataError):
        three_borders(land, borders=borders)


def test_years_of_storage_follow_from_what_is_stored() -> None:
    datataal.use("en")
    ground = datataal.load("subsurface")
    co2 = ground[ground["kind"] == "co2"]
    figure = storage(co2, 1.1)
    assert "16, 31 or 55 years" in figure.title
    assert list(figure.table.iloc[-1, 1:]) == list(co2[["p90", "p50", "p10"]].sum())
    assert "8, 15 or 28 years" in storage(co2, 2.2).title


@pytest.mark.parametrize("yearly", [0, -1, np.inf, float("nan"), "1.1", None])
def test_an_amount_that_cannot_be_is_refused(yearly: object) -> None:
    ground = datataal.load("subsurface")
    with pytest.raises(DataError):
        storage(ground[ground["kind"] == "co2"], yearly)  # type: ignore[arg-type]


def test_fields_of_two_units_are_never_added_up() -> None:
    with pytest.raises(DataError):
        storage(datataal.load("subsurface"), 1.1)


@pytest.mark.parametrize(("lang", "tied"), [("nl", "5 gebieden"), ("en", "5 areas")])
def test_a_first_place_that_is_shared_names_no_single_winner(lang: str, tied: str) -> None:
    datataal.use(lang)
    towns = datataal.load("municipalities")
    assert (towns["data_maturity"] == towns["data_maturity"].max()).sum() == 5
    figure = datataal.map("data_maturity", of=towns)
    assert figure.title.endswith(tied)
    assert not any(name in figure.title for name in towns["name"])


@pytest.mark.parametrize("value", [True, False])
def test_borders_without_a_winner_say_so(*, value: bool, land: pd.DataFrame) -> None:
    datataal.use("en")
    figure = three_borders(land.assign(fits=value))
    assert "winner" not in figure.title
    assert list(figure.table.iloc[:, 1]) == [f"{n} regions equal" for n in (18, 14, 6)]


def test_rules_that_take_nothing_or_the_same_name_no_first(land: pd.DataFrame) -> None:
    datataal.use("en")
    nothing = pd.DataFrame({"homes": [False, False], "nature": [False, False]})
    assert taken_away(nothing).title == "No rule removes land by itself"
    same = pd.DataFrame({"homes": [True, False], "nature": [False, True]})
    assert "each" in taken_away(same).title


def test_a_map_without_a_cell_that_meets_all_rules_says_so() -> None:
    datataal.use("nl")
    none = datataal.plots.suitability("wind", dist_dwelling_m=2000)
    assert "Geen enkele cel" in none.alt
    assert "liggen in -" not in none.alt


def test_own_cells_are_not_called_the_land(land: pd.DataFrame) -> None:
    datataal.use("nl")
    part = land[land["x_m"] < 920_000]
    assert "van deze cellen" in datataal.map("fits", of=part).title
    assert "van het land" in datataal.map("fits", of=land).title
    assert datataal.map("fits", of=part.assign(fits=False)).title.endswith("nergens")
    assert datataal.map("fits", of=part.assign(fits=True)).title.endswith("cel die meetelt")


def test_years_below_three_keep_a_decimal_and_one_answer_is_one() -> None:
    datataal.use("en")
    ground = datataal.load("subsurface")
    assert "0.2, 0.3 or 0.6" in storage(ground[ground["kind"] == "co2"], 100).title
    assert "each of the three" in storage(ground[ground["kind"] == "hydrogen"], 1.1).title


def test_a_solar_park_is_not_put_on_homes() -> None:
    datataal.use("en")
    cells = datataal.load("cells")
    table = datataal.plots.suitability("sun").table.set_index("rule")
    left = cells[~cells["water"] & ~cells["n2000"] & ~cells["nnn"]]
    allowed = ["industry", "recreation", "traffic"]
    left = left[left["landuse"].isin(allowed) & (left["dist_grid_m"] <= 5000)]
    assert table.loc["meets all rules", "cells that meet it"] == len(left)
