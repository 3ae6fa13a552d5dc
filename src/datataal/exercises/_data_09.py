"""What the rules of exercise 09 compare with, computed from the requests of Deltaland."""

from __future__ import annotations

import functools
from typing import Final

from datataal.data import load
from datataal.data.fair import NEW, RULES, after, per_third

__all__ = ["ACTIONS", "CONDITIONS", "GROUPS", "KINDS", "best_rule", "gap", "granted", "meeting",
           "per_head", "ratio"]  # fmt: skip

#: The groups of steps 1 and 2, by their letter.
GROUPS: Final = {"A": "high", "B": "middle", "C": "low"}
#: What the letters of step 5 stand for, as columns and values.
CONDITIONS: Final[dict[str, dict[str, int | str]]] = {
    "A": {"driveway": 0},
    "B": {"ev": 1},
    "C": {"cars": 1},
    "D": {"type": "f"},
}
#: Which kind of action each of the six in step 6 is. Our own key.
ACTIONS: Final = {
    1: "technology", 2: "rules", 3: "behaviour", 4: "technology", 5: "rules", 6: "technology",
}  # fmt: skip
KINDS: Final = frozenset(ACTIONS.values())


@functools.cache
def granted() -> dict[str, float]:
    """Return the percentage of the requests that was granted, by letter of the group."""
    found = per_third(load("charging_points"), "requests")
    return {letter: found[name] for letter, name in GROUPS.items()}


@functools.cache
def per_head() -> dict[str, float]:
    """Return the points per 1,000 inhabitants, by letter of the group."""
    found = per_third(load("charging_points"), "inhabitants")
    return {letter: found[name] for letter, name in GROUPS.items()}


@functools.cache
def points() -> dict[str, float]:
    """Return the number of points, by letter of the group."""
    requests = load("charging_points")
    count = requests[requests["decision"] == "granted"].groupby("income_third").size()
    return {"A": float(count[3]), "B": float(count[2]), "C": float(count[1])}


@functools.cache
def ratio() -> dict[str, float]:
    """Return how many times the highest have more per car, and what is mistaken for it."""
    found = per_third(load("charging_points"), "cars")
    return {
        "right": found["high"] / found["low"],
        "head": per_head()["A"] / per_head()["C"],
        "turned": found["low"] / found["high"],
        "middle": found["high"] / found["middle"],
        "difference": found["high"] - found["low"],
    }


@functools.cache
def gap(rule: str) -> float:
    """Return the gap in points per 1,000 inhabitants after 300 points by a rule; "" is now."""
    found = after({rule: NEW} if rule else {})
    return found["high"] - found["low"]


@functools.cache
def best_rule() -> str:
    """Return the rule after which the gap is smallest."""
    return min(RULES, key=gap)


@functools.cache
def meeting(letter: str) -> float:
    """Return how many times as many of the highest third meet a condition as of the lowest."""
    homes = load("households")
    fits = homes["household"].notna()
    for column, value in CONDITIONS[letter].items():
        fits &= homes[column] == value
    shares = fits.groupby(homes["income_third"]).mean()
    return float(shares[3] / shares[1])
