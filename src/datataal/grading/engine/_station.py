"""A warm process that grades: nbgrader and the sandbox's server are there, each job is a fork.

    python -m datataal.grading.engine._station JOBS [--no-walls]

It reads one job (JSON) a line and writes one line for each that ended: its id and how its process
ended. What was found stands in the job's folder, in ``result.json``, whole or not at all.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import secrets
import select
import shutil
import signal
import sys
import tempfile
import time
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from datataal.errors import DatataalError
from datataal.grading.engine._order import RESULT, Job
from datataal.grading.engine._quiet import quiet

__all__ = ["main"]

#: Seconds beyond a submission's own time, after which its whole process is ended.
_BEYOND: Final = 120


class _Station:
    def __init__(self, jobs: int, runner: Any) -> None:  # noqa: ANN401  imported late
        self._most = jobs
        self._runner = runner
        self._waiting: deque[dict[str, Any]] = deque()
        self._busy: dict[int, tuple[str, float]] = {}
        self._open = True
        self._rehearsed = False
        self._rest = b""

    def serve(self) -> None:
        """Work until the grader closes our input, or is gone: then whatever runs is ended."""
        while self._open:
            self._read(0.02 if self._busy else 0.5)
            self._end()
            while self._waiting and len(self._busy) < self._most:
                self._begin(self._waiting.popleft())
        for pid in self._busy:
            os.killpg(pid, signal.SIGKILL)

    def _read(self, seconds: float) -> None:
        if not select.select([0], [], [], seconds)[0]:
            return
        part = os.read(0, 1 << 16)
        self._open = bool(part)
        *lines, self._rest = (self._rest + part).split(b"\n")
        self._waiting += [json.loads(line) for line in lines if line.strip()]

    def _begin(self, raw: dict[str, Any]) -> None:
        if not self._rehearsed:
            self._rehearsed = True
            _rehearse(raw)
        pid = os.fork()
        if pid == 0:
            _be_one(raw, self._runner)
        with contextlib.suppress(OSError):
            os.setpgid(pid, pid)  # the fork does so too; whoever is first
        until = time.monotonic() + float(raw["limits"]["wall"]) + _BEYOND
        self._busy[pid] = (str(raw["id"]), until)

    def _end(self) -> None:
        for pid, (id_, until) in list(self._busy.items()):
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                del self._busy[pid]
                _say({"id": id_, "code": os.waitstatus_to_exitcode(status)})
            elif time.monotonic() > until:
                os.killpg(pid, signal.SIGKILL)


def main(argv: Sequence[str]) -> int:
    """Say that we are ready, or why we cannot be, and serve."""
    from datataal.grading.sandbox._room import Runner

    walls = "--no-walls" not in argv
    try:
        starting = Runner(walls=walls)
        quiet()
        import nbgrader.apps
        import nbgrader.converters  # noqa: F401  what each fork needs, while the server warms up

        from datataal.grading.engine._probe import missing

        with starting as runner:
            found = missing(runner) if walls else []
            if not found:
                _say({"ready": True})
                _Station(int(argv[0]), runner).serve()
                return 0
    except DatataalError as error:
        found = [*error.findings]
    _say({"broken": "\n".join(map(str, found))})
    return 2


def _rehearse(raw: dict[str, Any]) -> None:
    """Grade the assignment's own source once, no cell run, so that each fork finds all loaded."""
    from datataal.grading.engine._job import rehearse

    with tempfile.TemporaryDirectory() as folder, contextlib.suppress(Exception):
        rehearse(Job(**raw), Path(folder) / "one")
    gc.collect()
    gc.freeze()  # what is here now need not be copied into a fork to be counted


def _be_one(raw: dict[str, Any], runner: Any) -> None:  # noqa: ANN401
    """Grade one job in this process and end it."""
    from datataal.grading.engine._job import grade

    with contextlib.suppress(OSError):
        os.setpgid(0, 0)
    code = 1
    try:
        _do_not_wait_for_the_disk()
        job = Job(**raw)
        folder = Path(job.place) / f".{job.id}.{secrets.token_hex(4)}"  # machines may share it
        told = grade(job, runner, folder)
        _write(folder / RESULT, json.dumps(told))
        _take_place(folder, Path(job.place) / job.id)
        code = 0
    except BaseException as error:  # noqa: BLE001  the station lives on
        first = str(error).partition("\n")[0][:200]
        print(f"{raw.get('id')}: {type(error).__name__}: {first}", file=sys.stderr, flush=True)
    finally:
        os._exit(code)


def _do_not_wait_for_the_disk() -> None:
    """Let this process, which has a gradebook of its own and of one run, write without waiting.

    If it is lost, so is its whole folder, and the job is done again.
    """
    from sqlalchemy import event
    from sqlalchemy.engine import Engine

    @event.listens_for(Engine, "connect")
    def _quick(connection: Any, _record: object) -> None:  # noqa: ANN401
        connection.execute("pragma synchronous = off")
        connection.execute("pragma journal_mode = memory")


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _take_place(folder: Path, target: Path) -> None:
    """Put a whole folder where the grader looks; half of one is never seen there."""
    shutil.rmtree(target, ignore_errors=True)
    folder.rename(target)


def _say(message: dict[str, Any]) -> None:
    with contextlib.suppress(BrokenPipeError):  # the grader is gone: our input ends as well
        os.write(1, json.dumps(message).encode() + b"\n")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
