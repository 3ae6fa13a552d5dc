"""The points of an assignment as the gradebook holds them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from datataal.grading.course._lms import Points
from datataal.grading.engine._course import Course
from datataal.grading.engine._journal import Journal
from datataal.grading.engine._outcome import NOTHING_GRADED

__all__ = ["points", "points_in", "rows"]


def points(course: Course, assignment: str) -> Mapping[str, Points]:
    """Return what each learner who handed in has, by id, in the order of their ids."""
    from nbgrader.api import Gradebook

    with Gradebook(course.db_url, course.id) as book:
        return points_in(book, course, assignment)


def points_in(book: Any, course: Course, assignment: str) -> Mapping[str, Points]:  # noqa: ANN401
    """Return the same from a gradebook of nbgrader that is open already.

    What handing in too late costs, if the course has a rule for it, is taken off.
    """
    from nbgrader.api import MissingEntry

    try:
        found = book.assignment_submissions(assignment)
    except MissingEntry:
        return {}
    journal = Journal(course.notes / "journal.jsonl")
    own = {
        row.student.id: Points(
            max(0.0, float(row.score) - float(row.late_submission_penalty or 0)),
            float(row.max_score),
            bool(row.needs_manual_grade),
            journal.outcome(assignment, row.student.id) in NOTHING_GRADED,
        )
        for row in found
    }
    return dict(sorted(own.items()))


def rows(
    found: Mapping[str, Points], people: Mapping[str, Mapping[str, str]]
) -> Iterator[dict[str, object]]:
    """Yield a row for each learner: who, how many points, out of how many, and what is open."""
    for id_, one in found.items():
        names = {name: people.get(id_, {}).get(name, "") for name in ("first_name", "last_name")}
        yield {
            "id": id_,
            **names,
            "points": one.score,
            "of": one.most,
            "to_mark": "yes" if one.waits and not one.ungraded else "",
            "not_graded": "yes" if one.ungraded else "",
        }
