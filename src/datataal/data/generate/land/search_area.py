"""The table `search_area`: what was measured for each area, and the four scores from 0 to 1."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Floats
from datataal.data.generate.energy.full_load_hours import full_load_hours
from datataal.data.generate.land.search_areas import fractions, within
from datataal.data.generate.parameters import Parameters

__all__ = ["rescaled", "search_area"]

KM2_PER_CELL = 0.25
#: The third of the inhabitants with the lowest income.
LOWEST = 1
SCORES = {
    "score_yield": "full_load_hours",
    "score_homes_spared": "homes_2km",
    "score_nature_spared": "nature_share",
    "score_grid_near": "dist_grid_m",
}


def search_area(
    parameters: Parameters, cells: pd.DataFrame, areas: pd.DataFrame, postcodes: pd.DataFrame
) -> pd.DataFrame:
    """Return one row per area with its main municipality, size, yield, burden and scores."""
    wanted = parameters["search_areas"]
    rows = [
        _measured(wanted, place, cells, areas[areas["area"] == place["area"]], postcodes)
        for place in wanted["areas"]
    ]
    frame = pd.DataFrame(rows)
    frame["tip_m"] = (frame["hub_m"] + wanted["turbine"]["rotor_m"] // 2).astype(np.int64)
    frame["full_load_hours"] = [
        int(full_load_hours(np.array([wind]), {**wanted["turbine"], "hub_m": hub})[0])
        for wind, hub in zip(frame["wind_100m"], frame["hub_m"], strict=True)
    ]
    frame["mw"] = (frame["turbines"] * wanted["turbine"]["mw"]).round(1)
    frame["gwh"] = (frame["mw"] * frame["full_load_hours"] / 1000).round(1)
    frame["solar_ha"] = (frame["gwh"] / wanted["solar_gwh_per_ha"]).round().astype(np.int64)
    for score, column in SCORES.items():
        limits = wanted["scores"][column]
        frame[score] = rescaled(frame[column].to_numpy(dtype=np.float64), limits)
    return frame.sort_values("area", kind="stable", ignore_index=True)


def _measured(
    wanted: Mapping[str, Any],
    place: Mapping[str, Any],
    every_cell: pd.DataFrame,
    own: pd.DataFrame,
    postcodes: pd.DataFrame,
) -> dict[str, Any]:
    dry = every_cell[~every_cell["water"]]
    cells = dry[dry["cell"].isin(own["cell"])]
    around = dry[_near(dry, own, wanted["nature_m"])]
    nature = around["n2000"].astype(bool) | around["nnn"].astype(bool)
    people = postcodes[_near(postcodes, own, wanted["near_m"])]
    low = people.loc[people["income_third"] == LOWEST, "inhabitants"].sum()
    return {
        "area": place["area"],
        "municipality": cells["municipality"].value_counts().sort_index().idxmax(),
        "cells": len(cells),
        "km2": len(cells) * KM2_PER_CELL,
        "turbines": place["turbines"],
        "hub_m": place["hub_m"],
        "wind_100m": round(float(cells["wind_100m"].mean()), 2),
        "homes_2km": int(people["homes"].sum()),
        "residents_2km": int(people["inhabitants"].sum()),
        "low_income_share": round(float(low) / max(int(people["inhabitants"].sum()), 1), 3),
        "nature_share": round(float(nature.mean()), 3),
        "dist_grid_m": round(float(cells["dist_grid_m"].astype("float64").mean())),
        "local_share": place["local_share"],
    }


def _near(points: pd.DataFrame, own: pd.DataFrame, metres: float) -> Any:  # noqa: ANN401  a mask
    x_m, y_m = (points[name].to_numpy(dtype=np.float64) for name in ("x_m", "y_m"))
    return within(x_m, y_m, own, metres)


def rescaled(values: Floats, limits: Mapping[str, float]) -> Floats:
    """Return values as scores from 0 to 1, rounded to 0.05; see `fractions`."""
    steps = np.floor(fractions(values, limits) * 20 + 0.5 + 1e-9)
    return np.asarray(np.round(steps / 20, 2), dtype=np.float64)
