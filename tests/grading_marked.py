"""A course on disk of which work is graded and answers in words wait for a person."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import nbformat
from grading_students import record
from nbgrader.api import Gradebook

from datataal.cli import main
from datataal.grading import learner_notebook
from datataal.grading.engine._course import Course

NAME = "03-quality-nl"
NOTEBOOK = "03-quality-exercise"
STEP = "03-r1"
WORDS = "<script>alert(1)</script> Nee, want de marge is te groot."


def waiting_course(root: Path, learners: Sequence[str]) -> Course:
    """Make a course in which an answer of each learner waits to be marked."""
    assert main(["course", "init", str(root), "--lang", "nl", "--modules", "03"]) == 0
    assert main(["course", "release", "--course", str(root)]) == 0
    made = Course.at(root)
    with Gradebook(made.db_url, made.id) as book:
        for id_ in learners:
            _graded(made, id_)
            book.add_student(id_)
            (part,) = book.add_submission(NAME, id_).notebooks
            for grade in part.grades:
                grade.needs_manual_grade = grade.name == STEP
                grade.auto_score = None if grade.name == STEP else 0.0
            book.db.commit()
    return made


def mark(made: Course, id_: str, points: float, comment: str = "") -> None:
    """Give a mark as nbgrader's own formgrader does."""
    with Gradebook(made.db_url, made.id) as book:
        grade = book.find_grade(STEP, NOTEBOOK, NAME, id_)
        grade.manual_score, grade.needs_manual_grade = points, False
        book.find_comment(STEP, NOTEBOOK, NAME, id_).manual_comment = comment or None
        book.db.commit()


def in_gradebook(made: Course, id_: str) -> tuple[float | None, bool, str | None]:
    """What the gradebook holds of one answer: points, whether it waits, the comment."""
    with Gradebook(made.db_url, made.id) as book:
        grade = book.find_grade(STEP, NOTEBOOK, NAME, id_)
        comment = book.find_comment(STEP, NOTEBOOK, NAME, id_).manual_comment
        return grade.manual_score, grade.needs_manual_grade, comment


def _graded(made: Course, id_: str) -> None:
    notebook = nbformat.from_dict(learner_notebook("03-quality", "nl"))
    for cell in notebook.cells:
        if cell.id == STEP:
            cell.source = WORDS
        if cell.id == "03-q5":
            cell.source += "\n### BEGIN HIDDEN TESTS\nHIDDEN = 'DA-9999'\n### END HIDDEN TESTS"
    folder = made.autograded / id_ / NAME
    (folder / "records").mkdir(parents=True)
    (folder / f"{NOTEBOOK}.ipynb").write_text(nbformat.writes(notebook), encoding="utf-8")
    (folder / "records" / "03a.json").write_text(record("nl"), encoding="utf-8")
