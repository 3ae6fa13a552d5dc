"""A copy of the content that a test may break, read by the readers of the course."""

import shutil

import pytest

from datataal import content
from datataal.content import _files

READERS = ("terms", "dilemmas", "aids", "questions", "modules", "pillars", "roles", "strings")


def forget():
    for name in READERS:
        getattr(content, name).cache_clear()


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The folder of a copy of the content, which the readers read."""
    copy = tmp_path / "content"
    shutil.copytree(_files.CONTENT, copy, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    monkeypatch.setattr(_files, "CONTENT", copy)
    forget()
    yield copy
    forget()


@pytest.fixture
def change(folder):
    """Change one place in a file of the copy; the old text must stand there once or more."""

    def changed(name, old, new):
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    return changed
