"""The wall of one fork: its own user, mounts, processes, network and memory; no way back.

Called inside bubblewrap, by a process without any right, right after the fork and before a
learner's first line. It needs Linux with user namespaces (`datataal grade` probes for them).
The learner's folder becomes `DESK`; the other submissions, the server's socket, `/tmp` and the
processes of others are out of sight. Numbers of system calls' flags are Linux's (`linux/sched.h`,
`linux/mount.h`, `linux/prctl.h`, `linux/capability.h`).
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
from pathlib import Path
from typing import Any, Final

from datataal.grading.sandbox._limits import Limits

__all__ = ["DESK", "KEPT", "SHARED", "close_off", "lay_down"]

#: Where the server sees the folders of all submissions, and where a fork sees its own.
SHARED: Final = Path("/run/datataal/shared")
DESK: Final = Path("/run/datataal/desk")
#: Variable with the folders under /tmp that hold Python or us: a checkout may lie there.
KEPT: Final = "DATATAAL_KEPT"

_NEW = {"mounts": 0x20000, "user": 0x10000000, "processes": 0x20000000, "network": 0x40000000}
_NEW |= {"memory": 0x08000000, "name": 0x04000000}
_BIND, _RECURSIVE, _PRIVATE = 0x1000, 0x4000, 0x40000
_NO_SET_UID, _NO_DEVICES, _NO_PROGRAMS = 0x2, 0x4, 0x8
_NO_NEW_RIGHTS, _DROP_FROM_BOUND, _NOT_DUMPABLE = 38, 24, 4
_CAPABILITIES_VERSION = 0x20080522
_LAST_CAPABILITY = 40

_libc: Any = ctypes.CDLL(None, use_errno=True)


def close_off(limits: Limits, folder: str) -> None:
    """Take this process out of the sight of all others, with `folder` of `SHARED` as its desk.

    The process that returns is a child: the first one waits for it and ends as it ended.

    Raises
    ------
    OSError
        If a wall cannot be put up; then nothing of a learner may run.
    """
    user, group = os.getuid(), os.getgid()
    _call("unshare", sum(_NEW.values()))
    _map("setgroups", "deny")
    _map("uid_map", f"{user} {user} 1")
    _map("gid_map", f"{group} {group} 1")
    _become_first_process()
    _own_mounts(folder)
    _set_limits(limits)
    lay_down()
    os.chdir(DESK)


def lay_down() -> None:
    """Give up every right for good, and let no program give it back."""
    for nr in range(_LAST_CAPABILITY + 1):
        _libc.prctl(_DROP_FROM_BOUND, nr, 0, 0, 0)  # a right that is not there cannot be dropped
    header = (ctypes.c_uint32 * 2)(_CAPABILITIES_VERSION, 0)
    _call("capset", ctypes.byref(header), ctypes.byref((ctypes.c_uint32 * 6)()))
    _call("prctl", _NO_NEW_RIGHTS, 1, 0, 0, 0)
    _call("prctl", _NOT_DUMPABLE, 0, 0, 0, 0)


def _become_first_process() -> None:
    """Fork twice: a first process that outlives nobody, and one in which the cells run."""
    outside = os.fork()
    if outside:
        _end_as(os.waitpid(outside, 0)[1])
    inside = os.fork()
    if inside:
        status = 0
        while True:  # the first process inherits orphans; it ends when the runner ends
            pid, status = os.waitpid(-1, 0)
            if pid == inside:
                break
        _end_as(status)


def _end_as(status: int) -> None:
    os._exit(os.waitstatus_to_exitcode(status) & 0xFF)


def _own_mounts(folder: str) -> None:
    _mount("none", "/", "", _RECURSIVE | _PRIVATE)
    _mount(str(SHARED / folder), str(DESK), "", _BIND)
    _mount("tmpfs", str(SHARED), "tmpfs", _NO_SET_UID | _NO_DEVICES | _NO_PROGRAMS, "size=4k")
    _own_tmp([path for path in os.environ.get(KEPT, "").split(os.pathsep) if path])
    flags = _NO_SET_UID | _NO_DEVICES | _NO_PROGRAMS
    try:
        _mount("proc", "/proc", "proc", flags)
    except OSError:  # under root bubblewrap covers parts of /proc, and the kernel then refuses
        _mount("tmpfs", "/proc", "tmpfs", flags, "size=4k")


def _own_tmp(kept: list[str]) -> None:
    """Give this process a /tmp of its own, in which what we need of the old one stays."""
    held = {path: os.open(path, os.O_PATH) for path in kept}
    _mount("tmpfs", "/tmp", "tmpfs", _NO_SET_UID | _NO_DEVICES, "size=256m")  # noqa: S108
    for path, number in held.items():
        Path(path).mkdir(parents=True)
        _mount(f"/proc/self/fd/{number}", path, "", _BIND)
        os.close(number)


def _set_limits(limits: Limits) -> None:
    for what, most in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_NPROC, limits.processes),
        (resource.RLIMIT_CPU, limits.cpu),
        (resource.RLIMIT_FSIZE, limits.file),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 256),
    ):
        resource.setrlimit(what, (most, most))


def _map(name: str, value: str) -> None:
    with contextlib.suppress(FileNotFoundError):  # kernels without `setgroups` need none
        Path(f"/proc/self/{name}").write_text(value, encoding="ascii")


def _mount(what: str, where: str, kind: str, flags: int, options: str = "") -> None:
    said = options.encode() or None
    _call("mount", what.encode(), where.encode(), kind.encode() or None, flags, said)


def _call(name: str, *values: Any) -> None:  # noqa: ANN401  what the C library takes
    if getattr(_libc, name)(*values) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")
