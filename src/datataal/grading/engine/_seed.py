"""A gradebook that holds one assignment and no learner: what one job needs, and nothing more."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from datataal.grading.engine._book import opened

__all__ = ["seed", "structure"]

_SOURCE = ("cell_type", "source", "checksum", "locked")


def seed(db_url: str, course_id: str, assignment: str, target: Path) -> None:
    """Write a sqlite gradebook with the structure of one assignment.

    It is read through nbgrader's own interface, so any database that nbgrader knows will do.

    Parameters
    ----------
    db_url : str
        The course's gradebook.
    course_id : str
        The course in it.
    assignment : str
        Its name.
    target : pathlib.Path
        File to write.

    Raises
    ------
    nbgrader.api.MissingEntry
        If the assignment was never released.
    """
    from nbgrader.api import Gradebook

    _tools_within_reach()
    with (
        opened(db_url, course_id) as book,
        Gradebook(f"sqlite:///{target}", course_id) as copy,
    ):
        found = book.find_assignment(assignment)
        copy.update_or_create_assignment(assignment, duedate=found.duedate)
        for notebook in found.notebooks:
            _copy(notebook, copy, assignment)


def _tools_within_reach() -> None:
    """Let nbgrader find alembic, which it calls by name when it makes a gradebook."""
    tools, path = str(Path(sys.executable).parent), os.environ.get("PATH", "")
    if tools not in path.split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([tools, path]) if path else tools


def _copy(notebook: Any, into: Any, assignment: str) -> None:  # noqa: ANN401  rows of nbgrader
    into.update_or_create_notebook(notebook.name, assignment, kernelspec=notebook.kernelspec)
    name = notebook.name
    for cell in notebook.grade_cells:
        into.add_grade_cell(
            cell.name, name, assignment, max_score=cell.max_score, cell_type=cell.cell_type
        )
    for cell in notebook.solution_cells:
        into.add_solution_cell(cell.name, name, assignment)
    for cell in notebook.task_cells:
        into.add_task_cell(
            cell.name, name, assignment, max_score=cell.max_score, cell_type=cell.cell_type
        )
    for cell in notebook.source_cells:
        values = {key: getattr(cell, key) for key in _SOURCE}
        into.add_source_cell(cell.name, name, assignment, **values)


def structure(db_url: str, course_id: str, assignment: str) -> dict[str, Any]:
    """Return an assignment's cells as released, in plain values: what its fingerprint is made of.

    Raises
    ------
    nbgrader.api.MissingEntry
        If the assignment was never released.
    """
    with opened(db_url, course_id) as book:
        found = book.find_assignment(assignment)
        told: dict[str, Any] = {"due": str(found.duedate)}
        for notebook in found.notebooks:
            cells = [
                (one.name, *(getattr(one, key) for key in _SOURCE)) for one in notebook.source_cells
            ]
            points = [(one.name, one.max_score) for one in notebook.grade_cells]
            told[notebook.name] = (sorted(map(str, cells)), sorted(points))
    return told
