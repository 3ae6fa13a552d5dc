"""What the rules of exercise 01 compare with, computed from the tables of Deltaland."""

from __future__ import annotations

import functools
from typing import Final

import pandas as pd

from datataal import data

__all__ = ["KINDS", "NORM", "REWARDS", "Gap", "first_three", "gap", "last_three", "residents"]

#: Kind of each of the nine sentences, in order.
KINDS: Final = (
    "data", "value", "policy", "data", "value", "policy", "value", "data", "policy",
)  # fmt: skip
#: The sentence that asks for a norm.
NORM: Final = 7
#: What each indicator rewards.
REWARDS: Final = {"A": 3, "B": 1, "C": 4, "D": 2}
TOP: Final = 3


class Gap:
    """The gap between the bid and what comes, and two ways to miss it, in GWh."""

    def __init__(self) -> None:
        table = data.load("municipalities")
        bid, built, permitted = (
            float(table[column].sum()) for column in ("bid_gwh", "built_gwh", "permitted_gwh")
        )
        self.right = bid - built - permitted
        self.no_permits = bid - built
        self.no_built = bid - permitted
        self.pipeline = built + permitted


@functools.cache
def gap() -> Gap:
    """Return the gap."""
    return Gap()


@functools.cache
def residents() -> tuple[float, float]:
    """Return how many people live within 2 km of a search area, and their share from 0 to 1."""
    table = data.load("municipalities")
    count = float(table["residents_2km"].sum())
    return count, count / float(table["inhabitants"].sum())


@functools.cache
def _measures() -> dict[str, pd.Series[float]]:
    table = data.load("municipalities").set_index("name")
    built = table["built_gwh"].astype(float)
    return {
        "A": built,
        "B": built / table["land_km2"].astype(float),
        "C": built / table["inhabitants"].astype(float),
    }


def first_three() -> dict[str, frozenset[str]]:
    """Return the names of the highest three by each of the three measures."""
    return {key: _names(one.nlargest(TOP)) for key, one in _measures().items()}


def last_three() -> dict[str, frozenset[str]]:
    """Return the names of the lowest three by each of the three measures."""
    return {key: _names(one.nsmallest(TOP)) for key, one in _measures().items()}


def _names(rows: pd.Series[float]) -> frozenset[str]:
    return frozenset(str(name).casefold() for name in rows.index)
