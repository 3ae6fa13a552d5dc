"""What a wind of so many metres a second yields: a published power curve times a Weibull year."""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from datataal.data.generate.draw import Floats, Ints

__all__ = ["full_load_hours"]

HOURS = 8760
#: Steps of wind speed over which the year is added up, in m/s.
STEP_MS = 0.1


def full_load_hours(wind_100m: Floats, turbine: Mapping[str, Any]) -> Ints:
    """Return the hours a year at full capacity for mean winds at 100 m, in whole hours.

    Parameters
    ----------
    wind_100m : array of float, shape (n,)
        Mean wind at 100 m in m/s.
    turbine : mapping
        `curve` (turbine type of windpowerlib), `hub_m`, `shear` (Hellmann exponent), `weibull_k`
        and `losses` (share).

    Notes
    -----
    The curve is that of a smaller turbine with the same capacity per swept area, used as a share
    of its capacity. Rounded, so that the last digit of a power or root decides nothing.
    """
    speeds, shares = _curve(str(turbine["curve"]))
    k, losses = float(turbine["weibull_k"]), float(turbine["losses"])
    at_hub = np.asarray(wind_100m, dtype=np.float64) * (turbine["hub_m"] / 100) ** turbine["shear"]
    scale = at_hub / math.gamma(1 + 1 / k)
    below = 1 - np.exp(-(((speeds[None, :] - STEP_MS / 2) / scale[:, None]).clip(min=0) ** k))
    above = 1 - np.exp(-(((speeds[None, :] + STEP_MS / 2) / scale[:, None]) ** k))
    share = ((above - below) * shares[None, :]).sum(axis=1) * (1 - losses)
    return np.asarray(np.round(share * HOURS), dtype=np.int64)


@functools.cache
def _curve(turbine_type: str) -> tuple[Floats, Floats]:
    """Return wind speeds and the share of capacity at each, from the published curve."""
    from windpowerlib import WindTurbine

    turbine = WindTurbine(turbine_type=turbine_type, hub_height=100)
    curve, most = turbine.power_curve, float(turbine.nominal_power)
    speeds = np.round(np.arange(0.0, 30.0, STEP_MS), 1)
    known = np.asarray(curve["wind_speed"], dtype=np.float64)
    shares = np.asarray(curve["value"], dtype=np.float64) / most
    return speeds, np.interp(speeds, known, shares, left=0.0, right=0.0)
