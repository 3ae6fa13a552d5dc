"""Where jobs run: a station on this machine. A cluster has the same three words."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from typing import Any, Final, Protocol, Self

from datataal.errors import DatataalError, Finding

__all__ = ["LocalPool", "Pool"]


_REFUSED: Final = Finding(
    "Nothing was graded",
    expected="all walls of the sandbox",
    do="Or type --unsafe-no-sandbox, if you trust every submission with all your files",
)
_GONE: Final = Finding(
    "The grading process is gone",
    expected="a process that tells of each submission",
    do="Run the same command again: it goes on where this stopped",
)


class Pool(Protocol):
    """Takes jobs and says which ended."""

    def submit(self, job: Mapping[str, Any]) -> None:
        """Take one job; it may wait."""

    def ended(self) -> Iterator[tuple[str, int]]:
        """Yield id and exit code of each job as it ends, until none is left."""


class LocalPool:
    """A station on this machine with so many jobs at a time.

    It warms up beside whatever its maker does; jobs may be given before it is ready.

    Parameters
    ----------
    jobs : int
        How many submissions are graded at the same time.
    walls : bool
        False leaves the sandbox out.
    """

    def __init__(self, jobs: int, *, walls: bool = True) -> None:
        words = [sys.executable, "-m", "datataal.grading.engine._station", str(jobs)]
        self._station = subprocess.Popen(  # noqa: S603  our own words
            words if walls else [*words, "--no-walls"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._left = 0
        self._walls = walls
        self._ready = False

    def __enter__(self) -> Self:
        return self

    def wait(self) -> None:
        """Wait until the station is ready; `ended` does so too.

        Raises
        ------
        DatataalError
            If the sandbox cannot be put up, or one of its walls is missing.
        """
        first = {} if self._ready else self._read()
        self._ready |= "ready" in first
        if not self._ready:
            self.close()
            why = Finding(str(first.get("broken", "The grading process does not start")))
            raise DatataalError(why, *([_REFUSED] if self._walls else []))

    def __exit__(self, *_: object) -> None:
        self.close()

    def submit(self, job: Mapping[str, Any]) -> None:
        """Take one job; it may wait."""
        assert self._station.stdin is not None
        try:
            self._station.stdin.write(json.dumps(job) + "\n")
            self._station.stdin.flush()
        except BrokenPipeError as error:
            self.wait()  # says why there never was a station
            raise DatataalError(_GONE) from error
        self._left += 1

    def ended(self) -> Iterator[tuple[str, int]]:
        """Yield id and exit code of each job as it ends, until none is left.

        Raises
        ------
        DatataalError
            If the sandbox cannot be put up, one of its walls is missing, or the station is lost.
        """
        self.wait()
        while self._left:
            told = self._read()
            if "id" not in told:
                raise DatataalError(_GONE)
            self._left -= 1
            yield str(told["id"]), int(told["code"])

    def close(self) -> None:
        """End the station and all that it started."""
        for pipe in (self._station.stdin, self._station.stdout):
            if pipe:
                with contextlib.suppress(BrokenPipeError):  # what it never read
                    pipe.close()
        try:
            self._station.wait(5)
        except subprocess.TimeoutExpired:
            self._station.kill()
            self._station.wait()

    def _read(self) -> dict[str, Any]:
        assert self._station.stdout is not None
        line = self._station.stdout.readline()
        found: dict[str, Any] = json.loads(line) if line.strip() else {}
        return found
