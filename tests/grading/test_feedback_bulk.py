"""`datataal course feedback`: a page for everybody, out of the gradebook, nothing given away."""

import re
import zipfile

import pytest
from grading_marked import NAME, NOTEBOOK, mark

from datataal.cli import main
from datataal.errors import DatataalError
from datataal.grading.course._feedback import feedback, pack
from datataal.grading.course._roster import Roster

pytestmark = pytest.mark.grading


@pytest.fixture
def course(waiting):
    """A course of which two learners' work is graded; `ans` has a mark, `bo` waits for one."""
    mark(waiting, "ans", 2.0, "Wie draagt de fout?")
    return waiting


def page(made, id_):
    return (made.root / "feedback" / id_ / NAME / f"{NOTEBOOK}.html").read_text(encoding="utf-8")


def test_a_marked_answer_shows_level_points_and_comment(course):
    feedback(course, NAME)
    found = page(course, "ans")
    (got,) = re.findall(r'<li class="got"><strong>(\d)</strong>', found)
    assert (got, "Wie draagt de fout?" in found) == ("2", True)
    assert '<li class="got">' not in page(course, "bo")
    assert '<ul class="levels">' in page(course, "bo")


def test_no_hidden_test_and_no_script_of_a_learner_is_on_the_page(course):
    feedback(course, NAME)
    found = page(course, "ans")
    assert "Nee, want de marge is te groot." in found
    assert "DA-9999" not in found
    assert "<script" not in found


def test_what_is_not_yet_right_leads_to_the_lesson_in_the_book(course):
    feedback(course, NAME, "https://opleiding.example/boek/")
    link = 'href="https://opleiding.example/boek/nl/lessons/03-quality.html"'
    assert page(course, "ans").count(link) == 8
    feedback(course, NAME)
    assert 'href="http' not in page(course, "ans")
    assert page(course, "ans").count("les 03, Goed genoeg waarvoor?") == 8


def test_a_page_that_is_right_already_is_left_alone_and_a_new_mark_writes_it_again(course):
    assert {one.word for one in feedback(course, NAME)} == {"written"}
    mark(course, "bo", 3.0)
    assert {one.student: one.word for one in feedback(course, NAME)} == {
        "ans": "same",
        "bo": "written",
    }


def test_one_unreadable_notebook_costs_only_its_own_page(course, capsys):
    (course.autograded / "ans" / NAME / f"{NOTEBOOK}.ipynb").write_text("no JSON")
    asked = ["course", "feedback", "--assignment", NAME, "--course", str(course.root)]
    assert main(asked) == 1
    assert "no page: ans" in capsys.readouterr().out
    assert "Nee, want" in page(course, "bo")


def test_whom_nobody_graded_is_named(course):
    with pytest.raises(DatataalError, match="Nothing is graded of nobody"):
        feedback(course, NAME, only=["nobody"])


def test_a_zip_for_moodle_is_named_as_moodle_names_it(course, tmp_path):
    rows = "id,first_name,last_name,lms_id\nans,Ans,de_Vries,71\nbo,Bo,Ağa,72\n"
    (tmp_path / "roster.csv").write_text(rows, encoding="utf-8")
    roster, given = Roster.read(tmp_path / "roster.csv"), feedback(course, NAME)
    assert pack(given, tmp_path / "f.zip", roster, moodle=True) == 2
    with zipfile.ZipFile(tmp_path / "f.zip") as archive:
        assert archive.namelist() == [
            f"Ans de-Vries_71_assignsubmission_file_/{NOTEBOOK}.html",
            f"Bo Ağa_72_assignsubmission_file_/{NOTEBOOK}.html",
        ]
    with pytest.raises(DatataalError, match="no lms_id of ans, bo"):
        pack(given, tmp_path / "g.zip", None, moodle=True)
    assert not (tmp_path / "g.zip").exists()
