"""The table `cells`: 10,000 cells of 500 m, and what can be asked of cells."""

from __future__ import annotations

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Floats, apportion
from datataal.data.generate.land.land import nearest_m
from datataal.data.generate.parameters import Parameters

__all__ = ["cells", "distance2", "neighbours", "suitable"]

COLUMNS = [
    "cell", "x_m", "y_m", "water", "municipality", "station_area", "landscape", "landuse", "n2000",
    "nnn", "wind_100m", "dist_dwelling_m", "dist_centre_m", "dist_grid_m", "dist_road_m", "homes",
    "inhabitants", "income_third", "search_area",
]  # fmt: skip
WHOLE = ["dist_dwelling_m", "dist_centre_m", "dist_grid_m", "dist_road_m", "homes", "inhabitants"]


def cells(
    parameters: Parameters,
    terrain: pd.DataFrame,
    land: pd.DataFrame,
    areas: pd.DataFrame,
    stations: pd.DataFrame,
    search_areas: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Return all cells; on water everything but the place is empty.

    Who lives in a cell follows from the postcode areas: the people of all areas whose middle lies
    in one cell are divided over that cell and the cells with homes nearest to it.
    `search_areas`: `cell` and `search_area`, for the cells that lie in one.
    """
    frame = land.assign(
        dist_grid_m=nearest_m(land, stations), station_area=_station(land, stations)
    )
    frame = frame.join(_people(parameters, frame, areas))
    every = terrain[["cell", "x_m", "y_m"]].assign(water=terrain["water"].notna())
    every = every.merge(frame.drop(columns=["x_m", "y_m", "water"]), on="cell", how="left")
    zones = {} if search_areas is None else dict(
        zip(search_areas["cell"], search_areas["search_area"], strict=True)
    )  # fmt: skip
    every["search_area"] = [zones.get(cell) for cell in every["cell"]]
    for column in (*WHOLE, "income_third"):
        every[column] = every[column].astype("Int64")
    for column in ("n2000", "nnn"):
        every[column] = every[column].astype("boolean")
    return every[COLUMNS]


def _station(land: pd.DataFrame, stations: pd.DataFrame) -> list[str]:
    reach = np.array([distance2(land, x, y) for x, y in stations[["x_m", "y_m"]].to_numpy()])
    codes = stations["station"].tolist()
    return [codes[nr] for nr in np.argmin(reach, axis=0)]


def _people(parameters: Parameters, land: pd.DataFrame, areas: pd.DataFrame) -> pd.DataFrame:
    """Divide homes and people of the areas over the cells with addresses around their middles."""
    sums = areas.groupby("cell", sort=True).agg(
        homes=("homes", "sum"), inhabitants=("inhabitants", "sum"), third=("income_third", "first")
    )
    row_of = {cell: nr for nr, cell in enumerate(land["cell"])}
    out = {name: np.zeros(len(land), dtype=np.int64) for name in ("homes", "inhabitants")}
    third = np.zeros(len(land), dtype=np.int64)
    weight, owner = land["weight"].to_numpy(), land["municipality"].to_numpy()
    for code in parameters.codes:
        lived = np.flatnonzero((owner == code) & (weight > 0))
        middles = [row_of[cell] for cell in sums.index if owner[row_of[cell]] == code]
        places = land.iloc[lived]
        reach = np.array([distance2(places, *land[["x_m", "y_m"]].iloc[nr]) for nr in middles])
        nearest = np.argmin(reach, axis=0)
        for nr, middle in enumerate(middles):
            group, here = lived[nearest == nr], sums.loc[land["cell"].iloc[middle]]
            third[group] = here["third"]
            for name, part in out.items():
                part[group] = apportion(int(here[name]), weight[group])
    frame = pd.DataFrame(out, index=land.index)
    lives = pd.Series(third, index=land.index).where(frame["inhabitants"] > 0)
    return frame.assign(income_third=lives.astype("Int64"))


def suitable(parameters: Parameters, land: pd.DataFrame, distance_m: int) -> pd.Series[bool]:
    """Return which land cells meet four rules: homes, nature, safety and not built on."""
    far = land["dist_dwelling_m"] >= distance_m
    safe = land["dist_road_m"] >= parameters["suitability"]["safety_m"]
    free = ~land["n2000"].astype(bool) & ~land["nnn"].astype(bool)
    return (far & safe & free & ~land["landuse"].isin(["built"])).astype(bool)


def neighbours(land: pd.DataFrame) -> dict[str, list[str]]:
    """Return per municipality the codes of those that share a cell side with it."""
    owner = {
        (c, r): m for c, r, m in land[["column", "row", "municipality"]].itertuples(index=False)
    }
    touching: dict[str, set[str]] = {code: set() for code in land["municipality"].unique()}
    for (column, row), here in owner.items():
        for beside in ((column + 1, row), (column, row + 1)):
            there = owner.get(beside, here)
            if there != here:
                touching[here].add(there)
                touching[there].add(here)
    return {code: sorted(others) for code, others in touching.items()}


def distance2(frame: pd.DataFrame, x_m: float, y_m: float) -> Floats:
    """Return squared distances in m2 from each row to a point: exact, and enough to rank by."""
    dx, dy = frame["x_m"].to_numpy(dtype=float) - x_m, frame["y_m"].to_numpy(dtype=float) - y_m
    return np.asarray(dx * dx + dy * dy, dtype=np.float64)
