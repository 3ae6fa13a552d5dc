"""`datataal team FOLDER`: every file is read or named, and the report is safe to send on."""

import html.parser
import json
import random
import re

import pytest
import team_cases

from datataal.cli import main
from datataal.team import gather


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
    assert code == 0
    assert err == "Not counted twice: 1 files with the same, or an earlier version of it.\n"
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


class _Tags(html.parser.HTMLParser):
    """Collects every element and attribute of a page."""

    def __init__(self):
        super().__init__()
        self.found = set()

    def handle_starttag(self, tag, attrs):
        self.found |= {tag, *(f"{tag}.{name}" for name, _ in attrs)}


def _tags(page):
    reader = _Tags()
    reader.feed(page)
    return reader.found


@pytest.mark.parametrize("seed", range(5))
def test_no_text_of_a_person_adds_an_element_to_the_page(tmp_path, capsys, seed):
    def page(name, docs):
        folder = tmp_path / name
        folder.mkdir()
        for nr, doc in enumerate(docs):
            (folder / f"{nr}.json").write_text(json.dumps(doc), encoding="utf-8")
        code, out, _err = _said(capsys, folder, "--as", "page", "--together")
        assert code == 0
        return out

    docs = [*team_cases.records(20, seed), *team_cases.matches(10, seed)]
    plain = [team_cases.reworded(doc, lambda: "Een reden.") for doc in docs]
    hostile = team_cases.all_hostile(docs, seed)
    assert _tags(page("hostile", hostile)) == _tags(page("plain", plain))


def test_marks_that_turn_text_stay_within_the_words_of_a_person(tmp_path, capsys):
    for nr, doc in enumerate(team_cases.records(5)):
        turned = team_cases.reworded(doc, lambda: "\u202enoot")
        (tmp_path / f"{nr}.json").write_text(json.dumps(turned), encoding="utf-8")
    _code, page, _err = _said(capsys, tmp_path, "--as", "page", "--together")
    assert page.count("\u202e") == page.count('dir="auto">\u202e') > 0
    _code, text, _err = _said(capsys, tmp_path, "--as", "markdown", "--together")
    assert "\u202e" not in text
    assert "noot" in text


def test_a_thousand_changed_files_stop_nothing_and_none_is_lost(tmp_path, capsys):
    rng = random.Random(4)
    for nr in range(1000):
        (tmp_path / f"{nr}.json").write_bytes(team_cases.changed(rng))
    found = gather(tmp_path)
    read = len(found.records) + len(found.matches) + found.doubles
    left_out = {str(finding.where).split(" (")[0] for finding in found.refused}
    assert read + len(left_out) == 1000
    assert 20 < read < 980
    for form in ("page", "markdown", "json"):
        assert _said(capsys, tmp_path, "--as", form, "--together")[0] == 0


def test_a_page_tells_which_language_a_person_wrote_in_and_prints_their_words(folder, capsys):
    _code, page, _err = _said(capsys, folder, "--as", "page", "--lang", "nl", "--least", "3")
    assert '<q lang="en" dir="auto">' in page
    assert "<details>" not in page
    _code, text, _err = _said(capsys, folder, "--lang", "nl", "--least", "3")
    assert " (en)" in text
    assert " (nl)" not in text


def test_a_word_outside_the_course_is_left_out(tmp_path, capsys):
    (match,) = team_cases.matches(1)
    for nr, term in enumerate(["constructor", "Jan de Vries", 3, None, ["x"]]):
        doc = {**match, "state": {**match["state"], "term": term}}
        (tmp_path / f"{nr}.json").write_text(json.dumps(doc), encoding="utf-8")
    code, out, err = _said(capsys, tmp_path, "--as", "json")
    assert (code, json.loads(out)["matches"]) == (1, 0)
    assert err.count("is not in this course") == 5
