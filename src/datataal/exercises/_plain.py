"""Read an answer as plain numbers and words, without ever running the learner's code.

Only objects whose type is exactly a known one are looked at: a subclass, or an object with
its own `__eq__` or `__float__`, is "something else". So an answer cannot pretend.
"""

from __future__ import annotations

import functools
import math
import re
from typing import Any, Final, Literal

__all__ = ["LONGEST_TEXT", "Problem", "items", "number", "same", "text"]

#: Why an answer is not what the step asks for; each has a message in
#: `strings/exercises/answers.yml`.
Problem = Literal[
    "empty", "comma", "number_as_text", "text", "yes_no", "not_a_number", "endless", "other", "long"
]

LONGEST_TEXT: Final = 2000
MOST_ITEMS: Final = 60
_PAIR: Final = 2
_NUMBER_AS_TEXT = re.compile(
    r"\s*[-+]?\d{1,12}([.,]\d{1,12})?\s*(%|procent|percent|punten|points)?\s*"
)


def number(answer: object) -> float | Problem:
    """Return the answer as a finite number, or why it is not one."""
    kind = type(answer)
    if answer is None or answer is ...:
        return "empty"
    if kind is bool or _named(kind, "numpy", "bool"):
        return "yes_no"
    if kind is str:
        return _not_text(str(answer))
    if kind is tuple and len(answer) == _PAIR and all(type(part) is int for part in answer):  # type: ignore[arg-type, attr-defined]
        return "comma"
    if kind is int or kind is float or _is_numpy_number(kind):
        return _finite(answer)
    return "not_a_number" if _named(kind, "pandas", "NAType") else "other"


def text(answer: object) -> tuple[str, Problem | None]:
    """Return the answer as a trimmed text and, if it is not one, why."""
    if answer is None or answer is ...:
        return "", "empty"
    if type(answer) is not str:
        return "", "other"
    if len(answer) > LONGEST_TEXT:
        return "", "long"
    words = " ".join(answer.split())
    return words, None if words else "empty"


def items(answer: object) -> dict[str | int, Any] | None:
    """Return a dict, or a row of a table, as a plain dict; None if it is something else.

    Keys that are not text or whole numbers, and whatever is beyond `MOST_ITEMS`, are left out.
    """
    if _named(type(answer), "pandas", "Series"):
        return _of_series(answer)
    if type(answer) is not dict:
        return None
    pairs = list(answer.items())[:MOST_ITEMS]
    return {key: value for key, value in pairs if type(key) is str or type(key) is int}


def same(left: object, right: object) -> bool:
    """Tell whether two values are the same plain number, text, yes/no, or both missing."""
    one, other = _scalar(left), _scalar(right)
    return one is not None and other is not None and one == other


def _scalar(value: object) -> tuple[str, Any] | None:
    kind = type(value)
    if value is None or _named(kind, "pandas", "NAType"):
        return "missing", None
    if kind is str:
        return "text", value
    if kind is bool or _named(kind, "numpy", "bool"):
        return "yes_no", bool(value)
    found = number(value)
    if found == "not_a_number":
        return "missing", None
    return ("number", found) if type(found) is float else None


def _not_text(answer: str) -> Problem:
    if not answer.strip():
        return "empty"
    short = answer[:LONGEST_TEXT]
    return "number_as_text" if _NUMBER_AS_TEXT.fullmatch(short) else "text"


def _finite(answer: Any) -> float | Problem:  # noqa: ANN401  a number of a known type
    try:
        value = float(answer)
    except OverflowError:
        return "endless"
    if math.isnan(value):
        return "not_a_number"
    # `+ 0.0` turns negative zero into zero.
    return value + 0.0 if math.isfinite(value) else "endless"


def _of_series(answer: Any) -> dict[str | int, Any] | None:  # noqa: ANN401  a pandas Series
    if len(answer) > MOST_ITEMS:
        return None
    return items(dict(zip(answer.index.tolist(), answer.tolist(), strict=True)))


def _is_numpy_number(kind: type) -> bool:
    return any(kind is known for known in _numpy_numbers())


def _named(kind: type, package: str, name: str) -> bool:
    return kind is _known(package, name)


@functools.cache
def _known(package: str, name: str) -> type:
    if package == "numpy":
        import numpy as np

        return type(np.bool_(1)) if name == "bool" else type(np.float64(0))
    import pandas as pd

    return pd.Series if name == "Series" else type(pd.NA)


@functools.cache
def _numpy_numbers() -> tuple[type, ...]:
    import numpy as np

    return tuple(np.dtype(code).type for code in "bhilqBHILQefd")
