"""What the gradebook and the graded notebooks say, without anybody's name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from datataal import content
from datataal.exercises import MIME, Step, steps
from datataal.grading._page_parts import language_of
from datataal.grading.engine._course import Course
from datataal.grading.report._stats import Array

__all__ = ["Results", "gather"]

#: Keys of a step's words that are no mistake.
_NO_MISTAKE = re.compile(r"title|correct.*|hint.*")


@dataclass(frozen=True)
class Results:
    """One assignment.

    Attributes
    ----------
    assignment, bridge : str
        Its name, and the bridge of its module.
    steps : tuple of Step
        The columns of `points`.
    students : tuple of str
        The rows of `points`; only to join people over assignments, never shown.
    points : numpy.ndarray
        Points; NaN where a person must still mark.
    mistakes : mapping
        Per step how often each known mistake was made, by its message.
    """

    assignment: str
    bridge: str
    steps: tuple[Step, ...]
    students: tuple[str, ...]
    points: Array
    mistakes: Mapping[str, Counter[str]]


def gather(course: Course, assignment: str) -> Results:
    """Return what is known of one assignment; empty if nothing was graded."""
    from nbgrader.api import Gradebook, MissingEntry

    found = tuple(one for id_, one in steps().items() if id_[:2] == assignment[:2])
    with Gradebook(course.db_url, course.id) as book:
        try:
            rows = book.assignment_submissions(assignment)
        except MissingEntry:
            rows = []
        # Work that could not be graded has a row without points: it says nothing of the exercise.
        scores = {row.student.id: own for row in rows if (own := _scores(row))}
    students = tuple(sorted(scores))
    table = [[scores[id_].get(one.id, np.nan) for one in found] for id_ in students]
    return Results(
        assignment=assignment,
        bridge=content.module(assignment[:2]).bridge,
        steps=found,
        students=students,
        points=np.array(table, dtype=float).reshape(len(students), len(found)),
        mistakes=_mistakes(course.autograded, assignment, students, found),
    )


def _scores(row: Any) -> dict[str, float]:  # noqa: ANN401  a row of nbgrader
    return {
        grade.name: float(grade.score)
        for part in row.notebooks
        for grade in part.grades
        if not grade.needs_manual_grade
    }


def _mistakes(
    autograded: Path, assignment: str, students: Sequence[str], found: Sequence[Step]
) -> dict[str, Counter[str]]:
    """Count known messages; a learner's run can forge any other, so others are not counted."""
    words = content.strings("exercises", language_of(assignment))[assignment[:2]]
    known = {
        one.id: [
            (re.compile(_pattern(text), re.DOTALL), re.sub(r"\{\w+[^}]*\}", "…", text))
            for key, text in words[one.id].items()
            if isinstance(text, str) and not _NO_MISTAKE.fullmatch(key)
        ]
        for one in found
        if one.judge is not None
    }
    told: dict[str, Counter[str]] = {id_: Counter() for id_ in known}
    for student in students:
        for path in (autograded / student / assignment).glob("*.ipynb"):
            for step, said in _said(path):
                text = next((t for p, t in known.get(step, ()) if p.fullmatch(said)), None)
                if text:
                    told[step][text] += 1
    return told


def _pattern(text: str) -> str:
    return ".{0,200}?".join(map(re.escape, re.split(r"\{\w+[^}]*\}", text)))


def _said(path: Path) -> list[tuple[str, str]]:
    """Return the first message of each check in a notebook; none if it cannot be read."""
    import nbformat

    try:
        cells = nbformat.read(path, as_version=4).cells  # type: ignore[no-untyped-call]
    except (OSError, ValueError, nbformat.reader.NotJSONError, nbformat.ValidationError):
        return []
    found = []
    for cell in cells:
        about = cell.metadata.get("nbgrader", {})
        outputs = cell.get("outputs", []) if about.get("grade") else []
        said = [out.get("data", {}).get(MIME) for out in outputs]
        texts = [one["message"] for one in said if isinstance(one, dict) and "message" in one]
        if texts and isinstance(texts[0], str):
            found.append((str(about.get("grade_id")), texts[0]))
    return found
