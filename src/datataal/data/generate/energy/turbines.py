"""What a turbine of a type makes of the wind: published power curve, hub height, Weibull."""

from __future__ import annotations

import logging
import math
from collections.abc import Mapping
from typing import Any

import numpy as np
from windpowerlib import WindTurbine

from datataal.data.generate.draw import Floats

__all__ = ["gross_share", "hub_factor", "power_share", "tip_m", "weibull_scale"]

STEP_MS = 0.1
TOP_MS = 40.0
HEIGHT_M = 100.0  # at which the wind of cells and stations is stated


def power_share(kind: Mapping[str, Any], wind_ms: Floats) -> Floats:
    """Return the part of its capacity that a type makes at each wind speed at hub height.

    Parameters
    ----------
    kind : mapping
        One of `wind.types`; `curve` names a power curve of the OpenEnergy Database that comes
        with windpowerlib. A curve is taken per MW, so it may be scaled to another capacity.
    wind_ms : array of float
        Wind speed at hub height in m/s, any shape.

    Returns
    -------
    array of float
        Between 0 and 1, in the shape of `wind_ms`; 0 below cut-in and beyond the curve's end.
    """
    logging.getLogger("windpowerlib").setLevel(logging.ERROR)
    turbine = WindTurbine(hub_height=HEIGHT_M, turbine_type=kind["curve"])
    curve = turbine.power_curve
    speed = curve["wind_speed"].to_numpy(dtype=float)
    power = curve["value"].to_numpy(dtype=float) / float(turbine.nominal_power)
    return np.asarray(np.interp(wind_ms, speed, power, left=0.0, right=0.0), dtype=np.float64)


def hub_factor(hub_m: float, roughness_m: float) -> float:
    """Return wind at `hub_m` as part of the wind at 100 m: the log law over even ground."""
    return round(math.log(hub_m / roughness_m) / math.log(HEIGHT_M / roughness_m), 6)


def weibull_scale(mean: float, k: float) -> float:
    """Return the scale of a Weibull distribution with this mean and shape."""
    return mean / math.gamma(1 + 1 / k)


def gross_share(kind: Mapping[str, Any], mean_ms: Floats, k: float) -> Floats:
    """Return the part of all hours at full capacity, before losses, by mean wind at the hub.

    The power curve is weighed by a Weibull distribution of shape `k` around each mean; the
    result is rounded to six decimals, so that it is the same on every machine.
    """
    speed = np.arange(0.0, TOP_MS + STEP_MS, STEP_MS)
    share = power_share(kind, (speed[:-1] + speed[1:]) / 2)
    scale = weibull_scale(1.0, k) * np.asarray(mean_ms, dtype=np.float64)
    below = 1 - np.exp(-((speed[:, None] / scale[None, :]) ** k))
    return np.asarray(np.round((np.diff(below, axis=0) * share[:, None]).sum(axis=0), 6))


def tip_m(hub_m: float, rotor_m: float) -> int:
    """Return the tip height in whole metres, rounded up: hub height plus half the rotor."""
    return math.ceil(hub_m + rotor_m / 2)
