"""Fingerprints of the book's inputs: what did not change is not built, or not run, again."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

from datataal import _paths
from datataal.book.project import Project
from datataal.language import Language

__all__ = ["book_code", "everything", "lesson_code"]

#: Rooms whose code no lesson calls. A change there does not make a lesson run again.
NOT_IN_LESSONS = ("book", "bootstrap.py", "checks", "cli.py", "grading", "setup", "study")
#: Content that only pages show; lessons take it through directives, which are read each time.
ONLY_ON_PAGES = ("content/modules/", "content/pillars.yml", "content/roles.yml", "content/terms/")
TOOLS = ("jupyter-book", "myst-nb", "sphinx")


def everything(project: Project, lang: Language) -> str:
    """Return the fingerprint of all that one language of the book is made from."""
    roots = [project.pages(lang), project.lessons(lang), project.config, *_package(), _data()]
    lock = [project.root / "requirements.lock"]
    return _digest([*roots, *lock], extra=[sys.version, *map(version, TOOLS), lang])


def lesson_code() -> str:
    """Return the fingerprint of what a running lesson can call: code, content, tables."""
    own = [path for path in _package() if not _is_outside_lessons(path)]
    return _digest([*own, _data()], extra=[sys.version])[:16]


def book_code() -> str:
    """Return the fingerprint of what turns a page into HTML: this room."""
    return _digest([_paths.PACKAGE / "book"])[:16]


def _package() -> list[Path]:
    return sorted(_files(_paths.PACKAGE))


def _data() -> Path:
    return _paths.datasets() / "deltaland"


def _is_outside_lessons(path: Path) -> bool:
    name = path.relative_to(_paths.PACKAGE).as_posix()
    return name.split("/")[0] in NOT_IN_LESSONS or name.startswith(ONLY_ON_PAGES)


def _files(root: Path) -> Iterator[Path]:
    if root.is_file():
        yield root
        return
    for path in sorted(root.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path


def _digest(roots: Iterable[Path], extra: Iterable[str] = ()) -> str:
    found = hashlib.sha256("\0".join(extra).encode())
    for root in roots:
        for path in _files(root):
            found.update(f"\0{path.name}\0".encode())
            found.update(path.read_bytes())
    return found.hexdigest()
