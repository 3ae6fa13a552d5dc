"""Main roads, railways and gas pipes, as distances from the middle of each cell."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Floats, Stream
from datataal.data.generate.land.fields import line_distance, noise
from datataal.data.generate.parameters import Parameters

__all__ = ["KINDS", "ways"]

KINDS = ("motorway", "rail", "pipe")


def ways(parameters: Parameters, land: pd.DataFrame) -> pd.DataFrame:
    """Return per land cell the distance in metres to the nearest of each kind and to any road.

    Columns `motorway_m`, `rail_m`, `pipe_m`, and `dist_road_m` (motorway or main road between
    two towns).
    """
    stream, drawn = Stream(parameters.seed, "ways"), parameters["road_lines"]
    wide, size = int(parameters["map"]["cells_wide"]), int(parameters["map"]["cell_m"])
    number = (land["row"] * wide + land["column"]).to_numpy()
    bend = [drawn["bend_cells"] * noise(stream, wide, (12, 6))[number] for _ in "xy"]
    x = land["column"].to_numpy() + 0.5 + bend[0]
    y = land["row"].to_numpy() + 0.5 + bend[1]
    frame = pd.DataFrame(index=land.index)
    for kind in KINDS:
        far = np.min([line_distance(x, y, line)[0] for line in drawn[kind]], axis=0)
        frame[f"{kind}_m"] = np.round(far * size).astype(np.int64)
    roads = np.min([line_distance(x, y, line)[0] for line in _between(parameters)], axis=0)
    main = np.round(roads * size).astype(np.int64)
    frame["dist_road_m"] = np.minimum(main, frame["motorway_m"].to_numpy())
    return frame


def _between(parameters: Parameters) -> Sequence[Sequence[Sequence[float]]]:
    """Return a line from each town to its three nearest towns."""
    towns = list(parameters["settlement"]["towns"].values())
    far: Floats = np.array([[_squared(one, two) for two in towns] for one in towns])
    pairs = {
        (min(nr, int(other)), max(nr, int(other)))
        for nr in range(len(towns))
        for other in np.argsort(far[nr], kind="stable")[1:4]
    }
    return [[towns[one], towns[two]] for one, two in sorted(pairs)]


def _squared(one: Sequence[float], two: Sequence[float]) -> float:
    return (one[0] - two[0]) ** 2 + (one[1] - two[1]) ** 2
