"""`make check` and `make test`: run all, show each tool's own words, and close with one line.

    python tests/run.py check            lint, types, content, derived files
    python tests/run.py test [TIER ...]  check, then the tiers of tests (or only those named)

A tier that cannot run says why in one line. With CI=true that, and every skipped test, is a
failure: what CI calls green has been run.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from datataal.setup import find_browser

ROOT = Path(__file__).resolve().parents[1]
LOGS = ROOT / "_build" / "logs"
BIN = Path(sys.executable).parent
IN_CI = os.environ.get("CI", "").lower() in ("1", "true")
NO_TESTS = 5
CODE = ("src", "tests", "benchmarks", "grading")

CHECKS = {
    "lint": ["ruff", "check", "--quiet", *CODE],
    "format": ["ruff", "format", "--check", "--quiet", *CODE],
    "types": ["mypy"],
    "content": ["datataal", "check"],
    "derived files": ["python", "-m", "datataal.setup.lock", "--check"],
    "status": ["python", "-m", "datataal.checks.status", "--check"],
}


@dataclass(frozen=True)
class Tier:
    """One tier of tests: its marker expression, its workers, and what it cannot do without.

    `spread` is how its workers share it: by file, whose tests share fixtures, or, where one file
    holds most of a tier, by test (load) or by group (loadgroup, `xdist_group`).
    """

    name: str
    marker: str
    workers: int = 2
    before: Sequence[str] = ()
    spread: str = "loadfile"
    lacks: Callable[[], str] = lambda: ""


def no_browser() -> str:
    """Return why the browser tier cannot run, or ""."""
    if find_browser():
        return ""
    return "no Chromium found: install one, or set DATATAAL_CHROMIUM to its path"


OTHERS = ("twice", "notebooks", "grading", "book", "browser", "lab")
BUILD = ("datataal", "book", "build")
TIERS = (
    Tier("unit", " and ".join(f"not {name}" for name in OTHERS)),
    Tier("twice", "twice", spread="load"),
    Tier("notebooks", "notebooks", spread="loadgroup"),
    Tier("grading", "grading", lacks=no_browser),
    Tier("book", "book and not browser", before=BUILD),
    # What needs a graded course besides a browser runs where that course stands.
    Tier("browser", "browser and not grading", before=BUILD, lacks=no_browser),
    # One at a time: server, kernel and browser together fill both cores.
    Tier("lab", "lab", workers=1, before=BUILD, lacks=no_browser),
)


def main(words: Sequence[str]) -> int:
    """Run what `words` ask for; 0 when all is well."""
    started = time.monotonic()
    if words[:1] not in (["check"], ["test"]):
        print(__doc__)
        return 2
    LOGS.mkdir(parents=True, exist_ok=True)
    tiers = [tier for tier in TIERS if tier.name in (words[1:] or [one.name for one in TIERS])]
    problems = check()
    counts = {"tests": 0, "failures": 0, "errors": 0, "skipped": 0}
    if words[0] == "test":
        for tier in tiers:
            problems += run_tier(tier, counts)
    seconds = int(time.monotonic() - started)
    ran = counts["tests"] - counts["skipped"]
    told = f"{ran} tests run, {counts['skipped']} skipped, " if words[0] == "test" else ""
    took = f"{told}{seconds // 60} min {seconds % 60} s"
    if problems:
        print(f"\nNOT GOOD ({took}): {'; '.join(problems)}. See above.")
        return 1
    print(f"\nALL GOOD ({took}).")
    return 0


def check() -> list[str]:
    """Run the checks two at a time; return the names of those that found something."""

    def one(name: str) -> tuple[str, int, str, float]:
        started = time.monotonic()
        program, *rest = CHECKS[name]
        done = subprocess.run(
            [str(BIN / program), *rest],
            check=False,
            cwd=ROOT,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        return name, done.returncode, done.stdout, time.monotonic() - started

    problems = []
    with ThreadPoolExecutor(2) as pool:
        for name, code, said, seconds in pool.map(one, CHECKS):
            print(f"{'ok ' if code == 0 else 'BAD'} {name} ({seconds:.1f} s)", flush=True)
            if code:
                print(said.rstrip(), flush=True)
                problems.append(name)
    return problems


def run_tier(tier: Tier, counts: dict[str, int]) -> list[str]:
    """Run one tier, add to `counts`, and return what is wrong, in a few words."""
    print(f"\n== {tier.name}", flush=True)
    lack = tier.lacks()
    if lack:
        print(f"{tier.name} tests are not run: {lack}", flush=True)
        return [f"{tier.name} tests could not run"] if IN_CI else []
    if tier.before and call([*tier.before]):
        return [f"{tier.name}: {' '.join(tier.before)} failed"]
    report = LOGS / f"tests-{tier.name}.xml"
    report.unlink(missing_ok=True)
    # In our order: a long file last leaves one core idle.
    spread = ["--dist", tier.spread, "--no-loadscope-reorder"]
    workers = ["-n", str(tier.workers), *spread] if tier.workers > 1 else []
    code = call(["pytest", "-q", "-m", tier.marker, f"--junitxml={report}", *workers])
    skipped = add_up(report, counts)
    if code == NO_TESTS:
        return [f"{tier.name} has no tests"]
    if code:
        return [f"{tier.name} tests"]
    return [f"{skipped} skipped in {tier.name}"] if skipped and IN_CI else []


def add_up(report: Path, counts: dict[str, int]) -> int:
    """Add a tier's numbers to `counts`; return how many tests it skipped."""
    if not report.is_file():
        return 0
    suites = list(ET.parse(report).getroot().iter("testsuite"))  # pytest wrote it just now
    for key in counts:
        counts[key] += sum(int(suite.get(key, 0)) for suite in suites)
    return sum(int(suite.get("skipped", 0)) for suite in suites)


def call(words: Sequence[str]) -> int:
    """Run one of the environment's programs with its words on our own output."""
    program, *rest = words
    return subprocess.run(
        [str(BIN / program), *rest], check=False, cwd=ROOT, env=environment()
    ).returncode


def environment() -> dict[str, str]:
    """Return the environment with the programs of `.venv` first: nbgrader calls some by name.

    Compiled files are kept, as on a learner's machine: else each of some thousand processes
    compiles our sources anew.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"}


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
