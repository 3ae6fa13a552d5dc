"""The numbers behind the map of weights: a score per cell and criterion, packed small.

A score is a straight line between two limits (content/aids/weights.yml), cut off at 0 and 1 and
kept in steps of 1/255, so that a cell takes one byte per criterion.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from datataal import data

__all__ = ["SCORES", "WATER", "areas", "grid", "places", "rescaled"]

Floats = npt.NDArray[np.float64]
Bytes = npt.NDArray[np.uint8]
#: Columns of the table search_area, in the order of the criteria.
SCORES = ("score_yield", "score_homes_spared", "score_nature_spared", "score_grid_near")
#: What stands for a cell of water where land has its municipality and whether it is nature.
WATER = 255
#: Nature is counted this many cells to each side: 1.5 km.
AROUND = 3
METRES = 10  # one step of the distance to a home


def rescaled(values: Floats, limits: Mapping[str, float]) -> Floats:
    """Return values as scores: 0 at ``limits["zero"]``, 1 at ``limits["one"]``, straight between.

    Beyond the limits the score stays 0 or 1; what was not measured (water) gets 0.
    """
    share = (values - limits["zero"]) / (limits["one"] - limits["zero"])
    return np.nan_to_num(np.clip(share, 0, 1), nan=0.0)


def grid(limits: Sequence[Mapping[str, float]]) -> dict[str, Any]:
    """Return what the map draws, each layer as base64 of one byte per cell.

    Cells stand row by row from the south-west. ``scores``: four layers after each other;
    ``away``: distance to a home in steps of 10 m; ``land``: twice the number of the
    municipality, plus 1 in nature, or `WATER`.
    """
    cells = _in_order(data.load("cells"))
    side = round(len(cells) ** 0.5)
    nature = (cells["n2000"].astype(bool) | cells["nnn"].astype(bool)).to_numpy()
    dry = ~cells["water"].to_numpy(dtype=bool)
    measured = (
        _floats(cells["wind_100m"]),
        _floats(cells["dist_dwelling_m"]),
        100 * _share_around(nature & dry, dry, side),
        _floats(cells["dist_grid_m"]),
    )
    scores = [rescaled(column, one) * dry for column, one in zip(measured, limits, strict=True)]
    away = np.nan_to_num(_floats(cells["dist_dwelling_m"])) // METRES
    order = {code: nr for nr, code in enumerate(data.load("municipalities")["municipality"])}
    place = cells["municipality"].map(order).fillna(0).to_numpy(dtype=np.int64)
    land = np.where(dry, 2 * place + nature, WATER)
    return {
        "side": side,
        "scores": _packed(np.round(np.concatenate(scores) * 255)),
        "away": _packed(np.minimum(away, 255)),
        "land": _packed(land),
    }


def places() -> list[dict[str, Any]]:
    """Return the municipalities with name and share of the province's inhabitants (0 to 1)."""
    table = data.load("municipalities")
    people = _floats(table["inhabitants"])
    return [
        {"name": str(name), "share": round(float(share), 5)}
        for name, share in zip(table["name"], people / people.sum(), strict=True)
    ]


def areas() -> list[dict[str, Any]]:
    """Return the search areas by letter, or none where the tables do not hold them.

    ``place`` is a row of `places`; ``cells`` are numbers in the order of `grid`.
    """
    if "search_area" not in data.tables():
        return []
    cells = _in_order(data.load("cells"))
    codes = list(data.load("municipalities")["municipality"])
    found = data.load("search_area").sort_values("area")
    return [
        {
            "id": str(row["area"]),
            "place": codes.index(row["municipality"]),
            "mw": round(float(row["mw"]), 1),
            "homes": int(row["homes_2km"]),
            "scores": [round(float(row[name]), 2) for name in SCORES],
            "cells": _numbers(cells["search_area"] == row["area"]),
        }
        for row in found.to_dict("records")
    ]


def _in_order(cells: pd.DataFrame) -> pd.DataFrame:
    return cells.sort_values(["y_m", "x_m"], ignore_index=True)


def _numbers(mine: pd.Series[Any]) -> list[int]:
    found: list[int] = np.flatnonzero(mine.fillna(value=False).to_numpy(dtype=bool)).tolist()
    return found


def _floats(column: pd.Series[Any]) -> Floats:
    return np.asarray(column.astype("float64"), dtype=np.float64)


def _share_around(nature: npt.NDArray[np.bool_], dry: npt.NDArray[np.bool_], side: int) -> Floats:
    """Return per cell which share of the land in the square around it is nature."""
    counts = [_around(layer.reshape(side, side).astype(np.float64)) for layer in (nature, dry)]
    return np.asarray(counts[0] / np.maximum(counts[1], 1), dtype=np.float64).ravel()


def _around(layer: Floats) -> Floats:
    edge = np.pad(layer, AROUND)
    width = 2 * AROUND + 1
    windows = np.lib.stride_tricks.sliding_window_view(edge, (width, width))
    return np.asarray(windows.sum(axis=(2, 3)), dtype=np.float64)


def _packed(values: npt.NDArray[Any]) -> str:
    return base64.b64encode(values.astype(np.uint8).tobytes()).decode("ascii")
