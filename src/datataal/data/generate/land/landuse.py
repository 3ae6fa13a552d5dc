"""What the ground is used for, one class per cell, in the shares of a rural Dutch province."""

from __future__ import annotations

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Booleans, Floats, Stream
from datataal.data.generate.land.fields import noise
from datataal.data.generate.parameters import Parameters

__all__ = ["FARM", "landuse"]

FARM = ("arable", "grass")
#: which cells carry a road or a railway
ON_THE_LINE_M = 250


def landuse(
    parameters: Parameters, settled: pd.DataFrame, nature: pd.DataFrame, ways: pd.DataFrame
) -> list[str]:
    """Return the class of each land cell.

    built, industry, traffic, recreation, forest, nature, arable or grass. Farm land is exactly
    the share of `farm.landuse_share`.
    """
    stream, drawn = Stream(parameters.seed, "landuse"), parameters["land_use"]
    wide = int(parameters["map"]["cells_wide"])
    rough = noise(stream, wide)[(settled["row"] * wide + settled["column"]).to_numpy()]
    use = np.full(len(settled), "", dtype=object)
    use[(settled["built"] != "").to_numpy()] = "built"
    cover = nature["cover"].to_numpy()
    use = np.where((use == "") & (cover != ""), cover, use)
    _industry(settled, use, drawn["industry"], rough)
    _traffic(use, ways, round(drawn["traffic_share"] * len(use)))
    _near_towns(parameters, settled, use, rough, round(drawn["recreation_share"] * len(use)))
    farm = round(parameters["farm"]["landuse_share"] * len(use))
    _woods(settled, use, rough, int((use == "").sum()) - farm)
    arable = settled["ground"].map({"clay": 1.3, "sand": 0.1, "coast": 0.0}).fillna(-1.2)
    use[use == ""] = np.where((arable.to_numpy() + 0.6 * rough)[use == ""] > 0, "arable", "grass")
    return [str(one) for one in use]


def _industry(
    settled: pd.DataFrame, use: Booleans, sites: list[list[float]], rough: Floats
) -> None:
    x, y = settled["column"].to_numpy() + 0.5, settled["row"].to_numpy() + 0.5
    for column, row, size in sites:
        dx, dy = x - column, y - row
        far = np.sqrt(dx * dx + dy * dy) * (1 + 0.25 * rough)
        free = np.flatnonzero(use == "")
        use[free[np.argsort(far[free], kind="stable")[: int(size)]]] = "industry"


def _traffic(use: Booleans, ways: pd.DataFrame, most: int) -> None:
    near = np.minimum(ways["motorway_m"].to_numpy(), ways["rail_m"].to_numpy())
    free = np.flatnonzero((use == "") & (near < ON_THE_LINE_M))
    use[free[np.argsort(near[free], kind="stable")[:most]]] = "traffic"


def _near_towns(
    parameters: Parameters, settled: pd.DataFrame, use: Booleans, rough: Floats, size: int
) -> None:
    """Put parks, sports fields and camp sites around towns, and on the coast."""
    x, y = settled["column"].to_numpy() + 0.5, settled["row"].to_numpy() + 0.5
    towns = parameters["settlement"]["towns"].values()
    far = np.min([(x - at[0]) ** 2 + (y - at[1]) ** 2 for at in towns], axis=0)
    far = np.sqrt(far) + 3.0 * rough - 4.0 * (settled["ground"] == "coast").to_numpy()
    free = np.flatnonzero((use == "") & (settled["polder"] == 0).to_numpy())
    use[free[np.argsort(far[free], kind="stable")[:size]]] = "recreation"


def _woods(settled: pd.DataFrame, use: Booleans, rough: Floats, size: int) -> None:
    """Plant what is left over, mostly on sand, so that farm land keeps its own share."""
    like = settled["ground"].map({"sand": 1.0, "coast": 1.0, "peat": 0.3}).fillna(-0.4)
    green = pd.Series(np.isin(use, ["forest", "nature"]), index=settled.index)
    like = like - 4.0 * green.groupby(settled["municipality"]).transform("mean")
    free = np.flatnonzero((use == "") & (settled["polder"] == 0).to_numpy())
    best = np.argsort(-(like.to_numpy() + rough)[free], kind="stable")[:size]
    use[free[best]] = "forest"
