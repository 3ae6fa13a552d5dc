"""A gradebook that holds one assignment and no learner: what one job needs, and nothing more."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from datataal.grading.engine._book import opened

__all__ = ["released", "seed", "structure"]

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

    _as_nbgrader_makes_it(target)
    with (
        opened(db_url, course_id) as book,
        Gradebook(f"sqlite:///{target}", course_id) as copy,
    ):
        found = book.find_assignment(assignment)
        copy.update_or_create_assignment(assignment, duedate=found.duedate)
        for notebook in found.notebooks:
            _copy(notebook, copy, assignment)


def _as_nbgrader_makes_it(target: Path) -> None:
    """Give a new file the version of nbgrader's tables, which it else asks another process for."""
    import nbgrader
    from alembic.script import ScriptDirectory

    head = ScriptDirectory(str(Path(nbgrader.__file__).parent / "alembic")).get_current_head()
    with closing(sqlite3.connect(target)) as book, book:
        book.execute("create table alembic_version (version_num varchar(32) not null)")
        book.execute("insert into alembic_version values (?)", (head,))


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


def released(store: Path, assignment: str, source: Path) -> dict[str, list[dict[str, Any]]]:
    """Return the cells of an assignment that nbgrader knows, as they were released.

    Parameters
    ----------
    store : pathlib.Path
        A gradebook as `seed` makes it.
    assignment : str
        Its name.
    source : pathlib.Path
        Folder of the assignment's source, which says the order and what each cell is for.

    Returns
    -------
    dict
        Name of each notebook -> its cells, with `id`, `cell_type`, `source` and `metadata`.
    """
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{store}") as book:
        return {
            notebook.name: _as_released(
                {cell.name: cell for cell in notebook.source_cells},
                source / f"{notebook.name}.ipynb",
            )
            for notebook in book.find_assignment(assignment).notebooks
        }


def _as_released(known: Mapping[str, Any], path: Path) -> list[dict[str, Any]]:
    cells = []
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        about = cell["metadata"].get("nbgrader", {})
        row = known.get(about.get("grade_id"))
        if row is not None:
            own = {**about, "cell_type": row.cell_type, "checksum": row.checksum}
            cells.append(
                {
                    "id": row.name,
                    "cell_type": row.cell_type,
                    "metadata": {**cell["metadata"], "nbgrader": own},
                    "source": row.source,
                }
            )
    return cells
