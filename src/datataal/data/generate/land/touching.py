"""Who borders whom, and how far apart things lie."""

from __future__ import annotations

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Floats

__all__ = ["distance2", "neighbours"]


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
