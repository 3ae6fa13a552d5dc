"""What the rules of exercise 13 compare with: figures of Deltaland, rows of an annex, jargon."""

from __future__ import annotations

import functools
import re
from typing import Final

from datataal import content

__all__ = ["ROWS", "figures", "jargon", "mixed_up"]

#: Which field is no use to a reader in each of six rows of a data annex.
ROWS: Final = {
    1: "margin",
    2: "date",
    3: "nothing",
    4: "definition",
    5: "source",
    6: "nothing",
}
#: The figures that are asked for; the fifth answer is how many of the percentages are about F.
_ASKED: Final = {
    1: "panel_yes_pct",
    2: "numbers_panel_near_yes_pct",
    3: "free_mw_a",
    4: "gap_gwh",
}
#: Figures that are easily taken for one of them: message, place, id.
_NEAR: Final = (
    ("general", 2, "panel_yes_pct"),
    ("published", 2, "beside_own_municipality_pct"),
    ("published", 1, "beside_own_municipality_pct"),
    ("unchecked", 3, "sources_free_mw_later"),
    ("bid", 4, "bid_gwh"),
    ("bid", 4, "built_gwh"),
)
#: Words of a trade that a council member need not know; the terms are found by their id.
_TRADE: Final = (
    "capacity-factor",
    "dcat-ap-nl",
    "differential-privacy",
    "interoperability",
    "k-anonymity",
    "key-uncertainty",
    "minimal-viable-dataset",
    "morphological-method",
    "multi-criteria-analysis",
    "no-regret",
    "normalised",
    "quasi-identifier",
    "self-selection",
    "sensitivity-analysis",
)


@functools.cache
def figures() -> dict[int, float]:
    """Return the number that belongs in each sentence; none of the percentages is about F."""
    return {at: content.figures()[id_].value for at, id_ in _ASKED.items()} | {5: 0.0}


@functools.cache
def mixed_up() -> tuple[tuple[str, int, float], ...]:
    """Return the known mistakes: key of the message, number of the sentence, and the value."""
    near = tuple((key, at, content.figures()[id_].value) for key, at, id_ in _NEAR)
    return (*near, ("about_f", 5, 1.0), ("about_f", 5, 2.0), ("about_f", 5, 3.0))


@functools.cache
def jargon() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Return per word of a trade its id, the word and how it is found; not where it is explained.

    A word is explained if the meaning stands behind it between brackets.
    """
    found = []
    for id_ in _TRADE:
        for word in dict.fromkeys(content.term(id_)["term"].in_(lang) for lang in ("nl", "en")):
            plain = re.sub(r"\s*\(.*?\)", "", word).strip()
            like = re.compile(rf"(?<!\w){re.escape(plain)}(?!\w)(?!\s*\()", re.IGNORECASE)
            found.append((id_, plain, like))
    return tuple(found)
