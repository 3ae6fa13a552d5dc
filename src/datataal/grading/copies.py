"""Keep one learner's copied cell from stopping the grading of the whole class.

nbgrader empties the metadata of a copy, then takes the empty metadata for an old notebook
format and ends the run. This preprocessor takes the metadata of the copy away altogether.
"""

from __future__ import annotations

from typing import Any

from nbgrader.preprocessors import DeduplicateIds

__all__ = ["DropCopies"]


class DropCopies(DeduplicateIds):  # type: ignore[misc]  # nbgrader ships no types
    """Leave only the last of several cells with one grade id to nbgrader; the rest is text."""

    def preprocess_cell(self, cell: Any, resources: Any, cell_index: int) -> tuple[Any, Any]:  # noqa: ANN401
        """Handle one cell as nbgrader does, and then finish the work."""
        cell, resources = super().preprocess_cell(cell, resources, cell_index)
        if cell.metadata.get("nbgrader") == {}:
            del cell.metadata["nbgrader"]
        return cell, resources
