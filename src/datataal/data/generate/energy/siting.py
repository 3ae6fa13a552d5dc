"""Where a park stands: rows of turbines in open land, away from homes, in the wind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Booleans, Floats, Ints, Stream
from datataal.data.generate.parameters import Parameters

__all__ = ["Ground", "Park", "open_land", "park_places", "site_wind"]

OPEN = ("arable", "grass", "industry")  # land use on which turbines and solar parks stand


@dataclass(frozen=True)
class Park:
    """How many turbines stand together, how wide their rotors are, and the wind they ask."""

    count: int
    rotor_m: int
    wanted_ms: float  # at 100 m


@dataclass
class Ground:
    """The cells of the map as grids by row and column, and the turbines that stand on it."""

    parameters: Parameters
    land: pd.DataFrame
    taken: list[tuple[float, float, int]] = field(default_factory=list)  # x, y, rotor in m

    def grid(self, values: Floats | Booleans | Ints, outside: float) -> Floats:
        """Lay one value per land cell on a grid [row, column], `outside` where there is no land."""
        wide = self.parameters["map"]["cells_wide"]
        laid = np.full((wide, wide), outside, dtype=np.float64)
        laid[self.land["row"], self.land["column"]] = values
        return laid

    def cells_of(self, places: Floats) -> tuple[Ints, Ints, Booleans]:
        """Return row, column and whether it is on the map for places [..., 2] in metres."""
        layout = self.parameters["map"]
        origin = np.array([layout["origin_x_m"], layout["origin_y_m"]], dtype=float)
        cell = np.floor((places - origin) / layout["cell_m"]).astype(np.int64)
        inside = ((cell >= 0) & (cell < layout["cells_wide"])).all(axis=-1)
        cell = np.clip(cell, 0, layout["cells_wide"] - 1)
        return cell[..., 1], cell[..., 0], np.asarray(inside)


def open_land(land: pd.DataFrame) -> Booleans:
    """Return per cell whether something may be built in the open: farm or industry, no nature."""
    fit = np.isin(land["landuse"].to_numpy(dtype=object).astype(str), OPEN)
    nature = land["n2000"].to_numpy(dtype=bool) | land["nnn"].to_numpy(dtype=bool)
    return np.asarray(fit & ~nature)


def site_wind(ground: Ground, frame: pd.DataFrame) -> Floats:
    """Return the mean wind at 100 m in m/s of the cell in which each row stands."""
    wind = ground.grid(ground.land["wind_100m"].to_numpy(dtype=float), 0.0)
    row, column, _ = ground.cells_of(frame[["x_m", "y_m"]].to_numpy(dtype=float))
    return np.asarray(wind[row, column], dtype=np.float64)


def park_places(ground: Ground, code: str, park: Park, stream: Stream) -> list[tuple[int, int]]:
    """Return `park.count` places in metres, in rows, at least five rotors from any other turbine.

    The park keeps as far from homes as leaves room for it. Of the spots that do, those whose
    wind is nearest to `park.wanted_ms` come first, and then the one whose rows are least broken up.

    Raises
    ------
    ValueError
        If the municipality has no room for the park at any distance from homes.
    """
    siting = ground.parameters["wind"]["siting"]
    own = ((ground.land["municipality"] == code) & open_land(ground.land)).to_numpy()
    homes = ground.land["dist_dwelling_m"].to_numpy(dtype=float)
    for home_m in siting["home_m"]:
        fit = own & (homes >= home_m)
        best = _best(ground, fit, park, stream) if fit.any() else None
        if best is not None:
            ground.taken += [(float(x), float(y), park.rotor_m) for x, y in best]
            return [(int(x), int(y)) for x, y in best]
    raise ValueError(f"{code} has no room for {park.count} turbines of {park.rotor_m} m")


def _best(ground: Ground, fit: Booleans, park: Park, stream: Stream) -> Floats | None:
    """Try rows in each direction from a number of cells; return the best park, or None."""
    siting = ground.parameters["wind"]["siting"]
    miss = np.abs(ground.land["wind_100m"].to_numpy(dtype=float)[fit] - park.wanted_ms)
    middles = ground.land[["x_m", "y_m"]].to_numpy(dtype=float)[fit]
    sooner = (1 / (0.02 + miss * miss)) * (1 / (0.02 + miss * miss))
    tried = stream.lean(sooner, min(siting["tries"], len(middles)))
    offsets, apart = _rows(siting, park.rotor_m)
    places = np.floor(middles[tried][:, None, None, :] + offsets[None])
    free = _free(ground, places, ground.grid(fit, 0.0) > 0, park.rotor_m)
    enough = np.cumsum(free, axis=2) >= park.count
    last = np.where(enough.any(axis=2), np.argmax(enough, axis=2), len(apart))
    off = np.floor(miss[tried] / siting["same_wind_ms"])[:, None]
    score = np.where(last < len(apart), off * 10 * len(apart) + last, np.inf)
    spot, direction = np.unravel_index(int(np.argmin(score)), score.shape)
    if not np.isfinite(score[spot, direction]):
        return None
    return np.asarray(places[spot, direction][free[spot, direction]][: park.count])


def _rows(siting: Mapping[str, Any], rotor_m: int) -> tuple[Floats, Floats]:
    """Return places of rows around (0, 0) [direction, place, 2], nearest first, and how far."""
    along, across = (each * rotor_m for each in siting["row_rotors"])
    steps = np.array([(i, j) for j in range(-3, 4) for i in range(-14, 15)], dtype=float)
    lengths, depths = steps[:, :1] * along, steps[:, 1:] * across
    apart = (lengths**2 + (siting["rows_longer"] * depths) ** 2)[:, 0]
    order = np.argsort(apart, kind="stable")
    turned = [
        (lengths * np.array([x, y]) + depths * np.array([-y, x]))[order]
        for x, y in siting["directions"]
    ]
    return np.array(turned), np.asarray(apart[order])


def _free(ground: Ground, places: Floats, allowed: Booleans, rotor_m: int) -> Booleans:
    """Return which places lie in an allowed cell and far enough from turbines that stand."""
    row, column, inside = ground.cells_of(places)
    free = inside & allowed[row, column]
    least = ground.parameters["wind"]["siting"]["least_rotors"]
    for x, y, other_m in ground.taken:
        apart = max(other_m, rotor_m) * least
        free &= (places[..., 0] - x) ** 2 + (places[..., 1] - y) ** 2 >= apart**2
    return np.asarray(free)
