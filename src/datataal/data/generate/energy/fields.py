"""The columns of the land cells that energy needs; what the map does not give is a smooth field."""

from __future__ import annotations

import numpy as np
import pandas as pd

__all__ = ["with_fields"]

COAST_MS, INLAND_MS, HALFWAY_CELLS = 8.4, 6.55, 30  # span of the KNMI wind map at 100 m (TR-351)
NATURE = ((70, 14, 7), (92, 17, 5))  # column, row, radius in cells


def with_fields(land: pd.DataFrame) -> pd.DataFrame:
    """Return `land` with `wind_100m`, `landuse`, `dist_dwelling_m`, `n2000` and `nnn`.

    A column that is there stays as it is. Without them the wind falls with the distance to the
    western and the southern edge, all land is farm land, no cell is near a home, and nature
    lies in two circles.
    """
    edge = np.minimum(land["column"].to_numpy(dtype=float), land["row"].to_numpy(dtype=float))
    smooth = INLAND_MS + (COAST_MS - INLAND_MS) / (1 + edge / HALFWAY_CELLS)
    nature = np.zeros(len(land), dtype=bool)
    for column, row, radius in NATURE:
        nature |= (
            (land["column"] - column) ** 2 + (land["row"] - row) ** 2 <= radius**2
        ).to_numpy()
    plain = {
        "wind_100m": np.round(smooth, 2),
        "landuse": "farm",
        "dist_dwelling_m": 1000.0,
        "n2000": nature,
        "nnn": nature,
    }
    return land.assign(**{name: value for name, value in plain.items() if name not in land})
