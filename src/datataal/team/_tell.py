"""How texts and counts of a team are put in order, the same as in the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal, get_args

__all__ = ["BLANK", "ROLES", "counted", "distinct", "letters"]

Role = Literal["policy", "data", "ethics"]
ROLES: tuple[Role, ...] = get_args(Role)
#: what either Python or a browser calls white space; the page takes the same off
BLANK = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "\ufeff"


def distinct(texts: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    """Return each text with its language once, in the order of their letters."""
    held = {(text.strip(BLANK), lang) for text, lang in texts if text.strip(BLANK)}
    kept = sorted(held, key=_as_letters)
    return [{"text": text, "lang": lang} for text, lang in kept]


def _as_letters(row: tuple[str, str]) -> tuple[bytes, str]:
    return letters(row[0]), row[1]


def letters(text: str) -> bytes:
    """Return what sorts a text as a browser does: by its UTF-16 units."""
    return text.encode("utf-16-be", "surrogatepass")


def counted(items: Iterable[str]) -> dict[str, int]:
    """Return how often each item stands there, by item."""
    return dict(sorted(Counter(items).items()))
