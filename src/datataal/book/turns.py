"""One build at a time in one folder: a second one waits, and then finds that nothing changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["in_turn"]


@contextmanager
def in_turn(file: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold `file` as a lock for the block; call `waiting` once if another process has it.

    The system lets go of the lock when the process ends, however it ends. Where there are no
    such locks (Windows), builds are not kept apart.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
