"""Where jobs run on more than one machine: workers of dask.

What we send and get is text only (`_message`); a job whose worker is lost goes to another one.
"""

from __future__ import annotations

import contextlib
import queue
import secrets
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, Self

from datataal.errors import DatataalError, Finding
from datataal.grading.engine._message import MARK, BadMessageError, pack, unpack, versions
from datataal.grading.engine._scheduler import ANSWER, Tls, connect

__all__ = ["ClusterPool", "Tls"]

_AGAIN: Final = "Run the same command again: it goes on where this stopped"
_START: Final = "Start them: dask worker ADDRESS --nthreads 1 --nworkers HOW_MANY"
#: Seconds between two looks at who is there.
_LOOK: Final = 2.0
#: Seconds that a result may take to be seen here: a shared disk can be late.
_SEEN: Final = 15.0


class ClusterPool:
    """Workers that listen to a scheduler.

    Parameters
    ----------
    address : str
        Of the scheduler, such as ``tls://10.0.0.5:8786``.
    notes : pathlib.Path
        The course's own folder, which all machines see at this path.
    tls : Tls, optional
        Needed for any address beyond this machine.
    walls : bool
        False leaves the sandbox out.
    patience : float
        Seconds without any worker, or without the scheduler, after which this gives up.

    Raises
    ------
    DatataalError
        If dask is not installed, the address is not safe, or no scheduler answers there.
    """

    def __init__(
        self,
        address: str,
        notes: Path,
        *,
        tls: Tls | None = None,
        walls: bool = True,
        patience: float = 60,
    ) -> None:
        self._address, self._walls, self._patience = address, walls, patience
        self._client = connect(address, tls)
        self._mark = secrets.token_hex(16)
        (notes / MARK).write_text(self._mark, encoding="utf-8")
        self._versions = versions()
        self._futures: dict[str, tuple[Any, Mapping[str, Any]]] = {}
        self._ready: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._well = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._futures.clear()
        with contextlib.suppress(Exception):
            self._client.close(timeout=3)

    def submit(self, job: Mapping[str, Any]) -> None:
        """Take one job; it may wait."""
        from datataal.grading.engine._worker import work

        asked = {"job": job, "mark": self._mark, "versions": self._versions, "walls": self._walls}
        try:
            text = pack("job", asked)
        except BadMessageError as error:
            raise DatataalError(Finding(f"This job cannot travel: {error}")) from error
        key = f"datataal-{job['id']}-{secrets.token_hex(4)}"
        future = self._client.submit(work, text, key=key, pure=False)
        self._futures[key] = future, job
        future.add_done_callback(self._ready.put)

    def ended(self) -> Iterator[tuple[str, int]]:
        """Yield id and exit code of each job as it ends, until none is left.

        Raises
        ------
        DatataalError
            If the scheduler or all workers are gone, or a worker cannot grade as we do.
        """
        self._well = time.monotonic()
        while self._futures:
            try:
                future = self._ready.get(timeout=_LOOK)
            except queue.Empty:
                self._look()
                continue
            if future.key in self._futures:
                code = self._code(future)
                _, job = self._futures.pop(future.key)
                if not code:
                    _wait_until_seen(Path(str(job["place"])) / str(job["id"]))
                self._well = time.monotonic()
                yield str(job["id"]), code

    def _code(self, future: Any) -> int:  # noqa: ANN401  distributed ships no types
        if future.status == "error":
            return self._failed(future.exception())
        if future.status != "finished":
            raise self._gone()
        try:
            found = unpack("result", future.result(timeout=ANSWER))
        except BadMessageError as error:
            raise DatataalError(Finding(f"A worker answers in another shape: {error}")) from error
        if found["refused"]:
            raise DatataalError(
                Finding(
                    f"The worker on {found['host']} cannot grade: {found['refused']}",
                    self._address,
                    "workers with the same versions, the same sandbox and the same course folder",
                    f"Mend or stop that worker. {_AGAIN}",
                )
            )
        return int(found["code"])

    def _failed(self, error: BaseException) -> int:
        """Say why no worker could even begin; a job that lost its workers is done again."""
        if isinstance(error, ImportError):
            raise DatataalError(
                Finding(
                    f"A worker cannot load the grader: {error}",
                    self._address,
                    "workers that have datataal[grading,cluster] installed",
                    f"Install it there: pip install 'datataal[grading,cluster]'. {_AGAIN}",
                )
            ) from error
        return -1

    def _look(self) -> None:
        """See that somebody is still there to do the work."""
        there, workers = self._client.status == "running", 0
        with contextlib.suppress(OSError):
            workers = len(self._client.scheduler_info(n_workers=-1)["workers"]) if there else 0
        if workers:
            self._well = time.monotonic()
        elif self._client.status in ("closed", "closing", "failed"):
            raise self._gone()
        elif time.monotonic() - self._well > self._patience:
            raise self._nobody() if there else self._gone()

    def _gone(self) -> DatataalError:
        return DatataalError(
            Finding("The scheduler is gone", self._address, "one that stays until the end", _AGAIN)
        )

    def _nobody(self) -> DatataalError:
        return DatataalError(
            Finding(
                f"The scheduler has had no worker for {self._patience:.0f} seconds",
                self._address,
                "at least one worker",
                f"{_START}. {_AGAIN}",
            )
        )


def _wait_until_seen(folder: Path) -> None:
    until = time.monotonic() + _SEEN
    while not folder.is_dir() and time.monotonic() < until:
        time.sleep(0.1)
        with contextlib.suppress(OSError):
            list(folder.parent.iterdir())  # makes a shared disk look again
