"""The rules of exercise 01, one question in three languages.

Each rule takes an answer and says how it stands. Expected values are computed from the tables.
"""

from __future__ import annotations

from typing import Any, Final

from datataal._statement import BOXES, boxes_of, look
from datataal.exercises import _data_01 as expected
from datataal.exercises._answers import mistake, named_in, no_number
from datataal.exercises._decision import decision_of
from datataal.exercises._plain import items, number, text
from datataal.exercises._points import Verdict

__all__ = ["STEPS", "gap", "kinds", "nearby", "rewards", "statement", "top_three"]

#: Two of the nine sentences may differ.
KINDS_TO_PASS: Final = 7
GWH_TOLERANCE: Final = 0.5
PERCENT_TOLERANCE: Final = 0.05
MOST_NAMES: Final = 18


def kinds(answer: object) -> Verdict:
    """Judge the kind of nine questions; seven is enough."""
    given = _given(answer)
    if isinstance(given, Verdict):
        return given
    right = dict(enumerate(expected.KINDS, start=1))
    said = {nr: text(given.get(nr))[0] for nr in right}
    if not any(said.values()):
        return Verdict("not_attempted", "empty")
    named = {nr: named_in(words, "kinds") for nr, words in said.items()}
    wrong = [nr for nr in right if named[nr] != right[nr]]
    fits = len(right) - len(wrong)
    values: dict[str, str | float] = {"count": fits, "wrong": ", ".join(map(str, wrong))}
    share = fits / len(right)
    if not all(named.values()):
        message = "unknown_word" if all(said.values()) else "some_empty"
        return Verdict("not_yet", message, share, values)
    norm = named[expected.NORM] == "data"
    if fits >= KINDS_TO_PASS:
        message = "correct" if not wrong else "norm_enough" if norm else "enough"
        return Verdict("correct", message, 1, values)
    return Verdict("not_yet", "norm" if norm else "some_wrong", share, values)


def gap(answer: object) -> Verdict:
    """Judge how many GWh are neither built nor permitted."""
    value = number(answer)
    if not isinstance(value, float):
        return no_number(value)
    found = expected.gap()
    if abs(value - found.right) <= GWH_TOLERANCE:
        return Verdict("correct", "correct", 1, {"right": round(found.right)})
    mistakes = {
        "no_permits": found.no_permits,
        "no_built": found.no_built,
        "pipeline": found.pipeline,
        "negative": -found.right,
    }
    return Verdict("not_yet", mistake(value, mistakes, GWH_TOLERANCE))


def top_three(answer: object) -> Verdict:
    """Judge the names of the first three municipalities by three measures."""
    given = _given(answer)
    if isinstance(given, Verdict):
        return given
    right, last = expected.first_three(), expected.last_three()
    said = {key: _names(given.get(key)) for key in right}
    if not any(said.values()):
        return Verdict("not_attempted", "empty")
    fits = [key for key in right if said[key] == right[key]]
    share = len(fits) / len(right)
    if len(fits) == len(right):
        return Verdict("correct", "correct", 1)
    wrong = next(key for key in right if key not in fits)
    values: dict[str, str | float] = {"count": len(fits), "measure": wrong}
    message = (
        "some_empty"
        if not said[wrong]
        else "lowest"
        if said[wrong] == last[wrong]
        else "not_divided"
        if said[wrong] == right["A"]
        else "one_wrong"
    )
    return Verdict("not_yet", message, share, values)


def rewards(answer: object) -> Verdict:
    """Judge what each of four indicators rewards."""
    given = _given(answer)
    if isinstance(given, Verdict):
        return given
    said = {key: number(given.get(key)) for key in expected.REWARDS}
    if all(one == "empty" for one in said.values()):
        return Verdict("not_attempted", "empty")
    fits = [key for key, right in expected.REWARDS.items() if said[key] == right]
    if len(fits) == len(expected.REWARDS):
        return Verdict("correct", "correct", 1)
    values: dict[str, str | float] = {"count": len(fits)}
    share = len(fits) / len(expected.REWARDS)
    if len(set(said.values())) == 1:
        return Verdict("not_yet", "all_same", 0, {"count": 0})
    message = "capacity" if "A" not in fits else "some_wrong"
    if not all(isinstance(one, float) for one in said.values()):
        message = "no_numbers"
    return Verdict("not_yet", message, share, values)


def nearby(answer: object) -> Verdict:
    """Judge which percentage of the inhabitants lives within 2 km of a search area."""
    value = number(answer)
    if not isinstance(value, float):
        return no_number(value)
    count, share = expected.residents()
    if abs(value - 100 * share) <= PERCENT_TOLERANCE:
        return Verdict("correct", "correct", 1, {"right": round(100 * share), "count": count})
    mistakes = {"share": share, "people": count, "rest": 100 - 100 * share}
    near = {"share": 0.0005, "people": 0.5, "rest": PERCENT_TOLERANCE}
    found = (key for key, wrong in mistakes.items() if abs(value - wrong) <= near[key])
    return Verdict("not_yet", next(found, "other_value"))


def statement(answer: object) -> Verdict:
    """Judge the form of a problem statement in five boxes, never what it holds."""
    given = _given(answer)
    if isinstance(given, Verdict):
        return given
    boxes = boxes_of(given)
    if not any(boxes.values()):
        return Verdict("not_attempted", "empty")
    found = look(boxes)
    fine = sum(one == "fine" for one in found.values())
    values: dict[str, str | float] = {"count": fine, "n": len(BOXES)}
    if fine == len(BOXES):
        return Verdict("correct", "correct", 1, values)
    order = ("means", "same", "no_question", "empty", "short")
    first = next(one for one in order if one in found.values())
    message = {"empty": "some_empty"}.get(first, first)
    return Verdict("not_yet", message, fine / len(BOXES), values)


#: Id, points and rule of each step; without a rule, a person reads the answer.
STEPS: Final = (
    ("01-q1", 3, kinds),
    ("01-q2", 2, gap),
    ("01-q3", 3, top_three),
    ("01-q4", 2, rewards),
    ("01-q5", 2, nearby),
    ("01-q6", 3, statement),
    ("01-q7", 2, decision_of("01")),
    ("01-r1", 3, None),
)


def _given(answer: object) -> dict[str | int, Any] | Verdict:
    """Return the answer as a plain dict, or the verdict when it is none."""
    if answer is None or answer is ...:
        return Verdict("not_attempted", "empty")
    given = items(answer)
    return Verdict("not_yet", "no_list") if given is None else given


def _names(given: object) -> frozenset[str]:
    """Return the names in a list, or none if it is something else or too long."""
    if not any(type(given) is kind for kind in (list, tuple, set)):
        return frozenset()
    some: list[object] = list(given)  # type: ignore[call-overload]
    if len(some) > MOST_NAMES:
        return frozenset()
    return frozenset(text(one)[0].casefold() for one in some) - {""}
