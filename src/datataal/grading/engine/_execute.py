"""Run a notebook's cells in a walled room: takes the place of nbgrader's `Execute`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, ClassVar

from nbformat import from_dict
from nbgrader import utils
from nbgrader.preprocessors import NbGraderPreprocessor

from datataal.grading.engine._report import Work
from datataal.grading.sandbox._room import Room, RoomLostError

__all__ = ["WalledExecute"]

#: type of output -> its keys, each with the type of its value
_SHAPES: dict[str, dict[str, Any]] = {
    "stream": {"name": str, "text": str},
    "display_data": {"data": dict, "metadata": dict},
    "execute_result": {"data": dict, "metadata": dict, "execution_count": (int, type(None))},
    "error": {"ename": str, "evalue": str, "traceback": list},
}


class WalledExecute(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader ships no types
    """Run each code cell in order; a cell that fails does not stop the next one."""

    work: ClassVar[Work | None] = None

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:  # noqa: ANN401
        """Give every code cell the outputs that it has in the room."""
        work = type(self).work
        assert work is not None, "WalledExecute runs inside a job only"
        cells = [cell for cell in nb.cells if cell.cell_type == "code"]
        for cell in cells:
            cell.outputs, cell.execution_count = [], None
        files = Path(resources["metadata"]["path"])
        environment = {"NBGRADER_EXECUTION": os.environ.get("NBGRADER_EXECUTION", "autograde")}
        done = 0
        try:
            with work.runner.room(work.limits, files, environment) as room:
                for cell in cells:
                    self._run(cell, room, work)
                    done += 1
        except RoomLostError as lost:
            work.report.lost, work.report.told = lost.why, lost.told[:300]
            work.report.not_run += [name for cell in cells[done:] if (name := _graded(cell))]
        return nb, resources

    def _run(self, cell: Any, room: Room, work: Work) -> None:  # noqa: ANN401
        name = _graded(cell)
        if name:
            self._look(room, name, work)
        if not cell.source.strip():
            return
        ran = room.run(cell.source)
        cell.outputs = [from_dict(_checked(one)) for one in ran.outputs]
        cell.execution_count = ran.count
        work.report.output_cut |= ran.full
        if ran.status == "timeout":
            work.report.late_cells.append(name or cell.get("id", ""))
        if name:
            self._look(room, name, work)

    def _look(self, room: Room, name: str, work: Work) -> None:
        for trick in room.probe():
            work.report.tricks.setdefault(trick, name)


def _graded(cell: Any) -> str:  # noqa: ANN401
    """Return the id of a cell that earns points by running, or ""."""
    if cell.cell_type == "code" and utils.is_grade(cell) and not utils.is_solution(cell):
        return str(cell.metadata.nbgrader["grade_id"])
    return ""


def _checked(output: dict[str, Any]) -> dict[str, Any]:
    """Return an output with the keys of nbformat only.

    Raises
    ------
    RoomLostError
        If it is no output: the room is not to be believed any more.
    """
    kind = output.get("output_type")
    shape = _SHAPES.get(kind) if isinstance(kind, str) else None
    if shape is None or not all(isinstance(output.get(key), type_) for key, type_ in shape.items()):
        raise RoomLostError("broken", "a cell gave an output of no known shape")
    if kind == "error" and not all(isinstance(line, str) for line in output["traceback"]):
        raise RoomLostError("broken", "a traceback is no list of lines")
    return {"output_type": kind, **{key: output[key] for key in shape}}
