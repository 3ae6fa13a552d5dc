"""What the rules of more than one exercise do with an answer before they judge it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from datataal import content
from datataal.exercises._plain import items, number, text
from datataal.exercises._points import Verdict
from datataal.language import LANGUAGES

__all__ = [
    "chosen",
    "judged",
    "mistake",
    "named_in",
    "no_number",
    "one_number",
    "values_of",
    "words_of",
]

Key = TypeVar("Key", int, str)


def words_of(answer: object, keys: Iterable[Key]) -> dict[Key, str] | Verdict:
    """Return the words behind each key, or the verdict when there is nothing to judge."""
    if answer is None or answer is ...:
        return Verdict("not_attempted", "empty")
    given = items(answer)
    if given is None:
        return Verdict("not_yet", "no_list")
    said = {key: text(given.get(key))[0] for key in keys}
    return said if any(said.values()) else Verdict("not_attempted", "empty")


def values_of(answer: object, keys: Iterable[str]) -> tuple[float, ...] | Verdict:
    """Return the number behind each key, or the verdict when one of them is no number."""
    if answer is None or answer is ...:
        return Verdict("not_attempted", "empty")
    given = items(answer)
    if given is None:
        return Verdict("not_yet", "no_list")
    found = [number(given.get(key)) for key in keys]
    if all(one == "empty" for one in found):
        return Verdict("not_attempted", "empty")
    values = tuple(one for one in found if isinstance(one, float))
    return values if len(values) == len(found) else Verdict("not_yet", "no_numbers")


def no_number(problem: str) -> Verdict:
    """Return the verdict on an answer that is not one number, by its `Problem`."""
    return Verdict("not_attempted" if problem == "empty" else "not_yet", problem)


def one_number(
    answer: object, known: Mapping[str, float], near: float, *, wide: float | None = None
) -> Verdict:
    """Judge one number: the entry `right` of `known`, within `near`.

    The other entries are mistakes with a message of their own, within `wide` (else `near`).
    """
    value = number(answer)
    if not isinstance(value, float):
        return no_number(value)
    if abs(value - known["right"]) <= near:
        return Verdict("correct", "correct", 1)
    wrong = {key: one for key, one in known.items() if key != "right"}
    return Verdict("not_yet", mistake(value, wrong, near if wide is None else wide))


def chosen(answer: object, meanings: Mapping[str, str], right: str = "correct") -> Verdict:
    """Judge a letter by what it stands for; what is not `right` is the key of a message."""
    said, problem = text(answer)
    if problem == "empty":
        return Verdict("not_attempted", "empty")
    found = meanings.get(said.strip(" .)(").upper(), "letter")
    return Verdict("correct", "correct", 1) if found == right else Verdict("not_yet", found)


def mistake(value: float, mistakes: Mapping[str, float], near: float) -> str:
    """Return the key of the known mistake within `near` of a value, or `other_value`."""
    return next(
        (key for key, wrong in mistakes.items() if abs(value - wrong) <= near), "other_value"
    )


def named_in(words: str, group: str) -> str:
    """Return which entry of a group of words (`strings/exercises/<group>.yml`) a text is.

    Either language, any capitals; empty if it is none of them.
    """
    plain = words.casefold().strip(" .")
    for lang in LANGUAGES:
        for key, names in content.strings("exercises", lang)[group].items():
            if plain in [one.strip() for one in names.casefold().split("/")]:
                return str(key)
    return ""


def judged(
    answer: object,
    right: Mapping[int, str],
    group: str,
    mistakes: Mapping[tuple[int, str], str],
    spare: int = 0,
) -> Verdict:
    """Judge words behind numbers, each by the names of a group; `mistakes` have own messages.

    Where the words are a reading, `spare` of them may be otherwise, if each is a known word.
    """
    said = words_of(answer, right)
    if isinstance(said, Verdict):
        return said
    named = {key: named_in(words, group) for key, words in said.items()}
    wrong = [key for key in right if named[key] != right[key]]
    count = len(right) - len(wrong)
    values: dict[str, str | float] = {
        "count": count,
        "n": len(right),
        "wrong": ", ".join(map(str, wrong)),
    }
    problem = "" if all(named.values()) else "unknown_word"
    problem = problem if all(said.values()) else "some_empty"
    if not problem and len(wrong) <= spare:
        return Verdict("correct", "correct", 1, values)
    known = (mistakes[key, named[key]] for key in wrong if (key, named[key]) in mistakes)
    message = problem or next(known, "some_wrong")
    return Verdict("not_yet", message, count / len(right), values)
