"""Deltaland is byte for byte the same in two environments: the lock's and the browser edition's.

The second one is made in `conftest.py`.
"""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from datataal.data.generate.build import build, files
from datataal.setup import lock

pytestmark = pytest.mark.twice

ROOT = Path(__file__).resolve().parents[2]
INSTRUCTORS = ROOT / "datasets" / "instructors"
CODE = """
import hashlib, json, sys
from pathlib import Path
import matplotlib, numpy, pandas
from datataal.data import load, package
from datataal.data.generate.build import build, files
made = files(build(Path(sys.argv[1])))
loaded = {
    one["name"]: load(one["table"], raw=one["form"] == "raw") for one in package()["resources"]
}
print(json.dumps({
    "matplotlib": matplotlib.__version__,
    "numpy": numpy.__version__,
    "pandas": pandas.__version__,
    "files": {name: hashlib.sha256(content).hexdigest() for name, content in made.items()},
    "rows": {name: len(table) for name, table in loaded.items()},
}))
"""


@pytest.fixture(scope="module")
def told(second):
    """What the second environment says of itself and of what it made."""
    done = subprocess.run(
        [str(second), "-c", CODE, str(INSTRUCTORS)],
        capture_output=True, text=True, check=False,
        env={"PYTHONPATH": str(ROOT / "src"), "PATH": os.environ.get("PATH", "")},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_second_environment_is_that_of_the_browser_edition(told):
    assert [f"{name}=={told[name]}" for name in ("matplotlib", "numpy", "pandas")] == list(
        lock.BROWSER_PINS
    )
    assert "numpy" not in sys.modules or sys.modules["numpy"].__version__ != told["numpy"]


def test_every_file_is_the_same_in_both(told):
    ours = {
        name: hashlib.sha256(content).hexdigest()
        for name, content in files(build(INSTRUCTORS)).items()
    }
    assert told["files"] == ours


def test_every_table_loads_in_the_second_environment(told):
    document = json.loads(
        (ROOT / "datasets/deltaland/datapackage.json").read_text(encoding="utf-8")
    )
    tables = [one for one in document["resources"] if "table" in one]
    assert told["rows"] == {one["name"]: one["rows"] for one in tables}
