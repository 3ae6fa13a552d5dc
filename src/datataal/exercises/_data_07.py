"""What the rules of exercise 07 compare with, computed from the decisions of Deltaland."""

from __future__ import annotations

import functools
from typing import Final

from datataal.data import deciding, load

__all__ = ["ASSESSMENTS", "PERSONAL", "SENTENCES", "counts", "deciders", "instruments"]

#: The decision that each of the six cases is taken from.
CASES: Final = {1: "B-08", 2: "B-14", 3: "B-12", 4: "B-18", 5: "B-16", 6: "B-23"}
#: Which of eight items are personal data.
PERSONAL: Final = {
    1: "yes",
    2: "no",
    3: "yes",
    4: "yes",
    5: "no",
    6: "yes",
    7: "no",
    8: "yes",
}
#: What to count on for each of five uses.
ASSESSMENTS: Final = {1: "iama", 2: "dpia", 3: "both", 4: "neither", 5: "neither"}
#: What is wrong with each sentence for the memo; the one that may stay is `correct`.
SENTENCES: Final = {
    "A": "about_f",
    "B": "no_count",
    "C": "no_margin",
    "D": "correct",
    "E": "self_chosen",
}


@functools.cache
def deciders() -> dict[int, str]:
    """Return who decides on each of the three wind plans, from small to large."""
    return {at: deciding.layer_of(mw) for at, mw in enumerate(deciding.plans(), start=1)}


@functools.cache
def instruments() -> dict[int, str]:
    """Return which instrument each of the six cases took."""
    taken = load("decisions").set_index("decision")["instrument"]
    return {at: str(taken[one]) for at, one in CASES.items()}


@functools.cache
def counts() -> dict[str, int]:
    """Return how many decisions name no evidence, and the counts that are easily taken for it."""
    rows = load("decisions")
    return {
        "right": int(rows["evidence_ref"].isna().sum()),
        "with_evidence": int(rows["evidence_ref"].notna().sum()),
        "ground": int(rows["legal_ground"].notna().sum()),
        "no_ground": int(rows["legal_ground"].isna().sum()),
        "all": len(rows),
    }
