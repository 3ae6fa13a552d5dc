"""What a team decided, from the records of many: where roles differ, and why.

`report` counts and masks; `datataal team FOLDER` and the page in the book show it. A report
holds no more than it may show: what a small group said is left out, not hidden.
"""

from __future__ import annotations

from datataal.team._gather import Gathered, fits, gather
from datataal.team._report import LEAST, latest, report

__all__ = ["LEAST", "Gathered", "fits", "gather", "latest", "report"]
