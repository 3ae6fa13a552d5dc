"""Where the time of a run goes, beside its floor: what the cells themselves cost the processor."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from _course import ASSIGNMENT

_CLOCK = "import time as _clock\n"
_BEGIN = _CLOCK + "_began = _clock.process_time()"
_END = _CLOCK + "print(_clock.process_time() - _began)"


def parts(folder: Path) -> dict[str, list[float]]:
    """Return the seconds of each part, measured one by one and not side by side.

    Starting up is paid once; the parts named "each" are those of one submission. A job holds the
    floor, the room and nbgrader's own steps; merging goes on while other jobs run.
    """
    from datataal.grading.engine._quiet import quiet

    quiet()
    found = {
        "start: loading the command (s)": [_seconds(_load)],
        "start: trying each wall (s)": [_seconds(_probe)],
        "start: a warm server (s)": [_seconds(_warm)],
    }
    jobs, merges = _jobs(folder)
    floors, rooms = _floors(folder)
    found |= {"each: job, all in (s)": jobs, "each: merge (s)": merges}
    found |= {"each: room and cells, wall (s)": rooms, "each: cells, CPU, the floor (s)": floors}
    job, room, floor = (statistics.median(one) for one in (jobs, rooms, floors))
    print(f"a job: {floor:.3f} s floor, {room - floor:.3f} s room, {job - room:.3f} s nbgrader")
    return found


def _seconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def _load() -> None:
    words = "import datataal.grading.engine._run, nbgrader.api, nbgrader.coursedir"
    subprocess.run([sys.executable, "-c", words], check=True)


def _probe() -> None:
    from datataal.grading.engine._probe import missing

    found = missing()
    if found:
        raise SystemExit("\n".join(map(str, found)))


def _warm() -> None:
    from datataal.grading.engine._pool import LocalPool

    with LocalPool(1) as pool:
        pool.wait()


def _jobs(folder: Path) -> tuple[list[float], list[float]]:
    """Return seconds of each job, one at a time, and of each merge."""
    from datataal.grading.engine import _run
    from datataal.grading.engine._course import Course
    from datataal.grading.engine._pool import LocalPool

    merges: list[float] = []
    merge = _run.merge

    def timed(*values: Any) -> None:  # noqa: ANN401
        merges.append(_seconds(lambda: merge(*values)))

    _run.merge = timed
    try:
        course = Course.at(folder)
        with course.alone():
            done = _run.grade_assignment(course, ASSIGNMENT, _run.Options(), lambda: LocalPool(1))
    finally:
        _run.merge = merge
    return [one.seconds for one in done], merges


def _floors(folder: Path) -> tuple[list[float], list[float]]:
    """Return CPU seconds of the cells of each submission, and seconds with their room."""
    import nbformat

    from datataal.grading.sandbox._limits import Limits
    from datataal.grading.sandbox._room import Runner

    floors, rooms = [], []
    with Runner() as runner:
        for person in sorted((folder / "submitted").iterdir()):
            place = person / ASSIGNMENT
            notebook = nbformat.read(next(place.glob("*.ipynb")), as_version=4)
            cells = [one.source for one in notebook.cells if one.cell_type == "code"]
            begin = time.perf_counter()
            with runner.room(Limits(), place) as room:
                room.run(_BEGIN)
                for source in filter(str.strip, cells):
                    room.run(source)
                told = room.run(_END).outputs
            rooms.append(time.perf_counter() - begin)
            floors.append(float(told[0]["text"]))
    return floors, rooms


if __name__ == "__main__":
    from _course import released, with_submissions

    with tempfile.TemporaryDirectory() as here:
        print(os.getloadavg())
        made = released(Path(here) / "released")
        for name, values in parts(with_submissions(made, Path(here) / "parts", 5)).items():
            print(f"{name:<36} {statistics.median(values):.3f}")
