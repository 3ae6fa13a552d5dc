"""Turn the instructor's notebook into the learner's, as nbgrader's own release step does.

Same result as nbgrader's LockCells, ClearSolutions, ComputeChecksums and ClearHiddenTests
(a test compares the two), but nbgrader need not be installed: that import takes seconds.
"""

from __future__ import annotations

import copy
import hashlib
import re
from typing import Any, Final

__all__ = ["CODE_STUB", "TEXT_STUB", "as_released"]

#: What stands in place of a solution. Code keeps its own line with dots above the solution.
CODE_STUB: Final = ""
TEXT_STUB: Final = "..."

_REGION = re.compile(
    r"^([ \t]*)### BEGIN (SOLUTION)$.*?^[ \t]*### END \2$", re.DOTALL | re.MULTILINE
)
_HIDDEN = re.compile(
    r"^[ \t]*### BEGIN (HIDDEN TESTS)$.*?^[ \t]*### END \1$\n?", re.DOTALL | re.MULTILINE
)


def as_released(notebook: dict[str, Any]) -> dict[str, Any]:
    """Return a copy without solutions, hidden tests and outputs, ready to hand out."""
    released = copy.deepcopy(notebook)
    for cell in released["cells"]:
        if "nbgrader" in cell["metadata"]:
            _release(cell)
    return released


def _release(cell: dict[str, Any]) -> None:
    about = cell["metadata"]["nbgrader"]
    stub = CODE_STUB if cell["cell_type"] == "code" else TEXT_STUB
    if about["solution"]:
        cell["source"] = _REGION.sub(lambda match: match[1] + stub, cell["source"])
    if about["grade"]:
        cell["source"] = _HIDDEN.sub("", cell["source"]).removesuffix("\n")
    cell["metadata"]["deletable"] = False
    if not about["solution"]:
        cell["metadata"]["editable"] = False
    about["cell_type"] = cell["cell_type"]
    about["checksum"] = _checksum(cell)


def _checksum(cell: dict[str, Any]) -> str:
    """Return nbgrader's checksum of a cell: whether a learner changed it is seen by this."""
    about = cell["metadata"]["nbgrader"]
    parts = [
        cell["source"],
        cell["cell_type"],
        str(about["grade"]),
        str(about["solution"]),
        str(about["locked"]),
        about["grade_id"],
    ]
    if about["grade"]:
        parts.append(str(float(about["points"])))
    return hashlib.md5("".join(parts).encode(), usedforsecurity=False).hexdigest()
