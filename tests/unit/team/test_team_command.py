"""`datataal team FOLDER`: every file is read or named, and the report is safe to send on."""

import json
import re

import pytest
import team_cases

from datataal.cli import main


@pytest.fixture
def folder(tmp_path):
    base = tmp_path / "records"
    for nr, record in enumerate([*team_cases.records(30, seed=3), *team_cases.matches(12)]):
        path = base / f"person-{nr}" / "record.json"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(record), encoding="utf-8")
    return base


def _said(capsys, *argv):
    code = main(["team", *map(str, argv)])
    told = capsys.readouterr()
    return code, told.out, told.err


def test_records_in_folders_within_are_read_once(folder, capsys):
    copy = folder / "copy.json"
    copy.write_bytes((folder / "person-0" / "record.json").read_bytes())
    code, out, err = _said(capsys, folder, "--as", "json")
    found = json.loads(out)
    assert (code, err) == (0, "")
    assert (found["records"], found["matches"]) == (30, 12)


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("form", ["page", "markdown"])
def test_a_report_is_told_in_both_languages_and_holds_no_markup_of_a_person(
    folder, capsys, lang, form
):
    code, out, _err = _said(capsys, folder, "--as", form, "--lang", lang, "--least", "3")
    assert code == 0
    if form == "page":
        assert f'<html lang="{lang}">' in out
        assert "<img" not in out
        assert "&lt;img" in out
        assert not re.search(r"(?:src|href)=", out.replace("img src=x", ""))
    else:
        assert "` <img" in out
    assert "{" not in re.sub(r"<style>.*?</style>", "", out, flags=re.DOTALL)


def test_what_cannot_be_used_is_named_and_stops_nothing(folder, capsys):
    bad = {
        "broken.json": "{",
        "foreign.json": '{"a": 1}',
        "huge.json": '"' + "x" * 300_000 + '"',
        "deep.json": "[" * 500,
        "other.json": json.dumps({**team_cases.records(1)[0], "dilemma": "19z", "module": "19"}),
        "aid.json": json.dumps({**team_cases.matches(1)[0], "aid": "weights"}),
    }
    for name, text in bad.items():
        (folder / name).write_text(text, encoding="utf-8")
    code, out, err = _said(capsys, folder, "--as", "json")
    assert code == 0
    assert json.loads(out)["records"] == 30
    assert all(name in err for name in bad)
    assert err.count("\n") == len(bad)


@pytest.mark.parametrize("name", ["", "empty", "not-there"])
def test_a_folder_without_records_gets_one_clear_line(tmp_path, capsys, name):
    (tmp_path / "empty").mkdir()
    code, out, err = _said(capsys, tmp_path / name)
    assert (code, out, err.count("\n")) == (2, "", 1)


def test_a_folder_in_which_nothing_can_be_used_says_so(tmp_path, capsys):
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")
    code, _out, err = _said(capsys, tmp_path)
    assert code == 1
    assert "No file could be used" in err


def test_a_day_that_is_none_is_refused(folder, capsys):
    code, _out, err = _said(capsys, folder, "--since", "gisteren")
    assert code == 2
    assert "is not a day" in err


def test_a_threshold_of_two_is_refused(folder, capsys):
    with pytest.raises(SystemExit):
        main(["team", str(folder), "--least", "2"])
    assert "at least 3" in capsys.readouterr().err


def test_the_report_is_written_to_a_file(folder, tmp_path, capsys):
    out = tmp_path / "team.html"
    assert _said(capsys, folder, "--as", "page", "--out", out)[0] == 0
    assert out.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert _said(capsys, folder, "--out", tmp_path)[0] == 2
