"""The outer wall: the command that starts the warm server inside bubblewrap."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from datataal import _paths
from datataal.errors import DatataalError, Finding
from datataal.grading.sandbox._wall import DESK, KEPT, SHARED

__all__ = ["NOBODY", "command", "outside"]

#: User and group inside; they own nothing.
NOBODY = 65534
_SERVER = "datataal.grading.sandbox._server"
_SYSTEM = ("/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32")
_SETTINGS = ("/etc/ld.so.cache", "/etc/fonts", "/etc/localtime", "/etc/alternatives")
_QUIET = {
    "HOME": "/tmp",  # noqa: S108  a fork's own
    "LANG": "C.UTF-8",
    "MPLCONFIGDIR": "/tmp/matplotlib",  # noqa: S108
    "IPYTHONDIR": "/tmp/ipython",  # noqa: S108
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONHASHSEED": "0",
    "PYTHONNOUSERSITE": "1",
    "PATH": "/usr/bin:/bin",
}


def command(shared: Path) -> list[str]:
    """Return the words that start the server, which listens at `shared`/server.

    Parameters
    ----------
    shared : pathlib.Path
        Folder for the server's socket and the submissions' folders; all that the inside can write.

    Raises
    ------
    DatataalError
        If bubblewrap is not installed.
    """
    program = shutil.which("bwrap")
    if not program:
        raise DatataalError(
            Finding(
                "There is no sandbox: bubblewrap (bwrap) is not installed",
                expected="the program bwrap",
                do="Install the package bubblewrap (Debian, Ubuntu: apt install bubblewrap)",
            )
        )
    words = [program, "--unshare-all", "--unshare-user", "--die-with-parent", "--new-session"]
    words += ["--uid", str(NOBODY), "--gid", str(NOBODY), "--cap-drop", "ALL", "--clearenv"]
    words += ["--hostname", "datataal", "--proc", "/proc", "--dev", "/dev"]
    words += ["--tmpfs", "/tmp", "--dir", str(DESK)]  # noqa: S108
    for path in _readable():
        words += ["--ro-bind", path, path]
    for path in _SYSTEM:
        if Path(path).is_symlink():
            words += ["--symlink", str(Path(path).readlink()), path]
    words += ["--bind", str(shared), str(SHARED), "--chdir", "/"]
    kept = os.pathsep.join(path for path in _readable() if path.startswith("/tmp/"))  # noqa: S108
    ours = {"PYTHONPATH": str(_paths.PACKAGE.parent), KEPT: kept}
    for name, value in {**_QUIET, **ours}.items():
        words += ["--setenv", name, value]
    return [*words, "--", sys.executable, "-m", _SERVER, str(SHARED / "server")]


def outside(shared: Path) -> tuple[list[str], dict[str, str]]:
    """Return words and environment of a server without any wall, for who asked for that."""
    environment = {**os.environ, **_QUIET, "PATH": os.environ.get("PATH", "")}
    environment |= {"PYTHONPATH": str(_paths.PACKAGE.parent), "HOME": os.environ.get("HOME", "/")}
    return [sys.executable, "-m", _SERVER, str(shared / "server"), "--no-walls"], environment


def _readable() -> Iterator[str]:
    """Yield what the inside may read: system, Python, our package and the tables, no course."""
    seen: set[str] = set()
    folders = [Path("/usr"), *map(Path, _SYSTEM), *map(Path, _SETTINGS)]
    folders += [Path(sys.prefix), Path(sys.base_prefix), _paths.PACKAGE]
    folders += [_paths.datasets() / name for name in ("deltaland", "published")]
    for path in folders:
        text = str(path)
        inside = any(text == one or text.startswith(f"{one}/") for one in seen)
        if path.exists() and not path.is_symlink() and not inside:
            seen.add(text)
            yield text
