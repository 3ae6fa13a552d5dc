"""Where the water lies, how far the sea and the river are, and what the ground is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Booleans, Floats, Stream
from datataal.data.generate.land.fields import every_cell, grown, line_distance, noise
from datataal.data.generate.parameters import Parameters

__all__ = ["terrain"]


def terrain(parameters: Parameters) -> pd.DataFrame:
    """Return all 10,000 cells, with `water` (empty on land), `sea_cells`, `river_cells`, `ground`.

    `sea_cells` and `river_cells` are distances in cells; `north` tells the side of the river.
    """
    stream, layout = Stream(parameters.seed, "terrain"), parameters["map"]
    frame = every_cell(layout)
    x, y = frame["column"] + 0.5, frame["row"] + 0.5
    across, up = x.to_numpy(dtype=np.float64), y.to_numpy(dtype=np.float64)
    frame["water"] = _water(parameters["terrain"], across, up, stream, layout["cells_wide"])
    frame["sea_cells"] = _from_sea(parameters["terrain"], across, up)
    bend = noise(stream, layout["cells_wide"], (9, 4))
    river, shift = parameters["terrain"]["river"], parameters["terrain"]["river_bend"]
    frame["river_cells"], _ = line_distance(across, up + shift * bend / 2, river)
    course = np.interp(across, [at[0] for at in river], [at[1] for at in river])
    frame["north"] = up + shift * bend / 2 > course
    frame["ground"] = _ground(parameters["landscapes"], frame, stream, layout["cells_wide"])
    return frame


def _water(
    drawn: Mapping[str, Any], x: Floats, y: Floats, stream: Stream, wide: int
) -> list[str | None]:
    """Let sea, estuary and lake each grow to its own number of cells."""
    rough = noise(stream, wide, (10, 5))
    coast = np.interp(y, [at[0] for at in drawn["coast"]], [at[1] for at in drawn["coast"]])
    water = np.full(len(x), None, dtype=object)
    sea = grown(x - coast + 0.5 * rough, x < 1, np.ones(len(x), bool), drawn["sea_cells"], wide)
    water[sea] = "sea"
    estuary = _beside_line(x, y, drawn["estuary"]) + 0.12 * rough
    mouth = (x < drawn["estuary"][1][0]) & (estuary < 1)
    open_land = ~sea
    inlet = grown(estuary, mouth & open_land, open_land, drawn["estuary_cells"], wide)
    water[inlet] = "estuary"
    lake = _beside_line(x, y, drawn["lake"]) + 0.12 * rough
    start = np.arange(len(x)) == int(np.argmin(lake))
    water[grown(lake, start, ~sea & ~inlet, drawn["lake_cells"], wide)] = "lake"
    return list(water)


def _beside_line(x: Floats, y: Floats, line: list[list[float]]) -> Floats:
    """Return the distance to a line as a share of its half width there."""
    far, along = line_distance(x, y, line)
    half = np.interp(along, np.arange(len(line)), [at[2] for at in line])
    return np.asarray(far / half, dtype=np.float64)


def _from_sea(drawn: Mapping[str, Any], x: Floats, y: Floats) -> Floats:
    return line_distance(x, y, [(column, row) for row, column in drawn["coast"]])[0]


def _ground(drawn: Mapping[str, Any], frame: pd.DataFrame, stream: Stream, wide: int) -> list[str]:
    """Return the landscape of each cell, towns not yet drawn."""
    shift = drawn["wander_cells"] / 2
    x = frame["column"].to_numpy() + 0.5 + shift * noise(stream, wide)
    y = frame["row"].to_numpy() + 0.5 + shift * noise(stream, wide)
    names = [name for name, seeds in drawn["seeds"].items() for _ in seeds]
    seeds = [seed for seeds in drawn["seeds"].values() for seed in seeds]
    far = np.array([(x - at[0]) * (x - at[0]) + (y - at[1]) * (y - at[1]) for at in seeds])
    ground = np.array(names, dtype=object)[np.argmin(far, axis=0)]
    edge = 0.5 * noise(stream, wide, (8, 4))
    ground[frame["river_cells"].to_numpy() + edge < drawn["river_cells"]] = "river"
    ground[_dunes(drawn, frame, edge)] = "coast"
    return list(ground)


def _dunes(drawn: Mapping[str, Any], frame: pd.DataFrame, edge: Floats) -> Booleans:
    gap = frame["row"].between(*drawn["dune_gap"]).to_numpy()
    near = frame["sea_cells"].to_numpy() + edge < drawn["dune_cells"]
    return np.asarray(near & ~gap, dtype=np.bool_)
