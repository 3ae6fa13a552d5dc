"""Make a course folder for an institute: settings, assignments, an empty roster, a guide."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from datataal.errors import DatataalError, Finding
from datataal.grading._build import build
from datataal.grading._exercise import exercises, folder
from datataal.grading.course._roster import COLUMNS, ROSTER
from datataal.grading.engine._course import CONFIG, Course
from datataal.language import Language

__all__ = ["assignments", "chosen", "init"]

_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,40}")


def chosen(modules: Sequence[str]) -> tuple[str, ...]:
    """Return the exercises of these modules (``"03"`` or ``"03-quality"``); all if none is named.

    Raises
    ------
    DatataalError
        If a module has no exercise.
    """
    known = exercises()
    found = [one for one in known if not modules or one in modules or one[:2] in modules]
    missing = [nr for nr in modules if nr not in known and nr not in {one[:2] for one in known}]
    if missing:
        raise DatataalError(
            Finding(
                f"There is no exercise of module {', '.join(missing)}",
                expected=", ".join(one[:2] for one in known),
                do="Leave it out, or correct the number",
            )
        )
    return tuple(found)


def init(
    root: Path,
    name: str,
    lang: Language,
    modules: Sequence[str] = (),
    due: Mapping[str, dt.datetime] | None = None,
) -> list[str]:
    """Make a course folder and return the names of its assignments.

    Parameters
    ----------
    root : pathlib.Path
        A folder that does not exist yet, or is empty.
    name : str
        The course's name in its gradebook: small letters, digits and hyphens.
    lang : Language
        Language of the assignments.
    modules : sequence of str
        Which modules' exercises; all if empty.
    due : mapping, optional
        Moment that each assignment must be in, by module number.

    Raises
    ------
    DatataalError
        If the folder is in use, the name or a module is none, or a due date belongs to no module.
    """
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise DatataalError(
            Finding(
                "This folder is in use; nothing was changed",
                str(root),
                "a new or an empty folder",
                "Name another folder",
            )
        )
    if not _ID.fullmatch(name):
        raise DatataalError(
            Finding(f"{name!r} can't name a course", expected="small letters, digits and hyphens")
        )
    slugs = chosen(modules)
    dates = dict(due or {})
    stray = set(dates) - {slug[:2] for slug in slugs}
    if stray:
        raise DatataalError(
            Finding(
                f"Module {', '.join(sorted(stray))} has a date and is not in the course",
                expected=", ".join(slug[:2] for slug in slugs),
            )
        )
    root.mkdir(parents=True, exist_ok=True)
    _settings(root, name)
    build(root, (lang,), slugs)
    _roster(root / ROSTER)
    _dates(root, {f"{slug}-{lang}": dates.get(slug[:2]) for slug in slugs})
    return [f"{slug}-{lang}" for slug in slugs]


def assignments(course: Course) -> list[str]:
    """Return the names of the assignments of a course."""
    if not course.source.is_dir():
        return []
    return sorted(path.name for path in course.source.iterdir() if path.is_dir())


def _settings(root: Path, name: str) -> None:
    own = folder()
    text = (own / CONFIG).read_text(encoding="utf-8")
    text = text.replace('course_id = "datataal"', f'course_id = "{name}"')
    (root / CONFIG).write_text(text, encoding="utf-8")
    shutil.copytree(own / "templates", root / "templates")
    shutil.copy(own / "README.md", root / "README.md")


def _roster(path: Path) -> None:
    # With the mark that spreadsheets need to read UTF-8.
    path.write_text(",".join(COLUMNS) + "\n", encoding="utf-8-sig")


def _dates(root: Path, dates: Mapping[str, dt.datetime | None]) -> None:
    from nbgrader.api import Gradebook

    course = Course.at(root)
    with Gradebook(course.db_url, course.id) as book:
        for assignment, moment in dates.items():
            values = {"duedate": moment.astimezone(dt.UTC).replace(tzinfo=None)} if moment else {}
            book.update_or_create_assignment(assignment, **values)
