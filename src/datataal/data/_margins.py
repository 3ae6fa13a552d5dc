"""How sure a share from a sample is: margin, interval and the size that a margin asks for.

All three hold for a simple draw by lot and a confidence of 95%. They say nothing about who
was not asked or did not answer.
"""

from __future__ import annotations

import math

from datataal.errors import DataError, Finding

__all__ = ["Z95", "margin", "sample_size", "wilson"]

#: The 97.5th percentile of the standard normal distribution: 95% lies within plus or minus this.
Z95 = 1.959963984540054


def margin(n: int, share: float = 0.5) -> float:
    """Return the margin of error of a share, in percentage points.

    Parameters
    ----------
    n : int
        How many people answered, at least 1.
    share : float
        The share found, from 0 to 1. At 0.5, the default, the margin is widest.

    Returns
    -------
    float
        Half the width of the 95% interval by the normal approximation, in percentage points.

    Notes
    -----
    Source: the usual (Wald) formula ``z * sqrt(p * (1 - p) / n)``, for example Cochran,
    *Sampling Techniques* (1977), chapter 3. For few answers `wilson` is better.

    Examples
    --------
    >>> round(margin(1500), 1)
    2.5
    """
    _whole(n, "n", "how many people answered")
    if not 0 <= share <= 1:
        raise DataError(
            Finding(
                what=f"The share is {share!r}",
                where="margin(n, share)",
                expected="a number from 0 to 1",
                do="Write 59% as 0.59",
            )
        )
    return 100 * Z95 * math.sqrt(share * (1 - share) / n)


def wilson(yes: int, n: int) -> tuple[float, float]:
    """Return the lowest and highest share that fit `yes` out of `n`, in percent.

    Notes
    -----
    Source: the score interval of E. B. Wilson, *Journal of the American Statistical
    Association* 22 (1927), pages 209-212. It holds for small `n` too.

    Examples
    --------
    >>> [round(end) for end in wilson(22, 37)]
    [43, 74]
    """
    _whole(n, "n", "how many people answered")
    if not 0 <= yes <= n:
        raise DataError(
            Finding(
                what=f"{yes!r} of {n!r} people cannot have said yes",
                where="wilson(yes, n)",
                expected=f"yes from 0 to {n}",
                do="Put the number that said yes first and the number that answered second",
            )
        )
    share, z2 = yes / n, Z95 * Z95
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = Z95 * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return 100 * max(0.0, middle - half), 100 * min(1.0, middle + half)


def sample_size(margin_points: float) -> int:
    """Return how many answers a margin of `margin_points` percentage points asks for.

    The share is taken as 0.5, so that the margin holds for every share; a large population is
    assumed. Source: the formula of `margin`, solved for n.

    Examples
    --------
    >>> sample_size(5)
    385
    """
    if not 0 < margin_points <= 50:  # noqa: PLR2004  half of all hundred points
        raise DataError(
            Finding(
                what=f"The margin is {margin_points!r} percentage points",
                where="sample_size(margin_points)",
                expected="a number above 0 and at most 50",
                do="Write plus or minus 5 points as 5",
            )
        )
    return math.ceil((100 * Z95 * 0.5 / margin_points) ** 2)


def _whole(value: int, name: str, meaning: str) -> None:
    if isinstance(value, bool) or value != int(value) or value < 1:
        raise DataError(
            Finding(
                what=f"{name} is {value!r}",
                expected=f"{name} is {meaning}: a whole number of at least 1",
                do="Count the rows that hold an answer",
            )
        )
