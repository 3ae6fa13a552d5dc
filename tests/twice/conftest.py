"""The second environment: the versions of the browser edition, from `requirements-browser.lock`.

It is made once with uv, in `_build/envs/`.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from datataal.book.turns import in_turn
from datataal.setup import lock

ROOT = Path(__file__).resolve().parents[2]
#: the newest Python for which the browser edition's numpy is built
NEWEST = (3, 12)


def run(*words):
    """Run a program; skip, with its last line, if it fails: without a network it must."""
    done = subprocess.run([*map(str, words)], capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no reason given"])[-1].strip()
        pytest.skip(f"the second environment cannot be made: {last}")


def make(folder, python):
    """Make the second environment in `folder`."""
    shutil.rmtree(folder, ignore_errors=True)
    version = sys.executable if sys.version_info[:2] <= NEWEST else "3.12"
    uv = (sys.executable, "-m", "uv")
    run(*uv, "venv", "--quiet", "--python", version, folder)
    asked = ("--require-hashes", "--only-binary", ":all:", "-r", ROOT / lock.BROWSER)
    run(*uv, "pip", "install", "--quiet", "--python", python, *asked)
    (folder / "complete").touch()


@pytest.fixture(scope="session")
def second():
    """The Python of the second environment, made anew when its lock or our Python changes."""
    text = (ROOT / lock.BROWSER).read_bytes()
    mark = hashlib.sha256(text + sys.version.encode()).hexdigest()[:12]
    folder = ROOT / "_build" / "envs" / f"browser-{mark}"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with in_turn(folder.with_suffix(".lock"), lambda: None):  # two workers want the same one
        if not (folder / "complete").is_file():
            make(folder, python)
    return python
