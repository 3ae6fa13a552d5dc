"""The cells of an assignment as they were released: what its grades depend on, as one text."""

from __future__ import annotations

from datataal.errors import DatataalError, Finding
from datataal.grading.engine._book import name_of
from datataal.grading.engine._course import Course
from datataal.grading.engine._known import fingerprint, remembered, state
from datataal.grading.engine._seed import structure

__all__ = ["released_cells"]


def released_cells(course: Course, assignment: str) -> str:
    """Return them, read from the gradebook only if somebody wrote in it since the last time.

    Raises
    ------
    DatataalError
        If the assignment was never released.
    """
    now = state(course.db_url)
    name = fingerprint(assignment)[:16]
    return str(
        remembered(
            course.notes / f"known-{name}.json",
            now and fingerprint(course.db_url, course.id, assignment, now),
            lambda: _read(course, assignment),
        )
    )


def _read(course: Course, assignment: str) -> str:
    from nbgrader.api import MissingEntry

    try:
        cells = structure(course.db_url, course.id, assignment)
    except MissingEntry as error:
        raise DatataalError(
            Finding(
                f"There is no released assignment {assignment!r} in the gradebook",
                name_of(course.db_url),
                "an assignment that was released to learners",
                f"Release it: datataal course release {assignment}",
            )
        ) from error
    return repr(sorted(cells.items()))
