"""`datataal course`: make a course, hand it out, take in what comes back, see how it stands."""

from __future__ import annotations

import argparse
import datetime as dt
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from datataal.errors import DatataalError, Finding
from datataal.grading._build import build, outdated
from datataal.grading.course import _cli_feedback, _cli_mark, _cli_points
from datataal.language import LANGUAGES

__all__ = ["main"]

_ALL_WELL, _LOOK_AT_SOME = 0, 1
_SAID: Final = {
    "taken": "taken in",
    "again": "taken in; what was there before is kept",
    "same": "there already, nothing changed",
    "unknown": "nobody of the roster: not taken in",
    "no_notebook": "no notebook: not taken in",
    "refused": "refused: not taken in",
}
_FINE: Final = ("taken", "again", "same")


def main(argv: Sequence[str]) -> int:
    """Run the command; 0 when all is well, 1 if somebody must look at something."""
    options = _parser().parse_args(argv)
    return int(options.run(options))


def _build(options: argparse.Namespace) -> int:
    languages = (options.lang,) if options.lang else LANGUAGES
    if options.check:
        stale = outdated(options.course, languages)
        for path in stale:
            print(f"{path}: differs from its source. Run: datataal course build")
        return _LOOK_AT_SOME if stale else _ALL_WELL
    for path in build(options.course, languages):
        print(path)
    return _ALL_WELL


def _init(options: argparse.Namespace) -> int:
    from datataal.grading.course._init import init
    from datataal.grading.engine._quiet import quiet

    quiet()
    made = init(options.folder, options.name, options.lang, options.modules, dict(options.due))
    print(f"The course stands in {options.folder}, with {len(made)} assignments:")
    print("".join(f"  {name}\n" for name in made), end="")
    print(f"Next: fill in {options.folder / 'roster.csv'}, then datataal course release")
    return _ALL_WELL


def _release(options: argparse.Namespace) -> int:
    from datataal.grading.course._init import assignments
    from datataal.grading.course._release import release
    from datataal.grading.engine._course import Course
    from datataal.grading.engine._quiet import quiet

    quiet()
    course = Course.at(options.course)
    for name in options.assignments or assignments(course):
        print(release(course, name))
    return _ALL_WELL


def _collect(options: argparse.Namespace) -> int:
    from datataal.grading._exercise import notebook_name
    from datataal.grading.course._collect import collect
    from datataal.grading.course._release import known
    from datataal.grading.course._roster import ROSTER, Roster
    from datataal.grading.engine._course import Course

    course = Course.at(options.course)
    assignment = known(course, options.assignment)
    path = options.roster or course.root / ROSTER
    roster = Roster.read(path) if path.is_file() or options.roster else None
    roster = roster if roster and roster.people else None
    with course.alone():
        told = collect(
            options.source,
            course.submitted,
            assignment,
            notebook_name(assignment.rpartition("-")[0]),
            roster=roster,
            kept=course.notes / "replaced",
        )
    if not roster:
        print("No roster: learners are called what the platform calls them.")
    counts = Counter(one.word for one in told)
    print(f"{len(told)} submissions of {assignment}")
    for word, said in _SAID.items():
        if counts[word]:
            print(f"  {counts[word]:>5}  {said}")
    for one in told:
        if one.word not in _FINE or one.notes:
            print(f"{one.student or one.said}: {'; '.join((_SAID[one.word], *one.notes))}")
    return _ALL_WELL if set(counts) <= set(_FINE) else _LOOK_AT_SOME


def _status(options: argparse.Namespace) -> int:
    from datataal.grading.course._status import status
    from datataal.grading.engine._course import Course
    from datataal.grading.engine._quiet import quiet

    quiet()
    rows = status(Course.at(options.course))
    print(f"{'assignment':<22}{'handed in':>12}{'graded':>8}{'to mark':>9}  due")
    for one in rows:
        of = f"{one.handed_in}" + (f" of {one.learners}" if one.learners else "")
        print(f"{one.assignment:<22}{of:>12}{one.graded:>8}{one.to_mark:>9}  {one.due or '-'}")
        if options.missing and one.missing:
            print(f"  not handed in: {', '.join(one.missing)}")
    return _ALL_WELL


def _due(text: str) -> tuple[str, dt.datetime]:
    nr, _, moment = text.partition("=")
    try:
        found = dt.datetime.fromisoformat(moment)
    except ValueError as error:
        raise DatataalError(
            Finding(
                f"{text!r} is no due date",
                expected="a module and a moment, such as 03=2027-02-01T17:00",
            )
        ) from error
    return nr, found if found.tzinfo else found.astimezone()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="datataal course", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    one = commands.add_parser("init", help="make a course folder")
    one.add_argument("folder", type=Path)
    one.add_argument("--lang", choices=LANGUAGES, required=True)
    one.add_argument("--name", default="datataal", help="its name in the gradebook")
    one.add_argument("--modules", type=lambda text: text.split(","), default=[], help="01,03,06")
    one.add_argument("--due", type=_due, action="append", default=[], metavar="03=2027-02-01T17:00")
    one.set_defaults(run=_init)

    one = commands.add_parser("release", help="make the learners' versions, with a zip of each")
    one.add_argument("assignments", nargs="*", help="all if none is named")
    one.set_defaults(run=_release)
    _of_course(one)

    one = commands.add_parser("collect", help="take in a folder, a platform's zip, or notebooks")
    one.add_argument("source", type=Path)
    one.add_argument("--assignment", required=True, help="such as 03-quality-nl")
    one.add_argument("--roster", type=Path, help="who is who (roster.csv of the course)")
    one.set_defaults(run=_collect)
    _of_course(one)

    one = commands.add_parser("status", help="who handed in, what is graded, what waits")
    one.add_argument("--missing", action="store_true", help="name who did not hand in")
    one.set_defaults(run=_status)
    _of_course(one)

    for one in _cli_points.add(commands):
        _of_course(one)

    _of_course(_cli_feedback.add(commands))
    _of_course(_cli_mark.add(commands))

    one = commands.add_parser("build", help="write the assignments into grading/source")
    one.add_argument("--lang", choices=LANGUAGES, help="only this language")
    one.add_argument("--check", action="store_true", help="write nothing, say what is out of date")
    one.add_argument("--course", type=Path, help="folder of the nbgrader course (grading/)")
    one.set_defaults(run=_build)
    return parser


def _of_course(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--course", type=Path, default=Path(), help="its folder (this one)")
