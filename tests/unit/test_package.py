import errno
import os
import pickle
import shutil
import sqlite3
import subprocess
import sys

import pytest

import datataal
from datataal import cli
from datataal._paths import CHECKOUT
from datataal.errors import ContentError, Finding

#: What would make `import datataal` slow, or impossible in the browser.
HEAVY = {
    "matplotlib",
    "pandas",
    "numpy",
    "anywidget",
    "ipywidgets",
    "sphinx",
    "nbgrader",
    "nbformat",
    "jsonschema",
    "yaml",
}


def test_importing_the_package_loads_nothing_heavy():
    program = "import sys, datataal; print(*sorted(m.split('.')[0] for m in sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert not HEAVY & set(loaded.stdout.split())


def test_every_public_name_of_the_package_exists():
    assert [name for name in datataal.__all__ if not hasattr(datataal, name)] == []


def test_a_misspelled_public_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="laod"):
        datataal.laod  # noqa: B018  reading it is the test


def test_an_unknown_command_lists_the_commands_and_fails(capsys):
    assert cli.main(["studie"]) == 2
    assert "'studie' is not a command" in (err := capsys.readouterr().err)
    assert "study" in err


def test_a_users_mistake_ends_in_one_line_without_traceback(capsys, monkeypatch):
    def mistaken(argv):
        raise ContentError(Finding("The table is gone", "datasets/x", "a table", "Put it back"))

    monkeypatch.setattr(
        "importlib.import_module", lambda _: type("M", (), {"main": staticmethod(mistaken)})
    )
    assert cli.main(["data"]) == 2
    assert (
        capsys.readouterr().err
        == "datasets/x: The table is gone. Expected: a table. Put it back.\n"
    )


def run_into(problem, monkeypatch):
    def main(argv):
        raise problem

    monkeypatch.setattr(
        "importlib.import_module", lambda _: type("M", (), {"main": staticmethod(main)})
    )
    return cli.main(["data"])


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "/c/journal: No space left on device. Expected: room on the disk. Make"),
        (errno.EACCES, "/c/journal: Permission denied. Expected: a place that you may use. Ask"),
        (errno.EROFS, "/c/journal: Read-only file system. Expected: a place that can be written."),
    ],
)
def test_what_the_machine_refuses_is_one_line(number, said, capsys, monkeypatch):
    refusal = OSError(number, os.strerror(number), "/c/journal")
    assert run_into(refusal, monkeypatch) == 2
    err = capsys.readouterr().err
    assert err.startswith(said)
    assert err.count("\n") == 1


def test_a_folder_that_could_not_be_copied_is_one_line(capsys, monkeypatch):
    told = [("/a", "/b", "[Errno 28] No space left on device: '/b'"), ("/c", "/d", "x")]
    assert run_into(shutil.Error(told), monkeypatch) == 2
    assert capsys.readouterr().err.startswith("/b: No space left on device. Expected: room")


def test_a_database_on_a_full_disk_is_one_line(capsys, monkeypatch):
    assert run_into(sqlite3.OperationalError("database or disk is full"), monkeypatch) == 2
    assert "No space left on device. Expected: room" in capsys.readouterr().err


def test_a_fault_of_ours_keeps_its_details_in_a_file(capsys, monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert run_into(KeyError("a thing"), monkeypatch) == 3
    err = capsys.readouterr().err
    (kept,) = tmp_path.iterdir()
    assert err.startswith(f"{kept}: Something went wrong in datataal itself (KeyError).")
    assert "Traceback" not in err
    assert "KeyError: 'a thing'" in kept.read_text(encoding="utf-8")


def test_a_fault_of_ours_without_a_place_for_details_is_told_as_it_is(capsys, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", "/nowhere/at/all")
    assert run_into(KeyError("a thing"), monkeypatch) == 3
    assert "(KeyError): 'a thing'. Send this line" in capsys.readouterr().err


def test_errors_survive_a_process_boundary():
    error = ContentError(Finding("Gone", "a:1"))
    assert str(pickle.loads(pickle.dumps(error))) == "a:1: Gone."


def test_every_file_of_tests_has_a_name_of_its_own():
    """Two of one name can't be collected together, only apart."""
    files = [path.name for path in (CHECKOUT / "tests").rglob("test_*.py")]
    assert sorted(files) == sorted(set(files))
