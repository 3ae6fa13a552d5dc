"""Who lives near the search areas: how many homes, and how many of the province's residents."""

from __future__ import annotations

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Booleans, Ints, apportion
from datataal.data.generate.land.search_areas import within
from datataal.data.generate.parameters import Parameters
from datataal.errors import DataError, Finding

__all__ = ["near_each", "near_homes", "near_residents"]

#: Areas with fewer homes than this are never changed: who is small stays small, and no other gets.
FEWEST_HOMES = 12


def near_each(
    parameters: Parameters, frame: pd.DataFrame, cells: pd.DataFrame
) -> dict[str, Booleans]:
    """Return per search area which postcode areas have their centre within 2 km of its cells."""
    x_m, y_m = (frame[name].to_numpy(dtype=np.float64) for name in ("x_m", "y_m"))
    metres = parameters["search_areas"]["near_m"]
    return {
        str(area): within(x_m, y_m, own, metres) for area, own in cells.groupby("area", sort=True)
    }


def near_homes(parameters: Parameters, frame: pd.DataFrame, near: dict[str, Booleans]) -> Ints:
    """Return homes per postcode area such that each search area has its number within 2 km.

    Where the plan gives no number the homes stay. Each municipality keeps its dwellings: what is
    added near a search area is taken from its other postcode areas in proportion.
    """
    homes = frame["homes"].to_numpy(dtype=np.int64).copy()
    wanted = {place["area"]: place.get("homes") for place in parameters["search_areas"]["areas"]}
    count = np.sum(list(near.values()), axis=0)
    for area, inside in near.items():
        own = inside & (count == 1) & (homes >= FEWEST_HOMES)
        left = int((wanted[area] or 0) - homes[inside & ~own].sum())
        # Areas that share their homes with others cannot always be met: what is left is measured.
        if wanted[area] is not None and left >= FEWEST_HOMES * int(own.sum()) and own.any():
            _set_total(homes, own, left)
    places = frame["municipality"].to_numpy(dtype=object)
    for code, total in frame.groupby("municipality", sort=True)["homes"].sum().items():
        here = places == code
        others = here & (count == 0) & (homes >= FEWEST_HOMES)
        _set_total(homes, others, int(total - homes[here & ~others].sum()))
    return homes


def _set_total(homes: Ints, inside: Booleans, total: int) -> None:
    """Give the areas `inside` so many homes together, each at least the fewest."""
    extra = homes[inside] - FEWEST_HOMES
    left = total - FEWEST_HOMES * len(extra)
    if left < 0 or not len(extra):
        raise DataError(
            Finding(
                what=f"{len(extra)} postcode areas cannot hold {total} homes together",
                where="values/search_areas.yml",
                expected=f"{FEWEST_HOMES} homes or more in each",
                do="Ask for another number of homes, or move the search area",
            )
        )
    homes[inside] = FEWEST_HOMES + apportion(left, extra + 1)


def near_residents(
    parameters: Parameters, frame: pd.DataFrame, near: Booleans, size: pd.Series[float]
) -> dict[str, int]:
    """Divide the province's residents within 2 km over municipalities, by homes nearby."""
    sums = size.where(near, 0.0).groupby(frame["municipality"].to_numpy(dtype=object)).sum()
    weights = sums.reindex(parameters.codes, fill_value=0.0)
    total = parameters["province"]["residents_2km"]
    return dict(zip(parameters.codes, map(int, apportion(total, weights.to_numpy())), strict=True))
