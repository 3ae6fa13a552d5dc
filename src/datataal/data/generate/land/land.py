"""Step `land`: every land cell with all that the ground, the homes and the roads say about it."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
from scipy.spatial import KDTree

from datataal.data.generate.draw import Floats, Ints, Stream
from datataal.data.generate.land.fields import noise
from datataal.data.generate.land.land_use import land_use, landscape
from datataal.data.generate.land.nature import nature
from datataal.data.generate.land.settlement import built_cells
from datataal.data.generate.parameters import Parameters

__all__ = ["country", "land", "nearest_m"]

SAFETY_LINES = ("motorway", "rail", "main", "pipe")


def country(parameters: Parameters, borders: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """Return the land cells with what is built and what is nature, before farms and roads."""
    built = built_cells(parameters, borders, places)
    frame = borders.assign(built=built).join(nature(parameters, borders, built))
    towns = places[places["kind"] != "village"]
    reach = [_squared(frame, column, row) for column, row in towns[["column", "row"]].to_numpy()]
    return frame.assign(town_cells=np.sqrt(np.min(np.array(reach), axis=0)))


def _squared(frame: pd.DataFrame, column: float, row: float) -> Floats:
    dx, dy = frame["column"].to_numpy() + 0.5 - column, frame["row"].to_numpy() + 0.5 - row
    return np.asarray(dx * dx + dy * dy, dtype=np.float64)


def land(
    parameters: Parameters, country: pd.DataFrame, roads: pd.DataFrame, addresses: pd.DataFrame
) -> pd.DataFrame:
    """Return all 9,360 land cells with use, landscape, wind and distances.

    Beside the columns of the table `cells` there are `column`, `row`, `weight` (homes that the
    address points of the cell stand for), `town_cells`, `wild` and `open` (room for a turbine).
    """
    frame = country.copy()
    frame["weight"] = _weight(parameters, frame, addresses)
    motorway = roads[roads["kind"] == "motorway"]
    frame["landuse"] = land_use(parameters, frame, pd.Series(nearest_m(frame, motorway)))
    frame["landscape"] = landscape(frame)
    frame["wind_100m"] = _wind(parameters, frame)
    frame["dist_dwelling_m"] = nearest_m(frame, addresses)
    frame["dist_centre_m"] = nearest_m(frame, frame[frame["weight"] > 0])
    frame["dist_road_m"] = nearest_m(frame, roads[roads["kind"].isin(SAFETY_LINES)])
    open_land = frame["landuse"].isin(["arable", "grass", "industry"])
    frame["open"] = open_land & ~frame["n2000"] & ~frame["nnn"]
    return frame


def nearest_m(frame: pd.DataFrame, points: pd.DataFrame) -> Ints:
    """Return the distance from each cell's middle to the nearest point, in whole metres."""
    tree = KDTree(points[["x_m", "y_m"]].to_numpy())
    return np.asarray(np.round(tree.query(frame[["x_m", "y_m"]].to_numpy())[0]), dtype=np.int64)


def _weight(parameters: Parameters, frame: pd.DataFrame, addresses: pd.DataFrame) -> Floats:
    layout = parameters["map"]
    wide, size = layout["cells_wide"], layout["cell_m"]
    column = (addresses["x_m"].to_numpy() - layout["origin_x_m"]) // size
    row = (addresses["y_m"].to_numpy() - layout["origin_y_m"]) // size
    inside = (column >= 0) & (column < wide) & (row >= 0) & (row < wide)
    sums = np.bincount(
        (row * wide + column)[inside], addresses["homes"].to_numpy()[inside], wide * wide
    )
    return np.asarray(sums[(frame["row"] * wide + frame["column"]).to_numpy()], dtype=np.float64)


def _wind(parameters: Parameters, frame: pd.DataFrame) -> Floats:
    """Return mean wind at 100 m: less further from the sea, with a smooth error on top."""
    drawn, wide = parameters["wind_field"], parameters["map"]["cells_wide"]
    at = (frame["row"] * wide + frame["column"]).to_numpy()
    smooth = noise(Stream(parameters.seed, "wind"), wide, (20, 10))[at]
    part = drawn["halfway_cells"] / (drawn["halfway_cells"] + frame["sea_cells"].to_numpy())
    mean = drawn["inland_ms"] + (drawn["coast_ms"] - drawn["inland_ms"]) * part
    rough = math.fsum(smooth) / len(smooth)
    wind = mean + drawn["noise_sd"] * (smooth - rough)
    return np.asarray(np.round(np.clip(wind, 6.5, 8.5), 2), dtype=np.float64)
