"""A changed file is named with the checksum that was expected, unless it was changed on purpose."""

import hashlib
import shutil

import pandas as pd
import pytest

import datataal
from datataal import _paths
from datataal.data import _own, _read, load, package, tables, use_folder
from datataal.data.checking import check_folder
from datataal.errors import DataError


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """Return a copy of the data package that a test may change."""
    shutil.copytree(_paths.datasets() / "deltaland", tmp_path / "deltaland")
    monkeypatch.setattr(_paths, "datasets", lambda: tmp_path)
    return tmp_path / "deltaland"


@pytest.fixture
def own(tmp_path, monkeypatch):
    """Return a folder that is somebody's own province, and go back to Deltaland afterwards."""
    monkeypatch.setattr(_own, "_chosen", None)
    monkeypatch.setattr(_own, "_from_variable", None)
    monkeypatch.delenv(_own.OWN_PROVINCE, raising=False)
    shutil.copytree(_paths.datasets() / "deltaland" / "clean", tmp_path / "own")
    path = tmp_path / "own" / "municipalities.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("Tolmerhaven", "Onze stad"), encoding="utf-8"
    )
    return tmp_path / "own"


def test_every_file_has_the_size_and_checksum_that_are_written_down():
    for one in package()["resources"]:
        content = (_paths.datasets() / "deltaland" / one["path"]).read_bytes()
        assert one["bytes"] == len(content)
        assert one["hash"] == "sha256:" + hashlib.sha256(content).hexdigest()


def test_a_changed_number_is_noticed_and_both_checksums_named(copy):
    path = copy / "clean" / "municipalities.csv"
    content = (
        path.read_bytes().replace(b"68900", b"68901")
        if b"68900" in path.read_bytes()
        else path.read_bytes() + b"\n"
    )
    path.write_bytes(content)
    expected = next(
        one["hash"]
        for one in package()["resources"]
        if one["path"].endswith("clean/municipalities.csv")
    )
    with pytest.raises(DataError) as caught:
        load("municipalities")
    said = str(caught.value)
    assert "deltaland/clean/municipalities.csv" in said
    assert expected in said
    assert "sha256:" + hashlib.sha256(content).hexdigest() in said
    assert len(load("municipalities", verify=False)) == len(load("municipalities", raw=True))


def test_a_file_that_changes_after_it_was_found_good_is_noticed(copy):
    path = copy / "clean" / "panel.csv"
    load("panel")
    path.write_bytes(path.read_bytes() + b"\n")
    with pytest.raises(DataError, match="checksum"):
        load("panel")


def test_a_file_is_hashed_once_as_long_as_it_stays(copy, monkeypatch):
    load("panel")
    monkeypatch.setattr(_read, "_check_hash", lambda *_: pytest.fail("hashed again"))
    load("panel")


def test_the_quick_way_and_the_slow_way_give_the_same_tables():
    for one in package()["resources"]:
        path = _paths.datasets() / "deltaland" / one["path"]
        fields = {field["name"]: field["type"] for field in one["schema"]["fields"]}
        quick = _read._quick(path.read_bytes(), fields, any_order=False)
        slow = _read._slow(path, path.read_bytes(), fields, any_order=False)
        pd.testing.assert_frame_equal(quick, slow, obj=one["path"])


def test_lessons_read_ones_own_province_once_it_passed_the_check(own):
    before = load("panel")
    assert use_folder(own) == own.resolve()
    assert "Onze stad" in set(load("municipalities")["name"])
    assert load("municipalities", raw=True).equals(load("municipalities"))
    assert use_folder(None) is None
    assert "Onze stad" not in set(load("municipalities")["name"])
    assert load("panel").equals(before)


def test_a_province_with_an_error_changes_nothing(own):
    path = own / "municipalities.csv"
    path.write_text(path.read_text(encoding="utf-8") + "X\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"municipalities\.csv:20: .*1 "):
        use_folder(own)
    assert "Onze stad" not in set(load("municipalities")["name"])


def test_a_variable_names_the_province_from_the_start(own, monkeypatch):
    monkeypatch.setenv(_own.OWN_PROVINCE, str(own))
    assert "Onze stad" in set(load("municipalities")["name"])
    monkeypatch.setenv(_own.OWN_PROVINCE, str(own / "nothing"))
    with pytest.raises(DataError, match="nothing"):
        load("municipalities")


def test_a_table_that_the_province_does_not_have_is_named(own):
    (own / "panel.csv").unlink()
    use_folder(own)
    assert "panel" not in tables()
    with pytest.raises(DataError, match="no table 'panel'"):
        load("panel")


def test_columns_of_ones_own_may_stand_in_another_order(own):
    table = pd.read_csv(own / "panel.csv", dtype=str, keep_default_na=False)
    table[[*reversed(table.columns)]].assign(extra="x").to_csv(own / "panel.csv", index=False)
    assert check_folder(own, "en").exit_code == 0
    use_folder(own)
    mine = load("panel")
    use_folder(None)
    assert mine.equals(load("panel"))


def test_the_top_level_has_the_words_that_a_lesson_needs():
    assert datataal.tables() == tables()
    assert list(datataal.describe("panel", "en")["column"]) == list(load("panel").columns)
