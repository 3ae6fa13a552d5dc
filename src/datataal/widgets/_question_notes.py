"""What is said to each answer of a question, found by a token of that answer.

The page's script (`static/answer.js`) makes the same tokens from what a reader chose:

- ``one``: the number of the option, ``2``;
- ``several``: ``in:2`` for an option that is ticked and ``out:2`` for one that is not;
- ``number``: ``0:14``, the cell in which the number falls, of the grid of an expected value;
  ``else`` for a number in no known cell;
- ``sort``: ``3:1``, card 3 on bin 1;
- ``=0,2``: the whole answer, for what is said when all of it is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from datataal import content
from datataal.language import Language

__all__ = ["SEALED", "grids", "key_rows", "notes", "value_of", "whole_token"]

#: kinds whose right answer may not be legible in a page
SEALED = ("test-out", "measure")
#: a grid cell of width `within` on both sides; this much wider, so that its edge still counts
EDGE = 1 + 1e-9
_FIGURE = re.compile(r"\{\{\s*([a-z][a-z0-9_]*)\s*\}\}")

Shown = Mapping[str, Any]
Note = dict[str, Any]


def value_of(value: float | str) -> float:
    """Return a number of a question; a figure as it is shown, with its decimals."""
    if not isinstance(value, str):
        return float(value)
    match = cast("re.Match[str]", _FIGURE.fullmatch(value.strip()))  # the schema wants one
    figure = content.figures()[match[1]]
    return round(figure.value, figure.decimals)


def decimals_of(value: float) -> int:
    """Return how many decimals a number has, up to six."""
    return len(f"{value:.6f}".rstrip("0").partition(".")[2])


def grids(shown: Shown) -> dict[str, Any]:
    """Return the width of a cell, and for the right and each wrong value where its grid begins.

    Only the remainder of a value shows: of 37 within 5 that it is 7 more than a multiple of 10.
    """
    values = [value_of(shown["answer"]), *(value_of(one["value"]) for one in _wrong(shown))]
    within = float(shown.get("within", 0))
    # an answer without room is right to within half of a unit of the next decimal
    width = 2 * within * EDGE if within else 10.0 ** -(max(map(decimals_of, values)) + 1)
    return {"width": width, "from": [value % width for value in values]}


def _wrong(shown: Shown) -> Sequence[Mapping[str, Any]]:
    return shown.get("wrong") or ()


def _cells(shown: Shown) -> list[str]:
    """Return the token of the right value and of each wrong one."""
    values = [value_of(shown["answer"]), *(value_of(one["value"]) for one in _wrong(shown))]
    grid = grids(shown)
    return [
        f"{nr}:{round((value - grid['from'][nr]) / grid['width'])}"
        for nr, value in enumerate(values)
    ]


def whole_token(shown: Shown) -> str:
    """Return the token of the whole right answer; bare ``=`` where several are right."""
    if shown["form"] == "number":
        return _cells(shown)[0]
    if shown["form"] == "sort":
        places = [bin_numbers(shown, card) for card in shown["cards"]]
        several = any(len(place) > 1 for place in places)
        return "=" if several else "=" + ",".join(str(place[0]) for place in places)
    right = [str(nr) for nr, option in enumerate(shown["options"]) if option.get("right")]
    return right[0] if shown["form"] == "one" else "=" + ",".join(right)


def bin_numbers(shown: Shown, card: Mapping[str, Any]) -> list[int]:
    """Return the numbers of the bins on which a card lies well."""
    order = [one["id"] for one in shown["bins"]]
    wanted = card["bin"] if isinstance(card["bin"], list) else [card["bin"]]
    return [order.index(id_) for id_ in wanted]


def notes(shown: Shown) -> dict[str, Note]:
    """Return what is said to each answer: token -> `right` and `text`.

    Of a measure only the right answer has a note, and it is empty.
    """
    if shown["kind"] == "measure":
        return {whole_token(shown): {"right": True, "text": ""}}
    return dict(_FORMS[shown["form"]](shown))


def _one(shown: Shown) -> Iterator[tuple[str, Note]]:
    for nr, option in enumerate(shown["options"]):
        yield str(nr), _note(option.get("right"), option["feedback"])


def _several(shown: Shown) -> Iterator[tuple[str, Note]]:
    for nr, option in enumerate(shown["options"]):
        right = bool(option.get("right"))
        missed = option.get("missed") or shown.get("missed", "")
        yield f"in:{nr}", _note(right, option["feedback"])
        yield f"out:{nr}", _note(not right, missed if right else "")
    yield whole_token(shown), _note(True, shown["all"])  # noqa: FBT003  one short word


def _number(shown: Shown) -> Iterator[tuple[str, Note]]:
    right, *wrong = _cells(shown)
    yield right, _note(True, shown["all"])  # noqa: FBT003
    for token, one in zip(wrong, _wrong(shown), strict=True):
        yield token, _note(False, one["feedback"])  # noqa: FBT003
    yield "else", _note(False, shown["other"])  # noqa: FBT003


def _sort(shown: Shown) -> Iterator[tuple[str, Note]]:
    for nr, card in enumerate(shown["cards"]):
        good = bin_numbers(shown, card)
        for at in range(len(shown["bins"])):
            yield f"{nr}:{at}", _note(at in good, card["feedback"])
    yield whole_token(shown), _note(True, shown["all"])  # noqa: FBT003


def _note(right: object, text: str) -> Note:
    return {"right": bool(right), "text": text}


_FORMS = {"one": _one, "several": _several, "number": _number, "sort": _sort}


def key_rows(shown: Shown, lang: Language) -> list[dict[str, Any]]:
    """Return the explanation of every answer: `text`, `right` (or None) and `note`."""
    if shown["form"] == "number":
        right = {"text": number_text(shown, shown["answer"], lang), "right": True}
        wrong = [
            {
                "text": number_text(shown, one["value"], lang),
                "right": False,
                "note": one["feedback"],
            }
            for one in _wrong(shown)
        ]
        return [{**right, "note": shown["all"]}, *wrong]
    if shown["form"] == "sort":
        return [_card_row(shown, card) for card in shown["cards"]]
    return [
        {"text": one["text"], "right": bool(one.get("right")), "note": one["feedback"]}
        for one in shown["options"]
    ]


def _card_row(shown: Shown, card: Mapping[str, Any]) -> dict[str, Any]:
    places = " / ".join(shown["bins"][at]["text"] for at in bin_numbers(shown, card))
    return {"text": f"{card['text']} → {places}", "right": None, "note": card["feedback"]}


def number_text(shown: Shown, value: float | str, lang: Language) -> str:
    """Return a number as the language writes it, with its unit."""
    from datataal.language import number

    amount = value_of(value)
    unit = shown.get("unit", "")
    written = number(amount, decimals_of(amount), lang)
    return f"{written}{'' if unit == '%' else ' '}{unit}".strip()
