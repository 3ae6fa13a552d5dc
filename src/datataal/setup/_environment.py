"""The environment `.venv`: made from a lock, and stamped when (and only when) it is whole.

The stamp is written last. Without a stamp the environment may be half: packages that pip did
not finish are taken out and pip goes on from there. A Python that does not run any more, or a
folder that was moved, means that `.venv` is made anew.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from datataal.setup._pip import Progress, environment_for_pip, pins, run_pip
from datataal.setup._trouble import Trouble, from_os_error
from datataal.setup._words import say

__all__ = ["LOCKS", "Environment"]

#: from small to large: the second holds all of the first
LOCKS = ("requirements.lock", "requirements-dev.lock")
#: what a whole install takes, with the book and a margin
NEEDED_MB = {"requirements.lock": 1500, "requirements-dev.lock": 2000}
#: what pip unpacks on the way
NEEDED_TEMP_MB = 300
_PARTS = ("file", "lock", "pins", "project", "python", "root")


@dataclass(frozen=True)
class Environment:
    """The environment of one checkout.

    Attributes
    ----------
    root : Path
        The checkout.
    lock : str
        The lock that it is to hold to, one of `LOCKS`.
    """

    root: Path
    lock: str

    @property
    def folder(self) -> Path:
        """Where the environment stands."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """The Python of the environment."""
        return self.folder / "bin" / "python"

    @property
    def log(self) -> Path:
        """Where pip's own words stand."""
        return self.root / "_build" / "logs" / "install.log"

    def is_whole(self) -> bool:
        """Return whether the stamp says that all the lock names is installed; takes no time."""
        stamp = self._stamp()
        return self.python.exists() and bool(stamp) and stamp == self._wanted(stamp.get("python"))

    def was_made(self) -> bool:
        """Return whether the environment was last made from this lock, whatever it said then."""
        return self._stamp().get("file") == self.lock

    def make(self) -> None:
        """Make the environment, or bring it in line with the lock.

        Raises
        ------
        Trouble
            With one line, when something on this machine is in the way.
        """
        started = time.monotonic()
        try:
            self._start_log()
            self._check_room()
            self._make_folder()
            self._install()
        except OSError as error:
            raise from_os_error(error, self.root) from None
        count = len(self._installed())
        print(say("ready", count=count, seconds=int(time.monotonic() - started)), flush=True)

    def _install(self) -> None:
        before = self._stamp()
        self._stamp_file.unlink(missing_ok=True)
        self._drop_halves()
        text = self._lock_text()
        if before.get("lock") != _digest(text):
            names = pins(text)
            self._pip(
                "install", "--require-hashes", "--no-compile", "--progress-bar", "off", "--no-user",
                "-r", str(self.root / self.lock), progress=Progress(len(names)),
            )  # fmt: skip
            self._drop(frozenset(before.get("pins", ())) - names)
        self._pip(
            "install", "--no-deps", "--no-build-isolation", "--no-index", "--no-user",
            "--editable", str(self.root),
        )  # fmt: skip
        self._write_stamp()

    def _drop(self, names: frozenset[str]) -> None:
        """Take out what an earlier lock named and this one does not."""
        gone = sorted(names & self._installed())
        if gone:
            self._pip("uninstall", "--yes", *gone)

    def _drop_halves(self) -> None:
        """Take out the packages that pip was busy with when it was stopped."""
        for folder in self.folder.glob("lib/python3*/site-packages/*"):
            # pip writes INSTALLER when a package is whole, and renames what it replaces to ~name
            half = folder.suffix == ".dist-info" and not (folder / "INSTALLER").is_file()
            if folder.is_dir() and (half or folder.name.startswith("~")):
                shutil.rmtree(folder)

    def _installed(self) -> frozenset[str]:
        folders = self.folder.glob("lib/python3*/site-packages/*.dist-info")
        return frozenset(folder.name.split("-")[0].replace("_", "-").lower() for folder in folders)

    def _make_folder(self) -> None:
        if self._fits():
            print(say("going_on", lock=self.lock), flush=True)
            return
        print(say("remaking" if self.folder.exists() else "making"), flush=True)
        if self.folder.is_symlink() or self.folder.is_file():
            self.folder.unlink()
        words = [sys.executable, "-I", "-m", "venv", "--clear", str(self.folder)]
        done = subprocess.run(  # noqa: S603  the words are ours, no shell
            words, check=False, capture_output=True, text=True, env=environment_for_pip()
        )
        if done.returncode:
            said = (done.stdout + done.stderr).strip().splitlines()
            if "No space left" in done.stdout + done.stderr:
                raise Trouble(say("disk_full"))
            if "Permission denied" in done.stdout + done.stderr:
                raise Trouble(say("permission", place=self.root))
            raise Trouble(say("venv", reason=said[-1][:160] if said else done.returncode))

    def _fits(self) -> bool:
        """Return whether the environment that stands there runs, here, with the right Python."""
        question = "import pip, sys; print(sys.version_info[:2] == {!r}, sys.prefix)"
        words = [str(self.python), "-I", "-c", question.format(sys.version_info[:2])]
        try:
            heard = subprocess.run(  # noqa: S603  the words are ours, no shell
                words, check=False, capture_output=True, text=True
            ).stdout
        except OSError:
            return False
        scripts = self.folder / "bin" / "pip"
        head = scripts.read_bytes()[:400] if scripts.is_file() else b""
        return heard.strip() == f"True {self.folder}" and str(self.folder).encode() in head

    def _check_room(self) -> None:
        """Say before the start that the disk is too full, instead of half-way."""
        if self._fits_in_stamp():
            return
        here = (self.root, NEEDED_MB[self.lock])
        for place, needed in (here, (Path(tempfile.gettempdir()), NEEDED_TEMP_MB)):
            free = shutil.disk_usage(place).free // 1_000_000
            if free < needed:
                raise Trouble(say("disk", place=place, free=free, needed=needed))

    def _fits_in_stamp(self) -> bool:
        return bool(self._stamp())  # all but a few packages are there already

    def _start_log(self) -> None:
        self.log.parent.mkdir(parents=True, exist_ok=True)
        self.log.write_text(f"{sys.version}\n{self.lock}\n", encoding="utf-8")

    def _pip(self, *words: str, progress: Progress | None = None) -> None:
        run_pip(self.python, words, self.log, self.lock, progress)

    @property
    def _stamp_file(self) -> Path:
        return self.folder / "datataal-stamp.json"

    def _stamp(self) -> Mapping[str, Any]:
        try:
            stamp = json.loads(self._stamp_file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return stamp if isinstance(stamp, dict) and set(stamp) == set(_PARTS) else {}

    def _wanted(self, python: object) -> Mapping[str, Any]:
        text = self._lock_text()
        project = self.root / "pyproject.toml"
        return {
            "file": self.lock,
            "lock": _digest(text),
            "pins": sorted(pins(text)),
            "project": _digest(project.read_text(encoding="utf-8")),
            "python": python,
            "root": str(self.root),
        }

    def _write_stamp(self) -> None:
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        text = json.dumps(self._wanted(version), indent=1)
        unfinished = self._stamp_file.with_suffix(".tmp")
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(self._stamp_file)

    def _lock_text(self) -> str:
        try:
            text = (self.root / self.lock).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise Trouble(say("lock", lock=self.lock, reason=_short(error))) from None
        if not pins(text):
            raise Trouble(say("lock", lock=self.lock, reason="0 ==")) from None
        return text


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _short(error: OSError | UnicodeDecodeError) -> str:
    return str(getattr(error, "strerror", None) or error)[:120]
