"""What a check gives back: points that nbgrader reads, and a message that a person reads."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

__all__ = ["MIME", "Outcome", "Points", "Verdict"]

Outcome = Literal["correct", "not_yet", "not_attempted"]

#: The check's result as data, beside its text in the output of the cell.
MIME: Final = "application/vnd.datataal.check+json"

_MARKS: Final = {"correct": "\N{CHECK MARK}", "not_yet": "\N{RIGHTWARDS ARROW}"}
_EMPTY_MARK: Final = "\N{WHITE CIRCLE}"


@dataclass(frozen=True)
class Verdict:
    """What a step's rule says of an answer, before words and points.

    Attributes
    ----------
    outcome : Outcome
        Correct, not yet, or not attempted.
    message : str
        Key of the message: in the step's own group of `strings/exercises/03.yml`, or in `answers`.
    share : float
        Part of the points that the answer earns, from 0 to 1.
    values : Mapping
        Numbers and words to fill into the message.
    """

    outcome: Outcome
    message: str
    share: float = 0.0
    values: Mapping[str, str | float] = field(default_factory=dict)


class Points(float):
    """Points for one step, from 0 to its maximum.

    As plain text it is only the number, because nbgrader reads that as partial credit; a
    notebook shows the message instead, and `message`, `hint` and `outcome` hold it as data.
    """

    step: str
    outcome: Outcome
    maximum: float
    heading: str
    message: str
    hint: str
    lang: str

    @classmethod
    def of(cls, step: str, outcome: Outcome, share: float, maximum: float, **words: str) -> Points:
        """Make points: `share` of `maximum`, never below 0 and never above the maximum."""
        clamped = min(max(share, 0.0), 1.0) + 0.0
        points = cls(round(clamped * maximum, 2))
        points.step, points.outcome, points.maximum = step, outcome, maximum
        points.heading, points.message = words["heading"], words["message"]
        points.hint, points.lang = words["hint"], words["lang"]
        return points

    def __repr__(self) -> str:
        return float.__repr__(self)

    __str__ = __repr__

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (float(self), dict(self.__dict__))

    def as_text(self) -> str:
        """Return heading, message and hint as lines of text."""
        return "\n".join(part for part in (self.heading, self.message, self.hint) if part)

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        data = {"points": float(self), **self.__dict__}
        return {"text/plain": repr(self), "text/html": self._html(), MIME: data}

    def _html(self) -> str:
        mark = _MARKS.get(self.outcome, _EMPTY_MARK)
        rest = "".join(f"<p>{html.escape(part)}</p>" for part in (self.message, self.hint) if part)
        return (
            f'<div class="dt-check" data-outcome="{self.outcome}" lang="{self.lang}" role="status"'
            ' style="border-left:6px solid var(--jp-border-color1,currentColor);'
            'padding:.25em 1em;max-width:41rem">'
            f'<p><span aria-hidden="true">{mark}</span>'
            f" <strong>{html.escape(self.heading)}</strong></p>{rest}</div>"
        )


def _again(value: float, words: dict[str, Any]) -> Points:
    points = Points(value)
    points.__dict__.update(words)
    return points
