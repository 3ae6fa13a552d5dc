"""What a command says when the machine refuses something, or when it has a fault of its own.

Nobody who uses datataal reads a bare traceback. A full disk or a folder without rights is said
in one line; of a fault of ours the details go to a file that can be sent along.
"""

from __future__ import annotations

import errno
import os
import platform
import re
import shutil
import tempfile
import traceback
from pathlib import Path
from typing import Final

from datataal._version import __version__
from datataal.errors import Finding

__all__ = ["last_word"]

_AGAIN: Final = "then type the same command again"
_EXPECTED: Final = {
    errno.ENOSPC: ("room on the disk", f"Make room, {_AGAIN}"),
    errno.EDQUOT: ("room within your quota", f"Make room, {_AGAIN}"),
    errno.EACCES: ("a place that you may use", f"Ask for the right or choose another, {_AGAIN}"),
    errno.EPERM: ("a place that you may use", f"Ask for the right or choose another, {_AGAIN}"),
    errno.EROFS: ("a place that can be written", f"Choose another, {_AGAIN}"),
    errno.ENOENT: ("a file or folder that is there", f"Look at its name, {_AGAIN}"),
    errno.ENOTDIR: ("a folder", f"Look at its name, {_AGAIN}"),
    errno.EISDIR: ("a file", f"Look at its name, {_AGAIN}"),
    errno.EIO: ("a disk that can be read", f"Have the disk looked at, {_AGAIN}"),
    errno.EMFILE: ("room for more open files", f"Raise the limit (ulimit -n 4096), {_AGAIN}"),
    errno.ENOMEM: ("more memory", f"Close other programs or use fewer --jobs, {_AGAIN}"),
}


def last_word(problem: Exception) -> tuple[Finding, int]:
    """Return what to say of an error that no command foresaw, and the exit code.

    Parameters
    ----------
    problem : Exception
        The error. What the machine refuses (`OSError`) gives 2, a fault of ours 3.
    """
    number, where = _refusal(problem)
    if number not in _EXPECTED:
        return _own_fault(problem), 3
    expected, do = _EXPECTED[number]
    return Finding(os.strerror(number), where, expected, do), 2


def _refusal(problem: Exception) -> tuple[int, str]:
    """Return the system's number (0: none) and the place of what the machine refused."""
    if isinstance(problem, shutil.Error):  # several at once: the first one tells
        _, target, said = problem.args[0][0]
        found = re.match(r"\[Errno (\d+)\]", said)
        return int(found[1]) if found else 0, str(target)
    if isinstance(problem, OSError):
        return problem.errno or 0, str(problem.filename or "")
    full = "disk is full" in str(problem)  # the words of sqlite, whatever is around it
    return errno.ENOSPC if full else 0, ""


def _own_fault(problem: Exception) -> Finding:
    """Keep the details of an error that nobody foresaw, and say where they are."""
    told = "".join(traceback.format_exception(problem))
    head = f"datataal {__version__}, Python {platform.python_version()}, {platform.system()}\n\n"
    what = f"Something went wrong in datataal itself ({type(problem).__name__})"
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", prefix="datataal-", suffix=".txt", delete=False
        ) as file:
            file.write(head + told)
    except OSError:
        last = " ".join(str(problem).split())[:200]
        return Finding(f"{what}: {last}", do="Send this line to the makers of datataal")
    return Finding(
        what,
        str(Path(file.name)),
        do="The details are in this file. Read it first, as names of files and of people can be "
        "in it, and send it to the makers of datataal",
    )
