"""The tables of real figures: each row sourced, each doubt shown, nothing fetched."""

import csv
import json
import shutil
import tomllib

import pytest
from frictionless import Package, system

from datataal import _paths
from datataal.cli import main
from datataal.data import margin, published
from datataal.data.generate.published import files
from datataal.errors import DataError
from datataal.language import LANGUAGES

FOLDER = _paths.CHECKOUT / "datasets" / "published"
DOCUMENT = json.loads((FOLDER / "datapackage.json").read_text(encoding="utf-8"))
NAMES = published()
DOUBTS = {"weak", "memory", "disputed", "not_found"}
LICENCES = {"CC BY 4.0", "CC0", "MIT", "none stated"}


@pytest.fixture
def copy(tmp_path, monkeypatch):
    shutil.copytree(FOLDER, tmp_path / "published")
    monkeypatch.setattr(_paths, "datasets", lambda: tmp_path)
    return tmp_path / "published"


def rows(name):
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def test_frictionless_finds_no_errors():
    with system.use_context(trusted=True):
        report = Package(str(FOLDER / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "title", "note"])
    assert len(report.tasks) == len(NAMES) >= 15


def test_description_and_readme_follow_from_the_words():
    for name, content in files(FOLDER).items():
        assert (FOLDER / name).read_bytes() == content, name


def test_every_file_is_a_table_and_every_table_a_file():
    assert sorted(path.stem for path in FOLDER.glob("*.csv")) == sorted(NAMES)
    assert all(len(rows(one["table"])) == one["rows"] for one in DOCUMENT["resources"])


@pytest.mark.parametrize("name", NAMES)
def test_every_row_names_source_year_licence_status_and_where(name):
    for row in rows(name):
        assert row["source"].strip()
        assert 1990 <= int(row["year"]) <= 2050
        assert row["licence"] in LICENCES
        assert row["status"] in DOUBTS | {"verified", "derived"}
        assert row["where"].strip()
        assert "://" not in row["where"]


@pytest.mark.parametrize("name", NAMES)
def test_figures_of_cbs_are_under_its_licence(name):
    for row in rows(name):
        if row["source"].startswith("CBS"):
            assert row["licence"] == "CC BY 4.0", row


@pytest.mark.parametrize("name", NAMES)
def test_what_was_not_seen_says_where_to_look_again(name):
    for row in rows(name):
        if row["status"] == "not_found":
            assert "look again" in row["where"]
            assert not row.get("value")
            assert not row.get("bid_twh")
        if row["status"] in {"memory", "not_found", "disputed"} and "note_nl" in row:
            assert row["note_nl"], row


@pytest.mark.parametrize("name", NAMES)
def test_words_stand_in_both_languages(name):
    for row in rows(name):
        for column in row:
            if column.endswith("_nl"):
                other = row[column[:-3] + "_en"]
                assert bool(row[column].strip()) == bool(other.strip()), row
    table = next(one for one in DOCUMENT["resources"] if one["table"] == name)
    for node in (table, *table["schema"]["fields"]):
        assert all(
            node[words][lang].strip() for words in ("titles", "descriptions") for lang in LANGUAGES
        )


@pytest.mark.parametrize("name", NAMES)
def test_a_table_loads_typed(name):
    table = published(name)
    assert len(table) == len(rows(name))
    assert table["year"].dtype == "Int64"
    assert table["status"].dtype == "string"


def test_no_norm_on_noise_or_distance_is_called_law():
    norms = published("norms")
    touchy = norms[norms["topic"].isin(["noise", "distance", "shadow", "authority"])]
    assert len(touchy) >= 10
    assert set(touchy["status"]) == {"disputed", "not_found"}
    assert "in_use" not in set(touchy["state"])


def test_a_poll_says_how_people_were_chosen():
    polls = published("support").set_index("item")
    assert set(polls["sample"]) <= {"drawn", "panel", "self_chosen", "unknown"}
    assert polls.loc["nh_2021_350m", ["pct", "n", "sample"]].tolist() == [82, 1535, "self_chosen"]
    cbs = polls.loc["cbs_2020_turbines"]
    assert cbs[["pct", "n", "sample"]].tolist() == [71, 3648, "drawn"]
    assert round(margin(int(cbs["n"]), cbs["pct"] / 100), 1) == 1.5


