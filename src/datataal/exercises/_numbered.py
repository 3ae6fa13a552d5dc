"""Judge words behind numbers: a list in which each number gets one of a few words."""

from __future__ import annotations

from collections.abc import Mapping

from datataal.exercises._answers import named_in, words_of
from datataal.exercises._points import Verdict

__all__ = ["numbered"]


def numbered(
    answer: object,
    right: Mapping[int, str],
    group: str,
    mistakes: Mapping[tuple[int, str], str],
) -> Verdict:
    """Judge the word behind each number, by the names of a group of words.

    Parameters
    ----------
    answer : object
        A dict with the numbers as keys.
    right : Mapping
        Per number the entry of the group that is right.
    group : str
        Name of the file in ``strings/exercises`` that holds the names of each entry.
    mistakes : Mapping
        The key of the message for a number with a wrong entry that has one of its own.

    Returns
    -------
    Verdict
        With a share of the points for what is right.
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
    if not wrong:
        return Verdict("correct", "correct", 1, values)
    known = (mistakes[key, named[key]] for key in wrong if (key, named[key]) in mistakes)
    problem = "" if all(named.values()) else "unknown_word"
    problem = problem if all(said.values()) else "some_empty"
    message = problem or next(known, "some_wrong")
    return Verdict("not_yet", message, count / len(right), values)
