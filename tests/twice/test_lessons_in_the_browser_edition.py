"""Every lesson runs with the versions that the browser edition carries, without a warning."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from datataal.setup import lock
from datataal.study.derive import lesson

pytestmark = pytest.mark.twice

ROOT = Path(__file__).resolve().parents[2]
RUN = Path(__file__).with_name("run_lesson.py")
LESSONS = sorted((ROOT / "notebooks").glob("*/*.md"))


def told(python, cells, folder):
    done = subprocess.run(
        [str(python), str(RUN)],
        input=json.dumps(cells), capture_output=True, text=True, check=False, cwd=folder,
        env={
            "PYTHONPATH": str(ROOT / "src"), "PATH": os.environ.get("PATH", ""),
            "MPLBACKEND": "agg", "HOME": str(folder), "IPYTHONDIR": str(folder),
        },
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def cells(path):
    notebook = lesson(path, path.parent.name)
    return [cell.source for cell in notebook.cells if cell.cell_type == "code"]


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_lesson_runs_from_top_to_bottom(path, second, tmp_path):
    found = told(second, cells(path), tmp_path)
    assert [f"{name}=={version}" for name, version in found["versions"].items()] == list(
        lock.BROWSER_PINS
    )
    assert not found["wrong"], "\n\n".join(found["wrong"])
    assert found["said"] == ""


def test_a_cell_that_fails_or_warns_is_told(tmp_path):
    wrong = ["1 / 0", "import warnings\nwarnings.warn('old', FutureWarning)", "1 + 1"]
    found = told(sys.executable, wrong, tmp_path)
    assert [one.splitlines()[-1] for one in found["wrong"]] == [
        "ZeroDivisionError: division by zero",
        "FutureWarning: old",
    ]
