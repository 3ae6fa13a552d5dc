"""How far two markers agree: the share that is equal, and Cohen's kappa with its interval."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Agreement", "agreement"]


@dataclass(frozen=True)
class Agreement:
    """Agreement of two markers on the same answers.

    Attributes
    ----------
    n : int
        Answers that both marked.
    equal, near : float
        Share with the same points, and with at most one point between them.
    by_chance : float
        Share that would be equal if both gave their points without reading.
    kappa : float or None
        (`equal` - `by_chance`) / (1 - `by_chance`); None where nothing can be said: no answers,
        or both gave everybody the same points.
    low, high : float or None
        95% interval of kappa, for large n.
    """

    n: int
    equal: float
    near: float
    by_chance: float
    kappa: float | None
    low: float | None
    high: float | None


def agreement(pairs: Sequence[tuple[int, int]]) -> Agreement:
    """Return how far two markers agree.

    Kappa as in J. Cohen, "A coefficient of agreement for nominal scales", Educational and
    Psychological Measurement 20 (1960) 37-46, with the standard error given there:
    sqrt(p_o (1 - p_o) / (n (1 - p_e)^2)).

    Parameters
    ----------
    pairs : sequence of (int, int)
        Points of the first and of the second marker, one pair for each answer.
    """
    n = len(pairs)
    if not n:
        return Agreement(0, math.nan, math.nan, math.nan, None, None, None)
    equal = sum(a == b for a, b in pairs) / n
    near = sum(abs(a - b) <= 1 for a, b in pairs) / n
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    by_chance = sum(first[level] * second[level] for level in first) / n**2
    if by_chance == 1:
        return Agreement(n, equal, near, by_chance, None, None, None)
    kappa = (equal - by_chance) / (1 - by_chance)
    half = 1.96 * math.sqrt(equal * (1 - equal) / n) / (1 - by_chance)
    low, high = max(-1.0, kappa - half), min(1.0, kappa + half)
    return Agreement(n, equal, near, by_chance, kappa, low, high)
