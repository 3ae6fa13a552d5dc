"""Which walls stand on this machine: each is tried, and what is missing is said with its mend."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import nullcontext
from typing import Final, NamedTuple

from datataal.errors import DatataalError, Finding
from datataal.grading.sandbox._limits import Limits
from datataal.grading.sandbox._room import RoomLostError, Runner

__all__ = ["Wall", "missing", "walls"]

_SMALL: Final = Limits(memory=1 << 31, processes=16, cpu=5, wall=20, cell=5, file=1 << 16)


class Wall(NamedTuple):
    """One wall: its name, a cell that must fail (or print the word), and how to get it."""

    name: str
    cell: str
    expected: str
    mend: str


#: Each cell prints ``open`` if the wall is missing.
_TRIES: Final = (
    Wall(
        "network",
        "import socket\nwires = [name for _, name in socket.if_nameindex() if name != 'lo']\n"
        "print('open' if wires else 'shut')",
        "no network inside",
        "Let unprivileged user namespaces be made: sysctl kernel.unprivileged_userns_clone=1",
    ),
    Wall(
        "read-only system",
        "try:\n    open('/usr/x', 'w')\n    print('open')\nexcept OSError:\n    print('shut')",
        "a system that cannot be written to",
        "Use bubblewrap 0.5 or newer",
    ),
    Wall(
        "own files",
        # What is kept of /tmp is Python's and ours, where the checkout lies there.
        "import os\nkept = os.environ.get('DATATAAL_KEPT', '').split(os.pathsep)\n"
        "ours = {one.split('/')[2] for one in kept if one}\n"
        "print('open' if set(os.listdir('/tmp')) - ours or os.listdir('/run/datataal/shared')"
        " else 'shut')",
        "no sight of other submissions",
        "Use a kernel with mount namespaces for ordinary users (Linux 4.18 or newer)",
    ),
    Wall(
        "own processes",
        "import os\nprint('shut' if os.getpid() < 10 else 'open')",
        "no sight of other processes",
        "Use a kernel with process namespaces for ordinary users",
    ),
    Wall(
        "no rights",
        "import ctypes\nprint('shut' if ctypes.CDLL(None).unshare(0x20000) else 'open')",
        "a process without any right",
        "Use bubblewrap 0.5 or newer",
    ),
    Wall(
        "memory",
        "try:\n    bytearray(1 << 33)\n    print('open')\nexcept MemoryError:\n    print('shut')",
        "a limit on memory",
        "Let processes set limits (setrlimit)",
    ),
    Wall(
        "file size",
        "try:\n    open('x', 'wb').write(bytes(1 << 20))\n    print('open')\n"
        "except OSError:\n    print('shut')",
        "a limit on the size of files",
        "Let processes set limits (setrlimit)",
    ),
    Wall(
        "processes",
        "import os\nmade = 0\ntry:\n    while made < 40:\n        if os.fork() == 0:\n"
        "            __import__('time').sleep(9)\n"
        "        made += 1\n    print('open')\nexcept OSError:\n    print('shut')",
        "a limit on processes",
        "Let processes set limits (setrlimit)",
    ),
)


def walls(runner: Runner | None = None) -> Iterator[tuple[Wall, bool]]:
    """Yield each wall and whether it stands, in a server that runs or in one of its own.

    Raises
    ------
    DatataalError
        If there is no sandbox at all.
    """
    with nullcontext(runner) if runner else Runner() as one:
        for wall in _TRIES:
            yield wall, _stands(wall, one)


def missing(runner: Runner | None = None) -> list[Finding]:
    """Return what is missing of the sandbox on this machine; [] if all stands."""
    if not shutil.which("bwrap"):
        mend = "Install the package bubblewrap (Debian, Ubuntu: apt install bubblewrap)"
        return [Finding("The wall 'bubblewrap' is missing", expected="the program bwrap", do=mend)]
    try:
        found = list(walls(runner))
    except DatataalError as error:
        return list(error.findings)
    return [
        Finding(f"The wall {wall.name!r} is missing", expected=wall.expected, do=wall.mend)
        for wall, stands in found
        if not stands
    ]


def _stands(wall: Wall, runner: Runner) -> bool:
    try:
        with runner.room(_SMALL) as room:
            said = "".join(one.get("text", "") for one in room.run(wall.cell).outputs)
    except RoomLostError:
        return False
    return said.strip() == "shut"
