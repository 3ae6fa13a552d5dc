"""The rules of exercise 05, the map is a choice.

Each rule takes an answer and says how it stands. Expected values are computed from the cells,
the turbines and the fields, so that they follow when those change.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from datataal.exercises import _data_05 as expected
from datataal.exercises._answers import chosen, named_in, no_number, values_of, words_of
from datataal.exercises._decision import decision_of
from datataal.exercises._plain import items, number, text
from datataal.exercises._points import Verdict

__all__ = ["STEPS", "caption", "layer", "left", "size", "storage", "tips", "winners"]

SIZE_TOLERANCE: Final = 0.01
#: Nearer than this a size was rounded: to whole km2 or to one decimal.
ROUNDED: Final = 0.3
SHARE_TOLERANCE: Final = 0.1
PERCENT_TOLERANCE: Final = 1.0
METRE_TOLERANCE: Final = 0.5
YEAR_TOLERANCE: Final = 0.5
PARTS: Final = ("A", "B")


def size(answer: object) -> Verdict:
    """Judge how many km2 the cells that the gap needs are."""
    value = number(answer)
    if not isinstance(value, float):
        return no_number(value)
    found = expected.area()
    wrong = {"side": found.side, "turned": found.turned, "hectares": found.hectares}
    wrong |= {"cells": found.cells}
    missed = _one(value, found.right, wrong, SIZE_TOLERANCE)
    if missed.message == "other_value" and abs(value - found.right) < ROUNDED:
        return Verdict("not_yet", "rounded")
    return missed


def left(answer: object) -> Verdict:
    """Judge which percentage of the land is far enough from homes."""
    value = number(answer)
    if not isinstance(value, float):
        return no_number(value)
    found = expected.left()
    if abs(value - found.fraction) <= SHARE_TOLERANCE / 100:
        return Verdict("not_yet", "fraction")
    wrong = {"with_water": found.with_water, "rest": found.rest, "start": found.start}
    wrong |= {"cells": found.cells, "rounded": float(round(found.right))}
    missed = _one(value, found.right, wrong, SHARE_TOLERANCE)
    if missed.message == "other_value" and round(value) == round(found.start):
        return Verdict("not_yet", "start")
    return missed


def layer(answer: object) -> Verdict:
    """Judge which layer alone removes most, and which percentage of the land that is."""
    given = _parts(answer)
    if isinstance(given, Verdict):
        return given
    named = named_in(text(given["A"])[0], "layers")
    value = number(given["B"])
    removed = expected.removed()
    right = max(removed, key=lambda one: removed[one][1])
    total, alone = removed[right]
    exact = isinstance(value, float) and abs(value - alone) <= PERCENT_TOLERANCE
    share = ((named == right) + exact) / len(PARTS)
    if share == 1:
        return Verdict("correct", "correct", 1)
    if named != right:
        return Verdict("not_yet", "other_layer" if named else "unknown_layer", share)
    return Verdict("not_yet", _why_no_share(value, total, alone), share)


def _why_no_share(value: object, total: float, alone: float) -> str:
    """Return what a percentage that only one layer removes has gone wrong on."""
    if not isinstance(value, float):
        return "no_number"
    if abs(value - alone / 100) <= PERCENT_TOLERANCE / 100:
        return "fraction"
    return "total" if abs(value - total) <= PERCENT_TOLERANCE else "other_share"


def winners(answer: object) -> Verdict:
    """Judge which place comes first along each of three border sets."""
    right = expected.winners()
    said = words_of(answer, right)
    if isinstance(said, Verdict):
        return said
    fits = [key for key, code in right.items() if expected.same_place(said[key], code)]
    values: dict[str, str | float] = {"count": len(fits), "n": len(right)}
    if len(fits) == len(right):
        return Verdict("correct", "correct", 1, values)
    return Verdict("not_yet", _why_not(said), len(fits) / len(right), values)


def _why_not(said: Mapping[int, str]) -> str:
    """Return what three places that aren't all right have gone wrong on."""
    if not all(said.values()):
        return "some_empty"
    if len({words.casefold() for words in said.values()}) == 1:
        return "same"
    if any(words.casefold().strip(" .") not in expected.known_places() for words in said.values()):
        return "unknown_place"
    counted = expected.winners(counted=True)
    by_count = all(expected.same_place(said[key], code) for key, code in counted.items())
    return "counted" if by_count else "some_wrong"


def tips(answer: object) -> Verdict:
    """Judge two and four times the height of the tip, in metres."""
    values = values_of(answer, PARTS)
    if isinstance(values, Verdict):
        return values
    heights = expected.tips()
    right = heights["right"]
    known = heights | {"swapped": right[::-1]}
    hits = [_near(one, other) for one, other in zip(values, right, strict=True)]
    if all(hits):
        return Verdict("correct", "correct", 1)
    found = (
        key
        for key, pair in known.items()
        if all(_near(one, other) for one, other in zip(values, pair, strict=True))
    )
    other = "only_a" if hits[0] else "only_b" if hits[1] else "other_values"
    return Verdict("not_yet", next(found, other), sum(hits) / len(hits))


def storage(answer: object) -> Verdict:
    """Judge for how many years the store of CO2 that is nearly certain lasts."""
    value = number(answer)
    if not isinstance(value, float):
        return no_number(value)
    found = expected.years()
    wrong = {"p50": found.p50, "p10": found.p10, "megatons": found.megatons, "times": found.times}
    return _one(value, found.right, wrong, YEAR_TOLERANCE)


def caption(answer: object) -> Verdict:
    """Judge which of four captions says what the map shows."""
    return chosen(answer, expected.CAPTIONS, right="rules")


#: Id, points and rule of each step; without a rule, a person reads the answer.
STEPS: Final = (
    ("05-q1", 2, size),
    ("05-q2", 2, left),
    ("05-q3", 3, layer),
    ("05-q4", 3, winners),
    ("05-q5", 2, tips),
    ("05-q6", 2, storage),
    ("05-q7", 2, caption),
    ("05-q8", 2, decision_of("05")),
    ("05-r1", 3, None),
)


def _one(value: float, right: float, wrong: Mapping[str, float], room: float) -> Verdict:
    """Return the verdict on one number, with the known mistake that is nearest within room."""
    if abs(value - right) <= room:
        return Verdict("correct", "correct", 1)
    key = min(wrong, key=lambda one: abs(value - wrong[one]))
    return Verdict("not_yet", key if abs(value - wrong[key]) <= room else "other_value")


def _parts(answer: object) -> dict[str, Any] | Verdict:
    """Return what stands behind A and B, or the verdict when there is nothing to judge."""
    if answer is None or answer is ...:
        return Verdict("not_attempted", "empty")
    found = items(answer)
    if found is None:
        return Verdict("not_yet", "no_list")
    said = {key: found.get(key) for key in PARTS}
    if all(one is None or one is ... for one in said.values()):
        return Verdict("not_attempted", "empty")
    return said


def _near(value: float, other: float) -> bool:
    return abs(value - other) <= METRE_TOLERANCE
