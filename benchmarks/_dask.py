"""A scheduler and workers of dask on this machine, as an institute starts them."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Self


class Cluster:
    """A scheduler; workers, of one thread each, come when asked for."""

    def __init__(self, place: Path) -> None:
        with socket.socket() as one:
            one.bind(("127.0.0.1", 0))
            port = one.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{port}"
        self._place = place
        self._started: list[subprocess.Popen[bytes]] = []
        self._start("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for one in self._started:
            one.kill()
            one.wait()

    def worker(self, many: int) -> None:
        """Start one more worker and wait until there are so many."""
        from distributed import Client

        words = ("--nthreads", "1", "--no-nanny", "--no-dashboard")
        self._start("worker", self.address, *words)
        for _ in range(60):
            with contextlib.suppress(OSError):
                with Client(self.address, timeout=5, set_as_default=False) as client:
                    client.wait_for_workers(many, timeout=60)
                return
            time.sleep(0.5)

    def _start(self, *words: str) -> None:
        with (self._place / "dask.log").open("ab") as log:
            started = subprocess.Popen(
                [sys.executable, "-m", "dask", *words], cwd=self._place, stdout=log, stderr=log
            )
        self._started.append(started)
