"""What learning platforms give out lands with the right learner, whole or not at all."""

import io
import stat
import zipfile
from pathlib import Path

import pytest

from datataal.errors import DatataalError
from datataal.grading.course._collect import collect
from datataal.grading.course._roster import Roster
from datataal.grading.course._unpack import Limits, files

ASSIGNMENT, NOTEBOOK = "03-quality-nl", "03-quality-exercise.ipynb"
ROSTER = """id,first_name,last_name,email,lms_id
s1,Zoë,"van den Berg, jr.",zoe@example.org,101
s2,Ali,Öztürk,ali@example.org,102
s3,ليلى,حسن,leila@example.org,103
s4,Jan,Jansen,jan1@example.org,104
s5,Jan,Jansen,jan2@example.org,105
"""
BOOK = b'{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'


@pytest.fixture
def roster(tmp_path):
    (tmp_path / "roster.csv").write_text(ROSTER, encoding="utf-8")
    return Roster.read(tmp_path / "roster.csv")


@pytest.fixture
def take(tmp_path, roster):
    """A function that collects and gives what became of each, by learner or name."""

    def run(source, *, known=True, limits=None):
        told = collect(
            source,
            tmp_path / "submitted",
            ASSIGNMENT,
            NOTEBOOK,
            roster=roster if known else None,
            kept=tmp_path / "kept",
            **({"limits": limits} if limits else {}),
        )
        return {one.student or one.said: one for one in told}

    return run


def zipped(path, entries, date=(2027, 1, 4, 9, 0, 0)):
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in entries.items():
            archive.writestr(zipfile.ZipInfo(name, date), data)
    return path


def landed(tmp_path, student, name=NOTEBOOK):
    return tmp_path / "submitted" / student / ASSIGNMENT / name


PLATFORMS = {
    "moodle": {
        f"Zoë van den Berg, jr._101_assignsubmission_file_/{NOTEBOOK}": BOOK,
        f"Ali Öztürk_9982_assignsubmission_file_/{NOTEBOOK}": BOOK + b"2",
        f"حسن ليلى_103_assignsubmission_file_/{NOTEBOOK}": BOOK + b"3",
    },
    "brightspace": {
        f"101-4401 - Zoë van den Berg, jr. - Jan 4, 2027 905 AM/{NOTEBOOK}": BOOK,
        f"102-4402 - Ali Öztürk - Jan 4, 2027 1005 AM/{NOTEBOOK}": BOOK + b"2",
        f"103-4403 - ليلى حسن - Jan 4, 2027 1105 AM/{NOTEBOOK}": BOOK + b"3",
        "index.html": b"<html></html>",
    },
    "canvas": {
        f"vandenbergzoe_101_55001_{NOTEBOOK}": BOOK,
        f"ozturkali_LATE_102_55002_{NOTEBOOK}": BOOK + b"2",
        f"hassanleila_103_55003_{NOTEBOOK}": BOOK + b"3",
    },
    "teams": {
        f"Zoë van den Berg, jr./Kwaliteit/Version 1/{NOTEBOOK}": BOOK,
        f"Ali Öztürk/Kwaliteit/Version 1/{NOTEBOOK}": BOOK + b"2",
        f"leila@example.org/Kwaliteit/Version 1/{NOTEBOOK}": BOOK + b"3",
    },
    "plain": {
        f"s1/{NOTEBOOK}": BOOK,
        f"ALI OZTURK/{NOTEBOOK}": BOOK + b"2",
        f"leila@example.org/{ASSIGNMENT}/{NOTEBOOK}": BOOK + b"3",
    },
}


