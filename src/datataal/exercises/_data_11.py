"""What the rules of exercise 11 compare with, computed from Deltaland and from its own sums."""

from __future__ import annotations

import functools
from typing import Final

from datataal.data import load

__all__ = ["CLAUSES", "HELP", "REQUESTS", "all_up", "down", "means", "medians", "reasons"]

SYSTEMS, OWN, CENTRAL, HOURS = 18, 0.98, 0.995, 365 * 24
#: The request that each of the twelve answers is taken from.
REQUESTS: Final = {
    1: "R-02",
    2: "R-26",
    3: "R-42",
    4: "R-03",
    5: "R-28",
    6: "R-55",
    7: "R-09",
    8: "R-17",
    9: "R-32",
    10: "R-60",
    11: "R-30",
    12: "R-57",
}
#: Which help fits each of three situations.
HELP: Final = {1: "team", 2: "shared", 3: "training"}
#: What each clause lacks; the one that keeps the way out open is `correct`.
CLAUSES: Final = {
    "A": "no_copy",
    "B": "no_form",
    "C": "only_look",
    "D": "correct",
    "E": "people",
}


def all_up() -> dict[str, float]:
    """Return in per cent how often all systems work at once, and what is taken for it."""
    together = OWN**SYSTEMS
    return {
        "right": 100 * together,
        "single": 100 * OWN,
        "fraction": together,
        "subtracted": 100 * (1 - SYSTEMS * (1 - OWN)),
        "any_one": 100 * (1 - (1 - OWN) ** SYSTEMS),
    }


def down() -> dict[str, float]:
    """Return the hours a year that one system does not work, and what is taken for it."""
    return {
        "right": HOURS * (1 - CENTRAL),
        "share": 100 * (1 - CENTRAL),
        "up": HOURS * CENTRAL,
        "days": 365 * (1 - CENTRAL),
    }


@functools.cache
def reasons() -> dict[int, str]:
    """Return how two readers read each of the twelve answers."""
    read = load("data_requests").set_index("request")["reason_class"]
    return {at: str(read[one]) for at, one in REQUESTS.items()}


@functools.cache
def medians() -> tuple[float, float]:
    """Return the median days until an answer at maturity 1 and at maturity 4."""
    return _days("median")


@functools.cache
def means() -> tuple[float, float]:
    """Return the mean days until an answer at maturity 1 and at maturity 4."""
    return _days("mean")


def _days(how: str) -> tuple[float, float]:
    rows = load("data_requests")
    level = load("municipalities").set_index("municipality")["data_maturity"]
    days = (rows["date_out"] - rows["date_in"]).dt.days.astype(float)
    found = days.groupby(rows["municipality"].map(level)).agg(how)
    return float(found.loc[1]), float(found.loc[4])
