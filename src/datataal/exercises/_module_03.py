"""The rules of exercise 03, good enough for what.

Each rule takes an answer and says how it stands. Expected values are computed from the
tables, so that they follow when the tables change.
"""

from __future__ import annotations

from typing import Final

from datataal.exercises import _data_03 as expected
from datataal.exercises._answers import mistake, named_in, no_number
from datataal.exercises._decision import decision_of
from datataal.exercises._plain import items, number, text
from datataal.exercises._points import Verdict
from datataal.exercises._repair import repair

__all__ = [
    "STEPS",
    "answers_needed",
    "dimensions",
    "margin_of_37",
    "missing_shares",
    "repair",
    "verdicts",
]

MARGIN_TOLERANCE: Final = 0.2
#: How near a number must be to a known mistake to be called that mistake.
NEAR_MISTAKE: Final = 0.06
SHARE_TOLERANCE: Final = 1.0
#: One card may differ: dimensions overlap, and the talk about it is the point.
CARDS_TO_PASS: Final = 8
#: Words behind the name of a dimension that count as a reason.
REASON_WORDS: Final = 6
RIGHT_WRONG_UNIT: Final = 0.5


def margin_of_37(answer: object) -> Verdict:
    """Judge the margin of 37 answers at a share of one half, in percentage points."""
    value = number(answer)
    if not isinstance(value, float):
        return no_number(value)
    right = expected.margin(expected.smallest_n())
    if abs(value - right) <= MARGIN_TOLERANCE:
        return Verdict("correct", "correct", 1, {"right": round(right, 1)})
    mistakes = {
        "double": 2 * right,
        "one_error": right / expected.Z95,
        "province": expected.margin(expected.panel_n()),
        "own_share": expected.margin(expected.smallest_n(), expected.smallest_share()),
        "thumb": 100 / expected.smallest_n() ** 0.5,
    }
    if abs(100 * value - right) <= MARGIN_TOLERANCE:
        return Verdict("not_yet", "unit", RIGHT_WRONG_UNIT)
    return Verdict("not_yet", mistake(value, mistakes, NEAR_MISTAKE))


def answers_needed(answer: object) -> Verdict:
    """Judge how many answers a margin of 5 points asks for."""
    value = number(answer)
    if not isinstance(value, float):
        return no_number(value)
    right = expected.answers_for(5)
    if right - 1 <= value <= right:
        return Verdict("correct", "correct", 1, {"right": float(right)})
    mistakes = {
        "ten": expected.answers_for(10),
        "half": expected.answers_for(2.5),
        "one_error": right / expected.Z95**2,
        "thumb": (100 / 5) ** 2,
    }
    return Verdict("not_yet", mistake(value, mistakes, 1.0))


def dimensions(answer: object) -> Verdict:
    """Judge which dimension each of nine flaws belongs to; eight is enough."""
    given = items(answer)
    if answer is None or answer is ...:
        return Verdict("not_attempted", "empty")
    if given is None:
        return Verdict("not_yet", "no_cards")
    right = dict(enumerate(expected.card_dimensions(), start=1))
    said = {nr: text(given.get(nr))[0] for nr in right}
    if not any(said.values()):
        return Verdict("not_attempted", "empty")
    named = {nr: expected.dimension_in(words) for nr, words in said.items()}
    fits = {nr for nr in right if named[nr] == right[nr] or _alarm(said[nr], named[nr], right[nr])}
    values: dict[str, str | float] = {
        "count": len(fits),
        "cards": ", ".join(str(n) for n in right if n not in fits),
    }
    if len(fits) >= CARDS_TO_PASS:
        return Verdict("correct", "correct" if len(fits) == len(right) else "enough", 1, values)
    message = _card_message(right, said, named, fits)
    return Verdict("not_yet", message, len(fits) / len(right), values)


def missing_shares(answer: object) -> Verdict:
    """Judge the share of areas without a gas figure: among flat areas, and among the others."""
    pair = answer if type(answer) is tuple and len(answer) == 2 else (answer, None)  # noqa: PLR2004
    found = [number(part) for part in pair]
    if all(part == "empty" for part in found):
        return Verdict("not_attempted", "empty")
    flats, others = found
    if not isinstance(flats, float):
        return no_number(flats)
    if not isinstance(others, float):
        return no_number(others)
    right = expected.missing()
    fits = [_near(flats, right.flats), _near(others, right.others)]
    values = {"flats": round(right.flats), "others": round(right.others)}
    if all(fits):
        return Verdict("correct", "correct", 1, values)
    return Verdict("not_yet", _share_message(flats, others, right), sum(fits) / 2)


def verdicts(answer: object) -> Verdict:
    """Judge one table for three purposes: use, use with a warning, or do not use."""
    given = items(answer)
    if answer is None or answer is ...:
        return Verdict("not_attempted", "empty")
    if given is None:
        return Verdict("not_yet", "no_verdicts")
    right = expected.verdicts()
    said = {purpose: text(given.get(purpose))[0] for purpose in right}
    if not any(said.values()):
        return Verdict("not_attempted", "empty")
    named = {purpose: named_in(words, "verdicts") for purpose, words in said.items()}
    fits = [purpose for purpose in right if named[purpose] == right[purpose]]
    share = len(fits) / len(right)
    if share == 1:
        return Verdict("correct", "correct", 1)
    wrong = next(purpose for purpose in right if purpose not in fits)
    values: dict[str, str | float] = {"purpose": wrong, "count": len(fits)}
    return Verdict("not_yet", _verdict_message(said, named, wrong), share, values)


#: Id, points and rule of each step; without a rule, a person reads the answer.
STEPS: Final = (
    ("03-q1", 2, margin_of_37),
    ("03-q2", 2, answers_needed),
    ("03-q3", 3, dimensions),
    ("03-q4", 2, missing_shares),
    ("03-q5", 3, repair),
    ("03-q6", 3, verdicts),
    ("03-q7", 2, decision_of("03")),
    ("03-r1", 3, None),
)


def _alarm(said: str, named: str, right: str) -> bool:
    """Plausibility raises the alarm over a value that the register shows to be inaccurate."""
    reason = len(said.split()) - 1 >= REASON_WORDS
    return right == "accuracy" and named == "plausibility" and reason


def _card_message(
    right: dict[int, str], said: dict[int, str], named: dict[int, str], fits: set[int]
) -> str:
    if not all(said.values()):
        return "some_empty"
    if not all(named.values()):
        return "unknown_word"
    alarmed = [nr for nr in right if right[nr] == "accuracy" and named[nr] == "plausibility"]
    return "plausibility" if alarmed and not set(alarmed) & fits else "some_wrong"


def _near(value: float, right: float) -> bool:
    return abs(value - right) <= SHARE_TOLERANCE


def _share_message(flats: float, others: float, right: expected.Missing) -> str:
    if _near(flats, right.others) and _near(others, right.flats):
        return "swapped"
    if _near(flats, right.overall) or (
        _near(others, right.overall) and not _near(flats, right.flats)
    ):
        return "overall"
    if abs(100 * flats - right.flats) <= SHARE_TOLERANCE and 0 < others < 1:
        return "unit"
    if (flats, others) == right.counts:
        return "counts"
    return "of_missing" if _near(flats, right.flats_of_missing) else "other_value"


def _verdict_message(said: dict[str, str], named: dict[str, str], wrong: str) -> str:
    if not said[wrong]:
        return "some_empty"
    if not named[wrong]:
        return "unknown_word"
    return "always_use" if set(named.values()) == {"use"} else "one_wrong"
