"""What lies underground: empty gas fields for CO2 and salt for hydrogen. All of it is invented."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Booleans, Stream
from datataal.data.generate.land.touching import distance2
from datataal.data.generate.parameters import Parameters

__all__ = ["subsurface"]

COLUMNS = [
    "site", "kind", "name", "municipality", "x_m", "y_m", "radius_m", "depth_m",
    "p90", "p50", "p10", "unit", "n2000", "status",
]  # fmt: skip


def subsurface(parameters: Parameters, land: pd.DataFrame) -> pd.DataFrame:
    """Return one row per gas field (Mt CO2) and per salt site (TWh hydrogen)."""
    stream, under = Stream(parameters.seed, "subsurface"), parameters["underground"]
    fields = [{**one, "kind": "co2", "unit": "Mt"} for one in under["co2"]]
    twh = under["cavern_twh"]
    caverns = [
        {**one, "kind": "hydrogen", "unit": "TWh", "p90": twh, "p50": twh, "p10": twh,
         "depth_m": under["cavern_depth_m"] + one["deeper_m"]}
        for one in under["salt"]
    ]  # fmt: skip
    rows, used = [], np.zeros(len(land), dtype=bool)
    for one in [*fields, *caverns]:
        cell = _cell(land, one, used, stream)
        used |= distance2(land, cell["x_m"], cell["y_m"]) <= (3 * one["radius_m"]) ** 2
        rows.append({"n2000": False, **one, **cell})
    frame = pd.DataFrame(rows)
    frame["site"] = [f"DU-{nr:02d}" for nr in range(1, len(frame) + 1)]
    return frame[COLUMNS]


def _cell(
    land: pd.DataFrame, site: Mapping[str, Any], used: Booleans, stream: Stream
) -> dict[str, Any]:
    """Return place and municipality of a cell as the site asks: under Natura 2000, or clear of it.

    A site under nature is taken anywhere in the province if its own municipality has no such
    cell; a site clear of nature keeps its whole radius clear of it.
    """
    nature, own = land["n2000"].to_numpy(dtype=bool), land["municipality"] == site["municipality"]
    wanted = nature if site.get("n2000", False) else ~_near(land, nature, site["radius_m"])
    free = wanted & ~used
    best = free & own.to_numpy()
    choice = land[best if best.any() else free]
    cell = choice.iloc[int(stream.uniform(1)[0] * len(choice))]
    return {key: cell[key] for key in ("x_m", "y_m", "municipality")}


def _near(land: pd.DataFrame, nature: Booleans, radius_m: int) -> Booleans:
    """Return which cells have a cell of nature within the radius, as squares of 500 m."""
    xs, ys = land["x_m"].to_numpy(dtype=float), land["y_m"].to_numpy(dtype=float)
    near = np.zeros(len(land), dtype=bool)
    for x, y in zip(xs[nature], ys[nature], strict=True):
        near |= (np.abs(xs - x) <= radius_m + 250) & (np.abs(ys - y) <= radius_m + 250)
    return near