@pytest.mark.parametrize("kind", PLATFORMS)
@pytest.mark.parametrize("form", ["zip", "folder"])
def test_each_platform_lands_with_the_right_learner(kind, form, take, tmp_path):
    source = zipped(tmp_path / "from.zip", PLATFORMS[kind])
    if form == "folder":
        with zipfile.ZipFile(source) as archive:
            archive.extractall(tmp_path / "from")
        source = tmp_path / "from"
    told = take(source)
    assert {told[one].word for one in ("s1", "s2", "s3")} == {"taken"}
    for student, data in (("s1", BOOK), ("s2", BOOK + b"2"), ("s3", BOOK + b"3")):
        assert landed(tmp_path, student).read_bytes() == data


def test_the_last_time_counts(take, tmp_path):
    told = take(
        zipped(
            tmp_path / "a.zip",
            {
                f"Ali Öztürk/Kwaliteit/Version 1/{NOTEBOOK}": BOOK,
                f"Ali Öztürk/Kwaliteit/Version 10/{NOTEBOOK}": BOOK + b"new",
                f"Ali Öztürk/Kwaliteit/Version 2/{NOTEBOOK}": BOOK + b"old",
            },
        )
    )
    assert landed(tmp_path, "s2").read_bytes() == BOOK + b"new"
    assert "the last counts" in told["s2"].notes[0]


def test_two_learners_of_one_name_are_never_mixed_up(take, tmp_path):
    told = take(zipped(tmp_path / "a.zip", {f"Jan Jansen/{NOTEBOOK}": BOOK}))
    assert told["Jan Jansen"].word == "unknown"
    assert "s4 or s5" in told["Jan Jansen"].notes[0]
    assert not (tmp_path / "submitted").exists()


def test_who_is_not_in_the_roster_is_told_and_stops_nobody(take, tmp_path):
    told = take(zipped(tmp_path / "a.zip", {f"s1/{NOTEBOOK}": BOOK, f"nobody/{NOTEBOOK}": BOOK}))
    assert (told["s1"].word, told["nobody"].word) == ("taken", "unknown")


def test_records_and_a_renamed_notebook_come_along(take, tmp_path):
    told = take(
        zipped(
            tmp_path / "a.zip",
            {"s1/mijn werk (2).ipynb": BOOK, "s1/records/03a.json": b"{}", "s1/notes.txt": b"x"},
        )
    )
    assert landed(tmp_path, "s1").read_bytes() == BOOK
    assert landed(tmp_path, "s1", "records/03a.json").read_bytes() == b"{}"
    assert not landed(tmp_path, "s1", "notes.txt").exists()
    assert "renamed" in told["s1"].notes[0]
    assert "2027-01-04 09:00:00 UTC" in landed(tmp_path, "s1", "timestamp.txt").read_text()


def test_the_same_again_changes_nothing_and_another_keeps_the_first(take, tmp_path):
    source = zipped(tmp_path / "a.zip", {f"s1/{NOTEBOOK}": BOOK})
    assert take(source)["s1"].word == "taken"
    before = landed(tmp_path, "s1").stat().st_mtime_ns
    assert take(source)["s1"].word == "same"
    assert landed(tmp_path, "s1").stat().st_mtime_ns == before
    assert take(zipped(source, {f"s1/{NOTEBOOK}": BOOK + b"2"}))["s1"].word == "again"
    assert [one.read_bytes() for one in (tmp_path / "kept").rglob(NOTEBOOK)] == [BOOK]


def nested():
    inner = io.BytesIO()
    zipped(inner, {NOTEBOOK: BOOK})
    return inner.getvalue()


def test_a_zip_in_a_zip_is_opened_once(take, tmp_path):
    outer = io.BytesIO()
    zipped(outer, {"werk.zip": nested()})
    told = take(
        zipped(tmp_path / "a.zip", {"s1/werk.zip": nested(), "s2/diep.zip": outer.getvalue()})
    )
    assert told["s1"].word == "taken"
    assert (told["s2"].word, told["s2"].notes) == (
        "refused",
        ("s2/werk.zip: a zip in a zip in a zip",),
    )


def link():
    entry = zipfile.ZipInfo(f"s1/{NOTEBOOK}")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


