"""Feedback for a whole group: one page per learner, out of the gradebook, as files or as a zip.

The page is the one that `nbgrader generate_feedback` writes; here nobody waits some seconds for
each learner, and a page whose points are the same as before is not written again.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from datataal.errors import DatataalError, Finding
from datataal.grading._exercise import folder
from datataal.grading.course._roster import Roster
from datataal.grading.engine._course import Course

__all__ = ["Given", "feedback", "pack"]

_MOMENT: Final = (2027, 1, 1, 0, 0, 0)
_NO_PATH: Final = str.maketrans('/\\:*?"<>|_', "----------")


@dataclass(frozen=True)
class Given:
    """What became of one learner's page: ``written``, ``same`` or ``missing``, and its file."""

    student: str
    word: str
    path: Path
    waits: bool = False


def feedback(
    course: Course, assignment: str, book: str = "", only: Sequence[str] = ()
) -> list[Given]:
    """Write the page of every learner whose work was graded.

    Parameters
    ----------
    course : Course
        The course.
    assignment : str
        Its name.
    book : str, optional
        Address of the book, up to the language; without it a page names the lesson, unlinked.
    only : sequence of str, optional
        Ids of the learners; all if empty.

    Raises
    ------
    DatataalError
        If nothing was graded, or a learner of `only` handed nothing in.
    """
    from nbgrader.api import Gradebook, MissingEntry

    layout = _layout(course)
    with Gradebook(course.db_url, course.id) as gradebook:
        try:
            rows = gradebook.assignment_submissions(assignment)
        except MissingEntry:
            rows = []
        by_id = {row.student.id: row for row in rows}
        absent = sorted(set(only) - set(by_id))
        if absent or not by_id:
            raise DatataalError(
                Finding(
                    f"Nothing is graded of {', '.join(absent) or assignment}",
                    str(course.root),
                    "submissions in the gradebook",
                    f"Grade first: datataal grade {assignment}",
                )
            )
        return [
            one
            for id_, row in sorted(by_id.items())
            if not only or id_ in only
            for one in _of(course, layout, row, assignment, book)
        ]


def pack(
    given: Sequence[Given], target: Path, roster: Roster | None = None, *, moodle: bool = False
) -> int:
    """Put the pages in a zip, a folder for each learner, and return how many.

    With `moodle`, folders are named as Moodle's own upload of feedback files wants them:
    ``Full name_NUMBER_assignsubmission_file_`` with the roster's `lms_id`.

    Raises
    ------
    DatataalError
        If Moodle's number of a learner is not in the roster.
    """
    people = roster.people if roster else {}
    present = [one for one in given if one.word != "missing"]
    unknown = [one.student for one in present if not people.get(one.student, {}).get("lms_id")]
    if moodle and unknown:
        raise DatataalError(
            Finding(
                f"The roster has no lms_id of {', '.join(unknown)}; nothing was packed",
                expected="the number in the names of Moodle's own folders",
                do="Fill it in, or pack without --moodle",
            )
        )
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in present:
            name = _moodle(people[one.student]) if moodle else one.student
            entry = zipfile.ZipInfo(f"{name}/{one.path.name}", _MOMENT)
            archive.writestr(entry, one.path.read_bytes())
    return len(present)


def _moodle(row: Mapping[str, str]) -> str:
    whole = f"{row['first_name']} {row['last_name']}".strip() or row["id"]
    return f"{whole.translate(_NO_PATH)}_{row['lms_id']}_assignsubmission_file_"


def _layout(course: Course) -> Any:  # noqa: ANN401  a template of jinja
    from jinja2 import Environment, FileSystemLoader

    from datataal.grading.feedback import page

    places = [place / "templates" / "datataal" for place in (course.root, folder())]
    around = Environment(loader=FileSystemLoader(places), autoescape=True)
    around.filters["feedback_page"] = page
    return around.get_template("index.html.j2")


def _of(course: Course, layout: Any, row: Any, assignment: str, book: str) -> Iterator[Given]:  # noqa: ANN401
    import nbformat

    student = row.student.id
    for part in row.notebooks:
        page = course.root / "feedback" / student / assignment / f"{part.name}.html"
        graded = course.autograded / student / assignment / f"{part.name}.ipynb"
        try:
            notebook = nbformat.read(graded, as_version=4)  # type: ignore[no-untyped-call]
        except (OSError, ValueError, nbformat.reader.NotJSONError, nbformat.ValidationError):
            yield Given(student, "missing", page)
            continue
        _fill_in(notebook, part)
        waiting = sorted(one.name for one in part.grades if one.needs_manual_grade)
        about = {
            "assignment": assignment,
            "score": part.score,
            "max_score": part.max_score,
            "late_penalty": part.late_submission_penalty,
            "waiting": waiting,
            "book": book,
        }
        text = layout.render(nb=notebook, resources={"nbgrader": about})
        yield Given(student, _write(page, text), page, bool(waiting))


def _fill_in(notebook: Any, part: Any) -> None:  # noqa: ANN401  as nbgrader's GetGrades does
    scores = {one.name: one.score for one in part.grades}
    comments = {one.name: one.comment for one in part.comments}
    for cell in notebook.cells:
        about = cell.metadata.get("nbgrader", {})
        name = about.get("grade_id")
        if name in scores:
            about["score"] = scores[name]
        if name in comments:
            about["comment"] = comments[name]


def _write(path: Path, text: str) -> str:
    data = text.encode("utf-8", "replace")  # a lone surrogate in an answer has no UTF-8
    with suppress(OSError):
        if path.read_bytes() == data:
            return "same"
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(data)
    beside.replace(path)
    return "written"
