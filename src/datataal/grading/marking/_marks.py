"""Who gave what: marks in our notes, and the first marker's in the gradebook too.

Notes come before the gradebook, so that a stop in between leaves an answer that is still to be
marked, never a mark of which nobody knows whose it is. A mark that stands in the gradebook and
not in the notes was given elsewhere (nbgrader's formgrader): it is somebody else's.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final, Literal

from datataal.errors import DatataalError, Finding
from datataal.grading.engine._course import Course
from datataal.grading.marking._items import Item
from datataal.grading.marking._refused import ELSEWHERE, RefusedError

__all__ = ["ELSEWHERE", "LONGEST_COMMENT", "Mark", "Turn", "marks", "save", "standing"]

Turn = Literal["first", "second"]
LONGEST_COMMENT: Final = 5000
#: Seconds to wait for a grader that holds the course.
PATIENCE: Final = 5.0


@dataclass(frozen=True)
class Mark:
    """What one marker gave one answer."""

    student: str
    step: str
    turn: Turn
    marker: str
    points: int
    comment: str
    time: str = ""


def marks(course: Course, assignment: str) -> list[Mark]:
    """Return all marks ever noted, the oldest first; a line that was cut off is passed over."""
    found = []
    try:
        lines = _file(course, assignment).read_text(encoding="utf-8", errors="replace").split("\n")
    except FileNotFoundError:
        return []
    for line in lines:
        try:
            found.append(Mark(**json.loads(line)))
        except (ValueError, TypeError):
            continue
    return found


def standing(course: Course, assignment: str, turn: Turn) -> dict[tuple[str, str], Mark]:
    """Return the mark that counts now for each answer, by learner and step.

    The first marker's is what the gradebook holds, whoever gave it; the second's is in our notes.
    """
    noted = [one for one in marks(course, assignment) if one.turn == turn]
    if turn == "second":
        return {(one.student, one.step): one for one in noted}
    from nbgrader.api import Gradebook, MissingEntry

    with Gradebook(course.db_url, course.id) as book:
        try:
            rows = book.assignment_submissions(assignment)
        except MissingEntry:
            return {}
        return {
            (row.student.id, grade.name): mark
            for row in rows
            for part in row.notebooks
            for grade in part.grades
            if (mark := _first(row.student.id, part, grade, noted)) is not None
        }


def save(course: Course, assignment: str, item: Item, mark: Mark) -> Mark:
    """Note a mark, and write a first marker's into the gradebook.

    Raises
    ------
    DatataalError
        If the points are none of the rubric's, the comment is too long, the answer carries
        somebody else's mark, or the course is being graded.
    """
    _sound(item, mark)
    mark = Mark(**{**asdict(mark), "time": f"{dt.datetime.now(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"})
    with _patiently_alone(course):
        key = (item.student, item.step)
        _may(mark, standing(course, assignment, "first").get(key), "first")
        _may(mark, standing(course, assignment, "second").get(key), "second")
        _note(_file(course, assignment), asdict(mark))
        if mark.turn == "first":
            _into_gradebook(course, assignment, item, mark)
    return mark


def _may(mark: Mark, there: Mark | None, turn: Turn) -> None:
    if there is None or (there.marker == mark.marker) == (turn == mark.turn):
        return
    if turn == mark.turn:
        raise RefusedError(
            Finding(
                f"This answer has a mark of {there.marker}; it was left as it is",
                expected="an answer without a mark, or your own mark",
                do="Agree on it together; who gave the mark can change it",
            ),
            "others_mark",
            marker=there.marker,
        )
    raise RefusedError(
        Finding(
            f"You are the {turn} marker of this answer; nothing was saved",
            expected="two different people",
            do="Let somebody else read it",
        ),
        f"same_person_{turn}",
    )


def _sound(item: Item, mark: Mark) -> None:
    if type(mark.points) is not int or not 0 <= mark.points <= item.most:
        raise RefusedError(
            Finding(f"{mark.points!r} points cannot be given", expected=f"0 to {item.most}, whole"),
            "wrong_points",
            points=str(mark.points)[:40],
            most=item.most,
        )
    if len(mark.comment) > LONGEST_COMMENT:
        raise RefusedError(
            Finding("The comment is too long", expected=f"{LONGEST_COMMENT} characters at most"),
            "long_comment",
            most=LONGEST_COMMENT,
        )
    if not mark.marker.strip():
        raise RefusedError(
            Finding("Nobody says who marks", do="Give your initials: --by AB"), "no_marker"
        )


def _first(student: str, part: Any, grade: Any, noted: list[Mark]) -> Mark | None:  # noqa: ANN401
    comments = [one.manual_comment or "" for one in part.comments if one.name == grade.name]
    comment = comments[0] if comments else ""
    if grade.manual_score is None and not comment:
        return None
    for one in reversed(noted):
        same = (one.points, one.comment) == (grade.manual_score, comment)
        if (one.student, one.step) == (student, grade.name) and same:
            return one
    points = int(grade.manual_score or 0)
    return Mark(student, grade.name, "first", ELSEWHERE, points, comment)


def _into_gradebook(course: Course, assignment: str, item: Item, mark: Mark) -> None:
    from nbgrader.api import Gradebook

    with Gradebook(course.db_url, course.id) as book:
        where = (item.step, item.notebook, assignment, item.student)
        grade, comment = book.find_grade(*where), book.find_comment(*where)
        grade.manual_score = float(mark.points)
        grade.needs_manual_grade = False
        comment.manual_comment = mark.comment or None
        book.db.commit()


def _file(course: Course, assignment: str) -> Path:
    return course.notes / "marks" / f"{assignment}.jsonl"


def _note(path: Path, line: Mapping[str, object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        file.seek(0, os.SEEK_END)
        if file.tell():
            file.seek(-1, os.SEEK_END)
            if file.read(1) != b"\n":  # the last line was cut off: begin a new one
                file.write(b"\n")
        file.write(json.dumps(line, ensure_ascii=True).encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _patiently_alone(course: Course) -> Iterator[None]:
    until = time.monotonic() + PATIENCE
    while True:
        held = course.alone()
        try:
            held.__enter__()
            break
        except DatataalError as error:
            if time.monotonic() > until:
                raise RefusedError(error.findings[0], "busy") from error
            time.sleep(0.1)
    try:
        yield
    finally:
        held.__exit__(None, None, None)
