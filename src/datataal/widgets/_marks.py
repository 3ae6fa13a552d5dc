"""The role marks as SVG text, for pages and for paper; the widgets draw the same outlines."""

from __future__ import annotations

from typing import Any

from datataal.widgets._assets import shapes
from datataal.widgets._html import Html, el

__all__ = ["mark_svg"]

#: below this size the letter is left out, never the shape
_SMALLEST_WITH_LETTER = 20


def mark_svg(role: str, letter: str, size: int = 28) -> Html:
    """Return the mark of a role as inline SVG, hidden from screen readers.

    Parameters
    ----------
    role : str
        ``policy``, ``data``, ``ethics`` or ``joint``. Write the role's name beside the mark.
    letter : str
        The role's letter in the reader's language, from `content.role(role).letter`.
    size : int
        Width and height in pixels: 22 in lists, 28 in text, 52 on doors, 72 on cards.
    """
    outline: dict[str, Any] = shapes()[role]
    text = el("text", letter, x=outline["middle"], y=22, text_anchor="middle")
    return el(
        "svg",
        el(outline["tag"], **outline["shape"]),
        text if size >= _SMALLEST_WITH_LETTER else None,
        class_=f"dtw-mark dtw-mark--{role}",
        viewBox="0 0 32 32",
        width=size,
        height=size,
        aria_hidden="true",
        focusable="false",
    )
