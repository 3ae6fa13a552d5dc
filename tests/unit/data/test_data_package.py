"""The data package is valid, says what it is, and says it in two languages."""

import json
import re
import tomllib

import pytest
from frictionless import Package, system

from datataal import _paths
from datataal.data import flaw_cards, load, package, sources
from datataal.data.generate.parameters import read_parameters
from datataal.language import LANGUAGES

FOLDER = _paths.CHECKOUT / "datasets" / "deltaland"


@pytest.fixture(scope="module")
def report():
    with system.use_context(trusted=True):
        return Package(str(FOLDER / "datapackage.json")).validate()


def test_frictionless_finds_no_errors(report):
    assert [task.name for task in report.tasks if not task.valid] == []
    assert report.valid, report.flatten(["title", "note"])
    assert len(report.tasks) == len(package()["resources"]) + len(sources())


def test_the_raw_rows_break_the_rules_of_the_clean_form(tmp_path):
    document = json.loads((FOLDER / "datapackage.json").read_text(encoding="utf-8"))
    clean = next(one for one in document["resources"] if one["name"] == "postcode-areas")
    (tmp_path / "areas.csv").write_bytes((FOLDER / "raw/postcode_areas.csv").read_bytes())
    raw = {**clean, "path": "areas.csv", "schema": {**clean["schema"], "foreignKeys": []}}
    (tmp_path / "datapackage.json").write_text(
        json.dumps({"name": "mixed", "resources": [raw]}), encoding="utf-8"
    )
    with system.use_context(trusted=True):
        found = Package(str(tmp_path / "datapackage.json")).validate()
    assert not found.valid
    assert found.tasks[0].stats["errors"] == 26 + 5 + 168


def test_it_says_that_it_is_invented_in_both_languages():
    assert package()["invented"] is True
    assert "erzonnen" in package()["descriptions"]["nl"]
    assert "nvented" in package()["descriptions"]["en"]
    assert [one["name"] for one in package()["licenses"]] == ["CC-BY-4.0"]


def test_every_table_and_column_speaks_both_languages():
    for resource in package()["resources"]:
        for words in ("titles", "descriptions", "knownHarms"):
            assert all(resource[words][lang].strip() for lang in LANGUAGES), resource["name"]
        for field in resource["schema"]["fields"]:
            for words in ("titles", "descriptions"):
                assert all(field[words][lang].strip() for lang in LANGUAGES), field["name"]


def test_dutch_and_english_are_not_the_same_sentence():
    for resource in package()["resources"]:
        for field in resource["schema"]["fields"]:
            words = field["descriptions"]
            assert words["nl"] != words["en"], (resource["name"], field["name"])


def test_every_clean_column_has_a_source_with_a_date():
    for resource in package()["resources"]:
        if resource["form"] == "clean":
            for field in resource["schema"]["fields"]:
                assert re.fullmatch(r"\d{4}-\d\d-\d\d", field["source"]["date"])


def test_the_dates_of_station_figures_agree_with_their_sources():
    stations = load("grid_stations")
    fields = {
        field["name"]: field["source"]["date"]
        for one in package()["resources"]
        if one["name"] == "grid-stations"
        for field in one["schema"]["fields"]
    }
    for who in ("operator", "municipality", "province"):
        stated = stations[f"date_{who}"].dt.strftime("%Y-%m-%d").unique().tolist()
        assert stated == [fields[f"free_mw_{who}"]]


def test_published_figures_carry_source_year_and_status():
    assert len(package()["sources"]) >= 10
    for one in package()["sources"]:
        assert one["title"]
        assert one["year"] > 2000
        assert one["status"] in {"verified", "derived", "weak", "memory"}


def test_the_answer_of_the_flaws_is_not_shipped():
    build = tomllib.loads((_paths.CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    shipped = build["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert list(shipped) == ["datasets/deltaland", "datasets/published"]
    assert not list(FOLDER.rglob("*flaws*"))
    assert set(flaw_cards()[0].__dataclass_fields__) == {"id", "table", "columns", "title", "look"}


FIGURES = json.loads((FOLDER / "figures.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("smallest_inhabitants", 14_800), ("smallest_n", 37), ("smallest_yes", 22),
        ("smallest_share_pct", 59), ("smallest_margin_points", 16.1), ("smallest_wilson_low", 43),
        ("smallest_wilson_high", 74), ("smallest_redraw_low", 44), ("smallest_redraw_high", 75),
        ("same_street_n", 6), ("panel_n", 1500), ("panel_margin_points", 2.5),
        ("panel_yes_pct", 72), ("merged_n", 128), ("merged_margin_points", 8.7),
        ("n_for_5_points", 385), ("wrong_dwellings", 3_740), ("neighbour_inhabitants", 31_400),
        ("persons_per_dwelling_wrong", 8.4), ("dwellings_gap_pct", 1.8),
        ("gas_missing_n", 168), ("gas_missing_pct", 7), ("gas_missing_flats_n", 98),
        ("gas_missing_flats_pct", 41), ("gas_missing_others_n", 70),
        ("gas_missing_others_pct", 3), ("flats_n", 240), ("others_n", 2160),
        ("letter_o_n", 26), ("share_above_one_n", 5), ("cf_implausible_pct", 71),
        ("implausible_mwh", 18_660), ("months_in_kwh_n", 12), ("rounded_km", 1),
        ("rounded_gwh", 1), ("farm_pct_a", 54), ("farm_pct_b", 49), ("stations_months_a", 14),
        ("stations_months_b", 26), ("free_mw_a", 38), ("free_mw_b", 61), ("free_mw_c", 112),
        ("bid_gwh", 2400), ("built_gwh", 1200), ("permitted_gwh", 300), ("gap_gwh", 900),
        ("wind_gwh", 917), ("residents_2km", 48_000), ("residents_2km_pct", 8),
        ("municipalities_n", 18), ("areas_n", 2400), ("stations_n", 14), ("flaw_cards_n", 9),
    ],
)  # fmt: skip
def test_a_figure_shows_what_the_course_says(key, shown):
    assert round(FIGURES[key]["value"], FIGURES[key]["decimals"]) == shown


def test_every_figure_has_its_words_in_both_languages():
    for key, figure in FIGURES.items():
        assert set(figure) == {"value", "decimals", "unit", "label"}, key
        assert all(figure["label"][lang].strip() for lang in LANGUAGES), key


def test_names_are_those_of_the_cast():
    names = json.loads((FOLDER / "names.json").read_text(encoding="utf-8"))
    for place in read_parameters().municipalities:
        if place.cast:
            assert names[f"{place.cast}_name"] == place.name
    assert set(FIGURES) & set(names) == set()


def test_postcodes_cannot_exist():
    codes = load("postcode_areas")["postcode"]
    assert codes.str.fullmatch(r"0\d{3}[A-NP-Z]{2}").all()
    assert codes.is_unique


def test_the_readme_names_every_table_and_column_in_both_languages():
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    for resource in package()["resources"]:
        for lang in LANGUAGES:
            assert resource["descriptions"][lang] in text
        for field in resource["schema"]["fields"]:
            assert f"`{field['name']}`" in text


def test_texts_never_use_the_word_that_the_house_style_avoids():
    shipped = [path for path in FOLDER.rglob("*") if path.suffix in {".json", ".md"}]
    assert not [p.name for p in shipped if "fictief" in p.read_text(encoding="utf-8").lower()]
