"""The rules of exercise 13, what do we put forward on Monday.

The rules look at whether a reader can follow and check the advice: length, place of the
conclusion, figures and their rows, what is weighed, who disagrees, what changed. They never
judge which advice somebody gives. What it is worth, a person reads in four answers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from datataal import content
from datataal.exercises import _data_13 as expected
from datataal.exercises._answers import judged, words_of
from datataal.exercises._decision import decision_of
from datataal.exercises._plain import items, number, text
from datataal.exercises._points import Verdict
from datataal.language import current

__all__ = [
    "STEPS",
    "changed",
    "dissent",
    "figures",
    "opening",
    "page_one",
    "rows",
    "weighed",
]

FIRST_WORDS: Final = 30
MOST_WORDS: Final = 400
LEAST_WORDS: Final = 8
DIFFERENT_WORDS: Final = 6
REASON_WORDS: Final = 4
NEAR: Final = 0.5
_PARTS: Final = 2
_HISTORY: Final = re.compile(
    r"^(?:sinds|vorig|in (?:19\d\d|20[01]\d|202[0-6])|in het verleden|de afgelopen|since|"
    r"last (?:year|month|week)|in the past|over the past|already in)\b",
    re.IGNORECASE,
)
_NO_COST: Final = re.compile(
    r"^(?:geen|niets?|nihil|nul|0|none|nothing|no cost|zero|nvt|n\.v\.t|n/a)\W*$", re.IGNORECASE
)


def opening(answer: object) -> Verdict:
    """Judge a question and a conclusion: what is asked stands in the first thirty words."""
    said = words_of(answer, (1, 2))
    if isinstance(said, Verdict):
        return said
    count = sum(len(one.split()) for one in said.values())
    values: dict[str, str | float] = {"count": count, "n": FIRST_WORDS}
    wrong = {
        "some_empty": not all(said.values()),
        "history": any(_HISTORY.match(one) for one in said.values()),
        "asks": said[2].endswith("?"),
        "late": count > FIRST_WORDS,
    }
    return _first(wrong, values)


def page_one(answer: object) -> Verdict:
    """Judge the rest of page one: complete, short enough, and without a word of a trade."""
    said = words_of(answer, range(1, 6))
    if isinstance(said, Verdict):
        return said
    whole = "\n".join(said.values())
    count = len(whole.split())
    found = next(((id_, word) for id_, word, like in expected.jargon() if like.search(whole)), None)
    values: dict[str, str | float] = {"count": count, "n": MOST_WORDS}
    if found:
        meaning = content.term(found[0])["meaning"].in_(current())
        values |= {"term": found[1], "meaning": meaning}
    wrong = {
        "some_empty": not all(said.values()),
        "too_long": count > MOST_WORDS,
        "jargon": found is not None,
    }
    return _first(wrong, values)


def figures(answer: object) -> Verdict:
    """Judge which figure of the tables belongs in each of five sentences."""
    if answer is None or answer is ...:
        return Verdict("not_attempted", "empty")
    given = items(answer)
    if given is None:
        return Verdict("not_yet", "no_list")
    right = expected.figures()
    found = {at: number(given.get(at)) for at in right}
    if all(one == "empty" for one in found.values()):
        return Verdict("not_attempted", "empty")
    plain = {at: one for at, one in found.items() if isinstance(one, float)}
    wrong = [at for at in right if at not in plain or abs(plain[at] - right[at]) > NEAR]
    count = len(right) - len(wrong)
    values: dict[str, str | float] = {
        "count": count,
        "n": len(right),
        "wrong": ", ".join(map(str, wrong)),
    }
    if not wrong:
        return Verdict("correct", "correct", 1, values)
    message = "no_numbers" if len(plain) < len(right) else _mixed_up(plain)
    return Verdict("not_yet", message, count / len(right), values)


def rows(answer: object) -> Verdict:
    """Judge which field is no use to a reader in each of six rows of a data annex."""
    mistakes = {(at, "margin"): "not_applicable" for at in (2, 3, 5, 6)}
    mistakes |= {
        (at, "nothing"): "missing" for at, one in expected.ROWS.items() if one != "nothing"
    }
    return judged(answer, expected.ROWS, "annex_fields", mistakes)


def weighed(answer: object) -> Verdict:
    """Judge an ethics annex: three values, two groups with a change, an option with its cost."""
    said = words_of(answer, range(1, 7))
    if isinstance(said, Verdict):
        return said
    pairs = {at: [part.strip() for part in said[at].split("|")] for at in (4, 5, 6)}
    cost = pairs[6][-1]
    wrong = {
        "some_empty": not all(said.values()),
        "same_value": _repeats([said[1], said[2], said[3]]),
        "bars": any(len(parts) != _PARTS or not all(parts) for parts in pairs.values()),
        "same_group": _repeats([pairs[4][0], pairs[5][0]]),
        "straw": bool(_NO_COST.match(cost)),
    }
    return _first(wrong, {})


def dissent(answer: object) -> Verdict:
    """Judge a dissent, or the reason why there is none: long enough to say something."""
    if answer is None or answer is ...:
        return Verdict("not_attempted", "empty")
    said, problem = text(answer)
    if problem == "empty":
        return Verdict("not_yet", "nobody")
    if problem:
        return Verdict("not_yet", "no_text" if problem == "other" else problem)
    words = said.split()
    thin = len(words) < LEAST_WORDS or len({one.casefold() for one in words}) < DIFFERENT_WORDS
    return _first({"thin": thin}, {"count": len(words), "n": LEAST_WORDS})


def changed(answer: object) -> Verdict:
    """Judge the line that the ethics annex changed: before, after, and by what."""
    said = words_of(answer, (1, 2, 3))
    if isinstance(said, Verdict):
        return said
    wrong = {
        "some_empty": not all(said.values()),
        "same": _repeats([said[1], said[2]]),
        "no_reason": len(said[3].split()) < REASON_WORDS or _repeats(list(said.values())),
    }
    return _first(wrong, {"n": REASON_WORDS})


#: Id, points and rule of each step; without a rule, a person reads the answer.
STEPS: Final = (
    ("13-q1", 2, opening),
    ("13-q2", 2, page_one),
    ("13-q3", 3, figures),
    ("13-q4", 3, rows),
    ("13-q5", 3, weighed),
    ("13-q6", 2, dissent),
    ("13-q7", 2, changed),
    ("13-q8", 2, decision_of("13")),
    ("13-r1", 3, None),
    ("13-r2", 3, None),
    ("13-r3", 3, None),
    ("13-r4", 3, None),
)


def _first(wrong: Mapping[str, bool], values: Mapping[str, str | float]) -> Verdict:
    """Return the verdict with the first thing that is wrong, or that all is well."""
    message = next((key for key, found in wrong.items() if found), "")
    if message:
        return Verdict("not_yet", message, 0, values)
    return Verdict("correct", "correct", 1, values)


def _mixed_up(given: Mapping[int, float]) -> str:
    """Return the key of the known mistake in these numbers, or `some_wrong`."""
    known = (
        key
        for key, at, value in expected.mixed_up()
        if at in given and abs(given[at] - value) < NEAR
    )
    return next(known, "some_wrong")


def _repeats(said: list[str]) -> bool:
    """Tell whether two texts are the same but for capitals, spaces and signs."""
    plain = [re.sub(r"\W+", " ", one).strip().casefold() for one in said]
    return len(set(plain)) < len(plain)
