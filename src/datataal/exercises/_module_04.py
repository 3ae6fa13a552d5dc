"""The rules of exercise 04, what a number says.

Each rule takes an answer and says how it stands. Expected values are computed from the
tables, so that they follow when those change.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from datataal.exercises import _data_04 as expected
from datataal.exercises._answers import mistake, no_number, values_of
from datataal.exercises._decision import decision_of
from datataal.exercises._plain import items, number, text
from datataal.exercises._points import Verdict

__all__ = ["STEPS", "faults", "margin", "no_shares", "ordinary", "reweighted", "solar_as_wind"]

SHARE_TOLERANCE: Final = 0.5
MARGIN_TOLERANCE: Final = 0.05
WEIGHTED_TOLERANCE: Final = 0.3
GWH_TOLERANCE: Final = 0.5
YIELD_TOLERANCE: Final = 5.0
#: How near, as a part of it, a number must be to a known mistake of another size.
NEAR_MISTAKE: Final = 0.01
RIGHT_LETTER: Final = "c"
LETTERS: Final = ("a", "b", "c")
ORDINARY: Final = "b"
MOST_MARKS: Final = 20
#: Room around known pairs that are of another size than the right one.
_ROOM: Final = {"fraction": SHARE_TOLERANCE / 100, "thousands": SHARE_TOLERANCE * 1000}


def no_shares(answer: object) -> Verdict:
    """Judge which part says no in the consultation and in the panel, in per cent."""
    values = values_of(answer, "AB")
    if isinstance(values, Verdict):
        return values
    known = expected.no_shares()
    hits = _hits(values, known["right"])
    if hits == len(values):
        return Verdict("correct", "correct", 1)
    for key in ("counts", "fraction", "swapped", "conditions", "thousands"):
        room = _ROOM.get(key, SHARE_TOLERANCE)
        if _hits(values, known[key], room) == len(values):
            return Verdict("not_yet", key)
    return Verdict("not_yet", _share_message(values), hits / len(values))


def margin(answer: object) -> Verdict:
    """Judge the margin of the consultation and what it says: a number and one letter."""
    pair = answer if type(answer) is tuple and len(answer) == 2 else (answer, None)  # noqa: PLR2004
    value, (said, problem) = number(pair[0]), text(pair[1])
    if value == "empty":
        none = problem == "empty"
        return Verdict("not_attempted", "empty") if none else Verdict("not_yet", "no_margin")
    if not isinstance(value, float):
        return no_number(value)
    letter = said.casefold().strip(" .)(")
    fits = abs(value - expected.margins()["right"]) <= MARGIN_TOLERANCE, letter == RIGHT_LETTER
    if all(fits):
        return Verdict("correct", "correct", 1)
    message = _letter_message(letter, problem) if fits[0] else _margin_message(value)
    return Verdict("not_yet", message, sum(fits) / 2)


def reweighted(answer: object) -> Verdict:
    """Judge the no of the consultation, weighted to the panel's profile on distance."""
    value = number(answer)
    if not isinstance(value, float):
        return no_number(value)
    known = expected.reweighted()
    if abs(value - known["right"]) <= WEIGHTED_TOLERANCE:
        return Verdict("correct", "correct", 1)
    for key, size in (("fraction", 100), ("percent", 0.01)):
        if abs(size * value - known["right"]) <= WEIGHTED_TOLERANCE:
            return Verdict("not_yet", key)
    return Verdict("not_yet", mistake(value, known, WEIGHTED_TOLERANCE))


def ordinary(answer: object) -> Verdict:
    """Judge mean and median of wind per municipality, and which of them fits a sentence."""
    values = values_of(answer, "AB")
    if isinstance(values, Verdict):
        chosen = values.outcome == "not_attempted" and _choice(answer)
        return Verdict("not_yet", "no_numbers") if chosen else values
    known, choice = expected.wind(), _choice(answer)
    right = (known["mean"], known["median"])
    hits = _hits(values, right, GWH_TOLERANCE)
    share = (hits + (choice == ORDINARY)) / 3
    if share == 1:
        return Verdict("correct", "correct", 1)
    if hits == len(right):
        word = "choice" if choice == "a" else "letter" if choice else "no_choice"
        return Verdict("not_yet", word, share)
    return Verdict("not_yet", _wind_message(values, right), share)


