"""What the rules of exercise 10 compare with, computed from the logs and texts of Deltaland."""

from __future__ import annotations

import functools
from typing import Any, Final

from datataal.data import load

__all__ = ["OUTWARD", "PLACES", "REPLIES", "agreement", "homes", "no_ground", "teams"]

#: The columns that an overview for a resident is counted by, and those that stay inside.
OUTWARD: Final = frozenset({"organisation", "purpose"})
#: The purpose that was misused, and the most persons of a team that counts as small.
PURPOSE, SMALL, DESK = "planning", 3, "desk"
#: The teams whose work the purpose is.
PLANNERS: Final = ("T03", "T04", "T08", "T11")
THEME: Final = "night_noise"
#: Where each of ten items belongs: for the resident, in the audit log, or in no log.
PLACES: Final = {
    1: "outward",
    2: "outward",
    3: "inward",
    4: "nowhere",
    5: "outward",
    6: "inward",
    7: "nowhere",
    8: "inward",
    9: "outward",
    10: "nowhere",
}
#: What is wrong with each reply to the claim; the one that can be sent is `correct`.
REPLIES: Final = {"A": "believed", "B": "denied", "C": "vaguer", "D": "seller", "E": "correct"}


@functools.cache
def no_ground() -> dict[str, float]:
    """Return the number of lines without a ground, and what is easily taken for it."""
    log = load("access_log", raw=True)
    empty = log["legal_ground"].isna()
    return {
        "right": float(empty.sum()),
        "percentage": round(100 * float(empty.mean()), 1),
        "desk": float((empty & (log["organisation"] == DESK)).sum()),
        "with_ground": float((~empty).sum()),
        "all": float(len(log)),
    }


@functools.cache
def homes() -> dict[str, float]:
    """Return how many homes another team looked up for the purpose, and its other counts."""
    log = load("access_log", raw=True)
    asked = log[log["purpose"] == PURPOSE]
    odd = asked[~asked["team"].isin(PLANNERS)]
    return {
        "right": float(odd["household"].nunique()),
        "lines": float(len(odd)),
        "queries": float(odd["processing_id"].nunique()),
        "all_teams": float(asked["household"].nunique()),
        "persons": float(odd["person"].nunique()),
    }


@functools.cache
def teams() -> dict[str, int]:
    """Return how many persons each team has, by its code."""
    return {str(team): int(n) for team, n in _members().items()}


@functools.cache
def agreement() -> dict[str, tuple[float, float]]:
    """Return the agreement over all and on the theme, in per cent and as numbers of texts."""
    both = load("consultation").dropna(subset=["human_theme", "ai_theme"])
    same = both["human_theme"].astype(str) == both["ai_theme"].astype(str)
    theme = same[both["human_theme"] == THEME]
    return {
        "right": (100 * float(same.mean()), 100 * float(theme.mean())),
        "texts": (float(same.sum()), float(theme.sum())),
    }


def _members() -> Any:  # noqa: ANN401  a pandas Series
    return load("audit_log").groupby("team")["person"].nunique()
