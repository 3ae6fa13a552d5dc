"""The figures of module 06: scores, presets, the crossing, the draws, and who carries the load."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Floats, Stream
from datataal.data.generate.parameters import Parameters

__all__ = ["entries", "random_weights", "top"]

Tables = Mapping[str, pd.DataFrame]
Entry = tuple[str, float]  # id, value
SCORES = ["score_yield", "score_homes_spared", "score_nature_spared", "score_grid_near"]
#: The four areas that are worked by hand.
WORKED = ("A", "C", "F", "K")
TOP = 4


def entries(parameters: Parameters, clean: Tables, raw: Tables) -> Iterator[Entry]:  # noqa: ARG001
    """Yield the figures of module 06, whose words stand in `weights.yml`."""
    wanted, table = parameters["weights"], clean["search_area"]
    scores = table.set_index("area")[SCORES].astype("float64")
    presets = {name: _weighed(scores, w) for name, w in wanted["presets"].items()}
    for name, result in presets.items():
        for area in WORKED:
            yield f"weights_{name}_{area.lower()}", _thousandths(result[area])
    yield "weights_cross_c_f", _crossing(scores, "C", "F")
    drawn = _often(parameters, scores)
    yield "weights_draws_n", wanted["draws"]
    yield "weights_f_top4_pct", 100 * drawn["F"]
    yield "weights_next_top4_pct", 100 * drawn.drop("F").max()
    yield "weights_threshold_homes", wanted["threshold_homes"]
    yield "weights_dropped_n", (table["homes_2km"] > wanted["threshold_homes"]).sum()
    yield from _burden(clean, top(presets["default"]))
    for area in ("C", "F"):
        yield f"weights_mw_{area.lower()}", table.set_index("area")["mw"][area]


def _weighed(scores: pd.DataFrame, weights: Sequence[float]) -> pd.Series[float]:
    result = scores.to_numpy(dtype=np.float64) @ np.asarray(weights, dtype=np.float64)
    return pd.Series(result, index=scores.index)


def _thousandths(score: float) -> float:
    """Return a score with three decimals, halves upwards, as the charts and the aid show it."""
    return math.floor(1000 * score + 0.5 + 1e-6) / 1000


def top(result: pd.Series[float]) -> list[str]:
    """Return the letters of the four best areas; of equals the earlier letter."""
    order = np.argsort(-np.round(result.to_numpy(), 6), kind="stable")[:TOP]
    return sorted(str(letter) for letter in result.index[order])


def random_weights(parameters: Parameters) -> Floats:
    """Return weight sets that each add up to 1, every set as likely as any other.

    Shape (draws, 4): the lengths of the four pieces into which three points by lot cut a line.
    """
    draws = int(parameters["weights"]["draws"])
    cuts = Stream(parameters.seed, "weights").uniform(3 * draws).reshape(draws, 3)
    line = np.c_[np.zeros(draws), np.sort(cuts, axis=1), np.ones(draws)]
    return np.asarray(np.diff(line, axis=1), dtype=np.float64)


def _often(parameters: Parameters, scores: pd.DataFrame) -> pd.Series[float]:
    """Return how often each area is among the four best over the random weights."""
    results = np.round(random_weights(parameters) @ scores.to_numpy().T, 9)
    best = np.argsort(-results, axis=1, kind="stable")[:, :TOP]
    counts = np.bincount(best.ravel(), minlength=len(scores))
    return pd.Series(counts / len(results), index=scores.index)


def _crossing(scores: pd.DataFrame, one: str, other: str) -> float:
    """Return the weight of yield at which two areas are equal, the rest shared equally."""
    table = scores.to_numpy(dtype=np.float64)
    at = [scores.index.get_loc(area) for area in (one, other)]
    gap = table[at[0]] - table[at[1]]
    rest = float(gap[1:].mean())
    return rest / (rest - float(gap[0]))


def _burden(clean: Tables, letters: list[str]) -> Iterator[Entry]:
    """Yield where the capacity of the default's best areas lands, against who lives there."""
    table, places = clean["search_area"], clean["municipalities"]
    chosen = table[table["area"].isin(letters)]
    per_place = chosen.groupby("municipality", sort=True)["mw"].sum()
    people = places.set_index("municipality")["inhabitants"].astype("float64")
    load = (per_place / people.reindex(per_place.index)).sort_values(kind="stable")
    heavy = load.index[-2:]
    yield "weights_top4_mw", chosen["mw"].sum()
    yield "weights_top4_gwh", chosen["gwh"].sum()
    yield "weights_burden_mw_pct", 100 * per_place[heavy].sum() / per_place.sum()
    yield "weights_burden_people_pct", 100 * people[heavy].sum() / people.sum()
    low = clean["postcode_areas"]
    near = low[low["near_2km"].astype(bool)]
    poor = near.loc[near["income_third"] == 1, "inhabitants"].sum()
    yield "weights_low_income_2km_pct", 100 * poor / near["inhabitants"].sum()
