"""Grade a course on a disk that is full after so many KiB, and once more when there is room.

    unshare --mount python grading_small_disk.py COURSE ASSIGNMENT KIB LEARNER...

The disk is a tmpfs that only this process and its children see. It prints, as JSON, for both
runs the exit code and what was said, and then the rows of the gradebook.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

_ROWS = """
    select s.id, c.name, g.auto_score, g.needs_manual_grade
    from grade g join submitted_notebook sn on g.notebook_id = sn.id
    join submitted_assignment sa on sn.assignment_id = sa.id
    join student s on sa.student_id = s.id join base_cell c on g.cell_id = c.id
    order by 1, 2"""


def main(course: str, assignment: str, kib: str, *learners: str) -> None:
    disk = Path(tempfile.mkdtemp())
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=96m", "none", disk], check=True)
    here = disk / "course"
    shutil.copytree(course, here)
    free = os.statvfs(disk)
    filler = (disk / "filler").open("wb")
    os.posix_fallocate(filler.fileno(), 0, free.f_bavail * free.f_frsize - int(kib) * 1024)
    first = grade(here, assignment, learners)
    filler.truncate(0)
    second = grade(here, assignment, learners)
    with sqlite3.connect(here / "gradebook.db") as book:
        rows = book.execute(_ROWS).fetchall()
    print(json.dumps({"first": first, "second": second, "rows": rows}))


def grade(course: Path, assignment: str, learners: Sequence[str]) -> tuple[int, str]:
    words = [sys.executable, "-m", "datataal.cli", "grade", assignment, "--course", str(course)]
    words += [f"--only={one}" for one in learners]
    done = subprocess.run(
        [*words, "--jobs", "2"], capture_output=True, text=True, check=False, timeout=300
    )
    return done.returncode, done.stdout + done.stderr


if __name__ == "__main__":
    main(*sys.argv[1:])
