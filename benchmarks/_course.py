"""A course with as many submissions as asked, and what its gradebook holds."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from _rounds import ROOT

sys.path.insert(0, str(ROOT / "tests"))
from grading_course import Course
from grading_course import _hand_in as hand_in
from grading_students import STUDENTS

#: In turn: all right, nothing done, wrong, half, and one whose cells raise errors on the way.
KINDS = ("right", "empty", "wrong", "half", "fixed")
ASSIGNMENT = "03-quality-nl"
_ROWS = """
    select s.id, c.name, g.auto_score, g.needs_manual_grade
    from grade g join submitted_notebook sn on g.notebook_id = sn.id
    join submitted_assignment sa on sn.assignment_id = sa.id
    join student s on sa.student_id = s.id join base_cell c on g.cell_id = c.id
    order by 1, 2"""


class Ran(NamedTuple):
    """One command: seconds it took, and the most memory of its own process (MiB)."""

    seconds: float
    memory: float


def released(folder: Path) -> Course:
    """Make a course with one assignment that is ready to be graded, and nobody in it."""
    made = Course(folder, "nl", "")
    made.set_up()
    said = made.nbgrader("generate_assignment", ASSIGNMENT)
    if "exit code 0" not in said:
        raise SystemExit(said)
    return made


def with_submissions(made: Course, folder: Path, many: int) -> Path:
    """Copy a released course and let so many learners hand in."""
    shutil.copytree(made.folder, folder)
    course = Course(folder, "nl", "")
    for kind in KINDS:
        hand_in(course, f"kind-{kind}", STUDENTS[kind])
    for nr in range(many):
        kind = course.folder / "submitted" / f"kind-{KINDS[nr % len(KINDS)]}"
        shutil.copytree(kind, course.folder / "submitted" / f"s{nr:04d}")
    for kind in KINDS:
        shutil.rmtree(course.folder / "submitted" / f"kind-{kind}")
    return folder


def datataal(folder: Path, *words: str) -> Ran:
    """Run `datataal grade` on a course."""
    return _run([sys.executable, "-m", "datataal.cli", "grade", ASSIGNMENT, *words], folder)


def nbgrader(folder: Path, *words: str) -> Ran:
    """Run plain `nbgrader autograde` on a course."""
    tool = Path(sys.executable).parent / "nbgrader"
    return _run([str(tool), "autograde", ASSIGNMENT, *words], folder)


def scores(folder: Path) -> list[tuple[Any, ...]]:
    """Return what the gradebook holds for each learner and step."""
    with sqlite3.connect(folder / "gradebook.db") as book:
        return book.execute(_ROWS).fetchall()


def _run(words: Sequence[str], folder: Path) -> Ran:
    tools = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"}
    begin, most = time.perf_counter(), 0.0
    with (folder / "bench.log").open("w+b") as log:
        process = subprocess.Popen(words, cwd=folder, env=environment, stdout=log, stderr=log)
        while process.poll() is None:
            most = max(most, _own_memory(process.pid))
            time.sleep(0.02)
        seconds = time.perf_counter() - begin
        if process.returncode:
            log.seek(0)
            raise SystemExit(f"{words}:\n{log.read().decode(errors='replace')[-3000:]}")
    return Ran(seconds, most)


def _own_memory(pid: int) -> float:
    """Return the largest resident size of a process, without its children, in MiB."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0.0
    found = [line.split()[1] for line in lines if line.startswith("VmHWM:")]
    return float(found[0]) / 1024 if found else 0.0
