"""The main use of each land cell, and its landscape."""

from __future__ import annotations

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Stream
from datataal.data.generate.land.fields import grown, noise
from datataal.data.generate.parameters import Parameters

__all__ = ["landscape", "land_use"]

GRASS = {"clay": -0.6, "peat": 1.4, "river": 0.7, "sand": 0.1, "coast": 0.6}  # ours: leaning


def landscape(land: pd.DataFrame) -> list[str]:
    """Return the ground of each cell, or town where a main town stands on it."""
    return list(np.where(land["built"].isin(["city", "town", "rural"]), "town", land["ground"]))


def land_use(parameters: Parameters, land: pd.DataFrame, far_from_road: pd.Series) -> list[str]:
    """Return one use per cell; farm land has exactly its share of the province.

    `far_from_road`: metres to the nearest motorway, per cell.
    """
    stream, wide = Stream(parameters.seed, "land_use"), parameters["map"]["cells_wide"]
    at, drawn = (land["row"] * wide + land["column"]).to_numpy(), parameters["land_use"]
    use = np.where(land["built"] != "", "built", "").astype(object)
    _industry(parameters, land, use, 0.3 * noise(stream, wide, (6, 3)))
    total = len(land)
    _take(use, "traffic", -far_from_road.to_numpy(), round(drawn["traffic_share"] * total))
    leisure = noise(stream, wide, (5, 3))[at] + 0.5 * (land["ground"] == "coast").to_numpy()
    leisure = leisure - 0.02 * land["town_cells"].to_numpy() * land["town_cells"].to_numpy()
    _take(use, "recreation", leisure, round(drawn["recreation_share"] * total))
    wild = land["wild"].to_numpy() + 0.4 * (land["n2000"] | land["nnn"]).to_numpy()
    wild = wild + 0.12 * noise(stream, wide, (5, 2))[at] - 0.5 * (land["ground"] == "clay")
    farm = round(parameters["farm"]["landuse_share"] * total)
    rest = int((use == "").sum()) - farm
    open_nature = (use == "") & False
    before = use.copy()
    _take(use, "nature", np.asarray(wild), rest)
    open_nature = (use == "nature") & (before == "")
    use[open_nature & _wooded(land, noise(stream, wide, (5, 2))[at])] = "forest"
    grass = 0.8 * noise(stream, wide, (7, 3))[at] + land["ground"].map(GRASS).to_numpy()
    use[use == ""] = np.where(grass[use == ""] > 0, "grass", "arable")
    return [str(one) for one in use]


def _take(use: np.ndarray, name: str, liking: np.ndarray, count: int) -> None:  # type: ignore[type-arg]
    free = np.flatnonzero(use == "")
    use[free[np.argsort(-liking[free], kind="stable")[:count]]] = name


def _wooded(land: pd.DataFrame, patch: np.ndarray) -> np.ndarray:  # type: ignore[type-arg]
    lean = np.where(land["cover"] == "forest", 1.2, -0.9)
    lean = np.where(land["wild"] < 0, np.where(land["ground"] == "sand", 1.0, 0.0), lean)
    return np.asarray(lean + 0.7 * patch > 0)


def _industry(
    parameters: Parameters, land: pd.DataFrame, use: np.ndarray, rough: np.ndarray
) -> None:  # type: ignore[type-arg]  # noqa: E501
    wide = parameters["map"]["cells_wide"]
    at = (land["row"] * wide + land["column"]).to_numpy()
    free = np.zeros(wide * wide, dtype=bool)
    free[at] = (use == "") & ~land["n2000"].to_numpy()
    row, column = np.divmod(np.arange(wide * wide), wide)
    for x, y, size in parameters["land_use"]["industry"]:
        dx, dy = column + 0.5 - x, row + 0.5 - y
        cost = (dx * dx + dy * dy) * (1 + np.clip(rough, -0.8, 0.8))
        start = free & (np.arange(wide * wide) == int(np.argmin(np.where(free, cost, np.inf))))
        taken = grown(np.asarray(cost), start, free, int(size), wide)
        free &= ~taken
        use[taken[at]] = "industry"
