"""`datataal course feedback`: a page for every learner."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import Any

from datataal.errors import DatataalError, Finding

__all__ = ["add"]


def add(commands: Any) -> argparse.ArgumentParser:  # noqa: ANN401  argparse names it privately
    """Add the command to those of `datataal course`."""
    one: argparse.ArgumentParser = commands.add_parser(
        "feedback", help="a page for every learner, in the language of the assignment"
    )
    one.add_argument("--assignment", required=True, help="such as 03-quality-nl")
    one.add_argument("--only", type=lambda text: text.split(","), default=[], help="ids: a,b")
    one.add_argument("--book", default="", metavar="ADDRESS", help="where your learners' book is")
    one.add_argument("--zip", type=Path, help="pack the pages in this zip too")
    one.add_argument("--moodle", action="store_true", help="name its folders as Moodle wants")
    one.set_defaults(run=_run)
    return one


def _run(options: argparse.Namespace) -> int:
    from datataal.grading.course._feedback import feedback, pack
    from datataal.grading.course._release import known
    from datataal.grading.course._roster import ROSTER, Roster
    from datataal.grading.engine._course import Course
    from datataal.grading.engine._quiet import quiet

    quiet()
    course = Course.at(options.course)
    assignment = known(course, options.assignment)
    if options.book and not options.book.startswith(("https://", "http://", "file://")):
        raise DatataalError(
            Finding(
                f"{options.book!r} is no address",
                expected="https://… of the book, without nl or en",
            )
        )
    given = feedback(course, assignment, options.book, options.only)
    counts = Counter(one.word for one in given)
    fine = counts["written"] + counts["same"]
    print(f"{fine} pages in {course.root / 'feedback'}; {counts['same']} were right already")
    open_ = [one.student for one in given if one.waits]
    missing = [one.student for one in given if one.word == "missing"]
    for ids, said in (
        (open_, "an answer in words waits to be marked; the page says so"),
        (missing, "no graded notebook: no page"),
    ):
        if ids:
            print(f"  {len(ids):>5}  {said}: {', '.join(ids)}")
    if options.zip:
        path = course.root / ROSTER
        roster = Roster.read(path) if path.is_file() else None
        print(f"{pack(given, options.zip, roster, moodle=options.moodle)} packed in {options.zip}")
    return 1 if missing else 0
