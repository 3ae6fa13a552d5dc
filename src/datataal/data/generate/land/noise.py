"""How far from a turbine its noise falls below a limit, in Lden.

One turbine as a point above hard ground, running all the time: spherical spreading and air
absorption, as in the simplest form of ISO 9613-2. Parks are louder and real cases are computed per
home; this gives the order of size that a distance in metres stands for.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

__all__ = ["LDEN_ALL_DAY_DB", "level_lden", "noise_distance_m"]

#: What Lden adds for a source that is as loud by day, evening (+5 dB) and night (+10 dB).
LDEN_ALL_DAY_DB = 10 * math.log10((12 + 4 * 10**0.5 + 8 * 10) / 24)
#: Half a sphere around the source, in dB at one metre.
HALF_SPHERE_DB = 10 * math.log10(2 * math.pi)
NEAREST_M, FARTHEST_M = 50, 5000


def level_lden(distance_m: float, noise: Mapping[str, Any]) -> float:
    """Return the level in dB Lden at a distance in metres.

    Parameters
    ----------
    distance_m : float
        Distance to the turbine.
    noise : mapping
        `source_db`: sound power level in dB(A), the mean over a year; `air_db_per_m`: what the
        air takes off.
    """
    spread = 20 * math.log10(distance_m) + HALF_SPHERE_DB
    heard = noise["source_db"] - spread - noise["air_db_per_m"] * distance_m
    return float(heard + LDEN_ALL_DAY_DB)


def noise_distance_m(limit_lden: float, noise: Mapping[str, Any]) -> int:
    """Return the smallest whole number of metres at which the level is at most the limit."""
    near, far = NEAREST_M, FARTHEST_M
    while near < far:
        middle = (near + far) // 2
        if level_lden(middle, noise) <= limit_lden:
            far = middle
        else:
            near = middle + 1
    return near
