"""A dilemma's facts as bars, drawn from one column of its own table."""

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
    so the picture starts at zero.

    Raises
    ------
    ContentError
        If the table has no such column, or a cell of it does not begin with a number.
    """
    picture = facts["picture"]
    column = picture["column"] - 1
    cells = [row[column] if column < len(row) else "" for row in facts["rows"]]
    values = [value(cell, lang) for cell in cells]
    longest = max((one for one in values if one is not None), default=0)
    if None in values or not longest:
        finding = Finding(
            f"Column {column + 1} of the facts cannot be drawn: {cells!r}",
            f"dilemmas/{where}.yml (facts.picture.column)",
            "a column of numbers, of which one at least is not 0",
            "Name another column, or leave the picture out",
        )
        raise ContentError(finding)
    whole = 100.0 if all("%" in cell for cell in cells) else longest
    rows = zip(facts["rows"], cells, values, strict=True)
    made = [
        {"label": row[0], "text": cell, "share": round(100 * (number or 0) / whole, 1)}
        for row, cell, number in rows
    ]
    return {"title": picture["title"], "bars": made}
