"""Tables load typed and offline, and a mistake ends in a clear line."""

import json
import shutil
import subprocess
import sys

import pandas as pd
import pytest

import datataal
from datataal import _paths
from datataal.data import describe, load, package, tables
from datataal.errors import DataError


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """Return a copy of the data package that a test may damage."""
    shutil.copytree(_paths.datasets() / "deltaland", tmp_path / "deltaland")
    monkeypatch.setattr(_paths, "datasets", lambda: tmp_path)
    return tmp_path / "deltaland"


def test_all_tables_load_with_the_stated_number_of_rows():
    for resource in package()["resources"]:
        assert len(load(resource["table"], raw=resource["form"] == "raw")) == resource["rows"]


def test_columns_have_the_types_of_their_description():
    expected = {
        "integer": "Int64", "number": "float64", "string": "string", "boolean": "boolean",
    }  # fmt: skip
    for resource in package()["resources"]:
        table = load(resource["table"], raw=resource["form"] == "raw")
        for field in resource["schema"]["fields"]:
            dtype = table[field["name"]].dtype
            if field["type"] in ("date", "datetime"):
                assert pd.api.types.is_datetime64_any_dtype(dtype)
            else:
                assert dtype == expected[field["type"]]


def test_load_is_the_learners_first_word():
    assert datataal.load("panel").equals(load("panel"))
    assert "verm" in datataal.load("installations", raw=True).columns


def test_loading_twice_gives_two_tables():
    first = load("panel")
    first["q_general"] = "changed"
    assert "changed" not in set(load("panel")["q_general"])


@pytest.mark.parametrize(
    ("name", "words"), [("panl", "'panel'"), ("nothing_like_it", "'municipalities'")]
)
def test_a_wrong_name_is_met_with_near_ones(name, words):
    with pytest.raises(DataError, match=words):
        load(name)


def test_a_table_without_planted_flaws_is_the_same_in_both_forms():
    assert load("panel", raw=True).equals(load("panel"))


def test_a_missing_file_is_named(copy):
    (copy / "clean" / "panel.csv").unlink()
    with pytest.raises(DataError, match=r"deltaland/clean/panel\.csv: The file is missing"):
        load("panel")


def test_a_missing_description_is_named(copy):
    (copy / "datapackage.json").unlink()
    with pytest.raises(DataError, match=r"datapackage\.json: The file is missing"):
        tables()


def test_a_damaged_description_is_named(copy):
    (copy / "datapackage.json").write_text('{"resources": [')
    with pytest.raises(DataError, match=r"datapackage\.json"):
        tables()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("participant,municipality", "participant,gemeente", "The columns are"),
        (",true,", ",misschien,", "'near_2km'.*'misschien'"),
        ("DP-0001,", 'DP-0001,"', "panel.csv"),
        (",1.0000\n", ",one\n", "'weight'"),
    ],
)
def test_a_damaged_table_says_where(copy, old, new, words):
    path = copy / "clean" / "panel.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError, match=words):
        load("panel")


def test_an_empty_file_is_named(copy):
    (copy / "clean" / "panel.csv").write_text("")
    with pytest.raises(DataError, match=r"panel\.csv"):
        load("panel")


def test_bytes_that_are_no_text_are_named(copy):
    (copy / "clean" / "panel.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DataError, match=r"panel\.csv"):
        load("panel")


def test_the_dictionary_speaks_both_languages():
    nl, en = describe("municipalities", "nl"), describe("municipalities", "en")
    assert nl["column"].tolist() == en["column"].tolist() == list(load("municipalities").columns)
    assert nl.set_index("column").loc["dwellings", "title"] == "woningen"
    assert en.set_index("column").loc["dwellings", "title"] == "dwellings"
    assert nl.set_index("column").loc["dwellings", "unit"] == "woningen"
    assert nl.set_index("column").loc["land_km2", "unit"] == "km²"


def test_the_dictionary_of_the_raw_form_shows_what_is_not_known():
    raw = describe("municipalities", "en", raw=True).set_index("column")
    clean = describe("municipalities", "en").set_index("column")
    assert raw.loc["residents_2km", ["source", "date"]].tolist() == ["", ""]
    assert clean.loc["residents_2km", "source"]
    assert not describe("installations", "nl", raw=True).set_index("column").loc["verm", "unit"]


def test_the_dictionary_refuses_another_language():
    with pytest.raises(datataal.errors.DatataalError, match="'de'"):
        describe("panel", "de")


def test_loading_imports_nothing_heavy():
    code = (
        "import sys, json; import datataal.data as d; d.load('panel');"
        "print(json.dumps([m for m in ('yaml', 'frictionless', 'matplotlib', 'jsonschema',"
        " 'datataal.data.generate') if m in sys.modules]))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(out.stdout) == []
