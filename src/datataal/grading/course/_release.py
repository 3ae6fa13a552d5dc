"""Hand an assignment out: nbgrader's own release, and a zip of it for a learning platform."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Final

from datataal.errors import DatataalError, Finding
from datataal.grading.course._init import assignments
from datataal.grading.engine._course import Course

__all__ = ["known", "release"]

#: One date for all files: the same assignment gives the same zip.
_MOMENT: Final = (2027, 1, 1, 0, 0, 0)


def known(course: Course, assignment: str) -> str:
    """Return the name of an assignment of the course.

    Raises
    ------
    DatataalError
        If the course has none of that name.
    """
    all_ = assignments(course)
    if assignment in all_:
        return assignment
    raise DatataalError(
        Finding(
            f"This course has no assignment {assignment!r}",
            str(course.root),
            ", ".join(all_) or "an assignment in its folder source",
            "Name one of these; datataal course init makes them",
        )
    )


def release(course: Course, assignment: str) -> Path:
    """Make the learners' version with nbgrader and return the zip of it.

    Raises
    ------
    DatataalError
        If there is no such assignment, or nbgrader refuses; its own words are given.
    """
    from nbgrader.apps.api import NbGraderAPI
    from nbgrader.coursedir import CourseDirectory

    known(course, assignment)
    directory = CourseDirectory(config=course.settings)
    done = NbGraderAPI(directory, config=course.settings).generate_assignment(assignment)
    if not done["success"]:
        raise DatataalError(
            Finding(
                f"nbgrader did not release {assignment}",
                str(course.root),
                "a source that nbgrader accepts",
                str(done.get("error") or done.get("log") or "")[-800:],
            )
        )
    folder = Path(directory.format_path(directory.release_directory, ".", assignment)).resolve()
    target = folder.parent / f"{assignment}.zip"
    _zip(folder, target)
    return target


def _zip(folder: Path, target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
                archive.writestr(zipfile.ZipInfo(name, _MOMENT), path.read_bytes())
