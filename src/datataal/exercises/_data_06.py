"""What the rules of exercise 06 compare with, computed from the search areas of Deltaland."""

from __future__ import annotations

import functools
from typing import Final

from datataal import content
from datataal.data import load, weighing

__all__ = ["KINDS", "carried", "crossing", "hand_scores", "presets", "sturdy", "winners"]

#: The four areas of the worked example.
WORKED: Final = "ACFK"
#: Which kind each of the six sentences is.
KINDS: Final = {
    1: "weight",
    2: "threshold",
    3: "fact",
    4: "threshold",
    5: "weight",
    6: "fact",
}
#: The sentence about a legal norm.
NORM: Final = 4
ASKED: Final = "nature"


@functools.cache
def presets() -> dict[str, list[int]]:
    """Return the weights of each setting of the aid, in per cent."""
    return {one["id"]: one["weights"] for one in content.aid("weights").in_("nl")["presets"]}


@functools.cache
def hand_scores() -> dict[str, float]:
    """Return the scores that an answer about C may be, right or mistaken, by what was done."""
    rows = weighing.letters(WORKED, load("search_area"))
    default = weighing.weighted(presets()["default"], rows)
    return {
        "right": float(default["C"]),
        "equal": float(weighing.weighted(presets()["equal"], rows)["C"]),
        "percent": 100 * float(default["C"]),
        "unweighted": float(weighing.scores(rows).loc["C"].to_numpy().sum()),
        **{f"area_{name}": float(default[name]) for name in WORKED if name != "C"},
    }


@functools.cache
def winners() -> dict[int, str]:
    """Return which of the four areas wins under each of the four settings, numbered from 1."""
    rows = weighing.letters(WORKED, load("search_area"))
    found = (weighing.best(weights, rows)[0] for weights in presets().values())
    return dict(enumerate(found, start=1))


@functools.cache
def crossing() -> float:
    """Return the weight of yield at which C and F score the same."""
    at = weighing.crossing("C", "F")
    return float("nan") if at is None else at


@functools.cache
def carried(preset: str = ASKED) -> tuple[float, float]:
    """Return, in per cent, what the two most burdened municipalities carry, and who lives there."""
    found = weighing.carried(presets()[preset])
    load = found["mw_share"] / found["people_share"]
    heavy = found.loc[load.nlargest(2).index]
    return 100 * float(heavy["mw_share"].sum()), 100 * float(heavy["people_share"].sum())


@functools.cache
def sturdy() -> str:
    """Return the area that is most often among the best four when weights are drawn by lot."""
    return str(weighing.often().index[0])
