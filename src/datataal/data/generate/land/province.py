"""The land cells with all that the other steps ask of them: step `land`."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.spatial import cKDTree

from datataal.data.generate.draw import Ints
from datataal.data.generate.land.addresses import addresses
from datataal.data.generate.land.borders import borders
from datataal.data.generate.land.landuse import landuse
from datataal.data.generate.land.nature import nature
from datataal.data.generate.land.settlement import settlement
from datataal.data.generate.land.terrain import terrain
from datataal.data.generate.land.ways import KINDS, ways
from datataal.data.generate.land.wind import wind_100m
from datataal.data.generate.parameters import Parameters

__all__ = ["land", "nearest_m"]


def land(parameters: Parameters) -> pd.DataFrame:
    """Return the 9,360 land cells, one row each.

    Place (`cell`, `column`, `row`, `x_m`, `y_m`), `municipality`, `landscape`, `landuse`,
    `n2000`, `nnn`, `wind_100m` (m/s), `homes`, and distances in metres from the middle of the
    cell: `dist_dwelling_m` to the nearest address point, `dist_centre_m` to the middle of the
    nearest cell with homes, `dist_road_m`, and `safe` (away from main roads, railways, pipes).
    """
    frame = borders(parameters, terrain(parameters))
    green = nature(parameters, frame)
    settled = settlement(parameters, frame, green)
    points = addresses(parameters, settled, green)
    lines = ways(parameters, frame)
    use = landuse(parameters, settled, green, lines)
    homes = points.groupby("at", sort=True)["homes"].sum().reindex(frame.index, fill_value=0)
    inhabited = frame[homes > 0]
    return frame.assign(
        landscape=np.where(settled["built"] == "town", "town", frame["ground"]),
        landuse=use,
        n2000=green["n2000"],
        nnn=green["nnn"],
        wind_100m=wind_100m(parameters, frame, use),
        built=settled["built"],
        polder=settled["polder"],
        homes=homes.astype("int64"),
        dist_dwelling_m=nearest_m(frame, points),
        dist_centre_m=nearest_m(frame, inhabited),
        dist_road_m=lines["dist_road_m"],
        safe=_safe(parameters, lines, use),
    )


def nearest_m(frame: pd.DataFrame, points: pd.DataFrame) -> Ints:
    """Return the distance in whole metres from each row to the nearest point."""
    tree = cKDTree(points[["x_m", "y_m"]].to_numpy(dtype=np.float64))
    far, _ = tree.query(frame[["x_m", "y_m"]].to_numpy(dtype=np.float64))
    return np.asarray(np.floor(far), dtype=np.int64)


def _safe(parameters: Parameters, lines: pd.DataFrame, use: list[str]) -> list[bool]:
    apart = parameters["suitability"]["safety_m"]
    near = np.min([lines[f"{kind}_m"].to_numpy() for kind in KINDS], axis=0) < apart
    taken = np.isin(np.array(use, dtype=object), ["built", "traffic"])
    return [bool(one) for one in ~near & ~taken]
