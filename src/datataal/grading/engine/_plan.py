"""Plan: which submissions are there, and which of them must be graded.

Each has a key: a fingerprint of what decides its grade (its files, the assignment as released,
the course's settings, our own version, the limits). Equal key, equal grade: nothing to be done.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import platform
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from datataal._version import __version__
from datataal.grading.sandbox._limits import Limits

__all__ = ["Task", "assignment_key", "tasks"]

#: Files that editors leave; nbgrader's own list is a setting and comes on top.
_NOT_HANDED_IN = (".ipynb_checkpoints", "__pycache__")


@dataclass(frozen=True)
class Task:
    """One submission: whose, of what, where, and the key of what decides its grade."""

    student: str
    assignment: str
    folder: Path
    key: str

    @property
    def id(self) -> str:
        """Name of its folder, in which no name of a learner can be a path."""
        return hashlib.sha256(f"{self.assignment}\0{self.student}".encode()).hexdigest()[:24]


def tasks(
    submitted: Path,
    assignment: str,
    common: str,
    only: Iterable[str] = (),
    since: dt.datetime | None = None,
) -> Iterator[Task]:
    """Yield the submissions of an assignment in the order of the learners' names.

    Parameters
    ----------
    submitted : pathlib.Path
        The course's folder of that name.
    assignment : str
        Name of the assignment.
    common : str
        What `assignment_key` gave.
    only : iterable of str, optional
        Learners; all if empty.
    since : datetime, optional
        Leave out what was handed in before.
    """
    wanted = set(only)
    for person in sorted(submitted.iterdir()) if submitted.is_dir() else ():
        folder = person / assignment
        if wanted and person.name not in wanted:
            continue
        if folder.is_dir() and not folder.is_symlink() and not _older(folder, since):
            key = hashlib.sha256(f"{common}\0{_content(folder)}".encode()).hexdigest()
            yield Task(person.name, assignment, folder, key)


def assignment_key(
    structure: str, source: Path, config: Path, limits: Limits, *, exact: bool
) -> str:
    """Return the fingerprint of all that submissions of one assignment share.

    Parameters
    ----------
    structure : str
        Its cells as released, from the gradebook (`_seed.structure`), as one text.
    source, config : pathlib.Path
        Folder of its files beside the notebook, and the course's settings.
    limits : Limits
        What a submission may use.
    exact : bool
        Whether scores are nbgrader's.
    """
    told = [__version__, version("nbgrader"), version("pandas"), platform.python_version()]
    told += [structure, repr(limits), repr(exact)]
    told += [_content(source), config.read_text(encoding="utf-8") if config.is_file() else ""]
    return hashlib.sha256("\0".join(told).encode()).hexdigest()


def _content(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and not _left_over(path, folder):
            data = path.read_bytes()
            digest.update(f"{path.relative_to(folder).as_posix()}\0{len(data)}\0".encode())
            digest.update(data)
    return digest.hexdigest()


def _left_over(path: Path, folder: Path) -> bool:
    return any(part in _NOT_HANDED_IN for part in path.relative_to(folder).parts)


def _older(folder: Path, since: dt.datetime | None) -> bool:
    if since is None:
        return False
    stamp = folder / "timestamp.txt"
    try:
        moment = dt.datetime.fromisoformat(stamp.read_text(encoding="utf-8").strip()[:19])
        moment = moment.replace(tzinfo=dt.UTC)
    except (OSError, ValueError):
        moment = dt.datetime.fromtimestamp(folder.stat().st_mtime, dt.UTC)
    return moment < since
