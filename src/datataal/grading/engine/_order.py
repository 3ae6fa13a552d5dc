"""What a job is told, and where it leaves what it found; importing this loads no nbgrader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

__all__ = ["LEARNER", "RESULT", "Job"]

#: Every learner's name inside a job, so that no name can be a path or a pattern.
LEARNER: Final = "learner"
#: File in a job's folder that holds what it found.
RESULT: Final = "result.json"


@dataclass(frozen=True)
class Job:
    """What one run needs, all of it JSON.

    Attributes
    ----------
    id : str
        Name of its folder; made of hexadecimal digits.
    key : str
        Fingerprint of all that decides the grade; the result carries it on.
    assignment : str
        Name of the assignment.
    submission, source, seed, config, place : str
        Paths: the learner's folder, the assignment's source, the seeded gradebook, the course's
        `nbgrader_config.py`, and where the job's folder is made.
    limits : mapping
        As `Limits.as_dict` gives them.
    exact : bool
        Score as nbgrader does.
    """

    id: str
    key: str
    assignment: str
    submission: str
    source: str
    seed: str
    config: str
    place: str
    limits: Mapping[str, Any]
    exact: bool = False