HOSTILE = {
    "climbs": (f"s1/../../../{NOTEBOOK}", "out of its folder"),
    "absolute": (f"/s1/{NOTEBOOK}", "out of its folder"),
    "backslashes": (f"s1\\..\\..\\{NOTEBOOK}", "out of its folder"),
    "drive": (f"s1/C:{NOTEBOOK}", "out of its folder"),
    "link": (link(), "a link"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_entry_is_refused_and_writes_nothing(name, take, tmp_path):
    entry, why = HOSTILE[name]
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(entry, "/etc/passwd")
        archive.writestr(f"s2/{NOTEBOOK}", BOOK)
    before = set(tmp_path.rglob("*"))
    told = take(tmp_path / "a.zip")
    assert told["s2"].word == "taken"
    assert all(one.word in ("refused", "unknown") for key, one in told.items() if key != "s2")
    assert any(why in note for one in told.values() for note in one.notes)
    new = set(tmp_path.rglob("*")) - before
    assert all(path.is_relative_to(tmp_path / "submitted") for path in new)
    assert not landed(tmp_path, "s1").exists()


def test_a_link_in_a_folder_is_not_followed(take, tmp_path):
    (tmp_path / "from" / "s1").mkdir(parents=True)
    (tmp_path / "secret").write_bytes(BOOK)
    (tmp_path / "from" / "s1" / NOTEBOOK).symlink_to(tmp_path / "secret")
    assert take(tmp_path / "from")["s1"].word == "refused"


def test_a_bomb_is_cut_off_where_it_swells(take, tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"s1/{NOTEBOOK}", b"0" * (3 << 20))
        archive.writestr(f"s2/{NOTEBOOK}", BOOK)
    told = take(tmp_path / "a.zip", limits=Limits(one=1 << 20))
    assert (told["s1"].word, told["s2"].word) == ("refused", "taken")
    with pytest.raises(DatataalError, match="more than 1 files"):
        take(tmp_path / "a.zip", limits=Limits(files=1))
    with pytest.raises(DatataalError, match="more than 2 MB"):
        list(files(tmp_path / "a.zip", Limits(all=2 << 20)))


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04broken"])
def test_what_is_no_zip_is_said_in_a_clear_line(data, take, tmp_path):
    (tmp_path / "a.zip").write_bytes(data)
    with pytest.raises(DatataalError, match="not a zip"):
        take(tmp_path / "a.zip")
    with pytest.raises(DatataalError, match="cannot be read"):
        take(tmp_path / "gone.zip")


def test_without_a_roster_no_two_names_become_one(take, tmp_path):
    names = ["Zoë", "Zoe", "ليلى", "حسن", "a b", "a-b"]
    told = take(
        zipped(tmp_path / "a.zip", {f"{name}/{NOTEBOOK}": name.encode() for name in names}),
        known=False,
    )
    assert len(told) == len(names)
    assert all(Path(one).name == one and not one.startswith(".") for one in told)
    found = {landed(tmp_path, one).read_bytes().decode() for one in told}
    assert found == set(names)


WRONG = {
    "no-id": ("name\nx\n", ":1"),
    "double": ("id\ns1\ns1\n", ":3"),
    "path": ("id\n../x\n", ":2"),
    "empty": ("id,email\n,x@example.org\n", ":2"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_roster_names_the_line(name, tmp_path):
    text, place = WRONG[name]
    (tmp_path / "r.csv").write_text(text, encoding="utf-8")
    with pytest.raises(DatataalError, match=f"r.csv{place}"):
        Roster.read(tmp_path / "r.csv")


def test_a_roster_out_of_a_spreadsheet_is_read(tmp_path):
    text = "\ufeffID;First_Name;Last_Name\ns1;Zoë;Berg\n"
    (tmp_path / "r.csv").write_text(text, encoding="utf-8")
    assert Roster.read(tmp_path / "r.csv").find("berg, ZOE") == ("s1",)