def solar_as_wind(answer: object) -> Verdict:
    """Judge how much the capacity of solar would yield with the factor of wind, in GWh."""
    value = number(answer)
    if not isinstance(value, float):
        return no_number(value)
    known = expected.solar_as_wind()
    if abs(value - known["right"]) <= YIELD_TOLERANCE:
        return Verdict("correct", "correct", 1)
    near = (k for k, one in known.items() if abs(value - one) <= NEAR_MISTAKE * one)
    return Verdict("not_yet", next((key for key in near if key != "right"), "other_value"))


def faults(answer: object) -> Verdict:
    """Judge which three of six marks on a slide mislead."""
    if answer is None or answer is ...:
        return Verdict("not_attempted", "empty")
    if not any(type(answer) is kind for kind in (list, tuple, set)):
        return Verdict("not_yet", "no_list")
    given: list[object] = list(answer)[:MOST_MARKS]  # type: ignore[call-overload]
    found = [number(one) for one in given]
    if all(one == "empty" for one in found):
        return Verdict("not_attempted", "empty")
    marked = {one for one in found if isinstance(one, float)}
    right = {float(nr) for nr in expected.FAULTS}
    hits, extra = len(marked & right), sorted(marked - right)
    values: dict[str, str | float] = {"count": hits, "n": len(right)}
    known = len(marked) == len(set(found)) and all(one in expected.MARKS for one in extra)
    if hits == len(right) and not extra and known:
        return Verdict("correct", "correct", 1, values)
    share = max(0, hits - len(extra)) / len(right) if known else 0
    message = "unknown_mark" if not known else _mark_message(extra)
    return Verdict("not_yet", message, share, values)


#: Id, points and rule of each step; without a rule, a person reads the answer.
STEPS: Final = (
    ("04-q1", 2, no_shares),
    ("04-q2", 2, margin),
    ("04-q3", 3, reweighted),
    ("04-q4", 3, ordinary),
    ("04-q5", 2, solar_as_wind),
    ("04-q6", 3, faults),
    ("04-q7", 2, decision_of("04")),
    ("04-r1", 3, None),
)


def _hits(values: Sequence[float], right: Sequence[float], room: float = SHARE_TOLERANCE) -> int:
    return sum(abs(one - other) <= room for one, other in zip(values, right, strict=True))


def _share_message(values: Sequence[float]) -> str:
    if _hits(values, expected.no_shares()["mean"]):
        return "mean"
    other = any(_hits(values[1:], [one]) for one in expected.other_question())
    return "other_question" if other else "one_wrong"


def _margin_message(value: float) -> str:
    if value == 0:  # what `margin(9,000)` gives: a share of zero
        return "thousands"
    wrong = {key: one for key, one in expected.margins().items() if key != "right"}
    near = MARGIN_TOLERANCE if value > MARGIN_TOLERANCE else MARGIN_TOLERANCE / 100
    return mistake(value, wrong, near)


def _letter_message(letter: str, problem: str | None) -> str:
    if problem == "empty":
        return "no_letter"
    return f"option_{letter}" if letter in LETTERS else "letter"


def _choice(answer: object) -> str:
    """Return the letter behind C, or an empty text."""
    return text((items(answer) or {}).get("C"))[0].casefold().strip(" .)(")


def _wind_message(values: Sequence[float], right: Sequence[float]) -> str:
    known = expected.wind()
    if _hits(values, (known["mean_of_some"], known["median_of_some"]), GWH_TOLERANCE):
        return "no_zeros"
    if _hits(values, right[::-1], GWH_TOLERANCE) == len(right):
        return "swapped"
    return "total" if abs(values[0] - known["total"]) <= GWH_TOLERANCE else "other_values"


def _mark_message(extra: Sequence[float]) -> str:
    return expected.MARKS[int(extra[0])] if extra else "some_missing"
