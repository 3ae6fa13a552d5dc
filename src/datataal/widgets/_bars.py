"""A dilemma's facts as bars or as intervals, drawn from columns of its own table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from datataal.errors import ContentError, Finding
from datataal.language import Language

__all__ = ["bars", "value"]

_NUMBER = re.compile(r"\d[\d.,]*")


def value(text: str, lang: Language) -> float | None:
    """Return the number with which a cell begins, as written in `lang`; None if with none."""
    found = _NUMBER.match(text)
    if not found:
        return None
    thousands, decimal = (".", ",") if lang == "nl" else (",", ".")
    digits = found[0].rstrip(".,").replace(thousands, "").replace(decimal, ".")
    try:
        return float(digits)
    except ValueError:
        return None


def bars(facts: Mapping[str, Any], lang: Language, where: str) -> dict[str, Any]:
    """Return the picture of a dilemma's facts: title, and per row label, text and share.

    A share is in percent of the longest bar, or what the cell says where all are percentages;
    so the picture starts at zero. With a column of margins each row also has `low` and `high`,
    the ends of its interval in percent.

    Raises
    ------
    ContentError
        If the table has no such column, or a cell of it does not begin with a number.
    """
    picture = facts["picture"]
    cells, values = _column(facts, "column", lang, where)
    longest = max(values)
    whole = 100.0 if all("%" in cell for cell in cells) else longest
    rows = zip(facts["rows"], cells, values, strict=True)
    made = [
        {"label": row[0], "text": cell, "share": round(100 * number / whole, 1)}
        for row, cell, number in rows
    ]
    if "margin" in picture:
        written, margins = _column(facts, "margin", lang, where)
        for one, text, margin in zip(made, written, margins, strict=True):
            one["text"] += f" ± {text}"
            one["low"] = round(max(0.0, one["share"] - margin), 1)
            one["high"] = round(min(100.0, one["share"] + margin), 1)
    return {"title": picture["title"], "bars": made}


def _column(
    facts: Mapping[str, Any], name: str, lang: Language, where: str
) -> tuple[list[str], list[float]]:
    """Return the cells of the column that the picture names, and their numbers."""
    column = facts["picture"][name] - 1
    cells = [row[column] if column < len(row) else "" for row in facts["rows"]]
    values = [value(cell, lang) for cell in cells]
    found = [one for one in values if one is not None]
    if len(found) < len(values) or not max(found, default=0):
        finding = Finding(
            f"Column {column + 1} of the facts cannot be drawn: {cells!r}",
            f"dilemmas/{where}.yml (facts.picture.{name})",
            "a column of numbers, of which one at least is not 0",
            "Name another column, or leave the picture out",
        )
        raise ContentError(finding)
    return cells, found
