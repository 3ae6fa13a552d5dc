"""Natura 2000 and the nature network: patches around their middles, up to the published share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Booleans, Floats, Stream
from datataal.data.generate.land.fields import noise
from datataal.data.generate.parameters import Parameters

__all__ = ["nature"]

Areas = Sequence[Mapping[str, Any]]


def nature(parameters: Parameters, land: pd.DataFrame) -> pd.DataFrame:
    """Return per land cell `n2000`, `nnn` (booleans) and `cover` (forest, nature or empty).

    The two overlap, as they do in the Netherlands; dunes are Natura 2000.
    """
    stream, drawn = Stream(parameters.seed, "nature"), parameters["nature_areas"]
    wide = int(parameters["map"]["cells_wide"])
    rough = noise(stream, wide, (12, 6, 3))[land["row"] * wide + land["column"]]
    keep_out = _near_towns(parameters, land)
    dunes = (land["ground"] == "coast").to_numpy()
    frame = pd.DataFrame(index=land.index)
    cover = np.full(len(land), "", dtype=object)
    for name in ("n2000", "nnn"):
        far, nearest = _patches(drawn[name], land, rough)
        far = np.where(dunes, far - 1.0, far) + keep_out
        wanted = round(drawn[f"{name}_share"] * len(land))
        chosen = np.zeros(len(land), dtype=bool)
        chosen[np.argsort(far, kind="stable")[:wanted]] = True
        frame[name] = chosen
        kinds = np.array([area["cover"] for area in drawn[name]], dtype=object)[nearest]
        cover = np.where(chosen & (cover == ""), np.where(dunes, "nature", kinds), cover)
    return frame.assign(cover=cover)


def _patches(areas: Areas, land: pd.DataFrame, rough: Floats) -> tuple[Floats, Any]:
    """Return how far a cell lies from the nearest area, in its radius, and which area that is."""
    x, y = land["column"].to_numpy() + 0.5, land["row"].to_numpy() + 0.5
    far = []
    for area in areas:
        dx, dy = x - area["middle"][0], y - area["middle"][1]
        far.append(np.sqrt(dx * dx + dy * dy) / area["radius"] + 0.45 * rough)
    table = np.array(far)
    return table.min(axis=0), table.argmin(axis=0)


def _near_towns(parameters: Parameters, land: pd.DataFrame) -> Floats:
    """Return a surcharge that keeps nature out of the towns."""
    x, y = land["column"].to_numpy() + 0.5, land["row"].to_numpy() + 0.5
    near: Booleans = np.zeros(len(land), dtype=bool)
    for place in parameters.municipalities:
        column, row = parameters["settlement"]["towns"][place.code]
        dx, dy = x - column, y - row
        size = 2.0 + (place.inhabitants / 12000) ** 0.5
        near |= dx * dx + dy * dy < size * size
    return np.where(near, 9.0, 0.0)
