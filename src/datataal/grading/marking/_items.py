"""What there is to mark: one answer in words, with the decision record that lies beside it."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from datataal import records
from datataal.errors import DatataalError
from datataal.exercises import steps
from datataal.grading.engine._course import Course
from datataal.language import Language
from datataal.records._telling import Part, tell

__all__ = ["LONGEST", "Item", "items", "sample"]

#: Characters of an answer that are shown; the marker is told when it was longer.
LONGEST: Final = 20_000


@dataclass(frozen=True)
class Item:
    """One answer.

    Attributes
    ----------
    student, step, notebook : str
        Whose, which step, and the notebook's name in the gradebook.
    most : int
        Points that it can earn.
    answer : str
        Plain text as handed in.
    told : tuple of tuple of Part
        Each decision record that came with it.
    unread : tuple of str
        Why a record could not be shown.
    waits : bool
        Whether the gradebook waits for a person: no mark yet, or graded again since.
    """

    student: str
    step: str
    notebook: str
    most: int
    answer: str
    told: tuple[tuple[Part, ...], ...]
    unread: tuple[str, ...]
    waits: bool = True


def items(course: Course, assignment: str, lang: Language) -> list[Item]:
    """Return what a person must read, or has read, in an order that follows no name.

    An answer that was left as it was is nbgrader's: it has 0 points and isn't here. Nor is work
    that could not be graded: it has no answer to read, and `datataal grade` has named it.
    """
    from nbgrader.api import Gradebook, MissingEntry

    with Gradebook(course.db_url, course.id) as book:
        try:
            rows = book.assignment_submissions(assignment)
        except MissingEntry:
            rows = []
        made = [
            _item(
                course.autograded / row.student.id / assignment, row.student.id, part, grade, lang
            )
            for row in rows
            for part in row.notebooks
            for grade in part.grades
            if _by_person(grade)
        ]
    found = [one for one in made if one is not None]
    return sorted(found, key=lambda one: _by_chance(assignment, one.student))


def sample(found: Sequence[Item], assignment: str, share: float) -> list[Item]:
    """Return the share that a second marker reads: by chance, and the same ones every time."""
    many = math.ceil(len(found) * share)
    by_chance = sorted(found, key=lambda one: _by_chance(f"{assignment} second", one.student))
    chosen = {(one.student, one.step) for one in by_chance[:many]}
    return [one for one in found if (one.student, one.step) in chosen]


def _by_person(grade: Any) -> bool:  # noqa: ANN401  a row of nbgrader
    step = steps().get(grade.name)
    reasoned = step is not None and step.judge is None
    return reasoned and bool(grade.needs_manual_grade or grade.manual_score is not None)


def _by_chance(salt: str, student: str) -> str:
    return hashlib.sha256(f"{salt} {student}".encode()).hexdigest()


def _item(
    folder: Path,
    student: str,
    part: Any,  # noqa: ANN401  rows of nbgrader
    grade: Any,  # noqa: ANN401
    lang: Language,
) -> Item | None:
    answer = _answer(folder / f"{part.name}.ipynb", grade.name)
    if answer is None:
        return None
    told, unread = _records(folder / "records", lang)
    return Item(
        student=student,
        step=grade.name,
        notebook=part.name,
        most=int(grade.max_score),
        answer=answer,
        told=tuple(told),
        unread=tuple(unread),
        waits=bool(grade.needs_manual_grade),
    )


def _answer(path: Path, step: str) -> str | None:
    import nbformat

    try:
        found = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, nbformat.reader.NotJSONError, nbformat.ValidationError):
        return None
    cells = [
        cell.source
        for cell in found.cells
        if cell.metadata.get("nbgrader", {}).get("grade_id") == step
    ]
    return str(cells[0]).encode("utf-8", "replace").decode() if cells else ""


def _records(folder: Path, lang: Language) -> tuple[list[tuple[Part, ...]], list[str]]:
    told, unread = [], []
    for path in sorted(folder.glob("*.json")) if folder.is_dir() else ():
        try:
            told.append(tuple(tell(records.load(path), lang)))
        except DatataalError as error:
            if not _is_aid(path):
                unread.append(f"{path.name}: {error.findings[0].what}")
    return told, unread


def _is_aid(path: Path) -> bool:
    try:
        records.load_aid(path)
    except DatataalError:
        return False
    return True
