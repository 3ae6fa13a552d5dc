"""The rules of exercise 06, who sets the sliders.

Each rule takes an answer and says how it stands. Expected values are computed from the table
of search areas and the settings of the aid, so that they follow when those change.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from datataal.exercises import _data_06 as expected
from datataal.exercises._answers import named_in, no_number, values_of, words_of
from datataal.exercises._decision import decision_of
from datataal.exercises._plain import number, text
from datataal.exercises._points import Verdict

__all__ = ["STEPS", "burden", "by_hand", "crossing", "kinds", "sturdy", "winners"]

SCORE_TOLERANCE: Final = 0.001
COARSE_TOLERANCE: Final = 0.005
WEIGHT_TOLERANCE: Final = 0.01
PERCENT_TOLERANCE: Final = 1.0
LETTERS: Final = "abcdefghijkl"


def by_hand(answer: object) -> Verdict:
    """Judge the weighted score of C under the supplier's weights."""
    value = number(answer)
    if not isinstance(value, float):
        return no_number(value)
    found = expected.hand_scores()
    if abs(value - found["right"]) <= SCORE_TOLERANCE:
        return Verdict("correct", "correct", 1)
    if abs(value - found["right"]) <= COARSE_TOLERANCE:
        return Verdict("not_yet", "coarse")
    near = next((k for k, one in found.items() if abs(value - one) <= SCORE_TOLERANCE), "")
    return Verdict("not_yet", "other_area" if near.startswith("area_") else near or "other_value")


def winners(answer: object) -> Verdict:
    """Judge which of four areas comes first under each of four settings."""
    right = expected.winners()
    said = words_of(answer, right)
    if isinstance(said, Verdict):
        return said
    named = {key: _letter(words) for key, words in said.items()}
    count = sum(named[key] == right[key] for key in right)
    values: dict[str, str | float] = {"count": count, "n": len(right)}
    if count == len(right):
        return Verdict("correct", "correct", 1, values)
    message = _problem(said, named) or (
        "always_second" if set(named.values()) == {"F"} else "some_wrong"
    )
    return Verdict("not_yet", message, count / len(right), values)


def crossing(answer: object) -> Verdict:
    """Judge the weight of yield at which the winner changes, as a number from 0 to 1."""
    value = number(answer)
    if not isinstance(value, float):
        return no_number(value)
    at = expected.crossing()
    if abs(value - at) <= WEIGHT_TOLERANCE:
        return Verdict("correct", "correct", 1)
    mistakes = {"half": (0.5, WEIGHT_TOLERANCE), "complement": (1 - at, WEIGHT_TOLERANCE)}
    mistakes["percent"] = (100 * at, PERCENT_TOLERANCE)
    found = (key for key, (one, room) in mistakes.items() if abs(value - one) <= room)
    return Verdict("not_yet", next(found, "other_value"))


def kinds(answer: object) -> Verdict:
    """Judge whether six sentences are sorted into weight, threshold and fact."""
    right = expected.KINDS
    said = words_of(answer, right)
    if isinstance(said, Verdict):
        return said
    named = {key: named_in(words, "argument_kinds") for key, words in said.items()}
    count = sum(named[key] == right[key] for key in right)
    wrong = ", ".join(str(key) for key in right if named[key] != right[key])
    values: dict[str, str | float] = {"count": count, "n": len(right), "sentences": wrong}
    if count == len(right):
        return Verdict("correct", "correct", 1, values)
    norm = named[expected.NORM] == "weight"
    message = _problem(said, named) or ("norm" if norm else "some_wrong")
    return Verdict("not_yet", message, count / len(right), values)


def burden(answer: object) -> Verdict:
    """Judge two percentages: new capacity in two municipalities, and who lives there."""
    values = values_of(answer, "AB")
    if isinstance(values, Verdict):
        return values
    right = expected.carried()
    if _near(values, right):
        return Verdict("correct", "correct", 1)
    hits = sum(_near([one], [other]) for one, other in zip(values, right, strict=True))
    mistakes = {
        "swapped": right[::-1],
        "default": expected.carried("default"),
        "fraction": tuple(one / 100 for one in right),
    }
    spread = {"fraction": PERCENT_TOLERANCE / 100}
    key = next(
        (k for k, one in mistakes.items() if _near(values, one, spread.get(k, PERCENT_TOLERANCE))),
        "other_values",
    )
    return Verdict("not_yet", key, hits / len(right) if key == "other_values" else 0)


def sturdy(answer: object) -> Verdict:
    """Judge which area is most often among the best four, whatever the weights."""
    said, problem = text(answer)
    if problem == "empty":
        return Verdict("not_attempted", "empty")
    letter = _letter(said)
    if letter == expected.sturdy():
        return Verdict("correct", "correct", 1)
    if not letter:
        return Verdict("not_yet", "letter")
    return Verdict("not_yet", "one_setting" if letter == expected.winners()[1] else "other_area")


#: Id, points and rule of each step; without a rule, a person reads the answer.
STEPS: Final = (
    ("06-q1", 2, by_hand),
    ("06-q2", 3, winners),
    ("06-q3", 2, crossing),
    ("06-q4", 3, kinds),
    ("06-q5", 3, burden),
    ("06-q6", 2, sturdy),
    ("06-q7", 2, decision_of("06")),
    ("06-r1", 3, None),
)


def _problem(said: Mapping[int, str], named: Mapping[int, str]) -> str:
    """Return what keeps words from being read, or an empty text."""
    if not all(said.values()):
        return "some_empty"
    return "" if all(named.values()) else "unknown_word"


def _letter(words: str) -> str:
    plain = words.casefold().strip(" .)(").removeprefix("gebied ").removeprefix("area ")
    return plain.upper() if len(plain) == 1 and plain in LETTERS else ""


def _near(values: Sequence[float], right: Sequence[float], room: float = PERCENT_TOLERANCE) -> bool:
    return all(abs(one - other) <= room for one, other in zip(values, right, strict=True))
