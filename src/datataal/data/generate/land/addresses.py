"""Address points: dense in places, in ribbons along roads, and farms that keep their distance."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.spatial import KDTree

from datataal.data.generate.draw import Floats, Ints, Stream
from datataal.data.generate.land.fields import noise, spread
from datataal.data.generate.land.settlement import in_polder
from datataal.data.generate.parameters import Parameters

__all__ = ["addresses"]

PER_SIDE = 4  # ours: address points along the side of a built cell; each stands for many homes
RIBBON_M = {"local": 0.16, "polder": 0.30, "main": 0.05}  # ours: part of 50 m steps with a home
TRIES, ROUNDS = 60_000, 10


def addresses(parameters: Parameters, land: pd.DataFrame, roads: pd.DataFrame) -> pd.DataFrame:
    """Return address points in whole metres with `kind` and `homes` that each stands for.

    `land` carries `built` and `wild`. The points stay inside the generator.
    """
    stream = Stream(parameters.seed, "addresses")
    found = [_in_places(parameters, land, stream), _along_roads(land, roads, parameters, stream)]
    points = pd.concat(found, ignore_index=True)
    return pd.concat([points, _farms(parameters, land, points, stream)], ignore_index=True)


def _in_places(parameters: Parameters, land: pd.DataFrame, stream: Stream) -> pd.DataFrame:
    side = parameters["map"]["cell_m"] // PER_SIDE
    dense = parameters["settlement"]["homes_per_cell"]
    built = land[land["built"] != ""]
    start = np.repeat(built[["x_m", "y_m"]].to_numpy(), PER_SIDE * PER_SIDE, axis=0)
    step = np.arange(PER_SIDE) * side - parameters["map"]["cell_m"] // 2
    grid = np.tile(np.array([(x, y) for x in step for y in step]), (len(built), 1))
    jitter = np.floor(stream.uniform(2 * len(start), 0, side)).astype(np.int64).reshape(-1, 2)
    place = start + grid + jitter
    homes = np.repeat([dense[kind] / PER_SIDE**2 for kind in built["built"]], PER_SIDE**2)
    return pd.DataFrame({"x_m": place[:, 0], "y_m": place[:, 1], "kind": "place", "homes": homes})


def _along_roads(
    land: pd.DataFrame, roads: pd.DataFrame, parameters: Parameters, stream: Stream
) -> pd.DataFrame:
    chance = roads["kind"].map(RIBBON_M).fillna(0.0).to_numpy(dtype=np.float64)
    at = _cell_of(parameters, land, roads["x_m"].to_numpy(), roads["y_m"].to_numpy())
    wild = land["wild"].to_numpy()[at]
    chance = chance * np.where(wild > 0, 0.25, 1.0)  # noqa: PLR2004
    taken = roads[stream.uniform(len(roads)) < chance]
    aside = np.floor(stream.uniform(2 * len(taken), -35, 35)).astype(np.int64).reshape(-1, 2)
    return pd.DataFrame(
        {
            "x_m": taken["x_m"].to_numpy() + aside[:, 0],
            "y_m": taken["y_m"].to_numpy() + aside[:, 1],
            "kind": "ribbon",
            "homes": 4.0,
        }
    )


def _cell_of(parameters: Parameters, land: pd.DataFrame, x: Ints, y: Ints) -> Ints:
    """Return the row of `land` in which each place lies, or -1 where that is water."""
    layout = parameters["map"]
    wide, size = layout["cells_wide"], layout["cell_m"]
    row_of = np.full(wide * wide, -1, dtype=np.int64)
    row_of[(land["row"] * wide + land["column"]).to_numpy()] = np.arange(len(land))
    column, row = (x - layout["origin_x_m"]) // size, (y - layout["origin_y_m"]) // size
    return row_of[np.clip(row, 0, wide - 1) * wide + np.clip(column, 0, wide - 1)]


def _reach(parameters: Parameters, land: pd.DataFrame, stream: Stream) -> Floats:
    """Return per cell how far a farm keeps from other homes: short in old land, far in polders."""
    drawn, wide = parameters["settlement"], parameters["map"]["cells_wide"]
    at = (land["row"] * wide + land["column"]).to_numpy()
    rank = spread(noise(stream, wide, (14, 7))[at])
    low, high = drawn["reach_m"]
    reach = low + (high - low) * rank * rank
    low, high = drawn["reach_nature_m"]
    deep = np.clip(land["wild"].to_numpy() / 0.8, 0.0, 1.0)
    reach = np.where(land["n2000"] | land["nnn"], low + (high - low) * deep, reach)
    polder = in_polder(parameters, land["column"].to_numpy() + 0.5, land["row"].to_numpy() + 0.5)
    return np.asarray(np.where(polder, np.inf, reach), dtype=np.float64)


def _farms(
    parameters: Parameters, land: pd.DataFrame, points: pd.DataFrame, stream: Stream
) -> pd.DataFrame:
    """Fill the country: a farm comes where no home stands within its reach."""
    reach, size = _reach(parameters, land, stream), parameters["map"]["cell_m"]
    cell = np.floor(stream.uniform(TRIES) * len(land)).astype(np.int64)
    inside = np.floor(stream.uniform(2 * TRIES, -size / 2, size / 2)).astype(np.int64)
    place = land[["x_m", "y_m"]].to_numpy()[cell] + inside.reshape(-1, 2)
    homes = points[["x_m", "y_m"]].to_numpy()
    left = np.flatnonzero(KDTree(homes).query(place)[0] > reach[cell])
    taken: list[int] = []
    block = 3 * size
    for _ in range(ROUNDS * 4):
        if not len(left):
            break
        # One per block at a time, so that two that come together cannot stand side by side.
        key = place[left] // block
        _, first = np.unique(key[:, 0] * 10_000 + key[:, 1], return_index=True)
        new = left[first]
        far = _apart(place[new], reach[cell[new]])
        taken += [int(nr) for nr in new[far]]
        near = KDTree(place[new[far]]).query(place[left])[0]
        left = left[near > reach[cell[left]]]
    chosen = np.array(taken, dtype=np.int64)
    return pd.DataFrame(
        {"x_m": place[chosen, 0], "y_m": place[chosen, 1], "kind": "farm", "homes": 1.5}
    )


def _apart(place: Ints, reach: Floats) -> Ints:
    """Return which of these stand far enough from the earlier ones."""
    kept: list[int] = []
    for nr, (x, y) in enumerate(place):
        apart = place[kept] - (x, y)
        if not len(kept) or (apart * apart).sum(axis=1).min() > reach[nr] * reach[nr]:
            kept.append(nr)
    return np.array(kept, dtype=np.int64)
