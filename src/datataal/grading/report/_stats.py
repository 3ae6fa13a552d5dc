"""The figures of a test: difficulty, discrimination, reliability, and the uncertainty of each.

Sources: L. Crocker and J. Algina, *Introduction to Classical and Modern Test Theory* (1986),
chapters 7 and 14; L. J. Cronbach, "Coefficient alpha and the internal structure of tests",
Psychometrika 16 (1951) 297-334. Intervals are percentile bootstraps over people with a fixed
seed, so that the same gradebook gives the same report.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

__all__ = ["Estimate", "alpha", "difference", "discrimination", "mean", "share"]

Array = NDArray[np.float64]
_SEED: Final = 20261123
_DRAWS: Final = 2000
_INTERVAL: Final = (2.5, 97.5)
#: A correlation of fewer people says nothing.
FEWEST: Final = 3


@dataclass(frozen=True)
class Estimate:
    """A figure, its 95% interval, and of how many people; NaN where it cannot be said."""

    value: float
    low: float
    high: float
    n: int


def share(shares: Array) -> Estimate:
    """Return the mean of shares (0-1), one for each person: an item's difficulty.

    The interval is Wilson's for a proportion (E. B. Wilson, JASA 22 (1927) 209-212). For shares
    between 0 and 1 it is on the wide side, and it stays honest where all have the same.
    """
    known = shares[~np.isnan(shares)]
    n = len(known)
    if not n:
        return Estimate(float("nan"), float("nan"), float("nan"), 0)
    value, z = float(known.mean()), 1.96
    middle = (value + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * np.sqrt(value * (1 - value) / n + z**2 / (4 * n**2))
    return Estimate(value, max(0.0, float(middle - half)), min(1.0, float(middle + half)), n)


def mean(shares: Array) -> Estimate:
    """Return the mean of each person's own mean (0-1); as `share` where all have the same."""
    known = shares[~np.isnan(shares)]
    if len(known) and _constant(known):
        return share(known)
    return _estimate(known[:, None], lambda rows: float(rows.mean()))


def discrimination(item: Array, rest: Array) -> float:
    """Return the correlation of an item with the sum of all *other* items; NaN if one is constant.

    Parameters
    ----------
    item, rest : numpy.ndarray
        Points on the item, and on the rest of the test, of the same people.
    """
    known = ~(np.isnan(item) | np.isnan(rest))
    item, rest = item[known], rest[known]
    if len(item) < FEWEST or _constant(item) or _constant(rest):
        return float("nan")
    return float(np.corrcoef(item, rest)[0, 1])


def alpha(points: Array) -> Estimate:
    """Return Cronbach's alpha of the people who have points on every item.

    Parameters
    ----------
    points : numpy.ndarray
        A row for each person and a column for each item, in points.
    """
    return _estimate(points[~np.isnan(points).any(axis=1)], _alpha)


def difference(start: Array, end: Array, *, paired: bool) -> Estimate:
    """Return the mean at the end less the mean at the start.

    Parameters
    ----------
    start, end : numpy.ndarray
        Shares, one for each person; with `paired` in the same order of people.
    """
    if paired:
        return _estimate((end - start)[:, None], lambda rows: float(rows.mean()))
    if not len(start) or not len(end):
        return Estimate(float("nan"), float("nan"), float("nan"), 0)
    draw = np.random.default_rng(_SEED)
    drawn = [
        draw.choice(end, len(end)).mean() - draw.choice(start, len(start)).mean()
        for _ in range(_DRAWS)
    ]
    low, high = np.percentile(drawn, _INTERVAL)
    value = float(end.mean() - start.mean())
    return Estimate(value, float(low), float(high), len(start) + len(end))


def _alpha(points: Array) -> float:
    items = points.shape[1]
    if items < 2 or len(points) < FEWEST:  # noqa: PLR2004  one item is no scale
        return float("nan")
    whole = points.sum(axis=1).var(ddof=1)
    if whole < 1e-12:  # noqa: PLR2004  rounding
        return float("nan")
    return float(items / (items - 1) * (1 - points.var(axis=0, ddof=1).sum() / whole))


def _estimate(rows: Array, figure: Callable[[Array], float]) -> Estimate:
    n = len(rows)
    if not n or np.isnan(value := figure(rows)):
        return Estimate(float("nan"), float("nan"), float("nan"), n)
    draw = np.random.default_rng(_SEED)
    drawn = np.array([figure(rows[draw.integers(0, n, n)]) for _ in range(_DRAWS)])
    drawn = drawn[~np.isnan(drawn)]
    low, high = np.percentile(drawn, _INTERVAL)
    return Estimate(value, float(low), float(high), n)


def _constant(values: Array) -> bool:
    return bool(np.ptp(values) < 1e-12)  # noqa: PLR2004  rounding
