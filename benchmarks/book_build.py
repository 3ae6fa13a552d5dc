"""Cold build of both books against one, and an unchanged build against a cold one."""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from _rounds import ROOT, Promise, in_turns, report

BOTH_TO_ONE = 2.0
UNCHANGED_TO_COLD = 0.35


def main() -> int:
    """Build in a folder of its own, and leave `_build/html` alone."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    place = Path(tempfile.mkdtemp(prefix="datataal-bench-"))
    try:
        found = in_turns(
            {
                "one, cold (s)": lambda: build(place / "one", "--lang", "nl", cold=True),
                "both, cold (s)": lambda: build(place / "both", cold=True),
                "both, nothing changed (s)": lambda: build(place / "both", cold=False),
            },
            rounds,
        )
    finally:
        shutil.rmtree(place, ignore_errors=True)
    one, both, unchanged = map(statistics.median, found.values())
    return report(
        "book_build",
        found,
        [
            Promise("both to one, cold", both / one, BOTH_TO_ONE),
            Promise("unchanged to cold", unchanged / both, UNCHANGED_TO_COLD),
        ],
    )


def build(out: Path, *words: str, cold: bool) -> float:
    """Build into `out` and return the seconds; `cold` empties it first."""
    if cold:
        shutil.rmtree(out, ignore_errors=True)
    command = [sys.executable, "-m", "datataal.cli", "book", "build", "--out", str(out), *words]
    started = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    seconds = time.perf_counter() - started
    if done.returncode:
        raise SystemExit(f"The book does not build:\n{done.stdout}{done.stderr}")
    return seconds


if __name__ == "__main__":
    raise SystemExit(main())
