"""One nbgrader course per language, released, handed in and graded once for all tests."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable

import pytest
from grading_course import Course, grade


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
