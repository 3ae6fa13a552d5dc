"""An instructor makes a course, hands it out, takes in a platform's zip, and sees how it stands."""

import zipfile

import pytest

from datataal.cli import main

pytestmark = pytest.mark.grading

NAME = "03-quality-nl"


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A released course of two modules with one due date."""
    root = tmp_path_factory.mktemp("institute") / "course"
    due = "03=2027-02-01T17:00+01:00"
    made = ["course", "init", str(root), "--lang", "nl", "--modules", "03,05", "--due", due]
    assert main([*made, "--name", "voorjaar"]) == 0
    assert main(["course", "release", "--course", str(root)]) == 0
    return root


def test_each_assignment_has_a_zip_without_answers(course):
    for name in (NAME, "05-maps-nl"):
        with zipfile.ZipFile(course / "release" / f"{name}.zip") as archive:
            (book,) = [one for one in archive.namelist() if one.endswith(".ipynb")]
            text = archive.read(book).decode()
        assert book.startswith(f"{name}/")
        assert "BEGIN SOLUTION" not in text
        assert "BEGIN HIDDEN TESTS" not in text


def test_a_zip_of_moodle_comes_in_and_the_status_tells_it(course, tmp_path, capsys):
    (course / "roster.csv").write_text(
        "id,first_name,last_name\ns1,Zoë,Berg\ns2,Ali,Öztürk\n", encoding="utf-8"
    )
    with zipfile.ZipFile(course / "release" / f"{NAME}.zip") as archive:
        book = archive.read(f"{NAME}/03-quality-exercise.ipynb")
    with zipfile.ZipFile(tmp_path / "moodle.zip", "w") as archive:
        for who in ("Zoë Berg_41_assignsubmission_file_", "Niemand Hier_42_assignsubmission_file_"):
            archive.writestr(f"{who}/03-quality-exercise.ipynb", book)
    take = ["course", "collect", str(tmp_path / "moodle.zip"), "--assignment", NAME]
    assert main([*take, "--course", str(course)]) == 1
    said = capsys.readouterr().out
    assert "Niemand Hier: nobody of the roster" in said
    assert (course / "submitted" / "s1" / NAME / "03-quality-exercise.ipynb").read_bytes() == book
    assert main(["course", "status", "--missing", "--course", str(course)]) == 0
    said = capsys.readouterr().out
    (line,) = [one for one in said.splitlines() if one.startswith(NAME)]
    assert "1 of 2" in line
    assert "2027-02-01 16:00 UTC" in line
    assert "not handed in: s2" in said


WRONG = {
    "a folder in use": ["init", "{course}", "--lang", "nl"],
    "no such module": ["init", "{new}", "--lang", "nl", "--modules", "99"],
    "a date for nothing": [
        "init",
        "{new}",
        "--lang",
        "nl",
        "--modules",
        "03",
        "--due",
        "05=2027-01-01",
    ],
    "no date": ["init", "{new}", "--lang", "nl", "--due", "03=tomorrow"],
    "no name": ["init", "{new}", "--lang", "nl", "--name", "A/B"],
    "no such assignment": ["release", "09-no-nl", "--course", "{course}"],
    "no course": ["status", "--course", "{empty}"],
    "nothing there": ["collect", "{new}", "--assignment", NAME, "--course", "{course}"],
}


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_is_said_in_a_clear_line(name, course, tmp_path, capsys):
    places = {"course": course, "new": tmp_path / "new", "empty": tmp_path}
    words = [word.format(**places) for word in WRONG[name]]
    assert main(["course", *words]) == 2
    told = capsys.readouterr()
    assert told.err.strip()
    assert "Traceback" not in told.err
    assert not (tmp_path / "new").exists()
