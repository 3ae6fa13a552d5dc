"""Call a function that a learner wrote, so that nothing it does stops the check.

It may raise, leave, loop, print, warn or change what it was given: the answer is always a
`Call`. This keeps a notebook usable; it is no sandbox. Code that kills the process, or that
catches every exception for ever, is stopped by nbgrader's own limit for a cell.
"""

from __future__ import annotations

import contextlib
import io
import signal
import sys
import threading
import time
import types
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final, Literal

__all__ = ["SECONDS", "Call", "call"]

#: How long a learner's function may take; the right answer needs a thousandth of this.
SECONDS: Final = 2.0
#: The alarm goes off again and again, for code that catches the first one.
_AGAIN_SECONDS: Final = 0.05
_LONGEST_MESSAGE: Final = 160

Trouble = Literal["no_function", "raised", "too_slow"]


@dataclass(frozen=True)
class Call:
    """What a call gave: a value, or what went wrong (with `detail` for the reader)."""

    value: Any = None
    trouble: Trouble | None = None
    detail: str = ""


class _TimeUpError(BaseException):
    """The time is up; a BaseException, so that a plain `except Exception` lets it through."""


class _Sink(io.TextIOBase):
    """Swallows what a function prints, however much."""

    def write(self, text: str) -> int:
        return len(text)


def call(function: object, *arguments: object, seconds: float = SECONDS) -> Call:
    """Call `function` within the time and return its value or its trouble.

    Parameters
    ----------
    function : object
        Must be a plain Python function; anything else is "no_function" and is not called.
    seconds : float
        The longest time that it may take.
    """
    if type(function) is not types.FunctionType:
        return Call(trouble="no_function")
    try:
        with _quiet(), _time_limit(seconds):
            return _attempt(function, arguments)
    except _TimeUpError:
        return Call(trouble="too_slow")


def _attempt(function: Callable[..., Any], arguments: tuple[object, ...]) -> Call:
    try:
        return Call(function(*arguments))
    except _TimeUpError:
        raise
    except BaseException as error:  # noqa: BLE001  SystemExit and the like count as raising
        return Call(trouble="raised", detail=_words(error))


def _words(error: BaseException) -> str:
    """Return the kind and text of an error; of an odd error only that there was one."""
    try:
        kind = type.__getattribute__(type(error), "__name__")
        said = error.args[0] if error.args else ""
    except _TimeUpError:
        raise
    except BaseException:  # noqa: BLE001  an error that cannot even be looked at
        return "error"
    return f"{kind}: {said}"[:_LONGEST_MESSAGE] if type(said) is str and said else str(kind)[:60]


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep output and warnings of the function out of the cell: nbgrader reads stderr as 0."""
    sink = _Sink()
    with (
        warnings.catch_warnings(),
        contextlib.redirect_stdout(sink),
        contextlib.redirect_stderr(sink),
    ):
        warnings.simplefilter("ignore")
        yield


def _time_limit(seconds: float) -> contextlib.AbstractContextManager[None]:
    in_main = threading.current_thread() is threading.main_thread()
    return _alarm(seconds) if in_main and hasattr(signal, "setitimer") else _trace(seconds)


@contextlib.contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Interrupt the body after `seconds` by a timer signal: also stops sleeping and waiting."""
    busy = [True]

    def ring(*_: object) -> None:
        if busy:
            raise _TimeUpError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN_SECONDS)
    try:
        yield
    finally:
        busy.clear()
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextlib.contextmanager
def _trace(seconds: float) -> Iterator[None]:
    """Do the same line by line where there is no timer signal (Windows, browser, threads)."""
    end = time.monotonic() + seconds

    def look(*_: object) -> Any:  # noqa: ANN401  a trace function returns itself
        if time.monotonic() > end:
            raise _TimeUpError
        return look

    before = sys.gettrace()
    sys.settrace(look)
    try:
        yield
    finally:
        sys.settrace(before)
