"""One nbgrader course per language, released, handed in and graded once for all tests."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from grading_course import Course, grade
from grading_marked import waiting_course

from datataal.grading.engine._course import Course as OnDisk

pytest.register_assert_rewrite("grading_every_exercise")


@pytest.fixture(scope="session")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Course]:
    """A function that gives the graded course of a language; made once, also with two workers."""
    shared = tmp_path_factory.getbasetemp()
    shared = shared.parent if os.environ.get("PYTEST_XDIST_WORKER") else shared

    def course(lang: str) -> Course:
        folder, done = shared / f"course-{lang}", shared / f"course-{lang}.log"
        with (shared / f"course-{lang}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                done.write_text(grade(Course(folder, lang, "")), encoding="utf-8")
        return Course(folder, lang, done.read_text(encoding="utf-8"))

    return course


@pytest.fixture(params=["nl", "en"])
def course(request: pytest.FixtureRequest, graded: Callable[[str], Course]) -> Course:
    return graded(request.param)


@pytest.fixture(scope="session")
def _waiting_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return waiting_course(tmp_path_factory.mktemp("waiting") / "course", ("ans", "bo")).root


@pytest.fixture
def waiting(_waiting_once: Path, tmp_path: Path) -> OnDisk:
    """A course of one's own in which an answer of `ans` and one of `bo` wait to be marked."""
    shutil.copytree(_waiting_once, tmp_path / "course")
    return OnDisk.at(tmp_path / "course")
