"""The raw tables hold the flaws of the instructors' list, and nothing else."""

import re

import pandas as pd
import pytest

from datataal import _paths
from datataal.data import flaw_cards, tables
from datataal.data.generate.flaws import DIMENSIONS, plant, read_flaws
from datataal.data.generate.parameters import read_parameters
from datataal.errors import DataError

LIST = _paths.CHECKOUT / "datasets" / "instructors" / "flaws"


@pytest.fixture(scope="module")
def flaws():
    return read_flaws(LIST)


def changed(clean, raw, name):
    """Return the number of cells per column that differ between the forms."""
    left, right = clean[name], raw[name].set_axis(clean[name].columns, axis=1)
    differs = ~((left == right) | (left.isna() & right.isna())).fillna(value=False)
    return {column: int(n) for column, n in differs.sum().items() if n}


def test_every_dimension_has_one_card(flaws):
    cards = [flaw for flaw in flaws if flaw.look]
    assert sorted(flaw.dimension for flaw in cards) == sorted(DIMENSIONS)
    assert all("03" in flaw.modules for flaw in cards)


def test_every_flaw_has_a_dimension_and_a_name_of_its_own(flaws):
    assert {flaw.dimension for flaw in flaws} <= set(DIMENSIONS)
    assert len({flaw.id for flaw in flaws}) == len(flaws)


def test_every_flaw_names_a_real_parallel_with_its_source(flaws):
    assert all(flaw.real["source"] and flaw.real["nl"] and flaw.real["en"] for flaw in flaws)


def test_accuracy_one_municipality_has_a_wrong_count(clean, raw):
    assert changed(clean, raw, "municipalities") == {"dwellings": 1}
    wrong = raw["municipalities"].set_index("name").loc["Drevelo"]
    assert (wrong["inhabitants"], wrong["dwellings"]) == (31_400, 3_740)
    assert round(31_400 / 3_740, 1) == 8.4


def test_completeness_gas_is_missing_where_flats_are(clean, raw):
    areas = raw["postcode_areas"]
    missing = areas.groupby("mostly_flats")["gas_m3"].agg(lambda gas: gas.isna().sum()).to_dict()
    assert missing == {True: 98, False: 70}
    assert clean["postcode_areas"]["gas_m3"].notna().all()


def test_validity_26_letters_and_five_percentages(clean, raw):
    assert changed(clean, raw, "postcode_areas") == {
        "postcode": 26, "flat_share": 5, "gas_m3": 168,
    }  # fmt: skip
    areas = raw["postcode_areas"]
    assert areas["postcode"].str.contains("O").sum() == 26
    assert (areas["flat_share"] > 1).sum() == 5
    assert not clean["postcode_areas"]["postcode"].str.contains("O").any()
    assert clean["postcode_areas"]["flat_share"].between(0, 1).all()


def test_consistency_the_sum_is_one_point_eight_percent_off(clean, raw):
    assert changed(clean, raw, "province_totals") == {"value": 1, "reference_date": 1}
    stated = raw["province_totals"].set_index("quantity")["value"]["dwellings"]
    gap = 1 - raw["municipalities"]["dwellings"].sum() / stated
    assert round(100 * gap, 1) == 1.8


def test_currency_station_figures_are_14_and_26_months_old(raw):
    stations, story = raw["grid_stations"], read_parameters().story_date
    ages = {
        name: (story.year - day.year) * 12 + story.month - day.month
        for name, day in stations.filter(regex="^date_").iloc[0].items()
    }
    assert ages["date_operator"] == 14
    assert ages["date_province"] == 26


def test_precision_one_source_rounds_to_a_kilometre_and_a_gwh(raw):
    made = raw["installations"]
    columns = made[["x_m", "y_m", "annual_mwh"]]
    rounded = (columns % 1000 == 0).all(axis=1)
    assert rounded[made["kind"] == "solar"].all()
    assert not rounded[made["kind"] == "wind"].any()


def test_plausibility_one_turbine_and_twelve_months_cannot_be_true(clean, raw):
    made = raw["installations"]
    wind = made[made["kind"] == "wind"]
    share = wind["annual_mwh"].astype(float) / (wind["verm"] * 8760)
    odd = wind[share > 0.6]
    assert odd[["verm", "annual_mwh"]].to_numpy().tolist() == [[3.0, 18_660]]
    assert round(100 * share.max()) == 71
    assert changed(clean, raw, "production_months") == {"mwh": 12}
    factor = (raw["production_months"]["mwh"] / clean["production_months"]["mwh"]).round(6)
    assert sorted(factor.unique()) == [1, 1000]


def test_nothing_else_changed_in_the_installations(clean, raw):
    found = changed(clean, raw, "installations")
    assert set(found) == {"x_m", "y_m", "annual_mwh"}
    assert max(found.values()) <= 47


@pytest.mark.parametrize("name", ["panel", "grid_stations"])
def test_tables_without_a_planted_value_are_the_same_in_both_forms(clean, raw, name):
    pd.testing.assert_frame_equal(clean[name], raw[name])


def test_understandability_the_capacity_is_called_verm(clean, raw):
    renamed = {n: set(raw[n].columns) - set(clean[n].columns) for n in tables()}
    assert {n: new for n, new in renamed.items() if new} == {"installations": {"verm"}}


def test_cards_say_where_to_look_and_never_the_answer(flaws):
    cards = flaw_cards()
    assert [card.id for card in cards] == [f"card-{nr}" for nr in range(1, 10)]
    words = [*DIMENSIONS, "juist", "compleet", "valide", "consisten", "actue", "actualit",
             "precisie", "plausib", "traceer", "begrijp"]  # fmt: skip
    pattern = re.compile("|".join(words), re.IGNORECASE)
    for card in cards:
        for lang in ("nl", "en"):
            assert not pattern.search(card.title[lang] + card.look[lang]), card.id
    assert [f.dimension for f in flaws] != sorted(
        (f.dimension for f in flaws), key=DIMENSIONS.index
    )


def test_the_columns_of_a_card_stand_in_its_raw_table(raw):
    for card in flaw_cards():
        assert set(card.columns) <= set(raw[card.table].columns), card.id


def test_a_flaw_that_finds_no_rows_says_so(clean, flaws):
    changes = [{"kind": "set", "table": "panel", "where": {"area": "nowhere"}, "values": {}}]
    broken = [type(flaws[0])(**{**vars(flaws[0]), "changes": changes})]
    with pytest.raises(DataError, match="finds 0 rows of panel"):
        plant(clean, broken, seed=1)


def test_a_flaw_of_an_unknown_kind_says_which_there_are(clean, flaws):
    changes = [{"kind": "blenk", "table": "panel", "column": "area"}]
    broken = [type(flaws[0])(**{**vars(flaws[0]), "changes": changes})]
    with pytest.raises(DataError, match="'blank'"):
        plant(clean, broken, seed=1)


def test_without_the_instructors_list_the_generator_says_what_to_do(tmp_path):
    with pytest.raises(DataError, match="clone of the repository"):
        read_flaws(tmp_path / "flaws")
