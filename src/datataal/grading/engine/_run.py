"""Plan, run, merge: grade what has changed in one assignment, and say what became of each."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import asdict, dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from datataal.errors import DatataalError, Finding
from datataal.grading.engine._book import name_of, opened, patiently
from datataal.grading.engine._course import Course
from datataal.grading.engine._job import Job
from datataal.grading.engine._journal import Journal
from datataal.grading.engine._merge import backup, merge
from datataal.grading.engine._outcome import Outcome, outcome
from datataal.grading.engine._plan import Task, assignment_key, tasks
from datataal.grading.engine._pool import Pool
from datataal.grading.engine._seed import seed, structure
from datataal.grading.engine._station import RESULT
from datataal.grading.sandbox._limits import Limits

__all__ = ["Done", "Options", "grade_assignment"]

#: How often a submission is tried again when the fault was ours.
TRIES = 2


@dataclass(frozen=True)
class Options:
    """What an instructor asked for.

    Attributes
    ----------
    only : sequence of str
        Learners; all if empty.
    since : datetime or None
        Leave out what was handed in before.
    limits : Limits
        What a submission may use.
    exact : bool
        Score as nbgrader does, with its traps.
    again : bool
        Grade also what is done.
    """

    only: Sequence[str] = ()
    since: dt.datetime | None = None
    limits: Limits = field(default_factory=Limits)
    exact: bool = False
    again: bool = False


@dataclass(frozen=True)
class Done:
    """One submission after a run: whose, what became of it, and how long it took (0: not run)."""

    student: str
    outcome: Outcome
    seconds: float


def grade_assignment(
    course: Course,
    assignment: str,
    options: Options,
    pool: Callable[[], AbstractContextManager[Pool]],
    tell: Callable[[int, int], None] = lambda _done, _all: None,
) -> list[Done]:
    """Grade what has changed; call again at any time, also after a crash.

    Parameters
    ----------
    course : Course
        The course.
    assignment : str
        Name of a released assignment.
    options : Options
        What to grade, and how.
    pool : callable
        Opens the place where jobs run; called only if there is something to do.
    tell : callable
        Called with how many are done and how many there are.

    Raises
    ------
    DatataalError
        If there is nothing to grade with: no assignment, no sandbox, a damaged gradebook.
    """
    common = _common(course, assignment, options)
    planned = list(tasks(course.submitted, assignment, common, options.only, options.since))
    journal = Journal(course.notes / "journal.jsonl")
    merged = [one for one in planned if journal.merged(assignment, one.student) == one.key]
    done = {one.student for one in merged if _result(course, one)} if not options.again else set()
    todo = [one for one in planned if one.student not in done]
    found = [_done(course, one) for one in planned if one.student in done]
    for task, told in _merged(course, todo, options, common, pool):
        became = outcome(told)
        journal.write(
            "merged",
            student=task.student,
            assignment=assignment,
            key=task.key,
            outcome=became.word,
            reasons=list(became.reasons),
        )
        found.append(Done(task.student, became, float(told["seconds"])))
        tell(len(found), len(planned))
    return sorted(found, key=lambda one: one.student)


def _merged(
    course: Course,
    todo: Sequence[Task],
    options: Options,
    common: str,
    pool: Callable[[], AbstractContextManager[Pool]],
) -> Iterator[tuple[Task, dict[str, Any]]]:
    """Yield each submission with what its job told, once that is in the gradebook."""
    if not todo:
        return
    ready = [] if options.again else [task for task in todo if _result(course, task)]
    waiting = [task for task in todo if task not in ready]
    with ExitStack() as stack:
        place = stack.enter_context(pool()) if waiting else None  # warms up while we prepare
        store = _prepared(course, common, todo[0].assignment)
        book = stack.enter_context(opened(course.db_url, course.id))
        jobs = {task.id: (task, _job(course, task, options, store)) for task in waiting}
        made = _made(course, jobs, place) if place else ()
        for task, told in chain(((one, _take(course, one)) for one in ready), made):
            write = partial(merge, book, task, told, _folder(course, task), course.autograded)
            patiently(write, book, course.db_url)
            yield task, told


def _prepared(course: Course, common: str, assignment: str) -> Path:
    """Back up, clear what a killed run left, and return the gradebook that jobs start from."""
    backup(course.db_url, course.notes / "backups")
    for left in (course.notes / "results").glob(".*"):
        shutil.rmtree(left, ignore_errors=True)
    store = course.notes / f"seed-{common[:16]}.db"
    if not store.is_file():
        _fresh_seed(course, assignment, store)
    return store


def _made(
    course: Course, jobs: Mapping[str, tuple[Task, dict[str, Any]]], place: Pool
) -> Iterator[tuple[Task, dict[str, Any]]]:
    """Yield each submission with what its job told, as jobs end; our own faults are tried again."""
    tries = dict.fromkeys(jobs, 0)
    for _, job in jobs.values():
        place.submit(job)
    for id_, _code in place.ended():
        task, job = jobs[id_]
        told = _take(course, task)
        tries[id_] += 1
        if outcome(told).word == "our_fault" and tries[id_] <= TRIES:
            place.submit(job)
            continue
        yield task, told


def _job(course: Course, task: Task, options: Options, store: Path) -> dict[str, Any]:
    job = Job(
        id=task.id,
        key=task.key,
        assignment=task.assignment,
        submission=str(task.folder),
        source=str(course.source / task.assignment),
        seed=str(store),
        config=str(course.config),
        place=str(course.notes / "results"),
        limits=options.limits.as_dict(),
        exact=options.exact,
    )
    return asdict(job)


def _folder(course: Course, task: Task) -> Path:
    return course.notes / "results" / task.id


def _take(course: Course, task: Task) -> dict[str, Any]:
    """Return what a job told; a job that told nothing failed, and the fault is ours."""
    return _result(course, task) or _nothing(task)


def _result(course: Course, task: Task) -> dict[str, Any] | None:
    """Return what an earlier run told of this very submission, if it was whole."""
    try:
        text = (_folder(course, task) / RESULT).read_text(encoding="utf-8")
        found: dict[str, Any] = json.loads(text)
    except (OSError, ValueError):
        return None
    return found if found.get("key") == task.key else None


def _done(course: Course, task: Task) -> Done:
    return Done(task.student, outcome(_result(course, task) or _nothing(task)), 0.0)


def _nothing(task: Task) -> dict[str, Any]:
    from datataal.grading.engine._report import Report

    told = {"id": task.id, "key": task.key, "scores": {}, "comments": {}, "late": {}, "log": []}
    return {
        **told,
        "seconds": 0.0,
        "error": "OSError: the job ended without a result",
        "report": asdict(Report()),
    }


def _common(course: Course, assignment: str, options: Options) -> str:
    from nbgrader.api import MissingEntry

    try:
        cells: Mapping[str, Any] = structure(course.db_url, course.id, assignment)
    except MissingEntry as error:
        raise DatataalError(
            Finding(
                f"There is no released assignment {assignment!r} in the gradebook",
                name_of(course.db_url),
                "an assignment that was released to learners",
                f"Release it: datataal course release {assignment}",
            )
        ) from error
    source = course.source / assignment
    return assignment_key(cells, source, course.config, options.limits, exact=options.exact)


def _fresh_seed(course: Course, assignment: str, store: Path) -> None:
    part = store.with_suffix(".part")
    for left in (part, *course.notes.glob("seed-*.db")):
        left.unlink(missing_ok=True)
    seed(course.db_url, course.id, assignment, part)
    shutil.move(part, store)
