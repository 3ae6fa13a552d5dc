"""What is noted while one submission is graded, besides what nbgrader keeps."""

from __future__ import annotations

from dataclasses import dataclass, field

from datataal.grading.sandbox._limits import Limits
from datataal.grading.sandbox._room import Runner

__all__ = ["Report", "Work"]


@dataclass
class Report:
    """Notes of one submission.

    Attributes
    ----------
    lost : str
        Why its process ended before the last cell: ``wall``, ``cell``, ``gone``, ``broken`` or "".
    told : str
        What the system said of that.
    late_cells : list of str
        Cells that took too long and were stopped; the others ran on.
    not_run : list of str
        Graded cells that were not reached.
    tricks : dict
        Known trick -> graded cell at which it was first seen.
    reasons : dict
        Graded cell -> why it has its score.
    mended : list of str
        What was put right before grading, as ``what:which`` (`_heal`).
    output_cut : bool
        Whether its cells showed more than is kept.
    """

    lost: str = ""
    told: str = ""
    late_cells: list[str] = field(default_factory=list)
    not_run: list[str] = field(default_factory=list)
    tricks: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    mended: list[str] = field(default_factory=list)
    output_cut: bool = False


@dataclass
class Work:
    """The one submission that this process grades: nbgrader makes its preprocessors itself."""

    runner: Runner
    limits: Limits
    report: Report = field(default_factory=Report)
    exact: bool = False
