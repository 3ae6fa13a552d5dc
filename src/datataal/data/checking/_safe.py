"""Show what somebody wrote without letting it act: no escape codes, no formulas, no length."""

from __future__ import annotations

import re

__all__ = ["FORMULA", "LONGEST", "plain", "shown"]

#: More characters than this are not repeated in a message.
LONGEST = 40
#: What a spreadsheet takes for a formula: =, @, or a sign before something that is no number.
FORMULA = re.compile(r"[=@\t\r]|[+-]\s*[^\d\s.,]")


def plain(text: object) -> str:
    """Return `text` on one line, with each character that does not print written as its code."""
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode("ascii")
        for sign in str(text)
    )


def shown(value: str) -> str:
    """Return a value between quotes, short, and harmless in a terminal and in a spreadsheet."""
    tail = "…" if len(value) > LONGEST else ""
    mark = "'" if FORMULA.match(value) else ""
    return f'"{mark}{plain(value[:LONGEST])}{tail}"'
