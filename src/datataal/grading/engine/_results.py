"""What jobs left in the course's folder: whole and of this very submission, or nothing."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from datataal.grading.engine._course import Course
from datataal.grading.engine._order import RESULT
from datataal.grading.engine._plan import Task

__all__ = ["folder_of", "found", "taken"]


def folder_of(course: Course, task: Task) -> Path:
    """Return the folder that a job leaves when it has ended."""
    return course.notes / "results" / task.id


def found(course: Course, task: Task) -> dict[str, Any] | None:
    """Return what an earlier run told of this very submission, if it was whole."""
    try:
        text = (folder_of(course, task) / RESULT).read_text(encoding="utf-8")
        told: dict[str, Any] = json.loads(text)
    except (OSError, ValueError):
        return None
    return told if told.get("key") == task.key else None


def taken(course: Course, task: Task) -> dict[str, Any]:
    """Return what a job told; a job that told nothing failed, and the fault is ours."""
    return found(course, task) or _nothing(task)


def _nothing(task: Task) -> dict[str, Any]:
    from datataal.grading.engine._report import Report

    told = {"id": task.id, "key": task.key, "scores": {}, "comments": {}, "late": {}, "log": []}
    return {
        **told,
        "seconds": 0.0,
        "error": "OSError: the job ended without a result",
        "report": asdict(Report()),
    }
