"""What became of a submission, in one word and a reason that a person can act on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

__all__ = ["NOTHING_GRADED", "OUTCOMES", "Outcome", "outcome"]

Word = Literal[
    "graded", "partly_graded", "not_gradable", "limit_hit", "tampering_suspected", "our_fault"
]
#: From what is all right to what is worst.
OUTCOMES: Final[tuple[Word, ...]] = (
    "graded",
    "partly_graded",
    "limit_hit",
    "tampering_suspected",
    "not_gradable",
    "our_fault",
)
#: With these no step was looked at: the points in the gradebook say nothing yet.
NOTHING_GRADED: Final[tuple[Word, ...]] = ("not_gradable", "our_fault")
#: Errors of nbgrader and of the file that come from what was handed in.
_THEIRS: Final = (
    "NbGraderException",
    "NotJSONError",
    "NBFormatError",
    "ValidationError",
    "SchemaTooOldError",
    "SchemaTooNewError",
    "SchemaMismatchError",
    "UnicodeDecodeError",
    "JSONDecodeError",
    "ValueError",
    "KeyError",
    "AttributeError",
    "RecursionError",
    "RuntimeError",
    "TypeError",
)


@dataclass(frozen=True)
class Outcome:
    """What became of a submission.

    Attributes
    ----------
    word : str
        One of `OUTCOMES`.
    reasons : tuple of str
        Keys of the words for it, with what it is about behind a colon: ``trick:equal_to_all``.
    """

    word: Word
    reasons: tuple[str, ...] = ()


def outcome(told: Mapping[str, Any]) -> Outcome:
    """Return what became of a submission, from what its job told."""
    report, error = told["report"], str(told["error"])
    if error:
        theirs = error.partition(":")[0] in _THEIRS
        return Outcome("not_gradable" if theirs else "our_fault", (f"error:{error}",))
    if not any(told["scores"].values()):
        return Outcome("not_gradable", ("no_cells",))
    tricks, limits, open_ = _tricks(report), _limits(report), _open(report)
    reasons = (*tricks, *limits, *open_, *_unreached(report), *report["mended"])
    word: Word = "graded"
    if tricks:
        word = "tampering_suspected"
    elif limits:
        word = "limit_hit"
    elif open_:
        word = "partly_graded"
    return Outcome(word, reasons)


def _tricks(report: Mapping[str, Any]) -> tuple[str, ...]:
    broken = (f"broken:{report['told']}",) if report["lost"] == "broken" else ()
    seen = (f"trick:{name} ({cell})" for name, cell in report["tricks"].items())
    return (*broken, *seen)


def _limits(report: Mapping[str, Any]) -> tuple[str, ...]:
    lost = (f"limit:{report['lost']}",) if report["lost"] in ("wall", "cell") else ()
    late = (f"limit:cell ({cell})" for cell in report["late_cells"])
    return (*lost, *late, *(("limit:output",) if report["output_cut"] else ()))


def _unreached(report: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(f"not_run:{cell}" for cell in report["not_run"])


def _open(report: Mapping[str, Any]) -> tuple[str, ...]:
    ended = (f"ended:{report['told']}",) if report["lost"] == "gone" else ()
    unsure = ("unknown_value", "no_points", "other_step")
    cells = (f"{why}:{cell}" for cell, why in report["reasons"].items() if why in unsure)
    return (*ended, *cells)
