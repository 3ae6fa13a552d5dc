"""Which known names look like the one that was written."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

__all__ = ["near"]


def near(name: object, known: Iterable[str]) -> str:
    """Return the known names nearest to `name`, or all of them, as the end of a sentence."""
    names = list(known)
    close = difflib.get_close_matches(str(name).lower(), names, n=3, cutoff=0.5)
    return " or ".join(map(repr, close)) if close else "one of " + ", ".join(map(repr, names))
