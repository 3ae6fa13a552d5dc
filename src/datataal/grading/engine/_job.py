"""Grade one submission with nbgrader's own `Autograde`, in a folder and a gradebook of its own.

The learner is called ``learner`` there, whatever the real name is, so that no name can be a path
or a pattern. Nothing outside the folder is written.
"""

from __future__ import annotations

import logging
import shutil
import time
from collections.abc import Collection
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Final

from datataal.grading.engine._execute import WalledExecute
from datataal.grading.engine._heal import heal
from datataal.grading.engine._order import LEARNER, Job
from datataal.grading.engine._report import Report, Work
from datataal.grading.engine._scoring import StrictGrades
from datataal.grading.engine._seed import released
from datataal.grading.sandbox._limits import Limits
from datataal.grading.sandbox._room import Runner

__all__ = ["grade", "rehearse"]

_MOST_FILES: Final = 500
_MOST_BYTES: Final = 200 * 1024 * 1024


def grade(job: Job, runner: Runner, folder: Path) -> dict[str, Any]:
    """Grade one submission in a folder of its own and return what is to be merged, as JSON.

    Returns
    -------
    dict
        ``scores`` and ``comments`` by notebook and cell, ``late``: the penalty by notebook,
        ``report``, ``log``, ``seconds``, and
        ``error``: the class and text of what stopped nbgrader, or "".
    """
    begin = time.perf_counter()
    work = Work(runner, Limits.of(job.limits), Report(), job.exact)
    WalledExecute.work = StrictGrades.work = work
    lines: list[str] = []
    error = ""
    try:
        _lay_out(job, folder)
        if not job.exact:
            _heal(job, folder, work.report)
        _autograde(job, folder, lines)
    except (Exception, SystemExit) as problem:  # noqa: BLE001  one submission stops no other
        error = (_behind(lines) or f"{type(problem).__name__}: {problem}")[:500]
    told = _told(folder, job.assignment)
    told |= {
        "error": error,
        "log": [line[:500] for line in lines[-200:]],
        "report": asdict(work.report),
    }
    return told | {"id": job.id, "key": job.key, "seconds": round(time.perf_counter() - begin, 3)}


def rehearse(job: Job, folder: Path) -> None:
    """Do all steps but running and scoring with the assignment's own source as submission."""
    _lay_out(replace(job, submission=job.source), folder)
    _autograde(job, folder, [], left_out=("Execute", "SaveAutoGrades"))
    _told(folder, job.assignment)


def _lay_out(job: Job, folder: Path) -> None:
    """Make a course of one assignment and one learner."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copy(job.seed, folder / "gradebook.db")  # first: it is asked also if the rest fails
    inbox = folder / "submitted" / LEARNER / job.assignment
    copy_plain(Path(job.submission), inbox)
    copy_plain(Path(job.source), folder / "source" / job.assignment)


def _heal(job: Job, folder: Path, report: Report) -> None:
    inbox = folder / "submitted" / LEARNER / job.assignment
    book = folder / "gradebook.db"
    heal(inbox, released(book, job.assignment, Path(job.source)), report)


def copy_plain(source: Path, target: Path) -> None:
    """Copy ordinary files and folders; links, pipes and devices stay behind.

    Raises
    ------
    ValueError
        If there is more than a submission can reasonably hold.
    """
    target.mkdir(parents=True)
    count = size = 0
    for path in sorted(source.rglob("*")):
        beside = target / path.relative_to(source)
        if path.is_symlink() or any(parent.is_symlink() for parent in path.parents):
            continue
        if path.is_dir():
            beside.mkdir(parents=True, exist_ok=True)
        elif path.is_file():
            count, size = count + 1, size + path.stat().st_size
            if count > _MOST_FILES or size > _MOST_BYTES:
                raise ValueError(f"more than {_MOST_FILES} files or {_MOST_BYTES} bytes")
            beside.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, beside)


def _autograde(job: Job, folder: Path, lines: list[str], left_out: Collection[str] = ()) -> None:
    from nbgrader.converters import Autograde
    from nbgrader.coursedir import CourseDirectory

    config = _config(job, folder, left_out)
    log = _log(lines)
    course = CourseDirectory(config=config, log=log)
    converter = Autograde(coursedir=course, config=config, log=log)
    converter.create_student = True
    converter.start()


def _config(job: Job, folder: Path, left_out: Collection[str]) -> Any:  # noqa: ANN401  traitlets ships no types
    """Return the course's own settings with what a job must be sure of."""
    from traitlets.config import Config
    from traitlets.config.loader import PyFileConfigLoader

    config = Config()
    if job.config:
        path = Path(job.config)
        config.merge(PyFileConfigLoader(path.name, path=str(path.parent)).load_config())
    course = config.CourseDirectory
    course.root = str(folder)
    course.db_url = f"sqlite:///{folder / 'gradebook.db'}"
    course.assignment_id = job.assignment
    course.student_id = LEARNER
    course.student_id_exclude = ""
    course.notebook_id = "*"
    config.Autograde.autograde_preprocessors = _ours(config.Autograde, left_out)
    return config


def _ours(settings: Any, left_out: Collection[str]) -> list[Any]:  # noqa: ANN401
    """Return the course's preprocessors, ours in the place of those that run and score."""
    from nbgrader.converters import Autograde

    chosen = settings.get("autograde_preprocessors")
    if not isinstance(chosen, list):
        chosen = Autograde.autograde_preprocessors.default()
    swapped = {"Execute": WalledExecute, "SaveAutoGrades": StrictGrades}
    named = [(str(getattr(one, "__name__", one)).rpartition(".")[2], one) for one in chosen]
    return [swapped.get(name, one) for name, one in named if name not in left_out]


def _behind(lines: list[str]) -> str:
    """Return what stopped nbgrader: the last line of the last traceback in its log."""
    told = [line for line in lines if "Traceback (most recent call last)" in line]
    last = told[-1].strip().splitlines()[-1] if told else ""
    name, colon, text = last.partition(":")
    return f"{name.rpartition('.')[2]}{colon}{text}"


def _log(lines: list[str]) -> logging.Logger:
    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(f"{record.levelname} {record.getMessage()}")

    log = logging.getLogger("datataal.job")
    log.handlers[:] = [Keep()]
    log.propagate = False
    log.setLevel(logging.WARNING)
    return log


def _told(folder: Path, assignment: str) -> dict[str, Any]:
    """Return scores and comments of the private gradebook."""
    from nbgrader.api import Gradebook, MissingEntry

    scores: dict[str, dict[str, Any]] = {}
    comments: dict[str, dict[str, Any]] = {}
    late: dict[str, float | None] = {}
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as book:
        try:
            notebooks = book.find_submission(assignment, LEARNER).notebooks
        except MissingEntry:
            notebooks = []
        for notebook in notebooks:
            scores[notebook.name] = {
                one.name: {"auto": one.auto_score, "manual": one.needs_manual_grade}
                for one in notebook.grades
            }
            comments[notebook.name] = {one.name: one.auto_comment for one in notebook.comments}
            late[notebook.name] = notebook.late_submission_penalty
    return {"scores": scores, "comments": comments, "late": late}
