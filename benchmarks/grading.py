"""`datataal grade` against plain `nbgrader autograde`: the same submissions, the same scores."""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from _course import Course, Ran, datataal, nbgrader, released, scores, with_submissions
from _parts import parts
from _rounds import Promise, report

TIMES_FASTER = 6.0
GROWTH = 1.1
NOTHING_NEW = 0.02
MEMORY_GROWTH = 1.1
TWO_WORKERS = 1.7
#: Below this many submissions, starting up is most of a run; its share is shown, not promised.
ENOUGH = 100


def main() -> int:
    """Measure in folders of its own."""
    asked = _parser().parse_args()
    place = Path(tempfile.mkdtemp(prefix="datataal-bench-"))
    print(f"{asked.n} submissions, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    try:
        made = released(place / "released")
        measure = _alone if asked.ours else _against_nbgrader
        found, promises = measure(made, place, asked.n, asked.rounds)
        if asked.upto > asked.n:
            more, extra = _growth(made, place, asked.n, asked.upto)
            found, promises = found | more, promises + extra
        if asked.cluster:
            more, extra = _workers(made, place, asked.n, asked.rounds)
            found, promises = found | more, promises + extra
        found |= parts(with_submissions(made, place / "parts", 5))
    finally:
        shutil.rmtree(place, ignore_errors=True)
    return report("grading", found, promises)


Found = dict[str, list[float]]


def _against_nbgrader(
    made: Course, place: Path, many: int, rounds: int
) -> tuple[Found, list[Promise]]:
    """Measure (a) and (c): cold is the first run on a course, warm the same again."""
    found: Found = {}
    for nr in range(rounds):
        plain = with_submissions(made, place / f"plain-{nr}", many)
        ours = with_submissions(made, place / f"ours-{nr}", many)
        _add(found, "nbgrader, cold (s)", nbgrader(plain).seconds)
        _add(found, "datataal, cold (s)", datataal(ours).seconds)
        _same(plain, ours)
        _add(found, "nbgrader, warm (s)", nbgrader(plain, "--force").seconds)
        again = datataal(ours, "--again")
        _add(found, "datataal, warm (s)", again.seconds)
        _add(found, "datataal, own memory (MiB)", again.memory)
        _add(found, "datataal, nothing new (s)", datataal(ours).seconds)
        _same(plain, ours)
    warm = _of(found, "datataal, warm (s)")
    cold = _of(found, "nbgrader, cold (s)") / _of(found, "datataal, cold (s)")
    faster = _of(found, "nbgrader, warm (s)") / warm
    share = _of(found, "datataal, nothing new (s)") / warm
    print(f"times faster: cold {cold:.2f}, warm {faster:.2f}; nothing new / full {share:.3f}")
    promises = [
        Promise("datataal to nbgrader, cold", 1 / cold, 1 / TIMES_FASTER),
        Promise("datataal to nbgrader, warm", 1 / faster, 1 / TIMES_FASTER),
        Promise("nothing new to a full run", share, NOTHING_NEW),
    ]
    return found, promises if many >= ENOUGH else []


def _alone(made: Course, place: Path, many: int, rounds: int) -> tuple[Found, list[Promise]]:
    """Measure (c) only: nbgrader's own time is left out."""
    found: Found = {}
    ours = with_submissions(made, place / "ours", many)
    for _ in range(rounds):
        _add(found, "datataal, full (s)", datataal(ours, "--again").seconds)
        _add(found, "datataal, nothing new (s)", datataal(ours).seconds)
    share = _of(found, "datataal, nothing new (s)") / _of(found, "datataal, full (s)")
    promises = [Promise("nothing new to a full run", share, NOTHING_NEW)]
    return found, promises if many >= ENOUGH else []


def _growth(made: Course, place: Path, few: int, upto: int) -> tuple[Found, list[Promise]]:
    """Measure (b) and (d): time and memory for each submission more."""
    ran: Mapping[int, Ran] = {
        many: datataal(with_submissions(made, place / f"grow-{many}", many)) for many in (few, upto)
    }
    each = {many: one.seconds / many for many, one in ran.items()}
    found: Found = {f"each of {many} (s)": [value] for many, value in each.items()}
    found |= {f"own memory with {many} (MiB)": [one.memory] for many, one in ran.items()}
    return found, [
        Promise(f"each of {upto} to each of {few}", each[upto] / each[few], GROWTH),
        Promise("memory, as many", ran[upto].memory / ran[few].memory, MEMORY_GROWTH),
    ]


def _workers(made: Course, place: Path, many: int, rounds: int) -> tuple[Found, list[Promise]]:
    """Measure (e): the same work on one and on two workers of dask, all warm.

    A run of one submission tells what the command itself costs: loading, connecting.
    """
    from _dask import Cluster

    course = with_submissions(made, place / "cluster", many)
    first = min(path.name for path in (course / "submitted").iterdir())
    found: Found = {}
    with Cluster(place) as cluster:
        words = ("--again", "--scheduler", cluster.address)
        for workers in (1, 2):
            cluster.worker(workers)
            datataal(course, *words)  # each worker has its sandbox warm after this
            for _ in range(rounds):
                _add(found, f"{workers} of dask (s)", datataal(course, *words).seconds)
                _add(found, "one submission (s)", datataal(course, *words, "--only", first).seconds)
    start = _of(found, "one submission (s)")
    one, two = (_of(found, f"{workers} of dask (s)") - start for workers in (1, 2))
    print(f"two workers against one: {one / two:.2f} times, without the command's own start")
    return found, [Promise("two workers to one", two / one, 1 / TWO_WORKERS)]


def _same(plain: Path, ours: Path) -> None:
    theirs, got = scores(plain), scores(ours)
    if theirs != got:
        other = [pair for pair in zip(theirs, got, strict=False) if pair[0] != pair[1]]
        raise SystemExit(f"The scores differ: {len(theirs)} and {len(got)}, {other[:5]}")


def _add(found: Found, name: str, value: float) -> None:
    found.setdefault(name, []).append(value)
    print(f"  {time.strftime('%H:%M:%S')} {name} {value:.2f}", flush=True)


def _of(found: Found, name: str) -> float:
    return statistics.median(found[name])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=20, help="submissions (20)")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--upto", type=int, default=0, help="also grade so many, such as 2000")
    parser.add_argument("--ours", action="store_true", help="leave nbgrader's own time out")
    parser.add_argument("--cluster", action="store_true", help="also on workers of dask")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
