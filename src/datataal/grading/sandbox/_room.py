"""The grader's side: start the server, and talk with one fork for each submission."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import socket
import struct
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final, Literal, Self

from datataal.errors import DatataalError, Finding
from datataal.grading.sandbox._cgroup import Group
from datataal.grading.sandbox._limits import Limits
from datataal.grading.sandbox._walls import command, outside
from datataal.grading.sandbox._wire import BrokenWireError, receive, send

__all__ = ["Ran", "Room", "RoomLostError", "Runner"]

#: Seconds in which the server must be warm.
_WARM_WITHIN: Final = 120
#: Seconds that a cell may take to stop after its time is up, before all is stopped.
GRACE: Final = 3.0
_CREDENTIALS: Final = struct.Struct("3i")

_STATUSES: Final = ("ok", "error", "timeout")

Lost = Literal["wall", "cell", "gone", "broken"]


class RoomLostError(Exception):
    """A fork is no more: its time is up (`wall`, `cell`), it ended (`gone`) or makes no sense."""

    def __init__(self, why: Lost, told: str = "") -> None:
        super().__init__(why, told)
        self.why: Lost = why
        self.told = told


@dataclass(frozen=True)
class Ran:
    """What one cell gave: outputs of nbformat, its status, its number, and whether some was cut."""

    outputs: list[dict[str, Any]]
    status: str
    count: int
    full: bool


class Runner:
    """A warm server and the folder that it shares with its forks.

    It starts to warm up at once, beside whatever its maker does; entering it waits for it.

    Parameters
    ----------
    walls : bool
        False starts it without a sandbox, as ``--unsafe-no-sandbox`` asks.
    """

    def __init__(self, *, walls: bool = True) -> None:
        self.walls = walls
        self.shared = Path(tempfile.mkdtemp(prefix="datataal-"))
        self.shared.chmod(0o700)
        words, environment = (command(self.shared), None) if walls else outside(self.shared)
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115  for as long as we live
        self._server = subprocess.Popen(  # noqa: S603  our own words
            words,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            start_new_session=True,
        )

    def __enter__(self) -> Self:
        """Wait until the server is warm.

        Raises
        ------
        DatataalError
            If it does not start.
        """
        self._wait_until_ready()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the server with all its forks, and remove the shared folder."""
        for pipe in (self._server.stdin, self._server.stdout):
            if pipe:
                pipe.close()
        try:
            self._server.wait(2)
        except subprocess.TimeoutExpired:
            self._server.kill()
            self._server.wait()
        self._errors.close()
        shutil.rmtree(self.shared, ignore_errors=True)

    @contextmanager
    def room(
        self,
        limits: Limits,
        files: Path | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> Iterator[Room]:
        """Open one room for one submission; its folder holds copies of what is in `files`."""
        folder = self.shared / f"room-{secrets.token_hex(8)}"
        if files:
            shutil.copytree(files, folder, symlinks=False, ignore=_only_plain)
        else:
            folder.mkdir()
        connection = socket.socket(socket.AF_UNIX)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        room = None
        try:
            connection.connect(str(self.shared / "server"))
            asked = {"limits": limits.as_dict(), "environment": dict(environment or {})}
            send(connection, {**asked, "folder": folder.name if self.walls else str(folder)})
            room = Room(connection, limits, folder)
            yield room
        finally:
            if room:
                room.close()
            connection.close()
            shutil.rmtree(folder, ignore_errors=True)

    def _wait_until_ready(self) -> None:
        import select

        out: IO[bytes] | None = self._server.stdout
        assert out is not None
        ready, _, _ = select.select([out], [], [], _WARM_WITHIN)
        if not ready or os.read(out.fileno(), 64) != b"ready\n":
            self._server.kill()
            self._server.wait()
            self._errors.seek(0)
            said = self._errors.read().decode("utf-8", "replace").strip().splitlines()
            self.close()
            raise DatataalError(
                Finding(
                    f"The sandbox does not start: {said[-1] if said else 'it says nothing'}",
                    expected="a server inside bubblewrap, ready within two minutes",
                    do="Run: datataal grade --probe, which says what is missing and how to get it",
                )
            )


class Room:
    """One fork of the server: runs cells, one after another, in one process."""

    def __init__(self, connection: socket.socket, limits: Limits, folder: Path) -> None:
        self.folder = folder
        self.limits = limits
        self._connection = connection
        self._pid = 0
        self._group: Group | None = None
        self._until = time.monotonic() + limits.wall
        self._pid = self._who()
        first = self._receive(time.monotonic() + 30)
        if "ready" not in first:
            raise RoomLostError("broken", str(first.get("broken", "it says nothing")))
        self._group = Group(folder.name, limits)
        self._group.add(self._pid)

    def run(self, source: str, seconds: float | None = None) -> Ran:
        """Run one cell.

        Raises
        ------
        RoomLostError
            If the fork ended, or had to be ended.
        """
        seconds = self.limits.cell if seconds is None else seconds
        self._send({"cell": source, "seconds": seconds})
        until = time.monotonic() + seconds + GRACE
        told = self._receive(min(until, self._until), "wall" if self._until < until else "cell")
        return _ran(told)

    def probe(self) -> list[str]:
        """Return the tricks that are seen in the fork now."""
        self._send({"probe": secrets.token_hex(8)})
        found = self._receive(min(time.monotonic() + 10, self._until)).get("found")
        if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
            raise RoomLostError("broken", "the probes give no list")
        return [one[:40] for one in found[:20]]

    def close(self) -> None:
        """End the fork and whatever it started."""
        if self._pid:
            for kill in (os.killpg, os.kill):
                try:
                    kill(self._pid, signal.SIGKILL)
                except (ProcessLookupError, PermissionError):
                    continue
            self._pid = 0
        if self._group:
            self._group.close()
            self._group = None

    def _who(self) -> int:
        """Return the fork's process number, as the system itself says it."""
        self._connection.settimeout(30)
        try:
            space = socket.CMSG_SPACE(_CREDENTIALS.size)
            _, extra, _, _ = self._connection.recvmsg(1, space, socket.MSG_PEEK)
        except (TimeoutError, OSError) as error:
            raise RoomLostError("broken", "the fork does not answer") from error
        for level, kind, data in extra:
            if (level, kind) == (socket.SOL_SOCKET, socket.SCM_CREDENTIALS):
                return int(_CREDENTIALS.unpack(data[: _CREDENTIALS.size])[0])
        raise RoomLostError("gone", "the fork ended before its first word")

    def _send(self, message: Mapping[str, Any]) -> None:
        self._connection.settimeout(10)
        try:
            send(self._connection, message)
        except OSError as error:
            raise self._lost("gone", str(error)) from error

    def _receive(self, until: float, late: Lost = "wall") -> dict[str, Any]:
        try:
            return receive(self._connection, until)
        except TimeoutError as error:
            raise self._lost(late, "") from error
        except (BrokenWireError, OSError) as error:
            raise self._lost("gone", str(error)) from error

    def _lost(self, why: Lost, told: str) -> RoomLostError:
        self.close()
        return RoomLostError(why, told)


def _ran(told: Mapping[str, Any]) -> Ran:
    """Return what a fork says of a cell, if it has the shape that it should have."""
    outputs = told.get("outputs")
    shape = isinstance(outputs, list) and all(isinstance(one, dict) for one in outputs)
    count = told.get("count")
    if not shape or not isinstance(count, int) or told.get("status") not in _STATUSES:
        raise RoomLostError("broken", str(told.get("broken", "no shape that we know")))
    return Ran(outputs or [], str(told["status"]), count, bool(told.get("full")))


def _only_plain(folder: str, names: list[str]) -> set[str]:
    """Leave out what is neither an ordinary file nor a folder: links, pipes, devices."""
    left = set()
    for name in names:
        path = Path(folder) / name
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            left.add(name)
    return left
