"""How a course stands: per assignment, who handed in, what is graded, what waits for a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from datataal.grading.course._init import assignments
from datataal.grading.course._roster import ROSTER, Roster
from datataal.grading.engine._course import Course

__all__ = ["Standing", "status"]


@dataclass(frozen=True)
class Standing:
    """Counts of one assignment; `learners` is None where there is no roster."""

    assignment: str
    due: str
    learners: int | None
    handed_in: int
    graded: int
    to_mark: int
    missing: tuple[str, ...]


def status(course: Course) -> list[Standing]:
    """Return how each assignment of the course stands.

    Raises
    ------
    DatataalError
        If the roster cannot be read.
    """
    from nbgrader.api import Gradebook

    path = course.root / ROSTER
    people = Roster.read(path).people if path.is_file() else {}
    with Gradebook(course.db_url, course.id) as book:
        return [_standing(course, book, name, tuple(people)) for name in assignments(course)]


def _standing(course: Course, book: Any, name: str, people: tuple[str, ...]) -> Standing:  # noqa: ANN401
    from nbgrader.api import MissingEntry

    here = {
        one.name
        for one in (course.submitted.iterdir() if course.submitted.is_dir() else ())
        if (one / name).is_dir()
    }
    try:
        assignment, rows = book.find_assignment(name), book.assignment_submissions(name)
    except MissingEntry:
        assignment, rows = None, []
    due = f"{assignment.duedate:%Y-%m-%d %H:%M} UTC" if assignment and assignment.duedate else ""
    return Standing(
        assignment=name,
        due=due,
        learners=len(people) or None,
        handed_in=len(here),
        graded=len({row.student.id for row in rows}),
        to_mark=sum(bool(row.needs_manual_grade) for row in rows),
        missing=tuple(sorted(set(people) - here)),
    )
