"""`datataal grade`: grade hundreds of submissions, each behind walls, and lose nothing."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Final

from datataal.errors import DatataalError, Finding
from datataal.grading.engine._outcome import OUTCOMES
from datataal.grading.engine._pool import Pool
from datataal.grading.engine._quiet import quiet
from datataal.grading.engine._run import Done, Options
from datataal.grading.engine._words import said

__all__ = ["main"]

_ALL_GRADED, _LOOK_AT_SOME = 0, 1
_SAID: Final = {
    "graded": "graded",
    "partly_graded": "partly graded: a person decides the rest",
    "limit_hit": "a limit was hit",
    "tampering_suspected": "tampering suspected: look before you trust the points",
    "not_gradable": "not gradable: no points were written",
    "our_fault": "our fault: run the same command again",
}
_CODES: Final = (
    "Exit code: 0 all is graded, 1 a person must look at some, 2 it could not begin or go on, "
    "3 a fault of ours."
)
_WARNING: Final = (
    "WITHOUT A SANDBOX: submissions can read and delete whatever you can. This is noted."
)


def main(argv: Sequence[str]) -> int:
    """Run the command; 0 if all is graded, 1 if a person must look at some, 2 if it cannot run."""
    options = _parser().parse_args(list(argv))
    quiet()
    if options.probe:
        return _probe()
    from datataal.grading.engine._course import Course
    from datataal.grading.engine._run import grade_assignment

    if options.unsafe_no_sandbox:
        print(_WARNING, file=sys.stderr)
    course = Course.at(options.course)
    asked = Options(
        only=options.only, since=options.since, exact=options.exact, again=options.again
    )
    begin = time.monotonic()
    with course.alone():
        if options.unsafe_no_sandbox:
            _note(course.notes)
        done = grade_assignment(
            course,
            options.assignment,
            asked,
            _where(options, course.notes),
            _Progress(begin),
        )
    return _summary(done, time.monotonic() - begin)


def _where(options: argparse.Namespace, notes: Path) -> Callable[[], AbstractContextManager[Pool]]:
    """Return what opens the place where jobs run: this machine, or the workers of a scheduler."""
    walls = not options.unsafe_no_sandbox
    if not options.scheduler:
        from datataal.grading.engine._pool import LocalPool

        return lambda: LocalPool(options.jobs, walls=walls)
    from datataal.grading.engine._cluster import ClusterPool, Tls

    files = (options.tls_ca, options.tls_cert, options.tls_key)
    tls = Tls(*files) if all(files) else None
    if any(files) and not tls:
        raise DatataalError(
            Finding(
                "One or two of the three TLS files are missing",
                do="Give all: --tls-ca CA.pem --tls-cert CERT.pem --tls-key KEY.pem",
            )
        )
    return lambda: ClusterPool(options.scheduler, notes, tls=tls, walls=walls)


class _Progress:
    """One line that tells how far it is, how fast, and how long still."""

    def __init__(self, begin: float) -> None:
        self._begin = begin
        self._said = 0.0

    def __call__(self, done: int, all_: int) -> None:
        now = time.monotonic()
        if now - self._said < (0.5 if sys.stderr.isatty() else 15) and done < all_:
            return
        self._said = now
        rate = done / max(now - self._begin, 0.001)
        left = (all_ - done) / rate
        line = f"{done} of {all_} · {rate:.1f} a second · {left:.0f} s left"
        print(line, end="\r" if sys.stderr.isatty() else "\n", file=sys.stderr, flush=True)


def _summary(done: Sequence[Done], seconds: float) -> int:
    if not done:
        print("Nothing was handed in for this assignment.")
        return _ALL_GRADED
    counts = Counter(one.outcome.word for one in done)
    ran = sum(one.seconds > 0 for one in done)
    print(f"{len(done)} submissions, {ran} graded now, {seconds:.1f} s")
    for word in OUTCOMES:
        if counts[word]:
            print(f"  {counts[word]:>5}  {_SAID[word]}")
    for one in done:
        if one.outcome.reasons:
            why = "; ".join(map(said, one.outcome.reasons))
            print(f"{one.student}: {one.outcome.word}: {why[:300]}")
    return _ALL_GRADED if set(counts) == {"graded"} else _LOOK_AT_SOME


def _probe() -> int:
    from datataal.grading.engine._probe import walls

    stand = True
    for wall, stands in walls():
        print(f"{'ok     ' if stands else 'MISSING'} {wall.name}: {wall.expected}")
        if not stands:
            print(f"        {wall.mend}")
        stand = stand and stands
    return 0 if stand else 1


def _note(notes: Path) -> None:
    line = f"{dt.datetime.now(dt.UTC).isoformat(timespec='seconds')} graded without a sandbox\n"
    with (notes / "unsafe.txt").open("a", encoding="utf-8") as file:
        file.write(line)


def _moment(text: str) -> dt.datetime:
    moment = dt.datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="datataal grade", description=__doc__, epilog=_CODES)
    parser.add_argument("assignment", nargs="?", default="", help="such as 03-quality-nl")
    parser.add_argument("--course", type=Path, default=Path(), help="its folder (this one)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many at a time")
    parser.add_argument(
        "--scheduler", metavar="ADDRESS", help="grade on the workers of dask, tls://10.0.0.5:8786"
    )
    for name, what in (("ca", "the authority"), ("cert", "your certificate"), ("key", "its key")):
        parser.add_argument(f"--tls-{name}", type=Path, metavar="FILE", help=f"{what}, for tls://")
    parser.add_argument("--only", action="append", default=[], metavar="LEARNER")
    parser.add_argument("--since", type=_moment, help="only what came in since, 2026-11-23T18:00")
    parser.add_argument("--again", action="store_true", help="grade also what is done")
    parser.add_argument("--exact", action="store_true", help="score exactly as nbgrader does")
    parser.add_argument("--probe", action="store_true", help="only say which walls stand here")
    parser.add_argument("--unsafe-no-sandbox", action="store_true", help="no walls at all")
    return parser
