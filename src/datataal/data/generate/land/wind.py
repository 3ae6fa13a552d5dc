"""The mean wind at 100 m: high at the coast, falling inland, a little lower over wood and town."""

from __future__ import annotations

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Floats, Stream
from datataal.data.generate.land.fields import noise
from datataal.data.generate.parameters import Parameters

__all__ = ["wind_100m"]

#: what rough ground takes off at 100 m, in m/s; ours
ROUGH = {"built": 0.25, "industry": 0.15, "forest": 0.2}


def wind_100m(parameters: Parameters, land: pd.DataFrame, use: list[str]) -> Floats:
    """Return the mean wind speed of each cell in m/s, at two decimals."""
    stream, drawn = Stream(parameters.seed, "wind"), parameters["wind_field"]
    wide = int(parameters["map"]["cells_wide"])
    smooth = noise(stream, wide, (20, 10))[(land["row"] * wide + land["column"]).to_numpy()]
    far = land["sea_cells"].to_numpy()
    part = drawn["halfway_cells"] / (drawn["halfway_cells"] + far)
    speed = drawn["inland_ms"] + (drawn["coast_ms"] - drawn["inland_ms"]) * part
    slower = np.array([ROUGH.get(one, 0.0) for one in use])
    speed = speed + drawn["noise_sd"] * np.clip(smooth, -1.5, 1.5) / 1.5 - slower
    return np.asarray(np.round(np.clip(speed, 6.4, 8.7), 2), dtype=np.float64)