def test_the_bids_add_up_as_far_as_they_were_found():
    bids = published("res_bids")
    assert len(bids) == 30
    seen = bids[bids["status"] == "verified"]
    assert (len(seen), round(seen["bid_twh"].sum(), 1)) == (24, 51.1)
    assert bids["bid_twh"].isna().sum() == (bids["status"] == "not_found").sum() == 4
    assert bids["mwh_per_inhabitant"].agg(["min", "max"]).tolist() == [1.2, 13]


def test_the_two_definitions_of_farm_land_differ():
    use = published("land_use").set_index(["definition", "year", "use"])["pct"]
    assert round(use["main_use", 2017, "agriculture"]) == 54
    assert use["ecosystem", 2020, "agriculture"] == 49
    whole = published("land_use").groupby(["definition", "year"])["pct"].sum()
    assert (whole - 100).abs().max() <= 0.3


def test_households_by_size_add_up_to_all():
    table = published("households_by_size").set_index("year")
    parts = table[["one", "two", "three", "four", "five_or_more"]].sum(axis=1)
    assert (parts - table["total"]).abs().max() <= 1


def test_a_capacity_factor_is_its_hours_of_the_year():
    wind = published("wind_by_province").dropna(subset=["capacity_factor_pct"])
    year = wind["year"].map(lambda nr: 8784 if nr % 4 == 0 else 8760).astype(float)
    hours = wind["capacity_factor_pct"] / 100 * year
    assert (hours - wind["full_load_hours"].astype(float)).abs().max() < 6


@pytest.mark.parametrize(("name", "words"), [("res_bid", "'res_bids'"), ("nothing", "one of")])
def test_a_wrong_name_is_met_with_near_ones(name, words):
    with pytest.raises(DataError, match=words):
        published(name)


def test_a_missing_or_damaged_table_is_named(copy):
    (copy / "norms.csv").unlink()
    with pytest.raises(DataError, match=r"published/norms\.csv: The file is missing"):
        published("norms")
    (copy / "support.csv").write_text("item,pct\n", encoding="utf-8")
    with pytest.raises(DataError, match="The columns are"):
        published("support")


def test_building_deltaland_leaves_these_tables_alone(tmp_path):
    shutil.copytree(_paths.CHECKOUT / "datasets", tmp_path / "datasets")
    assert main(["data", "build", "--datasets", str(tmp_path / "datasets")]) == 0
    for path in FOLDER.iterdir():
        assert (tmp_path / "datasets" / "published" / path.name).read_bytes() == path.read_bytes()


def test_the_wheel_ships_them():
    build = tomllib.loads((_paths.CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    shipped = build["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert shipped["datasets/published"] == "datataal/_datasets/published"


FIGURES = json.loads(
    (_paths.CHECKOUT / "datasets/deltaland/figures.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("beside_goal_twh", 35), ("beside_bids_twh", 55.1), ("beside_goal_of_bids_pct", 64),
        ("beside_bid_lowest_mwh", 1.2), ("beside_bid_middle_mwh", 2.5),
        ("beside_bid_highest_mwh", 13), ("beside_cbs_for_pct", 71),
        ("beside_cbs_margin_points", 1.5), ("beside_self_chosen_against_pct", 82),
        ("beside_own_municipality_pct", 36), ("beside_wind_actual_twh", 17.6),
        ("beside_wind_normalised_twh", 15.7), ("beside_wind_gap_pct", 12),
        ("beside_farm_main_use_pct", 54), ("beside_farm_ecosystem_pct", 49),
        ("beside_expected_2021_high_twh", 46), ("beside_expected_2023_low_twh", 34),
        ("beside_hydrogen_start_first", 2026), ("beside_hydrogen_start_latest", 2031),
    ],
)  # fmt: skip
def test_a_figure_shows_what_the_modules_lay_beside_deltaland(key, shown):
    assert round(FIGURES[key]["value"], FIGURES[key]["decimals"]) == shown
