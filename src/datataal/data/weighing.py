"""Weigh the search areas: one way of scoring for figures, aid and exercise.

A score is the sum of weight times score over the criteria; the weights add up to 1.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable, Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from datataal.data._load import load
from datataal.errors import DataError, Finding

__all__ = [
    "CRITERIA",
    "TOP",
    "best",
    "carried",
    "crossing",
    "letters",
    "often",
    "scores",
    "shares",
    "total",
    "weighted",
]

Floats = npt.NDArray[np.float64]
#: Columns of the table search_area, in the order of the sliders.
CRITERIA: Final = ("score_yield", "score_homes_spared", "score_nature_spared", "score_grid_near")
#: So many areas are chosen.
TOP: Final = 4
#: Decimals to which scores are compared, so that equals count as equal.
DECIMALS: Final = 6
#: The seed of the tables and the name of their draw, so that a figure and a draw agree.
SEED: Final = (20271004, zlib.crc32(b"weights"))


def shares(weights: object) -> Floats:
    """Return four weights as shares that add up to 1, whatever they added up to.

    Raises
    ------
    DataError
        If these are not four numbers of 0 or more, with at least one above 0.
    """
    plain_list = weights.tolist() if isinstance(weights, np.ndarray | pd.Series) else weights
    given = list(plain_list) if isinstance(plain_list, list | tuple) else []
    plain = [one for one in given if isinstance(one, int | float) and not isinstance(one, bool)]
    whole = len(given) == len(plain) == len(CRITERIA)
    if not whole or any(not math.isfinite(one) or one < 0 for one in plain) or not sum(plain) > 0:
        raise DataError(
            Finding(
                what="These weights cannot be used",
                expected="four numbers of 0 or more, of which one at least is above 0",
                do="Write them as a list, such as [25, 25, 25, 25]",
            )
        )
    found = np.asarray(plain, dtype=np.float64)
    return np.asarray(found / found.sum(), dtype=np.float64)


def total(weights: Iterable[float], scored: Iterable[float]) -> float:
    """Return the sum of weight times score."""
    return sum(weight * score for weight, score in zip(weights, scored, strict=True))


def scores(table: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return the four scores of each search area (0 to 1), by its letter."""
    table = load("search_area") if table is None else table
    return table.set_index("area")[list(CRITERIA)].astype("float64")


def weighted(weights: object, table: pd.DataFrame | None = None) -> pd.Series[float]:
    """Return the weighted score of each search area, best first; of equals the earlier letter."""
    found, part = scores(table), shares(weights)
    result = [round(total(part, row), DECIMALS) for row in found.to_numpy()]
    return pd.Series(result, index=found.index).sort_values(ascending=False, kind="stable")


def best(weights: object, table: pd.DataFrame | None = None) -> list[str]:
    """Return the letters of the four best areas, best first."""
    return [str(letter) for letter in weighted(weights, table).index[:TOP]]


def crossing(one: str, other: str, table: pd.DataFrame | None = None) -> float | None:
    """Return the weight of yield at which two areas score the same, or None if they never do.

    The other three criteria share what is left equally.
    """
    found = scores(table)
    gap = (found.loc[one] - found.loc[other]).to_numpy(dtype=np.float64)
    rest = float(gap[1:].mean())
    if rest == gap[0]:
        return None
    at = rest / (rest - float(gap[0]))
    return at if 0 <= at <= 1 else None


def often(draws: int = 1000, table: pd.DataFrame | None = None) -> pd.Series[float]:
    """Return in which part of `draws` sets of random weights each area is among the best four.

    Every set is as likely as any other: three points by lot cut a line into four pieces.
    """
    found = scores(table)
    stream = np.random.Generator(np.random.PCG64(np.random.SeedSequence(SEED)))
    cuts = np.sort(stream.random((draws, len(CRITERIA) - 1)), axis=1)
    line = np.c_[np.zeros(draws), cuts, np.ones(draws)]
    results = np.round(np.diff(line, axis=1) @ found.to_numpy().T, DECIMALS)
    order = np.argsort(-results, axis=1, kind="stable")[:, :TOP]
    counts = np.bincount(order.ravel(), minlength=len(found)) / draws
    return pd.Series(counts, index=found.index).sort_values(ascending=False, kind="stable")


def carried(weights: object, table: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return, per municipality with new capacity, its share of that and of the inhabitants.

    Columns ``name``, ``mw`` (megawatts), ``mw_share`` and ``people_share`` (0 to 1), most
    capacity first. The four best areas are the ones that are built.
    """
    rows = load("search_area") if table is None else table
    places = load("municipalities").set_index("municipality")
    chosen = rows[rows["area"].isin(best(weights, rows))]
    mw = chosen.groupby("municipality")["mw"].sum().astype("float64")
    people = places["inhabitants"].astype("float64")
    found: dict[str, Any] = {
        "name": places.loc[mw.index, "name"],
        "mw": mw,
        "mw_share": mw / mw.sum(),
        "people_share": people[mw.index] / people.sum(),
    }
    return pd.DataFrame(found).sort_values("mw", ascending=False, kind="stable")


def letters(areas: str | Sequence[str] | None, table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of `table` for these letters, such as ``"ACFK"``; all of them without."""
    if areas is None:
        return table
    wanted = list(dict.fromkeys(str(one).upper() for one in areas))
    known = set(table["area"].astype(str))
    unknown = [one for one in wanted if one not in known]
    if unknown or not wanted:
        raise DataError(
            Finding(
                what=f"There is no search area {', '.join(unknown) or 'named'}",
                expected="letters of search areas, such as 'ACFK'",
                do="Use the letters on the map",
            )
        )
    return table[table["area"].isin(wanted)]
