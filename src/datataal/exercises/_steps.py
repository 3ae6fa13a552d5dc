"""The steps of every exercise: their ids, their points and the rule that judges each.

Each module's room (`_module_03`) lists its own in `STEPS`; points and ids stand there only,
and the exercise's notebook and nbgrader take them from here.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

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
    import datataal.exercises as room

    found: dict[str, Step] = {}
    for name in sorted(one.name for one in pkgutil.iter_modules(room.__path__)):
        if re.fullmatch(r"_module_\d\d", name):
            rows = importlib.import_module(f"{room.__name__}.{name}").STEPS
            found |= {row[0]: Step(*row) for row in rows}
    return found


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
