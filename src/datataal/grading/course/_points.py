"""The points of an assignment as the gradebook holds them."""

from __future__ import annotations

from collections.abc import Mapping

from datataal.grading.course._lms import Points
from datataal.grading.engine._course import Course
from datataal.grading.engine._journal import Journal
from datataal.grading.engine._outcome import NOTHING_GRADED

__all__ = ["points"]


def points(course: Course, assignment: str) -> Mapping[str, Points]:
    """Return what each learner who handed in has, by id, in the order of their ids."""
    from nbgrader.api import Gradebook, MissingEntry

    with Gradebook(course.db_url, course.id) as book:
        try:
            rows = book.assignment_submissions(assignment)
        except MissingEntry:
            return {}
        journal = Journal(course.notes / "journal.jsonl")
        found = {
            row.student.id: Points(
                float(row.score),
                float(row.max_score),
                bool(row.needs_manual_grade),
                journal.outcome(assignment, row.student.id) in NOTHING_GRADED,
            )
            for row in rows
        }
    return dict(sorted(found.items()))
