"""What a worker of dask does with a job: hand it to a grading process of its own, and wait.

A learner's code never runs in the worker: the worker starts the same station as on one machine,
which starts the sandbox. From there come lines of JSON; nothing is unpickled. A worker that is
killed takes its station along, and whoever sent the job gives it to another one.
"""

from __future__ import annotations

import platform
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from datataal.errors import DatataalError
from datataal.grading.engine._message import MARK, BadMessageError, pack, unpack, versions
from datataal.grading.engine._pool import LocalPool

__all__ = ["work"]

#: One station for each thread of the worker, warm for its next job.
_OWN = threading.local()


def work(text: str) -> str:
    """Grade one submission on this machine; job and answer are texts (`_message`)."""
    host = platform.node()[:200]
    try:
        asked = unpack("job", text)
    except BadMessageError as error:
        return _answer("0" * 24, host, refused=str(error))
    id_ = str(asked["job"]["id"])
    refused = _why_not(asked)
    if refused:
        return _answer(id_, host, refused=refused)
    try:
        return _answer(id_, host, code=_grade(asked["job"], walls=asked["walls"]))
    except DatataalError as error:
        return _answer(id_, host, refused=str(error))


def _answer(id_: str, host: str, *, code: int = -1, refused: str = "") -> str:
    return pack("result", {"id": id_, "host": host, "code": code, "refused": refused[:1000]})


def _why_not(asked: Mapping[str, Any]) -> str:
    """Return why this machine cannot take a job, or ""."""
    here = versions()
    for name, there in asked["versions"].items():
        if here.get(name) != there:
            return f"it has {name} {here.get(name, 'none')}, and whoever asks has {there}"
    place = Path(asked["job"]["place"]).parent
    try:
        seen = (place / MARK).read_text(encoding="utf-8")
    except OSError:
        seen = ""
    if seen != asked["mark"]:
        return f"it does not see the course's folder at {place.parent}"
    return ""


def _grade(job: Mapping[str, Any], *, walls: bool) -> int:
    """Return how the job's process ended; -1 if its station was lost, which the next job renews."""
    station: LocalPool | None = getattr(_OWN, "station", None)
    if station is None or walls is not _OWN.walls:
        if station is not None:
            station.close()
        _OWN.station = station = None
        station = LocalPool(1, walls=walls)
        station.wait()
        _OWN.station, _OWN.walls = station, walls
    try:
        station.submit(job)
        return next(code for _, code in station.ended())
    except (DatataalError, OSError):
        _OWN.station = None
        station.close()
        return -1
