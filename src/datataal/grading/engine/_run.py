"""Plan, run, merge: grade what has changed in one assignment, and say what became of each."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import asdict, dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from datataal.grading.engine._book import opened, patiently
from datataal.grading.engine._course import Course
from datataal.grading.engine._journal import Journal
from datataal.grading.engine._merge import backup, merge
from datataal.grading.engine._order import Job
from datataal.grading.engine._outcome import Outcome, outcome
from datataal.grading.engine._plan import Task, assignment_key, tasks
from datataal.grading.engine._pool import Pool
from datataal.grading.engine._released import released_cells
from datataal.grading.engine._results import folder_of, taken
from datataal.grading.engine._results import found as found_before
from datataal.grading.engine._seed import seed
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
    before = {} if options.again else dict(_settled(course, planned))
    done = {one for one in before if journal.merged(assignment, one.student) == one.key}
    found = [Done(one.student, outcome(before[one]), 0.0) for one in planned if one in done]
    todo = {one: before.get(one) for one in planned if one not in done}
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
    if todo:
        Course.at(course.root)  # we wrote: both are kept as they are now, for the next run
        released_cells(course, assignment)
    return sorted(found, key=lambda one: one.student)


def _settled(course: Course, planned: Iterable[Task]) -> Iterator[tuple[Task, dict[str, Any]]]:
    """Yield what earlier runs told of these very submissions; a fault of ours settles nothing."""
    for task in planned:
        told = found_before(course, task)
        if told and outcome(told).word != "our_fault":
            yield task, told


def _merged(
    course: Course,
    todo: Mapping[Task, dict[str, Any] | None],
    options: Options,
    common: str,
    pool: Callable[[], AbstractContextManager[Pool]],
) -> Iterator[tuple[Task, dict[str, Any]]]:
    """Yield each submission with what its job told, once that is in the gradebook.

    What a killed run has told already, but did not merge, comes first.
    """
    if not todo:
        return
    ready = [(task, told) for task, told in todo.items() if told]
    waiting = [task for task, told in todo.items() if not told]
    with ExitStack() as stack:
        place = stack.enter_context(pool()) if waiting else None  # warms up while we prepare
        store = _prepared(course, common, next(iter(todo)).assignment)
        book = stack.enter_context(opened(course.db_url, course.id))
        jobs = {task.id: (task, _job(course, task, options, store)) for task in waiting}
        made = _made(course, jobs, place) if place else ()
        for task, told in chain(ready, made):
            write = partial(merge, book, task, told, folder_of(course, task), course.autograded)
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
        told = taken(course, task)
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


def _common(course: Course, assignment: str, options: Options) -> str:
    released = released_cells(course, assignment)
    source = course.source / assignment
    return assignment_key(released, source, course.config, options.limits, exact=options.exact)


def _fresh_seed(course: Course, assignment: str, store: Path) -> None:
    part = store.with_suffix(".part")
    for left in (part, *course.notes.glob("seed-*.db")):
        left.unlink(missing_ok=True)
    seed(course.db_url, course.id, assignment, part)
    shutil.move(part, store)
