"""Every exercise passes through plain nbgrader, from release to feedback.

The tests stand in two files, one a language, so that two workers share them; each says its `LANG`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from grading_course import Course, grade
from grading_students import Student, record

from datataal.exercises import steps
from datataal.grading import exercises

__all__ = [
    "course",
    "test_every_command_succeeds",
    "test_feedback_names_every_step_and_gives_nothing_away",
    "test_the_solutions_get_all_points_and_the_dots_get_none",
]


@pytest.fixture(scope="module", params=exercises())
def course(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A course of one exercise, in which one learner handed in the solutions and one the dots."""
    slug, lang = request.param, request.module.LANG
    module = slug[:2]
    students = {
        "right": Student(
            {}, hand_in=lambda lang: {f"{module}a.json": record(lang, module)}, languages=(lang,),
            slug=slug,
        ),
        "empty": Student(
            {}, start="released", hand_in=lambda _: {}, languages=(lang,), slug=slug
        ),
    }  # fmt: skip
    made = Course(tmp_path_factory.mktemp(slug) / "course", lang, "", slug)
    return Course(made.folder, lang, grade(made, students, in_forks=True), slug)


def own_steps(course: Course) -> dict[str, float | None]:
    """The points of the exercise's steps; None for the answer that a person reads."""
    return {
        key: one.points if one.judge else None
        for key, one in steps().items()
        if key.startswith(course.slug[:2])
    }


def test_every_command_succeeds(course: Course) -> None:
    assert re.findall(r"exit code (\d+)", course.log) == ["0", "0", "0"], course.log[-4000:]


def test_the_solutions_get_all_points_and_the_dots_get_none(course: Course) -> None:
    assert course.points("right") == own_steps(course)
    assert course.points("empty") == dict.fromkeys(own_steps(course), 0)


def test_feedback_names_every_step_and_gives_nothing_away(course: Course) -> None:
    for student in ("right", "empty"):
        page = Path(course.feedback(student)).read_text(encoding="utf-8")
        for key in own_steps(course):
            assert f'id="step-{key}"' in page
        for secret in ("BEGIN HIDDEN", "datataal.check("):
            assert secret not in page
        assert not re.search(r"<(script|img|link|iframe|object|embed)\b", page)
