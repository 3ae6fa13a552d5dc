"""What the minimisation slider shows: per set of columns who stands alone and what it answers."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any

from datataal import content, records
from datataal.language import Language, number
from datataal.widgets._html import Html, el, scroll_box
from datataal.widgets._minimise_sets import FLAGS, FULL, QUESTIONS, Columns, Measured, measured

__all__ = ["LIMIT", "TOTAL", "shown", "static"]

#: an answer that is off by less than this many percent counts as the same answer
LIMIT = 2.0
TOTAL = 40000
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def shown(id_: str, lang: Language) -> dict[str, Any]:
    """Return the aid's words, the table of all sets and the smallest set of each question.

    `table` holds 21 characters per set, whole numbers in base 36: rows with k = 1 (3), with
    k below 10 (3), twice a kind (1) and its share alone in % (2), three errors in 0.01% (3
    each). The sets stand in the order of place, size, age and mask.
    """
    aid = content.aid(id_)
    smallest = smallest_sets()
    questions = [
        {**question, "best": _as_dict(smallest[question["id"]])}
        for question in aid.in_(lang)["questions"]
    ]
    return {
        **aid.in_(lang),
        "questions": questions,
        "table": _table(),
        "total": TOTAL,
        "weight": content.figures()["privacy_weight"].value,
        "limit": LIMIT,
        "fingerprint": records.fingerprint(aid),
    }


@functools.cache
def smallest_sets() -> Mapping[str, Columns]:
    """Return per question the set with fewest columns whose error stays under `LIMIT`.

    Of sets with as many columns: one without income, the most sensitive column; of those the one
    with the smallest error, as in the lesson; of those the one with fewest rows that stand alone.
    """
    found = {}
    for nr, question in enumerate(QUESTIONS):
        good = [(key, one) for key, one in measured().items() if one.errors[nr] < LIMIT]
        found[question], _ = min(good, key=functools.partial(_order, nr))
    return found


def _order(nr: int, found: tuple[Columns, Measured]) -> tuple[float, ...]:
    columns, one = found
    income = columns.mask >> FLAGS.index("income") & 1
    return (columns.count, income, round(one.errors[nr], 2), one.unique, one.few)


def _as_dict(columns: Columns) -> dict[str, int]:
    return {
        "place": columns.place,
        "size": columns.size,
        "age": columns.age,
        "mask": columns.mask,
    }


@functools.cache
def _table() -> str:
    return "".join(_packed(one) for one in measured().values())


def _packed(one: Measured) -> str:
    who = "".join(_base36(kind, 1) + _base36(share, 2) for kind, share in one.who)
    errors = "".join(_base36(round(100 * error), 3) for error in one.errors)
    return _base36(one.unique, 3) + _base36(one.few, 3) + who + errors


def _base36(value: int, width: int) -> str:
    text = ""
    for _ in range(width):
        value, digit = divmod(value, len(_DIGITS))
        text = _DIGITS[digit] + text
    return text


def static(shown: Mapping[str, Any], words: Mapping[str, str], level: int, lang: Language) -> Html:
    """Return each question with all columns beside the smallest set, and a form of five lines."""
    lines = [el("li", f"{words[f'line_{nr}']}:") for nr in range(1, 6)]
    return el(
        "div",
        el(f"h{level}", shown["title"], class_="dtw-title"),
        el("p", shown["lead"]),
        *(_question(nr, shown, words, level, lang) for nr in range(len(shown["questions"]))),
        el("p", words["caveat"].format(weight=number(shown["weight"], 2, lang))),
        el(f"h{min(6, level + 1)}", words["form"]),
        el("p", words["form_hint"]),
        el("ol", *lines, class_="dtw-min-form"),
        el("p", shown["source"], class_="dtw-source"),
        class_="dtw-paper",
    )


def _question(
    nr: int, shown: Mapping[str, Any], words: Mapping[str, str], level: int, lang: Language
) -> Html:
    question = shown["questions"][nr]
    head = el("tr", *(el("th", words[name], scope="col") for name in _COLUMNS))
    best = Columns(**question["best"])
    rows = [
        _row(words[name], columns, nr, lang) for name, columns in (("all", FULL), ("best", best))
    ]
    table = el(
        "table",
        el("caption", question["name"]),
        el("thead", head),
        el("tbody", *rows),
    )
    return el(
        "div",
        el(f"h{min(6, level + 1)}", question["name"]),
        el("p", f"{question['decides']} {question['answer']} {question['error']}"),
        scroll_box(question["name"], table),
        el("p", words["best_is"].format(columns=_named(best, shown))),
    )


_COLUMNS = ("col_set", "col_columns", "col_unique", "col_few", "col_error")


def _row(name: str, columns: Columns, nr: int, lang: Language) -> Html:
    one = measured()[columns]
    cells = (
        number(columns.count, 0, lang),
        number(one.unique, 0, lang),
        number(one.few, 0, lang),
        f"{number(one.errors[nr], 1, lang)}%",
    )
    return el("tr", el("th", name, scope="row"), *(el("td", cell) for cell in cells))


def _named(columns: Columns, shown: Mapping[str, Any]) -> str:
    """Return the names of the asked columns, the place first."""
    parts = (("places", columns.place), ("size", columns.size), ("age", columns.age))
    names = [shown[part][level]["short"] for part, level in parts if level]
    flags = enumerate(shown["columns"])
    return ", ".join([*names, *(one["short"] for nr, one in flags if columns.mask >> nr & 1)])
