import pickle
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


def test_errors_survive_a_process_boundary():
    error = ContentError(Finding("Gone", "a:1"))
    assert str(pickle.loads(pickle.dumps(error))) == "a:1: Gone."


def test_every_file_of_tests_has_a_name_of_its_own():
    """Two of one name can't be collected together, only apart."""
    files = [path.name for path in (CHECKOUT / "tests").rglob("test_*.py")]
    assert sorted(files) == sorted(set(files))
