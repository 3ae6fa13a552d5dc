"""What a table of households gives away: one sum for figures, lesson and exercise.

It works on the tables that it is given, so that the generator and a learner's own selection are
judged alike.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import pandas as pd

__all__ = [
    "FEW",
    "LIMIT",
    "LINK",
    "THRESHOLD",
    "group_sizes",
    "located",
    "noise_margin",
    "peak_error",
    "refound",
]

#: Below so many alike, a row is said to be in a small group.
FEW: Final = 5
#: An area with fewer homes is not published.
THRESHOLD: Final = 10
#: How far off, in percent, the peak of a station may be for the question of the cold spell.
LIMIT: Final = 2.0
#: What the public list of requests shares with the households.
LINK: Final = ("pc5", "type", "cars")
STATION: Final = "station"
_PC5: Final = 5


def group_sizes(homes: pd.DataFrame, columns: Sequence[str]) -> pd.Series[int]:
    """Return for each row how many rows are the same in `columns`, itself included (k)."""
    first = str(homes.columns[0])
    return homes.groupby(list(columns), sort=False, dropna=False)[first].transform("size")


def peak_error(homes: pd.DataFrame, columns: Sequence[str]) -> float:
    """Return how far the peak of a station is off at most, in percent of the full answer.

    The full answer adds `peak_kw` of every home. The estimate knows of each home only its station
    and `columns`, and gives it the mean of all homes that are alike in these columns.
    """
    peak = homes["peak_kw"].astype("float64")
    if columns:
        guess = peak.groupby([homes[one] for one in columns], sort=False).transform("mean")
    else:
        guess = pd.Series(float(peak.mean()), index=homes.index)
    sums = pd.DataFrame({"guess": guess, "peak": peak}).groupby(homes[STATION]).sum()
    return float(100 * (sums["guess"] / sums["peak"] - 1).abs().max())


def located(requests: pd.DataFrame, areas: pd.DataFrame) -> pd.DataFrame:
    """Return the requests with the first five signs of the postcode and the municipality."""
    place = areas.set_index("area")
    return requests.assign(
        pc5=requests["area"].map(place["postcode"]).str[:_PC5],
        municipality=requests["area"].map(place["municipality"]),
    )


def refound(
    homes: pd.DataFrame, asked: pd.DataFrame, columns: Sequence[str] = LINK
) -> pd.DataFrame:
    """Return the households that fit one request, which fits no other household.

    Only homes with an electric car and no driveway are compared: those ask for a charging point.
    A match can be wrong, since the list is about all homes and the table about one in seven.

    Parameters
    ----------
    homes : DataFrame
        A row per household.
    asked : DataFrame
        The requests, `located`.
    columns : sequence of str
        What the two lists are compared on.

    Returns
    -------
    DataFrame
        `request`, `area` and `household` of each match.
    """
    keys = list(columns)
    left, right = (
        frame[(frame["ev"] == 1) & (frame["driveway"] == 0)].drop_duplicates(keys, keep=False)
        for frame in (asked, homes)
    )
    known = list(dict.fromkeys([*keys, "request", "area"]))
    found = left[known].merge(right[[*keys, "household"]], on=keys)
    return found[["request", "area", "household"]]


def noise_margin(epsilon: float, certainty: float = 0.95) -> float:
    """Return within which distance Laplace noise on a count falls: ``-ln(1 - p) / epsilon``."""
    return -math.log(1 - certainty) / epsilon
