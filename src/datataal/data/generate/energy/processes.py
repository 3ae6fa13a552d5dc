"""Series in time: with a memory, with a rhythm, and with the distribution that is asked."""

from __future__ import annotations

import numpy as np

from datataal.data.generate.draw import Floats, Stream
from datataal.data.generate.energy.turbines import weibull_scale

__all__ = ["memory", "ranks", "rhythm", "weibull"]


def memory(stream: Stream, size: int, hours: float) -> Floats:
    """Return a series around 0 with standard deviation 1 whose memory is about `hours` long.

    An autoregressive process of order 1: each hour keeps a part of the hour before and gets a
    push of its own. It starts at 0.
    """
    keep = 1 - 1 / hours
    pushes = stream.bell(size) * (2 * (1 - keep * keep) ** 0.5)
    series, now = [], 0.0
    for push in pushes.tolist():
        now = keep * now + push
        series.append(now)
    return np.array(series)


def rhythm(clock: Floats, top: float) -> Floats:
    """Return a wave over the day between -1 and 1, with its top at hour `top`."""
    return np.asarray(np.round(np.cos(2 * np.pi * (clock - top) / 24), 6), dtype=np.float64)


def ranks(series: Floats) -> Floats:
    """Return the rank of each hour as a part between 0 and 1."""
    place = np.empty(len(series))
    place[np.argsort(np.round(series, 9), kind="stable")] = np.arange(len(series))
    return np.asarray((place + 0.5) / len(series), dtype=np.float64)


def weibull(series: Floats, mean: float, k: float) -> Floats:
    """Give each hour the wind of its rank in a Weibull distribution (interpolated table)."""
    part = np.concatenate([np.linspace(0.0, 0.98, 99), np.linspace(0.981, 0.9999, 190)])
    speed = np.round(weibull_scale(mean, k) * (-np.log1p(-part)) ** (1 / k), 4)
    return np.asarray(np.interp(ranks(series), part, speed), dtype=np.float64)
