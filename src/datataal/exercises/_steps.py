"""The steps of every exercise: their ids, their points and the rule that judges each.

Points and ids stand here only; the exercise's notebook and nbgrader take them from here.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from datataal.errors import DatataalError, Finding
from datataal.exercises._points import Verdict

__all__ = ["Step", "step", "steps"]

Judge = Callable[..., Verdict]


@dataclass(frozen=True)
class Step:
    """One graded step.

    Attributes
    ----------
    id : str
        Such as ``03-q1``; also the grade id in nbgrader.
    points : int
        The most that it can earn.
    judge : callable or None
        The rule; None for an answer in words that a person reads.
    """

    id: str
    points: int
    judge: Judge | None


@functools.cache
def steps() -> Mapping[str, Step]:
    """Return all steps by id, in the order in which a learner meets them."""
    from datataal.exercises import _module_03 as m03

    rows: list[tuple[str, int, Any]] = [
        ("03-q1", 2, m03.margin_of_37),
        ("03-q2", 2, m03.answers_needed),
        ("03-q3", 3, m03.dimensions),
        ("03-q4", 2, m03.missing_shares),
        ("03-q5", 3, m03.repair),
        ("03-q6", 3, m03.verdicts),
        ("03-q7", 2, m03.decision),
        ("03-r1", 3, None),
    ]
    return {row[0]: Step(*row) for row in rows}


def step(id_: str) -> Step:
    """Return one step; an unknown id raises `DatataalError` that lists the known ones."""
    if type(id_) is str and id_ in steps():
        return steps()[id_]
    raise DatataalError(
        Finding(
            what=f"There is no step {id_!r} in an exercise",
            expected=f"one of {', '.join(steps())}",
            do="Open the exercise again from the course; its checks should not be changed",
        )
    )
