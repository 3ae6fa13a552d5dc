"""Three plans in four futures: one sum for figures, lesson and exercise.

The shares stand in the table ``scenario_replay``; all of them are our reading. No likelihood is
used anywhere: each rule treats the futures alike, and that is a choice too.
"""

from __future__ import annotations

import math
from typing import Any, Final

import pandas as pd

from datataal.data._load import load
from datataal.errors import DataError, Finding

__all__ = ["RULES", "by_rule", "shares", "winners"]

#: In the order in which the lesson shows them.
RULES: Final = ("worst", "mean", "regret")
NEAR: Final = 1e-9
MOST: Final = 100
_MOST_CHANGES: Final = 12


def shares(change: object = None) -> pd.DataFrame:
    """Return the share (%) of each plan (rows) in each future (columns).

    Parameters
    ----------
    change : dict, optional
        Other shares for single cells, such as ``{"C S2": 56}``.

    Raises
    ------
    DataError
        If a cell does not exist, or a share is not a number from 0 to 100.
    """
    rows = load("scenario_replay")
    found = rows.pivot_table(index="option", columns="scenario", values="share_2030").astype(float)
    found.index.name, found.columns.name = "plan", None
    if change is None:
        return found
    if not isinstance(change, dict) or len(change) > _MOST_CHANGES:
        raise _wrong("This does not say which cell changes")
    for cell, value in change.items():
        plan, future = _cell(cell, found)
        found.loc[plan, future] = _share(value)
    return found


def by_rule(found: pd.DataFrame) -> pd.DataFrame:
    """Return per plan (rows) its worst share, mean share (%) and largest regret (points).

    Regret is the gap with the best plan in the same future.
    """
    regret = (found.max() - found).max(axis=1)
    return pd.DataFrame(
        {"worst": found.min(axis=1), "mean": found.mean(axis=1), "regret": regret},
        columns=list(RULES),
    )


def winners(found: pd.DataFrame) -> dict[str, list[str]]:
    """Return per rule the plans that come first; more than one if they tie."""
    scores = by_rule(found)
    best = {"worst": scores["worst"].max(), "mean": scores["mean"].max()}
    best["regret"] = scores["regret"].min()
    return {
        rule: [
            str(plan) for plan in scores.index if abs(scores.loc[plan, rule] - best[rule]) < NEAR
        ]
        for rule in RULES
    }


def _cell(cell: object, found: pd.DataFrame) -> tuple[str, str]:
    parts = str(cell)[:20].upper().split() if isinstance(cell, str) else []
    if len(parts) == 2 and parts[0] in found.index and parts[1] in found.columns:  # noqa: PLR2004
        return parts[0], parts[1]
    raise _wrong(f"There is no cell {str(cell)[:20]!r}")


def _share(value: Any) -> float:  # noqa: ANN401  a learner can write anything
    plain = isinstance(value, int | float) and not isinstance(value, bool)
    if not plain or not 0 <= value <= MOST or not math.isfinite(value):
        raise _wrong("This is not a share that can stand in a cell")
    return float(value)


def _wrong(what: str) -> DataError:
    return DataError(
        Finding(
            what=what,
            expected='a plan and a future with a share from 0 to 100, such as {"C S2": 56}',
            do="Plans are A, B and C; futures are S1, S2, S3 and S4",
        )
    )
