"""Homes as address points: over built-up cells, along polder roads, and on farms.

They are in whole metres and stay inside the generator: what ships is the distance of each cell
to the nearest one, and how many homes a cell has.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd
from scipy.spatial import cKDTree

from datataal.data.generate.draw import Floats, Ints, Stream, apportion
from datataal.data.generate.land.settlement import homes_of
from datataal.data.generate.parameters import Parameters

__all__ = ["addresses"]

#: a built-up cell has so many by so many address points
POINTS = 4


def addresses(parameters: Parameters, settled: pd.DataFrame, nature: pd.DataFrame) -> pd.DataFrame:
    """Return the address points: `x_m`, `y_m`, the index of their cell, and `homes`."""
    stream = Stream(parameters.seed, "addresses")
    built = _built_points(parameters, settled, stream)
    open_ = _farms(parameters, settled, nature, built, stream)
    left = homes_of(parameters)
    codes = {code: nr for nr, code in enumerate(parameters.codes)}
    whose = open_["municipality"].map(codes).to_numpy()
    for nr, code in enumerate(parameters.codes):
        own = settled["municipality"] == code
        rest = int(left[nr]) - int(settled.loc[own, "town_homes"].sum())
        here = np.flatnonzero(whose == nr)
        assert rest >= len(here), f"{code}: {rest} homes for {len(here)} farms"
        open_.loc[open_.index[here], "homes"] = 1 + apportion(
            rest - len(here), stream.uniform(len(here), 0.2, 1.0)
        )
    return pd.concat([built, open_], ignore_index=True)


def _built_points(parameters: Parameters, settled: pd.DataFrame, stream: Stream) -> pd.DataFrame:
    """Spread the homes of a built-up cell over points that lie somewhat evenly in it."""
    cell, size = settled[settled["built"] != ""], parameters["map"]["cell_m"]
    step = size / POINTS
    parts = []
    for nr in range(POINTS * POINTS):
        across, up = divmod(nr, POINTS)
        x = cell["x_m"] - size / 2 + (across + stream.uniform(len(cell), 0.1, 0.9)) * step
        y = cell["y_m"] - size / 2 + (up + stream.uniform(len(cell), 0.1, 0.9)) * step
        homes = (cell["town_homes"] + nr) // (POINTS * POINTS)
        parts.append(
            pd.DataFrame(
                {
                    "x_m": np.floor(x).astype(np.int64),
                    "y_m": np.floor(y).astype(np.int64),
                    "at": cell.index,
                    "municipality": cell["municipality"],
                    "homes": homes,
                }
            )
        )
    made = pd.concat(parts, ignore_index=True)
    return made[made["homes"] > 0].reset_index(drop=True)


def _farms(
    parameters: Parameters,
    settled: pd.DataFrame,
    nature: pd.DataFrame,
    built: pd.DataFrame,
    stream: Stream,
) -> pd.DataFrame:
    """Put farms where none is within the reach that the openness of the land asks for."""
    drawn, size = parameters["settlement"], int(parameters["map"]["cell_m"])
    near, far = drawn["reach_m"]
    wild_near, wild_far = drawn["reach_nature_m"]
    open_ = settled["openness"].to_numpy()
    reach = near + (far - near) * open_ * open_ * open_
    wild = wild_near + (wild_far - wild_near) * open_ * open_
    reach = np.where((nature["n2000"] | nature["nnn"]).to_numpy(), wild, reach)
    known = built[["x_m", "y_m"]].to_numpy()
    ribbons = np.array(list(_ribbons(drawn, settled, stream, size)), dtype=np.int64)
    found = _apart_from(ribbons, np.full(len(ribbons), 120.0), known)
    free = np.flatnonzero(((settled["built"] == "") & (settled["polder"] == 0)).to_numpy())
    middles = settled[["x_m", "y_m"]].to_numpy()
    for _ in range(drawn["tries"]):
        order = free[stream.order(len(free))]
        shift = np.floor(stream.uniform(2 * len(order), 0, size)).astype(np.int64) - size // 2
        tried = np.c_[middles[order] + shift.reshape(-1, 2), order]
        more = _apart_from(tried, reach[order], np.r_[known, found[:, :2]])
        found = np.r_[found, more]
    frame = pd.DataFrame(found, columns=["x_m", "y_m", "at"])
    frame["municipality"] = settled["municipality"].to_numpy()[frame["at"]]
    return frame.assign(homes=1)


def _apart_from(tried: Ints, reach: Floats, known: Ints) -> Ints:
    """Return which of the places to try, one after another, lie `reach` from all before them."""
    far, _ = cKDTree(known).query(tried[:, :2])
    kept = _Grid(math.ceil(float(reach.max())))
    chosen = [
        nr
        for nr in np.flatnonzero(far >= reach)
        if kept.take(int(tried[nr, 0]), int(tried[nr, 1]), float(reach[nr]))
    ]
    return tried[chosen]


def _ribbons(
    drawn: Mapping[str, Any], settled: pd.DataFrame, stream: Stream, size: int
) -> Iterator[tuple[int, int, int]]:
    """Yield farms along the straight roads of the polders, a few hundred metres apart."""
    where = {
        (c, r): nr for nr, (c, r) in enumerate(settled[["column", "row"]].itertuples(index=False))
    }
    left = int(settled["x_m"].iloc[0] - settled["column"].iloc[0] * size) - size // 2
    low = int(settled["y_m"].iloc[0] - settled["row"].iloc[0] * size) - size // 2
    may = ((settled["built"] == "") & (settled["polder"] > 0)).to_numpy()
    for polder in drawn["polders"]:
        cos, sin = polder["along"]
        half_along, half_across = polder["half"]
        every = polder["every"]
        lines = math.floor(2 * half_across / every)
        for line in range(lines + 1):
            across = -half_across + (2 * half_across - lines * every) / 2 + line * every
            along = -half_along
            while along < half_along:
                along += drawn["farm_every_cells"] * (0.6 + 0.8 * float(stream.uniform(1)[0]))
                beside = across + 0.12 * (float(stream.uniform(1)[0]) - 0.5)
                column = polder["middle"][0] + along * cos - beside * sin
                row = polder["middle"][1] + along * sin + beside * cos
                at = where.get((math.floor(column), math.floor(row)), -1)
                x, y = math.floor(left + column * size), math.floor(low + row * size)
                if at >= 0 and may[at]:
                    yield x, y, at


class _Grid:
    """Points by square, to look up quickly whether one lies near."""

    def __init__(self, square: int) -> None:
        self._square = square
        self._points: dict[tuple[int, int], list[tuple[int, int]]] = {}

    def take(self, x: int, y: int, reach: float) -> bool:
        """Add a point, unless one lies within `reach` of it; tell which."""
        column, row, limit = x // self._square, y // self._square, reach * reach
        near = (
            point
            for dc in (-1, 0, 1)
            for dr in (-1, 0, 1)
            for point in self._points.get((column + dc, row + dr), ())
        )
        if any((x - px) * (x - px) + (y - py) * (y - py) < limit for px, py in near):
            return False
        self._points.setdefault((column, row), []).append((x, y))
        return True
