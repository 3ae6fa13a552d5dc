"""A table that is repaired gets a new passport; a purpose that is not known gets near ones."""

import pandas as pd
import pytest

import datataal
from datataal.data import measured_quality, passport
from datataal.errors import DataError
from datataal.passports import demands_of

NAMES = ["municipalities", "postcode_areas", "installations", "grid_stations", "panel"]


def of(frame, demands, **options):
    return datataal.passport(frame, demands, **options).set_index("dimension")


@pytest.mark.parametrize("name", NAMES)
def test_an_untouched_table_gets_the_scores_that_were_shipped(raw, name):
    demands = dict.fromkeys(measured_quality()["dimensions"], 3)
    assert datataal.passport(raw[name], demands, lang="en").equals(passport(name, demands, "en"))


def test_the_part_of_the_smallest_municipality_is_named(raw):
    smallest = raw["municipalities"].set_index("municipality")["inhabitants"].idxmin()
    own = raw["panel"][raw["panel"]["municipality"] == smallest]
    found = of(own, {"precision": 3}, name="panel_smallest")
    assert found.loc["precision", "value"] == pytest.approx(16.11, abs=0.01)
    assert found.loc["precision", "verdict"] == "too_low"


def test_a_repaired_cell_changes_the_score(raw):
    areas = raw["postcode_areas"].copy()
    before = of(areas, {"validity": 5}).loc["validity", "value"]
    wrong = areas["flat_share"] > 1
    areas.loc[wrong, "flat_share"] = areas.loc[wrong, "flat_share"] / 100
    assert of(areas, {"validity": 5}).loc["validity", "value"] > before


def test_a_renamed_column_is_judged_by_its_clear_description(raw):
    before = of(raw["installations"], {"understandability": 5})
    after = of(
        raw["installations"].rename(columns={"verm": "capacity_mw"}), {"understandability": 5}
    )
    assert before.loc["understandability", "value"] < 100
    assert after.loc["understandability", "value"] == 100


def test_the_clean_form_is_judged_as_the_clean_form(clean):
    assert of(clean["municipalities"], {"traceability": 5}).loc["traceability", "value"] == 100


def test_a_table_is_recognised_by_its_columns_alone(raw):
    bare = pd.DataFrame(raw["grid_stations"])
    bare.attrs.clear()
    assert len(datataal.passport(bare.assign(mine=1), "explore")) == 9


def test_purposes_go_by_id_and_by_name_in_both_languages():
    assert demands_of("province-map") == demands_of("Kaart van de hele provincie")
    assert demands_of("Map of the whole province") == demands_of("province-map")
    assert demands_of("province-map") != demands_of("designate")


@pytest.mark.parametrize(
    ("change", "purpose", "words"),
    [
        (lambda t: t, "province map", "'province-map'"),
        (lambda t: t, "zzz", "'explore'"),
        (lambda t: t.drop(columns="participant"), "explore", r"\['participant'\]"),
        (lambda t: t.iloc[:0], "explore", "at least one row"),
        (lambda t: t, {"precison": 3}, "'precision'"),
        (lambda t: t, {"precision": 9}, "0 to 5"),
    ],
)
def test_what_cannot_be_judged_says_why(raw, change, purpose, words):
    with pytest.raises(DataError, match=words):
        datataal.passport(change(raw["panel"]), purpose)


def test_a_name_that_was_not_measured_gets_near_ones(raw):
    with pytest.raises(DataError, match="'panel'"):
        datataal.passport(raw["panel"], "explore", name="panl")
