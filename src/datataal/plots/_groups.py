"""Count per group, and call each group by its name."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from datataal.data import load
from datataal.plots._words import column_title, value_words, words

__all__ = ["counts_of", "group_name", "title_of"]


def counts_of(group: pd.Series[Any], hit: pd.Series[bool]) -> pd.DataFrame:
    """Return `yes` and `n` per group, the smallest group first."""
    found = hit.astype(bool).groupby(group).agg(["sum", "size"])
    found.columns = pd.Index(["yes", "n"])
    return found.sort_values("n", kind="stable")


def group_name(by: str, value: Any) -> str:  # noqa: ANN401  a cell can hold anything
    """Return how a group is called: a place by its name, yes and no by their column."""
    if by == "municipality":
        places = load("municipalities").set_index("municipality")["name"]
        return str(places.get(value, value))
    if isinstance(value, bool | np.bool_):
        return words("groups")["is" if value else "is_not"].format(by=column_title(by))
    return value_words(by, value)


def title_of(by: str) -> str:
    """Return the header above the names of the groups."""
    return words("groups")["municipality"] if by == "municipality" else column_title(by)
