"""Where people live: towns and villages on the land, and how many homes each cell has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Booleans, Floats, Ints, Stream, apportion
from datataal.data.generate.land.fields import grown, noise, spread
from datataal.data.generate.parameters import Parameters

__all__ = ["homes_of", "settlement"]

Drawn = Mapping[str, Any]
Point = tuple[float, float]


def homes_of(parameters: Parameters) -> Ints:
    """Return the dwellings of each municipality; they sum to the province's exactly."""
    stream, size = Stream(parameters.seed, "homes"), parameters["persons_per_dwelling"]
    noise_ = stream.uniform(len(parameters.municipalities), -0.04, 0.04)
    weights = [
        place.inhabitants / (size[place.kind] + extra)
        for place, extra in zip(parameters.municipalities, noise_, strict=True)
    ]
    return apportion(parameters["province"]["dwellings"], weights)


def settlement(parameters: Parameters, land: pd.DataFrame, nature: pd.DataFrame) -> pd.DataFrame:
    """Return the land cells with `built` (town, village or empty) and `town_homes`.

    `polder` numbers the open polder in which a cell lies (0: none), and `openness` runs from 0
    (closely built) to 1.
    """
    stream, drawn = Stream(parameters.seed, "settlement"), parameters["settlement"]
    wide = int(parameters["map"]["cells_wide"])
    number = (land["row"] * wide + land["column"]).to_numpy(dtype=np.int64)
    rough = noise(stream, wide)[number]
    polder = _polders(drawn, land)
    builder = _Builder(drawn, land, number, wide)
    open_to_homes = ~nature["n2000"].to_numpy(dtype=bool)
    for place, homes in zip(parameters.municipalities, homes_of(parameters), strict=True):
        may = (land["municipality"] == place.code).to_numpy() & open_to_homes
        town = round(int(homes) * drawn["town_share"][place.kind])
        density = drawn["homes_per_cell"][place.kind]
        builder.build(drawn["towns"][place.code], town, density, "town", may, rough)
        villages = round(int(homes) * drawn["village_share"][place.kind])
        for at, size in _villages(drawn, land, villages, may & (polder == 0), stream):
            builder.build(at, size, drawn["homes_per_cell"]["village"], "village", may, rough * 0)
    return land.assign(
        built=builder.built,
        town_homes=builder.homes,
        polder=polder,
        openness=_openness(land, rough, noise(stream, wide, (14, 7))[number]),
    )


def _villages(
    drawn: Drawn, land: pd.DataFrame, homes: int, may: Booleans, stream: Stream
) -> list[tuple[Point, int]]:
    """Place villages apart from each other and from towns, and divide their homes by chance."""
    count = max(1, round(int(may.sum()) / drawn["cells_per_village"]))
    towns, taken = list(drawn["towns"].values()), list[Point]()
    x, y = (land[name].to_numpy(dtype=np.float64) + 0.5 for name in ("column", "row"))
    for nr in np.flatnonzero(may)[stream.order(int(may.sum()))]:
        here = (float(x[nr]), float(y[nr]))
        free = all(_apart(here, at, drawn["town_apart_cells"]) for at in towns)
        if free and all(_apart(here, at, drawn["village_apart_cells"]) for at in taken):
            taken.append(here)
        if len(taken) == count:
            break
    sizes = apportion(homes, stream.uniform(len(taken), 0.5, 1.8))
    return list(zip(taken, map(int, sizes), strict=True))


def _apart(one: Point, other: Point, cells: float) -> bool:
    dx, dy = one[0] - other[0], one[1] - other[1]
    return bool(dx * dx + dy * dy >= cells * cells)


class _Builder:
    """What is built so far: the kind and the homes of every land cell."""

    def __init__(self, drawn: Drawn, land: pd.DataFrame, number: Ints, wide: int) -> None:
        self._drawn, self._land, self._number, self._wide = drawn, land, number, wide
        self.built = np.full(len(land), "", dtype=object)
        self.homes = np.zeros(len(land), dtype=np.int64)

    def build(  # noqa: PLR0913, PLR0917  a place, a size, a look and where it may be
        self, at: Point, homes: int, density: int, kind: str, may: Booleans, rough: Floats
    ) -> None:
        """Grow a built-up area of `homes` around a point, densest in the middle."""
        free = may & (self.built == "")
        dx = self._land["column"].to_numpy() + 0.5 - at[0]
        dy = self._land["row"].to_numpy() + 0.5 - at[1]
        far = np.sqrt(dx * dx + dy * dy)
        first = np.flatnonzero(free)[int(np.argmin(far[free]))]
        cost = self._on_the_map(far * (1 + 0.22 * rough), np.inf)
        open_ = self._on_the_map(free, fill=False)
        start = np.zeros(len(open_), dtype=bool)
        start[self._number[first]] = True
        cells = max(1, round(homes / density))
        chosen = np.flatnonzero(grown(cost, start, open_, cells, self._wide)[self._number])
        self.built[chosen] = kind
        self.homes[chosen] = apportion(homes, 1.4 - 0.8 * spread(far[chosen]))

    def _on_the_map(self, values: Any, fill: float | bool) -> Any:  # noqa: ANN401, FBT001  an array
        whole = np.full(self._wide * self._wide, fill)
        whole[self._number] = values
        return whole


def _polders(drawn: Drawn, land: pd.DataFrame) -> Ints:
    """Return the number of the polder in which each cell lies, 0 outside them."""
    found = np.zeros(len(land), dtype=np.int64)
    for nr, polder in enumerate(drawn["polders"], start=1):
        along, across = _turned(land, polder)
        half_along, half_across = polder["half"]
        found[(np.abs(along) <= half_along) & (np.abs(across) <= half_across)] = nr
    return found


def _turned(land: pd.DataFrame, polder: Drawn) -> tuple[Floats, Floats]:
    """Return places along and across the roads of a polder, from its middle, in cells."""
    dx = land["column"].to_numpy() + 0.5 - polder["middle"][0]
    dy = land["row"].to_numpy() + 0.5 - polder["middle"][1]
    cos, sin = polder["along"]
    return dx * cos + dy * sin, dy * cos - dx * sin


def _openness(land: pd.DataFrame, rough: Floats, own: Floats) -> Floats:
    """Rank the land from closely built to open; clay is more open than sand and river land."""
    ground = {"clay": 1.1, "peat": 0.35, "coast": 0.3, "sand": -0.5, "river": -0.9}
    lean = land["ground"].map(ground).to_numpy(dtype=np.float64)
    return spread(0.7 * lean + own + 0.2 * rough)
