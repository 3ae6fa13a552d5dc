"""A copy of what learners read, to plant faults in, and how to look at what is found."""

import shutil
from pathlib import Path

import pytest

from datataal._paths import CHECKOUT
from datataal.checks import Tree, _tree, run
from datataal.checks._yaml import Document

#: what the checks read, from the root of a checkout
READ = (
    "src/datataal/content",
    "src/datataal/data/tables",
    "book",
    "notebooks",
    "datasets/deltaland",
    "grading/exercises",
)


@pytest.fixture(scope="session", autouse=True)
def read_once():
    """Remember what a file of these very bytes gave: each test changes one file of forty."""
    patch = pytest.MonkeyPatch()
    findings_in, read = _tree.findings_in, Document.read
    sound, documents = set(), {}

    def findings(path, schema, only=None):
        key = (path.read_bytes() if path.is_file() else None, schema, only)
        if key not in sound:
            found = list(findings_in(path, schema, only))
            if found:
                return found
            sound.add(key)
        return []

    def document(path, name, lang="", only=None):
        key = (path.read_bytes(), name, lang, only)
        if key not in documents:
            documents[key] = read(path, name, lang, only)
        return documents[key]

    patch.setattr(_tree, "findings_in", findings)
    patch.setattr(Document, "read", document)
    yield
    patch.undo()


@pytest.fixture(scope="session")
def pristine(tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("course")
    for folder in READ:
        shutil.copytree(
            CHECKOUT / folder,
            root / folder,
            ignore=shutil.ignore_patterns("__pycache__", "*.py"),
        )
    return root


class Course:
    """A course in a temporary folder; `plant` changes it, `found` says what a check sees."""

    def __init__(self, root):
        self.root = root

    def plant(self, file, old, new, count=1):
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {file}: choose another place for the fault"
        path.write_text(text.replace(old, new, count), encoding="utf-8")

    def found(self, *checks):
        return [str(finding) for finding in run(Tree(self.root), checks)]

    def only(self, check):
        """Return the one finding that there should be."""
        found = self.found(check)
        assert len(found) == 1, "\n".join(found) or "nothing was found"
        return found[0]


@pytest.fixture
def course(pristine, tmp_path):
    shutil.copytree(pristine, tmp_path / "course")
    return Course(tmp_path / "course")
