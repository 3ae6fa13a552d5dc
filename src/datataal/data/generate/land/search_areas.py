"""The twelve provisional search areas for wind: which cells each of them holds.

The team drew them in August at places by hand. Around each place the nearest cells are taken that
are open, outside nature, and at least the distance of the preferred rule from homes, such that the
cells form one cluster.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Booleans, Floats
from datataal.data.generate.parameters import Parameters
from datataal.errors import DataError, Finding

__all__ = ["open_cells", "search_areas", "within"]

#: Two cells belong to one cluster if at most one cell lies between them.
REACH = 2


def search_areas(parameters: Parameters, land: pd.DataFrame) -> pd.DataFrame:
    """Return the cells of each area: `area`, `cell`, `column`, `row`, `x_m`, `y_m`.

    Raises
    ------
    DataError
        If there are too few open cells around a place.
    """
    wanted = parameters["search_areas"]
    free = open_cells(land, wanted["rules"])
    parts = []
    for place in wanted["areas"]:
        chosen = _cluster(land, free, place)
        free[chosen] = False
        cells = land.loc[chosen, ["cell", "column", "row", "x_m", "y_m"]]
        parts.append(cells.assign(area=place["area"]))
    made = pd.concat(parts).sort_values(["area", "cell"], kind="stable", ignore_index=True)
    return made[["area", "cell", "column", "row", "x_m", "y_m"]]


def open_cells(land: pd.DataFrame, rules: Mapping[str, Any]) -> pd.Series[bool]:
    """Return which cells the rules of August left open."""
    far = land["dist_dwelling_m"] >= rules["dist_dwelling_m"]
    safe = land["dist_road_m"] >= rules["dist_road_m"]
    use = land["landuse"].isin(rules["landuse"])
    nature = land["n2000"].astype(bool) | land["nnn"].astype(bool)
    free: pd.Series[bool] = land["municipality"].notna() & far & safe & use & ~nature
    return free


def _cluster(land: pd.DataFrame, free: pd.Series[bool], place: Mapping[str, Any]) -> list[int]:
    """Return the index of the free cells that grow from the place outward, nearest first."""
    column, row = land["column"].to_numpy(), land["row"].to_numpy()
    across, up = column - place["at"][0], row - place["at"][1]
    wide = place.get("wide", 1.0)  # above 1: stretched from west to east
    order = np.argsort(across * across / wide + up * up * wide, kind="stable")
    order = order[free.to_numpy()[order]]
    taken: list[int] = [int(order[0])] if len(order) else []
    waiting = list(map(int, order[1:]))
    while len(taken) < place["cells"]:
        nearest = next(
            (
                at
                for at in waiting
                if min(max(abs(column[at] - column[t]), abs(row[at] - row[t])) for t in taken)
                <= REACH
            ),
            None,
        )
        if nearest is None:
            raise DataError(_too_few(place, len(taken)))
        taken.append(nearest)
        waiting.remove(nearest)
    return [int(land.index[at]) for at in taken]


def _too_few(place: Mapping[str, Any], found: int) -> Finding:
    return Finding(
        what=f"Search area {place['area']} found {found} open cells",
        where="values/search_areas.yml",
        expected=f"{place['cells']} cells in one cluster around {place['at']}",
        do="Move the place or ask for fewer cells",
    )


def within(x_m: Floats, y_m: Floats, cells: pd.DataFrame, metres: float) -> Booleans:
    """Return which points lie within so many metres of the middle of one of the cells."""
    near = np.zeros(len(x_m), dtype=bool)
    for x, y in cells[["x_m", "y_m"]].to_numpy(dtype=np.float64):
        near |= (x_m - x) * (x_m - x) + (y_m - y) * (y_m - y) <= metres * metres
    return near
