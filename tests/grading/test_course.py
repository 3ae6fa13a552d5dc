"""The whole course under plain nbgrader: release, grade, feedback; scores as they should be."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from grading_course import SLUG, Course, answers
from grading_students import STUDENTS

from datataal import content
from datataal.exercises import MIME, steps
from datataal.grading import learner_notebook, notebook_name, source_notebook

pytestmark = pytest.mark.grading


def handed_in(course: Course) -> list[str]:
    return [name for name, student in STUDENTS.items() if course.lang in student.languages]


def test_every_command_succeeds(course: Course) -> None:
    assert re.findall(r"exit code (\d+)", course.log) == ["0", "0", "0"], course.log[-4000:]


def test_a_learner_alone_gets_what_nbgrader_releases(course: Course) -> None:
    assert learner_notebook(SLUG, course.lang) == course.notebook("release")


def test_the_release_holds_no_solution_and_no_hidden_test(course: Course) -> None:
    released = json.dumps(course.notebook("release"))
    for given_away in ("BEGIN", "SOLUTION", "HIDDEN", "DA-9999", "sample_size(5)"):
        assert given_away not in released
        assert given_away in json.dumps(source_notebook(SLUG, course.lang))


def test_every_score_is_what_it_should_be(course: Course) -> None:
    found = {name: course.points(name) for name in handed_in(course)}
    wanted = {name: dict(STUDENTS[name].points) for name in handed_in(course)}
    assert found == wanted


def test_a_check_leaves_a_message_in_the_learners_language(course: Course) -> None:
    cells = answers(course.notebook("autograded", "wrong"))
    words = content.strings("exercises", course.lang)
    output = cells["03-q2"]["outputs"][0]
    assert output["data"][MIME]["message"] == words["03"]["03-q2"]["ten"]
    assert output["data"]["text/plain"] in ("0.0", ["0.0"])


def test_every_learner_gets_a_feedback_page_in_their_language(course: Course) -> None:
    words = content.strings("exercises", course.lang)
    for name in handed_in(course):
        page = course.feedback(name).read_text(encoding="utf-8")
        assert f'<html lang="{course.lang}">' in page
        assert f"<title>{words['feedback']['title'].format(module='03')}</title>" in page
        for key in steps():
            assert (f'id="step-{key}"' in page) == key.startswith("03-"), (name, key)


def test_feedback_shows_no_hidden_test_and_asks_no_other_host(course: Course) -> None:
    for name in handed_in(course):
        page = course.feedback(name).read_text(encoding="utf-8")
        for secret in ("DA-9999", "BEGIN HIDDEN", "datataal.check("):
            assert secret not in page, (name, secret)
        assert not re.search(r"<(script|img|link|iframe|object|embed)\b", page), name
        assert "url(" not in page


def test_feedback_says_the_message_of_a_common_mistake(course: Course) -> None:
    page = course.feedback("wrong").read_text(encoding="utf-8")
    words = content.strings("exercises", course.lang)
    for key, message in [
        ("03-q1", "unit"),
        ("03-q2", "ten"),
        ("03-q4", "overall"),
        ("03-q5", "no_log"),
    ]:
        assert words["03"][key][message] in page
    assert "&lt;img src=" in page


def test_feedback_says_when_a_person_has_still_to_read(course: Course) -> None:
    words = content.strings("exercises", course.lang)["feedback"]
    assert words["awaiting_long"] in course.feedback("right").read_text(encoding="utf-8")
    empty = course.feedback("empty").read_text(encoding="utf-8")
    assert words["no_answer"] in empty
    assert words["awaiting_long"] not in empty


def test_a_teachers_points_and_comment_reach_the_page(
    graded: Callable[[str], Course], tmp_path: Path
) -> None:
    from nbgrader.api import Gradebook

    course = replace(graded("nl"), folder=tmp_path / "course")
    shutil.copytree(graded("nl").folder, course.folder)
    with Gradebook(f"sqlite:///{course.folder / 'gradebook.db'}", "datataal") as book:
        place = ("03-r1", Path(notebook_name(SLUG)).stem, course.assignment, "right")
        grade = book.find_grade(*place)
        grade.manual_score, grade.needs_manual_grade = 2, False
        book.find_comment(*place).manual_comment = "Sterk: <b>wie</b> de fout draagt staat erin."
        book.db.commit()
    said = course.nbgrader("generate_feedback", course.assignment, "--student", "right", "--force")
    page = course.feedback("right").read_text(encoding="utf-8")
    assert "exit code 0" in said
    assert "Sterk: &lt;b&gt;wie&lt;/b&gt; de fout draagt" in page
    assert "2 / 3" in page
    assert "19 van 20 punten" in page
