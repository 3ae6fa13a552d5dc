"""The rules of exercise 12, does our plan also work in another world.

Each rule takes an answer and says how it stands. Winners and regrets are computed from the
replay; what the source tells comes from the aids. A position that the source does not state is
only ever judged as "not the source's".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from datataal.exercises import _data_12 as expected
from datataal.exercises._answers import judged, one_number
from datataal.exercises._decision import decision_of
from datataal.exercises._plain import items, text
from datataal.exercises._points import Verdict

__all__ = ["STEPS", "arrows", "back", "helps", "positions", "regret", "rules", "statements"]

NEAR: Final = 0.001
LEAST: Final = 6
MOST: Final = 20
_PARTS: Final = 3
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBER: Final = re.compile(r"\d{1,2}")


def statements(answer: object) -> Verdict:
    """Judge which of eight statements on foresight hold."""
    mistakes = {(1, "yes"): "prediction", (3, "yes"): "likelihood", (6, "yes"): "preferred"}
    return judged(answer, expected.STATEMENTS, "yes_no", mistakes)


def helps(answer: object) -> Verdict:
    """Judge on which card six things that help or hold back stand."""
    mistakes = {(at, "S3"): "mixed" for at in (2, 5)} | {(at, "S2"): "mixed" for at in (3, 6)}
    return judged(answer, expected.HELPS, "futures", mistakes)


def rules(answer: object) -> Verdict:
    """Judge which plan wins by each of three rules."""
    mistakes = {(1, "A"): "lowest", (3, "B"): "smallest"}
    return judged(answer, expected.winners(), "plans", mistakes)


def regret(answer: object) -> Verdict:
    """Judge the largest regret of plan B."""
    return one_number(answer, expected.regrets(), NEAR)


def arrows(answer: object) -> Verdict:
    """Judge which of eight arrows the text of the source tells."""
    mistakes = {(4, "yes"): "innovation", (6, "yes"): "own", (8, "yes"): "own"}
    return judged(answer, expected.arrows(), "yes_no", mistakes)


def back(answer: object) -> Verdict:
    """Judge a path back: at least six steps, each with an owner, in an order without a circle."""
    if answer is None or answer is ...:
        return Verdict("not_attempted", "empty")
    given = items(answer)
    if given is None:
        return Verdict("not_yet", "no_list")
    said = {key: text(one)[0] for key, one in given.items() if type(key) is int and key <= MOST}
    steps = {key: _parts(words) for key, words in said.items() if words}
    if not steps:
        return Verdict("not_attempted", "empty")
    problem = _problem(steps)
    values: dict[str, str | float] = {"count": len(steps), "n": LEAST}
    if problem:
        return Verdict("not_yet", problem, values=values)
    return Verdict("correct", "correct", 1, values)


def positions(answer: object) -> Verdict:
    """Judge which of eight boxes the source states, and which are a reading of ours."""
    mistakes = {
        (2, "source"): "residue",
        (6, "source"): "residue",
        (8, "source"): "turbines",
    }
    return judged(answer, expected.positions(), "whose", mistakes)


#: Id, points and rule of each step; without a rule, a person reads the answer.
STEPS: Final = (
    ("12-q1", 2, statements),
    ("12-q2", 3, helps),
    ("12-q3", 3, rules),
    ("12-q4", 2, regret),
    ("12-q5", 3, arrows),
    ("12-q6", 3, back),
    ("12-q7", 3, positions),
    ("12-q8", 2, decision_of("12")),
    ("12-r1", 3, None),
)


def _parts(words: str) -> list[str]:
    """Return what, owner and what comes first, of a line with two bars in it."""
    return [part.strip(" .…") for part in words.split("|")]


def _problem(steps: Mapping[int, list[str]]) -> str:
    """Return the key of the first thing that is wrong with the steps; empty if nothing is."""
    if any(len(parts) != _PARTS or not parts[0] for parts in steps.values()):
        return "bars"
    first = {key: {int(n) for n in _NUMBER.findall(parts[2])} for key, parts in steps.items()}
    wrong = {
        "too_few": len(steps) < LEAST,
        "no_owner": not all(re.search(r"[^\W\d]", parts[1]) for parts in steps.values()),
        "dates": any(_YEAR.search(parts[2]) for parts in steps.values()),
        "no_order": not any(first.values()),
        "unknown_step": any(not waits <= set(steps) for waits in first.values()),
        "circle": _circle(first),
    }
    return next((key for key, found in wrong.items() if found), "")


def _circle(first: Mapping[int, set[int]]) -> bool:
    """Tell whether some step waits, directly or through others, for itself."""
    left = {key: waits & set(first) for key, waits in first.items()}
    while ready := {key for key, waits in left.items() if not waits}:
        left = {key: waits - ready for key, waits in left.items() if key not in ready}
    return bool(left)
