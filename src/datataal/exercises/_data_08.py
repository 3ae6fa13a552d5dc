"""What the rules of exercise 08 compare with, computed from the households of Deltaland."""

from __future__ import annotations

import functools
import math
from collections.abc import Collection
from typing import Final

from datataal.data import load
from datataal.data.privacy import (
    FEW,
    LIMIT,
    THRESHOLD,
    group_sizes,
    noise_margin,
    peak_error,
)

__all__ = [
    "ASKED",
    "COLUMNS",
    "EPSILON",
    "PURPOSES",
    "alone",
    "error_of",
    "margin",
    "people",
    "small_areas",
    "smallest",
]

#: The columns of step 1, in the order in which they are added.
ASKED: Final = ("pc5", "type", "cars")
#: What step 2 lets you keep or drop, by its number there.
COLUMNS: Final = {
    1: "station",
    2: "size",
    3: "heat_pump",
    4: "ev",
    5: "age_band",
    6: "income_third",
}
#: Step 3: homes and mean number of people, of all and of all but one.
HOMES, PEOPLE, OTHERS, OTHER_PEOPLE = 10, 2.5, 9, 2.0
EPSILON: Final = 0.5
START: Final = 5
#: Step 6: is the use the task for which the data were collected? Our own key.
PURPOSES: Final = {1: "yes", 2: "no", 3: "yes", 4: "yes", 5: "no", 6: "no"}


@functools.cache
def alone() -> dict[str, float]:
    """Return the percentage of rows that stand alone, and what is mistaken for it."""
    homes = load("households")
    size, fewer = group_sizes(homes, ASKED), group_sizes(homes, ASKED[:-1])
    right = 100 * float((size == 1).mean())
    return {
        "right": right,
        "small": 100 * float((size < FEW).mean()),
        "one_less": 100 * float((fewer == 1).mean()),
        "fraction": right / 100,
        "rows": float((size == 1).sum()),
        "others": 100 - right,
    }


@functools.cache
def error_of(kept: frozenset[str]) -> float:
    """Return how far, in percent, a station is off at most with the station and these columns."""
    return peak_error(load("households"), sorted(kept - {"station"}))


@functools.cache
def smallest() -> frozenset[frozenset[str]]:
    """Return the sets that stay within the limit and have the fewest columns."""
    others = [one for one in COLUMNS.values() if one != "station"]
    sets = [frozenset(("station", *some)) for some in _subsets(others)]
    good = [one for one in sets if error_of(one) <= LIMIT]
    fewest = min(map(len, good))
    return frozenset(one for one in good if len(one) == fewest)


def _subsets(names: Collection[str]) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = [()]
    for name in names:
        found += [(*one, name) for one in found]
    return found


def people() -> dict[str, float]:
    """Return how many people live in the one home, and what is mistaken for it."""
    return {
        "right": HOMES * PEOPLE - OTHERS * OTHER_PEOPLE,
        "means": PEOPLE - OTHER_PEOPLE,
        "total": HOMES * PEOPLE,
        "rest": OTHERS * OTHER_PEOPLE,
    }


def margin() -> dict[str, float]:
    """Return within how much 95% of the answers fall, and what is mistaken for it."""
    right = noise_margin(EPSILON)
    return {
        "right": right,
        "deviation": math.sqrt(2) / EPSILON,
        "one": noise_margin(1.0),
        "turned": noise_margin(1 / EPSILON),
        "width": 2 * right,
    }


@functools.cache
def small_areas() -> dict[str, float]:
    """Return how many areas are under the threshold, and what is mistaken for it."""
    homes = load("postcode_areas")["homes"]
    small = homes < THRESHOLD
    return {
        "right": float(small.sum()),
        "homes": float(homes[small].sum()),
        "all": float(len(homes)),
        "start": float((homes < START).sum()),
        "percent": 100 * float(small.mean()),
        "large": float((~small).sum()),
    }
