"""Score a graded cell more strictly than nbgrader: nothing counts that could be there by accident.

An error anywhere gives 0. A number counts only from one of our own checks, tagged with the step
that the cell is for, and never beyond the cell's points. A cell that shows nothing and fails
nowhere has passed, as with nbgrader. Any other value waits for a person. What is written to
standard error costs nothing: a warning of a library is not a mistake of the learner.
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

from nbgrader import utils
from nbgrader.preprocessors import SaveAutoGrades

from datataal.exercises import MIME
from datataal.grading.engine._report import Work

__all__ = ["Score", "StrictGrades", "score"]


class Score(NamedTuple):
    """Points (None: a person decides), and why."""

    points: float | None
    reason: str


def score(cell: Any, *, ran: bool = True) -> Score:  # noqa: ANN401  a cell of nbformat
    """Return the points of a graded cell, and why.

    Parameters
    ----------
    cell : NotebookNode
        A graded cell with its outputs.
    ran : bool
        Whether it was run at all.
    """
    most = float(cell.metadata["nbgrader"]["points"])
    if utils.is_solution(cell):
        same = cell.metadata.nbgrader.get("checksum") == utils.compute_checksum(cell)
        return Score(0.0, "no_response") if same else Score(None, "by_person")
    if cell.cell_type != "code":
        return Score(None, "by_person")
    if not ran:
        return Score(None, "not_run")
    if any(output.output_type == "error" for output in cell.outputs):
        return Score(0.0, "error")
    results = [output for output in cell.outputs if output.output_type == "execute_result"]
    if not results:
        return Score(most, "passed")
    return _checked(results, str(cell.metadata.nbgrader["grade_id"]), most)


def _checked(results: list[Any], step: str, most: float) -> Score:
    tagged = [result.data[MIME] for result in results if MIME in result.data]
    if len(results) != 1 or len(tagged) != 1:
        return Score(None, "unknown_value")
    points = tagged[0].get("points") if isinstance(tagged[0], dict) else None
    if not isinstance(points, int | float) or isinstance(points, bool) or not math.isfinite(points):
        return Score(None, "no_points")
    if tagged[0].get("step") != step:
        return Score(None, "other_step")
    return Score(min(max(float(points), 0.0), most), "checked")


class StrictGrades(SaveAutoGrades):  # type: ignore[misc]  # nbgrader ships no types
    """nbgrader's `SaveAutoGrades` with our score."""

    work: Work | None = None

    def _add_score(self, cell: Any, resources: Any) -> None:  # noqa: ANN401, ARG002  nbgrader's
        work = type(self).work
        assert work is not None, "StrictGrades runs inside a job only"
        name = cell.metadata["nbgrader"]["grade_id"]
        if work.exact and name not in work.report.not_run:
            points, reason = utils.determine_grade(cell, self.log)[0], "as_nbgrader"
        else:
            points, reason = score(cell, ran=name not in work.report.not_run)
        work.report.reasons[name] = reason
        grade = self.gradebook.find_grade(
            name, self.notebook_id, self.assignment_id, self.student_id
        )
        grade.auto_score = points
        grade.needs_manual_grade = grade.manual_score is not None or points is None
        self.gradebook.db.commit()
