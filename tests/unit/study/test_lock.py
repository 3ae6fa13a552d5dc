"""conda and pip people get the same packages; the locks hold what pyproject.toml asks for."""

import shutil
from pathlib import Path

import pytest
import yaml

from datataal.setup import lock

ROOT = Path(__file__).resolve().parents[3]
FILES = ("pyproject.toml", *lock.EXTRAS, lock.BROWSER, "environment.yml")


@pytest.fixture
def copy(tmp_path):
    for file in FILES:
        shutil.copy(ROOT / file, tmp_path / file)
    return tmp_path


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


def test_all_is_in_step():
    assert list(lock.findings(ROOT)) == []


def test_conda_installs_the_lock_and_no_python_package_besides():
    asked = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
    assert asked[-1] == {"pip": ["-r requirements.lock"]}
    assert not any(isinstance(one, str) and "==" in one for one in asked)


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("environment.yml", "-r requirements.lock\n", "jupyterlab\n", "environment.yml"),
        ("environment.yml", "<3.15", "<3.14", "environment.yml"),
        ("requirements.lock", "\njupyterlab==", "\njupyterlaboratory==", "jupyterlab is pinned"),
        ("requirements.lock", "\njupyterlab==4", "\njupyterlab==3", "jupyterlab is pinned at 3"),
        ("requirements.lock", "--hash=sha256:4", "--hash=sha256:5", "the same for developers"),
        ("requirements.lock", "anyio==", "anyio>=", "is not a pin with a hash"),
        (
            "requirements-browser.lock",
            "\nnumpy==2.0.2",
            "\nnumpy==2.1.0",
            "numpy is pinned at 2.1.0",
        ),
        ("requirements-browser.lock", "openpyxl==", "openpyxl>=", "is not a pin with a hash"),
        ("pyproject.toml", "jupytext>=1.17", "jupytext>=99", "jupytext is pinned"),
        ("pyproject.toml", '>=3.11"', '>=3.12"', "requires-python"),
    ],
)
def test_what_is_out_of_step_is_found(copy, file, old, new, expected):
    change(copy / file, old, new)
    assert any(expected in str(finding) for finding in lock.findings(copy))


def test_no_lock_names_an_address():
    for name in (*lock.EXTRAS, lock.BROWSER):
        assert "://" not in (ROOT / name).read_text()
