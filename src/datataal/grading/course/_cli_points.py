"""`datataal course fill` and `points`: back to the platform, or out as plain CSV."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

__all__ = ["add"]

_ALL_WELL: Final = 0
_LOOK_AT_SOME: Final = 1


def add(commands: Any) -> Iterator[argparse.ArgumentParser]:  # noqa: ANN401  argparse names it privately
    """Add the two commands to those of `datataal course`."""
    one = commands.add_parser("fill", help="fill points into your platform's own exported file")
    one.add_argument("file", type=Path)
    one.add_argument("--assignment", required=True, help="such as 03-quality-nl")
    one.add_argument("--out", type=Path, required=True, help="where the filled file goes")
    one.add_argument("--column", default="", help="header of the column, if more can be meant")
    one.add_argument("--roster", type=Path, help="who is who (roster.csv of the course)")
    one.set_defaults(run=_fill)
    yield one

    one = commands.add_parser("points", help="the points of an assignment as plain CSV")
    one.add_argument("--assignment", required=True, help="such as 03-quality-nl")
    one.add_argument("--out", type=Path, help="a file (the screen)")
    one.set_defaults(run=_points)
    yield one


def _fill(options: argparse.Namespace) -> int:
    from datataal.grading.course._lms import fill
    from datataal.grading.course._points import points
    from datataal.grading.course._release import known
    from datataal.grading.course._roster import ROSTER, Roster
    from datataal.grading.engine._course import Course
    from datataal.grading.engine._quiet import quiet

    quiet()
    course = Course.at(options.course)
    assignment = known(course, options.assignment)
    roster = Roster.read(options.roster or course.root / ROSTER)
    done = fill(options.file, points(course, assignment), roster, options.column)
    options.out.write_text(done.text, encoding="utf-8", newline="")
    print(f"{done.platform}: {done.written} people in column {done.column!r}, in {options.out}")
    for ids, said in (
        (done.waiting, "not filled in: an answer waits to be marked"),
        (done.ungraded, "not filled in: could not be graded (why: datataal grade ASSIGNMENT)"),
        (done.absent, "not filled in: nothing graded"),
        (done.unknown, "in the file and not in the roster"),
    ):
        if ids:
            print(f"  {len(ids):>5}  {said}: {', '.join(ids)}")
    return _LOOK_AT_SOME if done.waiting or done.ungraded or done.unknown else _ALL_WELL


def _points(options: argparse.Namespace) -> int:
    from datataal.grading.course._lms import plain_csv
    from datataal.grading.course._points import points, rows
    from datataal.grading.course._release import known
    from datataal.grading.course._roster import ROSTER, Roster
    from datataal.grading.engine._course import Course
    from datataal.grading.engine._quiet import quiet

    quiet()
    course = Course.at(options.course)
    found = points(course, known(course, options.assignment))
    path = course.root / ROSTER
    people = Roster.read(path).people if path.is_file() else {}
    table = list(rows(found, people))
    text = plain_csv(table)
    if options.out:
        options.out.write_text(text, encoding="utf-8-sig", newline="")
        print(f"{len(table)} people, in {options.out}")
    else:
        print(text, end="")
    return _ALL_WELL
