"""Run pip, show how far it is in plain lines, and keep its own words in a log."""

from __future__ import annotations

import os
import queue
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from datataal.setup._trouble import from_account
from datataal.setup._words import say

__all__ = ["Progress", "environment_for_pip", "pins", "run_pip"]

_PIN = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==", re.MULTILINE)
#: settings of pip that would send packages elsewhere than into our environment
_ELSEWHERE = ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_USER", "PYTHONPATH", "PYTHONHOME")
#: seconds between two lines of progress when nobody looks at a terminal
_PACE = 5.0
#: how pip begins when it has found the next package
_FETCHED = ("Collecting ", "Processing ", "Requirement already satisfied")


def pins(lock: str) -> frozenset[str]:
    """Return the names that a lock file pins, in the spelling that indexes use."""
    return frozenset(re.sub(r"[-_.]+", "-", name).lower() for name in _PIN.findall(lock))


def environment_for_pip() -> dict[str, str]:
    """Return the user's environment (index, proxy, certificates) less what leads elsewhere."""
    return {key: value for key, value in os.environ.items() if key not in _ELSEWHERE}


@dataclass
class Progress:
    """One line that grows on a terminal; a line now and then anywhere else.

    Attributes
    ----------
    total : int
        How many packages there are to go through.
    """

    total: int
    started: float = field(default_factory=time.monotonic)
    _last: str = ""
    _told: float = 0.0

    def show(self, key: str, count: int, *, now: bool = False) -> None:
        """Show that `count` packages are through; not more often than a reader can use."""
        seconds = time.monotonic() - self.started
        line = say(key, count=min(count, self.total), total=self.total, seconds=int(seconds))
        if sys.stdout.isatty():
            print(f"\r{line:<{len(self._last)}}", end="\n" if now else "", flush=True)
            self._last = "" if now else line
        elif now or (line != self._last and seconds - self._told >= _PACE):
            print(line, flush=True)
            self._last, self._told = line, seconds

    def note(self, key: str) -> None:
        """Say something besides the count, on a line of its own."""
        print(("\n" if self._last and sys.stdout.isatty() else "") + say(key), flush=True)
        self._last = ""


def run_pip(
    python: Path, words: Sequence[str], log: Path, lock: str, progress: Progress | None = None
) -> None:
    """Run ``pip`` with `words` in the environment of `python`.

    Raises
    ------
    Trouble
        If pip ends badly; the line says why. All that pip said stands in `log`.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    command = [str(python), "-I", "-u", "-m", "pip", "--disable-pip-version-check", "--no-input"]
    with (
        log.open("a", encoding="utf-8") as account,
        subprocess.Popen(  # noqa: S603  the words are ours, no shell
            [*command, *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            env=environment_for_pip(),
        ) as process,
    ):
        lines = []
        watch = _Watch(python, progress) if progress else None
        try:
            for line in _lines(process):
                account.write(line)
                lines.append(line)
                if watch:
                    watch.hear(line)
        except BaseException:
            process.terminate()
            raise
    if process.returncode:
        raise from_account("".join(lines), lock, log)


class _Watch:
    """Turns what pip says, and what appears on disk, into progress."""

    def __init__(self, python: Path, progress: Progress) -> None:
        self._site = python.parent.parent
        self._progress = progress
        self._fetched = 0
        self._installing = False
        self._retrying = False

    def hear(self, line: str) -> None:
        """Take in one line of pip; an empty one is a tick of the clock."""
        self._fetched += line.startswith(_FETCHED)
        if line.startswith("Installing collected"):
            self._progress.show("fetched", self._fetched, now=True)
            self._installing = True
        if "Retrying (Retry(" in line and not self._retrying:
            self._progress.note("retrying")
            self._retrying = True
        if self._installing:
            # pip says nothing while it installs, but each package that is done leaves a folder
            done = sum(1 for _ in self._site.glob("lib/python3*/site-packages/*.dist-info"))
            self._progress.show("installed", done)
        else:
            self._progress.show("fetched", self._fetched)


def _lines(process: subprocess.Popen[str]) -> Iterator[str]:
    """Yield pip's lines as they come, and "" when a second went by without one."""
    heard: queue.Queue[str | None] = queue.Queue()

    def listen() -> None:
        for line in process.stdout or ():
            heard.put(line)
        heard.put(None)

    threading.Thread(target=listen, daemon=True).start()
    while True:
        try:
            line = heard.get(timeout=1.0)
        except queue.Empty:
            line = ""
        if line is None:
            return
        yield line
