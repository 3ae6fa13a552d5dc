"""`datataal course mark`: read the answers in words, alone or with a second marker."""

from __future__ import annotations

import argparse
import webbrowser
from pathlib import Path
from typing import Any

from datataal.errors import DatataalError
from datataal.language import LANGUAGES

__all__ = ["add"]


def add(commands: Any) -> argparse.ArgumentParser:  # noqa: ANN401  argparse names it privately
    """Add the command to those of `datataal course`."""
    one: argparse.ArgumentParser = commands.add_parser(
        "mark", help="read and mark the answers in words, on a page of this machine"
    )
    one.add_argument("--assignment", required=True, help="such as 03-quality-nl")
    one.add_argument("--by", default="", metavar="INITIALS", help="who marks")
    one.add_argument("--second", action="store_true", help="mark as second, without the first's")
    one.add_argument("--share", type=float, default=0.2, help="the second's share (0.2)")
    one.add_argument("--lang", choices=LANGUAGES, help="of the page (the assignment's)")
    one.add_argument("--port", type=int, default=0, help="of the page (a free one)")
    one.add_argument("--no-browser", action="store_true", help="only say the address")
    way = one.add_mutually_exclusive_group()
    way.add_argument("--export", type=Path, metavar="SHEET", help="write a marking sheet, as CSV")
    way.add_argument("--import", type=Path, metavar="SHEET", dest="sheet", help="read one back")
    way.add_argument("--agreement", action="store_true", help="say how far the two agree")
    one.set_defaults(run=_run)
    return one


def _run(options: argparse.Namespace) -> int:
    from datataal.grading._page_parts import language_of
    from datataal.grading.course._release import known
    from datataal.grading.engine._course import Course
    from datataal.grading.engine._quiet import quiet
    from datataal.grading.marking._desk import Desk

    quiet()
    course = Course.at(options.course)
    assignment = known(course, options.assignment)
    if options.agreement:
        return _agreement(course, assignment)
    desk = Desk.set_out(
        course,
        assignment,
        options.lang or language_of(assignment),
        options.by,
        turn="second" if options.second else "first",
        share=options.share if options.second else 1.0,
    )
    if options.export:
        return _export(desk, options.export)
    if options.sheet:
        return _import(desk, options.sheet)
    return _page(desk, options)


def _page(desk: Any, options: argparse.Namespace) -> int:  # noqa: ANN401
    from datataal.grading.marking._serve import Server

    desk.shown()  # what is wrong is said here, not on the page
    server = Server(desk, options.port)
    print(f"{len(desk.items)} answers to read. The page, for this machine alone:")
    print(server.address, flush=True)
    print("Ctrl + C ends it; what was saved stays.", flush=True)
    if not options.no_browser:
        webbrowser.open(server.address)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print("Ended.")
    finally:
        server.server_close()
    return 0


def _export(desk: Any, target: Path) -> int:  # noqa: ANN401
    from datataal.grading.marking import _sheet
    from datataal.grading.marking._marks import standing

    given = standing(desk.course, desk.assignment, desk.turn)
    if desk.turn == "second":
        given = {key: one for key, one in given.items() if one.marker == desk.marker}
    text = _sheet.write(desk.items, given)
    target.write_text(text, encoding="utf-8-sig", newline="")
    print(f"{len(desk.items)} answers, in {target}. Fill in points and comment; leave the rest.")
    return 0


def _import(desk: Any, sheet: Path) -> int:  # noqa: ANN401
    from datataal.grading.marking import _sheet
    from datataal.grading.marking._marks import save, standing

    told = _sheet.read(sheet, desk.items, desk.turn, desk.marker)
    given = standing(desk.course, desk.assignment, desk.turn)
    saved, same, kept = 0, 0, []
    for item, mark in told:
        there = given.get((item.student, item.step))
        equal = there and (there.points, there.comment) == (mark.points, mark.comment)
        if equal and not (item.waits and desk.turn == "first"):
            same += 1
            continue
        try:
            save(desk.course, desk.assignment, item, mark)
            saved += 1
        except DatataalError as error:
            kept.append(f"{item.student}: {error.findings[0].what}")
    print(f"{saved} marks saved, {same} were so already, {len(desk.items) - len(told)} left open")
    for line in kept:
        print(line)
    return 1 if kept else 0


def _agreement(course: Any, assignment: str) -> int:  # noqa: ANN401
    from datataal.grading.marking._agree import agreement
    from datataal.grading.marking._marks import standing

    first, second = (standing(course, assignment, turn) for turn in ("first", "second"))
    both = sorted(set(first) & set(second))
    found = agreement([(first[key].points, second[key].points) for key in both])
    print(f"{found.n} answers of {assignment} have a first and a second mark")
    if found.n:
        print(f"  the same points      {found.equal:.0%}")
        print(f"  one point at most    {found.near:.0%}")
    if found.kappa is None:
        print("  Cohen's kappa        cannot be said: too few marks, or all the same points")
    else:
        print(
            f"  Cohen's kappa        {found.kappa:.2f}"
            f" (95% interval {found.low:.2f} to {found.high:.2f}; rough below 50 answers)"
        )
    for key in both:
        a, b = first[key], second[key]
        if a.points != b.points:
            print(f"{a.student}: {a.marker} gave {a.points}, {b.marker} gave {b.points}")
    return 0
