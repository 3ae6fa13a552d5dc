"""What was read of a course last time, so that a run with nothing new need not load nbgrader.

Loading nbgrader takes most of such a run. What is kept here is only used while that from which it
was read is the same; if it is lost or cannot be kept, it is read once more.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

__all__ = ["fingerprint", "remembered", "state"]

_HEADER: Final = 100
_MAGIC: Final = b"SQLite format 3\0"
#: Places in the header of a sqlite file: how it is written, and how often it was (format 1.3).
_ROLLBACK: Final = (slice(18, 20), b"\x01\x01")
_CHANGES: Final = slice(24, 28)


def remembered(path: Path, key: str, read: Callable[[], Any]) -> Any:  # noqa: ANN401  JSON
    """Return what `read` gave for this key before, or let it read and keep that.

    Parameters
    ----------
    path : pathlib.Path
        File to keep it in; nothing is kept while its folder does not exist.
    key : str
        Fingerprint of all that decides what is read; if empty, nothing is kept or believed.
    read : callable
        Reads it; what it gives must be JSON.
    """
    if not key:
        return read()
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        kept = json.loads(path.read_text(encoding="utf-8"))
        if kept["key"] == key:
            return kept["value"]
    value = read()
    if path.parent.is_dir():
        with contextlib.suppress(OSError):
            part = path.with_suffix(".part")
            part.write_text(json.dumps({"key": key, "value": value}), encoding="utf-8")
            part.replace(path)
    return value


def fingerprint(*parts: str) -> str:
    """Return a key for these texts, this nbgrader and this version of what we keep."""
    told = "\0".join(("1", version("nbgrader"), *parts))
    return hashlib.sha256(told.encode()).hexdigest()


def state(db_url: str) -> str:
    """Return what differs whenever a gradebook was written; "" where that cannot be known.

    It can for a file of sqlite that is written in its usual way: its header counts the changes.
    Source: https://www.sqlite.org/fileformat.html, section 1.3 (read 2026).
    """
    start = "sqlite:///"
    if not db_url.startswith(start):
        return ""
    path = Path(db_url.removeprefix(start))
    try:
        with path.open("rb") as file:
            head, about = file.read(_HEADER), os.fstat(file.fileno())
    except OSError:
        return ""
    place, usual = _ROLLBACK
    being_written = any(path.with_name(path.name + end).exists() for end in ("-journal", "-wal"))
    if being_written or not head.startswith(_MAGIC) or head[place] != usual:
        return ""
    told = (about.st_ino, about.st_size, about.st_mtime_ns, head[_CHANGES].hex())
    return "-".join(map(str, told))
