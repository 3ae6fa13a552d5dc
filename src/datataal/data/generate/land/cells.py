"""The table `cells`: all 10,000 cells of the map, water included."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from scipy.spatial import cKDTree

from datataal.data.generate.land.fields import every_cell
from datataal.data.generate.land.province import nearest_m
from datataal.data.generate.parameters import Parameters

__all__ = ["cells"]

WORDS = ["municipality", "landscape", "station_area", "search_area"]
NUMBERS = ["dist_dwelling_m", "dist_centre_m", "dist_grid_m", "dist_road_m", "homes"]
FLAGS = ["n2000", "nnn", "safe"]


def cells(
    parameters: Parameters,
    land: pd.DataFrame,
    stations: pd.DataFrame,
    areas: pd.DataFrame,
    search_areas: pd.DataFrame,
) -> pd.DataFrame:
    """Return one row per cell; what only land can have is empty on water."""
    dry = land.set_index("cell")
    dry["station_area"] = station_areas(land, stations)
    dry["dist_grid_m"] = nearest_m(land, stations)
    dry["income_third"] = income_third(land, areas)
    dry["search_area"] = search_areas.set_index("cell")["area"]
    whole = every_cell(parameters["map"])[["cell", "x_m", "y_m"]]
    at = dry.reindex(whole["cell"])
    whole["water"] = at["municipality"].isna().to_numpy()
    for name in [*WORDS, "landuse"]:
        whole[name] = _or_none(at[name])
    whole["landuse"] = whole["landuse"].fillna("water")
    for name in FLAGS:
        whole[name] = (at[name] == True).to_numpy()  # noqa: E712  empty on water: not True
    whole["wind_100m"] = at["wind_100m"].to_numpy(dtype=np.float64)
    for name in [*NUMBERS, "income_third"]:
        whole[name] = at[name].astype("Int64").to_numpy()
    return whole


def _or_none(column: pd.Series[Any]) -> list[str | None]:
    return [
        None if missing else str(value)
        for value, missing in zip(column, column.isna(), strict=True)
    ]


def station_areas(land: pd.DataFrame, stations: pd.DataFrame) -> list[str]:
    """Return for each land cell the code of the nearest station."""
    x, y = land["x_m"].to_numpy(), land["y_m"].to_numpy()
    far = np.array([(x - at) ** 2 for at in stations["x_m"].to_numpy(dtype=np.int64)])
    far += np.array([(y - at) ** 2 for at in stations["y_m"].to_numpy(dtype=np.int64)])
    codes = stations["station"].to_numpy(dtype=object)
    return [str(code) for code in codes[far.argmin(axis=0)]]


def income_third(land: pd.DataFrame, areas: pd.DataFrame) -> pd.arrays.IntegerArray:
    """Return the third (1 lowest, 3 highest) of the nearest area; empty where nobody lives."""
    found = pd.Series(pd.NA, index=land.index, dtype="Int64")
    for code, own in areas.groupby("municipality", sort=True):
        here = land[(land["municipality"] == code) & (land["homes"] > 0)]
        tree = cKDTree(own[["x_m", "y_m"]].to_numpy(dtype=np.float64))
        _, nearest = tree.query(here[["x_m", "y_m"]].to_numpy(dtype=np.float64))
        found.loc[here.index] = own["income_third"].to_numpy()[nearest]
    made: pd.arrays.IntegerArray = found.array
    return made
