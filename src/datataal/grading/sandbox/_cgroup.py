"""A control group for one fork, where the system lets us make one: limits that hold for root too.

The limit on processes of `setrlimit` does not hold for a process that root started, even inside
a user namespace. Root can make control groups; an ordinary user mostly can't, and needs none.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from datataal.grading.sandbox._limits import Limits

__all__ = ["Group"]

_ROOT: Final = Path("/sys/fs/cgroup")
_PREFIX: Final = "datataal-"


class Group:
    """The control groups of one fork; where none can be made, nothing happens.

    Parameters
    ----------
    name : str
        A name of its own.
    limits : Limits
        Its processes, and its memory (all its processes together).
    """

    def __init__(self, name: str, limits: Limits) -> None:
        self._folders = list(_made(f"{_PREFIX}{name}", limits))

    def add(self, pid: int) -> None:
        """Put a process, and all that it will start, under the limits."""
        for folder in self._folders:
            _write(folder / "cgroup.procs", str(pid))

    def close(self) -> None:
        """Remove the groups once their last process is gone."""
        for folder in self._folders:
            for _ in range(50):
                try:
                    folder.rmdir()
                    break
                except FileNotFoundError:
                    break
                except OSError:
                    time.sleep(0.01)
        self._folders = []


def _made(name: str, limits: Limits) -> Iterator[Path]:
    one = _ROOT / "cgroup.controllers"
    if one.is_file():
        folder = _ROOT / name
        wanted = {"pids.max": limits.processes, "memory.max": limits.memory}
        yield from _folder(folder, wanted)
        return
    yield from _folder(_ROOT / "pids" / name, {"pids.max": limits.processes})
    yield from _folder(_ROOT / "memory" / name, {"memory.limit_in_bytes": limits.memory})


def _folder(folder: Path, wanted: dict[str, int]) -> Iterator[Path]:
    try:
        folder.mkdir()
    except OSError:
        return
    held = [_write(folder / key, str(value)) for key, value in wanted.items()]
    if any(held):
        yield folder
        return
    with contextlib.suppress(OSError):
        folder.rmdir()


def _write(path: Path, text: str) -> bool:
    try:
        path.write_text(text, encoding="ascii")
    except OSError:
        return False
    return True
