"""Light of the sun: the clear sky over Deltaland, and what falls on tilted panels (pvlib)."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pvlib

from datataal.data.generate.draw import Floats
from datataal.data.generate.parameters import Parameters

__all__ = ["clear_sky", "tilted"]

SOUTH = 180.0


def clear_sky(hours: pd.DatetimeIndex, latitude: float, longitude: float) -> pd.DataFrame:
    """Return per hour `zenith`, `azimuth` (degrees) and `ghi` (W/m2) of a sky without clouds.

    The position is that of the middle of the hour; the light follows Haurwitz (1945), both as
    pvlib has them. Rounded, so that every machine gives the same.
    """
    middle = hours + pd.Timedelta(minutes=30)
    sun = pvlib.solarposition.get_solarposition(middle, latitude, longitude)
    light = pvlib.clearsky.haurwitz(sun["apparent_zenith"])
    return pd.DataFrame(
        {
            "zenith": np.round(sun["apparent_zenith"].to_numpy(), 4),
            "azimuth": np.round(sun["azimuth"].to_numpy(), 4),
            "ghi": np.round(light["ghi"].to_numpy(), 3),
        },
        index=hours,
    )


def tilted(
    parameters: Parameters, hours: pd.DatetimeIndex, clear: pd.DataFrame, light: Floats
) -> Floats:
    """Return W/m2 on panels that face south, from light on flat ground (Erbs 1982, isotropic)."""
    middle = hours + pd.Timedelta(minutes=30)
    zenith, azimuth = clear["zenith"].to_numpy(), clear["azimuth"].to_numpy()
    parts = pvlib.irradiance.erbs(
        pd.Series(light, index=middle), clear["zenith"].to_numpy(), middle
    )
    on_panels = pvlib.irradiance.get_total_irradiance(
        parameters["solar"]["tilt_degrees"],
        SOUTH,
        zenith,
        azimuth,
        parts["dni"].to_numpy(),
        light,
        parts["dhi"].to_numpy(),
    )
    falling = np.nan_to_num(np.asarray(on_panels["poa_global"], dtype=np.float64))
    return np.asarray(np.round(falling, 1), dtype=np.float64)
