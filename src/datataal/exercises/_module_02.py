"""The rules of exercise 02, who holds which data.

Each rule takes an answer and says how it stands. Expected values are computed from the
tables and files, so that they follow when those change.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeVar

from datataal.exercises import _data_02 as expected
from datataal.exercises._answers import mistake, named_in, no_number, words_of
from datataal.exercises._decision import decision_of
from datataal.exercises._plain import number, text
from datataal.exercises._points import Verdict

__all__ = ["STEPS", "columns", "conversion", "fields", "formats", "left_mw", "matched"]

Key = TypeVar("Key", int, str)

#: One of the eight columns may differ.
COLUMNS_TO_PASS: Final = 7
MW_TOLERANCE: Final = 0.5
LETTERS: Final = ("a", "b", "c")
RIGHT_LETTER: Final = "b"
MOST_FIELDS: Final = 20


def columns(answer: object) -> Verdict:
    """Judge the source holder of eight columns; seven is enough."""
    right = dict(enumerate(expected.column_holders(), start=1))
    said = words_of(answer, right)
    if isinstance(said, Verdict):
        return said
    named = {nr: named_in(words, "holders") for nr, words in said.items()}
    fits = [nr for nr in right if named[nr] == right[nr]]
    wrong = ", ".join(str(nr) for nr in right if nr not in fits)
    values: dict[str, str | float] = {"count": len(fits), "columns": wrong}
    if not all(said.values()):
        return Verdict("not_yet", "some_empty", len(fits) / len(right), values)
    if len(fits) >= COLUMNS_TO_PASS and all(named.values()):
        whole = len(fits) == len(right)
        message = "correct" if whole else "kadaster_enough" if _kept(named) else "enough"
        return Verdict("correct", message, 1, values)
    message = "unknown_word" if not all(named.values()) else "some_wrong"
    message = "kadaster" if message == "some_wrong" and _kept(named) else message
    return Verdict("not_yet", message, len(fits) / len(right), values)


def matched(answer: object) -> Verdict:
    """Judge how many stations are found after spelling and the note."""
    value = number(answer)
    if not isinstance(value, float):
        return no_number(value)
    found = expected.matched()
    if value == found["note"]:
        return Verdict("correct", "correct", 1, {"right": value})
    mistakes = {"code": found["code"], "spelling": found["spelling"], "rows": found["rows"]}
    return Verdict("not_yet", mistake(value, mistakes, 0))


def left_mw(answer: object) -> Verdict:
    """Judge how many MW are left without doubles and without requests in reserve."""
    value = number(answer)
    if not isinstance(value, float):
        return no_number(value)
    queue = expected.queue_mw()
    if abs(value - queue.left) <= MW_TOLERANCE:
        return Verdict("correct", "correct", 1, {"right": round(queue.left), "all": queue.all})
    mistakes = {
        "doubles_only": queue.no_double,
        "reserve_only": queue.no_reserve,
        "all": queue.all,
        "rows": queue.rows,
        "taken": queue.all - queue.left,
    }
    return Verdict("not_yet", mistake(value, mistakes, MW_TOLERANCE))


def conversion(answer: object) -> Verdict:
    """Judge whether MVA can be turned into the operator's figure: one letter of three."""
    said, problem = text(answer)
    if problem == "empty":
        return Verdict("not_attempted", "empty")
    letter = said.casefold().strip(" .)(")
    if letter == RIGHT_LETTER:
        return Verdict("correct", "correct", 1)
    return Verdict("not_yet", f"option_{letter}" if letter in LETTERS else "letter")


def fields(answer: object) -> Verdict:
    """Judge which fields are mandatory on the card of a dataset: six, beside the two given."""
    if answer is None or answer is ...:
        return Verdict("not_attempted", "empty")
    if not any(type(answer) is kind for kind in (list, tuple, set)):
        return Verdict("not_yet", "no_list")
    given: list[object] = list(answer)[:MOST_FIELDS]  # type: ignore[call-overload]
    said = {text(one)[0].casefold() for one in given} - {""}
    if not said:
        return Verdict("not_attempted", "empty")
    right = {name.casefold() for name in expected.FIELDS}
    extra = said - right - {name.casefold() for name in expected.GIVEN}
    hits = len(said & right)
    values: dict[str, str | float] = {"count": hits, "n": len(right), "extra": len(extra)}
    if hits == len(right) and not extra:
        return Verdict("correct", "correct", 1, values)
    share = max(0, hits - len(extra)) / len(right)
    return Verdict("not_yet", _field_message(extra), share, values)


def formats(answer: object) -> Verdict:
    """Judge which form fits three readers."""
    right = expected.FORMATS
    said = words_of(answer, right)
    if isinstance(said, Verdict):
        return said
    named = {who: named_in(words, "formats") for who, words in said.items()}
    fits = [who for who in right if named[who] in right[who]]
    if len(fits) == len(right):
        return Verdict("correct", "correct", 1)
    wrong = next(who for who in right if who not in fits)
    values: dict[str, str | float] = {"reader": wrong, "count": len(fits)}
    message = _format_message(said, named, wrong)
    return Verdict("not_yet", message, len(fits) / len(right), values)


#: Id, points and rule of each step; without a rule, a person reads the answer.
STEPS: Final = (
    ("02-q1", 3, columns),
    ("02-q2", 2, matched),
    ("02-q3", 2, left_mw),
    ("02-q4", 2, conversion),
    ("02-q5", 3, fields),
    ("02-q6", 3, formats),
    ("02-q7", 2, decision_of("02")),
    ("02-r1", 3, None),
)


def _kept(named: Mapping[int, str]) -> bool:
    """Tell whether the keeper of a national service is taken for the source holder."""
    return "kadaster" in named.values()


def _field_message(extra: set[str]) -> str:
    if "license" in extra or "accessurl" in extra:
        return "distribution"
    known = {name.casefold() for name in expected.OFFERED}
    return "unknown_field" if extra - known else "optional" if extra else "some_missing"


def _format_message(said: Mapping[str, str], named: Mapping[str, str], wrong: str) -> str:
    if not said[wrong]:
        return "some_empty"
    if not named[wrong]:
        return "unknown_word"
    return f"pdf_{wrong.lower()}" if named[wrong] == "pdf" else "one_wrong"
