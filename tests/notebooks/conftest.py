"""Each lesson, as its author wrote it and as it ran in a kernel from top to bottom."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("nl", "en")
SLUGS = sorted(path.stem for path in (ROOT / "notebooks" / "nl").glob("*.md"))


@dataclass(frozen=True)
class Lesson:
    """One lesson in one language."""

    lang: str
    slug: str

    @property
    def path(self) -> Path:
        return ROOT / "notebooks" / self.lang / f"{self.slug}.md"

    @property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    def in_(self, lang: str) -> Lesson:
        return Lesson(lang, self.slug)

    def __str__(self) -> str:
        return f"{self.lang}-{self.slug}"


def pytest_collection_modifyitems(items: list[Any]) -> None:
    """Keep what looks at one lesson, in both languages, on one worker: it runs there once."""
    for item in items:
        given = getattr(item, "callspec", None)
        for one in given.params.values() if given else ():
            slug = one.slug if isinstance(one, Lesson) else "03-quality"
            item.add_marker(pytest.mark.xdist_group(slug))


@pytest.fixture(params=[Lesson(lang, slug) for slug in SLUGS for lang in LANGUAGES], ids=str)
def lesson(request: Any) -> Lesson:
    return request.param


@pytest.fixture(params=LANGUAGES)
def quality(request: Any) -> Lesson:
    """The lesson of module 03, in one language."""
    return Lesson(request.param, "03-quality")


@pytest.fixture(scope="session")
def run(tmp_path_factory: Any) -> Any:
    """A function that runs a lesson's JupyterLab notebook once and returns it with outputs."""
    done: dict[Lesson, Any] = {}

    def once(lesson: Lesson) -> Any:
        if lesson not in done:
            done[lesson] = _execute(lesson, tmp_path_factory.mktemp(str(lesson)))
        return done[lesson]

    return once


def _execute(lesson: Lesson, folder: Path) -> Any:
    from nbclient import NotebookClient

    from datataal.study.derive import lesson as derive

    notebook = derive(lesson.path, lesson.lang)
    quiet = {**os.environ, "PYDEVD_DISABLE_FILE_VALIDATION": "1"}
    client = NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(folder)}})
    return client.execute(env=quiet)
