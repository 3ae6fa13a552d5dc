"""Natura 2000 and the nature network: hand-placed areas with organic edges, away from towns."""

from __future__ import annotations

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Floats, Stream
from datataal.data.generate.land.fields import noise
from datataal.data.generate.parameters import Parameters

__all__ = ["nature"]

COAST, RIVER_HALF = 0.75, 0.9


def nature(parameters: Parameters, borders: pd.DataFrame, built: list[str]) -> pd.DataFrame:
    """Return per land cell `n2000`, `nnn`, `wild` (how far inside nature) and `cover`.

    The two overlap, as in the Netherlands: most of Natura 2000 lies in the network as well.
    """
    stream, wide = Stream(parameters.seed, "nature"), parameters["map"]["cells_wide"]
    at, drawn = (borders["row"] * wide + borders["column"]).to_numpy(), parameters["nature_areas"]
    free = np.array([kind == "" for kind in built])
    frame = pd.DataFrame(index=borders.index)
    depths, covers = [], []
    for name in ("n2000", "nnn"):
        depth, cover = _depth(drawn[name], borders, 0.32 * noise(stream, wide, (8, 4, 2))[at])
        if name == "n2000":
            river = borders["river_cells"].to_numpy(dtype=np.float64)
            shore = np.where(borders["ground"] == "coast", COAST, -9.0)
            depth = np.maximum(np.maximum(depth, 0.55 - river / RIVER_HALF), shore)
        depth = np.where(free, depth, -9.0)
        count = round(drawn[f"{name}_share"] * len(borders))
        chosen = np.argsort(-depth, kind="stable")[:count]
        frame[name] = np.isin(np.arange(len(borders)), chosen)
        depths.append(depth)
        covers.append(cover)
    frame["wild"] = np.maximum(*depths)
    frame["cover"] = np.where(depths[1] > depths[0], covers[1], covers[0])
    frame.loc[borders["ground"] == "coast", "cover"] = "nature"
    return frame


def _depth(
    areas: list[dict[str, object]], borders: pd.DataFrame, edge: Floats
) -> tuple[Floats, list[str]]:
    """Return how far each cell lies inside the nearest area (1 in its middle), and its cover."""
    x, y = borders["column"].to_numpy() + 0.5, borders["row"].to_numpy() + 0.5
    inside = []
    for area in areas:
        (column, row), radius = area["middle"], area["radius"]  # type: ignore[misc]
        dx, dy = (x - column) / radius, (y - row) / radius  # type: ignore[has-type]
        inside.append(1 - np.sqrt(dx * dx + dy * dy))
    best = np.argmax(np.array(inside), axis=0)
    names = [str(area["cover"]) for area in areas]
    return np.max(np.array(inside), axis=0) + edge, [names[nr] for nr in best]
