"""Write what a job found into the course's gradebook: one writer, one transaction a submission.

Points that a person gave and comments that a person wrote are never touched. Doing it twice gives
the same, so that a run that was killed in between can do it again.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from datataal.errors import DatataalError, Finding
from datataal.grading.engine._order import LEARNER
from datataal.grading.engine._plan import Task

__all__ = ["backup", "merge"]


def merge(book: Any, task: Task, told: Mapping[str, Any], found: Path, autograded: Path) -> None:  # noqa: ANN401
    """Merge one submission: first its autograded files, then its scores, all or none.

    Parameters
    ----------
    book : nbgrader.api.Gradebook
        The course's gradebook, opened by the one writer.
    task : Task
        The submission.
    told : mapping
        What its job told (`_job.grade`).
    found : pathlib.Path
        The job's folder.
    autograded : pathlib.Path
        The course's folder of that name.
    """
    own = found / "autograded" / LEARNER / task.assignment
    if own.is_dir():
        _take_place_of(autograded / task.student / task.assignment, own)
    with _one_transaction(book):
        book.update_or_create_student(task.student)
        moment = _handed_in(task.folder)
        values = {"timestamp": moment} if moment else {}
        submission = book.update_or_create_submission(task.assignment, task.student, **values)
        for notebook in submission.notebooks:
            _scores(notebook, told)


def backup(db_url: str, folder: Path) -> Path | None:
    """Copy a sqlite gradebook and see that the copy is sound; None for any other database.

    Raises
    ------
    DatataalError
        If it cannot be copied or the copy is damaged: then nothing must be written.
    """
    path = _sqlite(db_url)
    if path is None or not path.is_file():
        return None
    folder.mkdir(parents=True, exist_ok=True)
    copy = _free_name(folder)
    try:
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
            (verdict,) = target.execute("PRAGMA integrity_check").fetchone()
    except sqlite3.Error as error:
        copy.unlink(missing_ok=True)
        raise DatataalError(
            Finding(
                f"The gradebook cannot be copied to be safe: {error}",
                str(copy),
                "a gradebook that can be read, and room on the disk",
                "Nothing was graded: mend this, then run the same command again",
            )
        ) from error
    if verdict != "ok":
        raise DatataalError(
            Finding(
                f"The gradebook is damaged: {verdict}",
                str(path),
                "a sound database",
                f"Restore a backup from {folder}, then run the same command again",
            )
        )
    return copy


def _free_name(folder: Path) -> Path:
    """Return a name that no copy has: a clock that was set back must not make us write over one."""
    moment = dt.datetime.now(dt.UTC).strftime("%Y%m%dT%H%M%S%fZ")
    names = (f"gradebook-{moment}{f'-{nr}' if nr else ''}.db" for nr in count())
    return next(path for name in names if not (path := folder / name).exists())


def _sqlite(db_url: str) -> Path | None:
    start = "sqlite:///"
    return Path(db_url.removeprefix(start)) if db_url.startswith(start) else None


def _scores(notebook: Any, told: Mapping[str, Any]) -> None:  # noqa: ANN401  a row of nbgrader
    scores = told["scores"].get(notebook.name, {})
    comments = told["comments"].get(notebook.name, {})
    for grade in notebook.grades:
        found = scores.get(grade.name)
        if found is not None:
            grade.auto_score = found["auto"]
            grade.needs_manual_grade = bool(found["manual"] or grade.manual_score is not None)
    for comment in notebook.comments:
        if comment.name in comments:
            comment.auto_comment = comments[comment.name]
    late = told["late"].get(notebook.name)
    if late is not None:
        notebook.late_submission_penalty = late


def _handed_in(folder: Path) -> str:
    try:
        return (folder / "timestamp.txt").read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


@contextmanager
def _one_transaction(book: Any) -> Iterator[None]:  # noqa: ANN401
    """Let nbgrader's own calls, which each commit, do so together at the end or not at all."""
    session = book.db()
    commit, session.commit = session.commit, session.flush
    try:
        yield
        session.commit = commit
        session.commit()
    except BaseException:
        session.commit = commit
        session.rollback()
        raise
    finally:
        session.commit = commit
        session.expire_all()


def _take_place_of(target: Path, source: Path) -> None:
    """Put a copy of a folder in the place of another one, in one step."""
    target.parent.mkdir(parents=True, exist_ok=True)
    new = target.with_name(f".{target.name}.{os.getpid()}.new")
    old = target.with_name(f".{target.name}.{os.getpid()}.old")
    for left in (new, old):
        shutil.rmtree(left, ignore_errors=True)
    shutil.copytree(source, new)
    if target.exists():
        target.rename(old)
    new.rename(target)
    shutil.rmtree(old, ignore_errors=True)
