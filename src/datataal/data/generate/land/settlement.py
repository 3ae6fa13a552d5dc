"""Where people live: towns, villages, ribbons along polder roads, and farms in between.

Homes become address points, in whole metres. They stay inside the generator: what ships is the
distance of each cell to the nearest one, and how many homes a cell has.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd
from scipy.spatial import cKDTree

from datataal.data.generate.draw import Booleans, Floats, Ints, Stream, apportion
from datataal.data.generate.land.fields import grown, noise, spread
from datataal.data.generate.parameters import Parameters

__all__ = ["addresses", "homes_of", "settlement"]

Drawn = Mapping[str, Any]
Point = tuple[float, float]
#: a built-up cell has so many by so many address points
POINTS = 4


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


def addresses(parameters: Parameters, settled: pd.DataFrame, nature: pd.DataFrame) -> pd.DataFrame:
    """Return the address points: `x_m`, `y_m`, the index of their cell, and `homes`."""
    stream = Stream(parameters.seed, "addresses")
    built = _built_points(parameters, settled, stream)
    open_ = _farms(parameters, settled, nature, built, stream)
    left = homes_of(parameters)
    codes = {code: nr for nr, code in enumerate(parameters.codes)}
    whose = open_["municipality"].map(codes).to_numpy()
    for nr, code in enumerate(parameters.codes):
        own = settled["municipality"] == code
        rest = int(left[nr]) - int(settled.loc[own, "town_homes"].sum())
        here = np.flatnonzero(whose == nr)
        assert rest >= len(here), f"{code}: {rest} homes for {len(here)} farms"
        open_.loc[open_.index[here], "homes"] = 1 + apportion(
            rest - len(here), stream.uniform(len(here), 0.2, 1.0)
        )
    return pd.concat([built, open_], ignore_index=True)


def _built_points(parameters: Parameters, settled: pd.DataFrame, stream: Stream) -> pd.DataFrame:
    """Spread the homes of a built-up cell over points that lie somewhat evenly in it."""
    cell, size = settled[settled["built"] != ""], parameters["map"]["cell_m"]
    step = size / POINTS
    parts = []
    for nr in range(POINTS * POINTS):
        across, up = divmod(nr, POINTS)
        x = cell["x_m"] - size / 2 + (across + stream.uniform(len(cell), 0.1, 0.9)) * step
        y = cell["y_m"] - size / 2 + (up + stream.uniform(len(cell), 0.1, 0.9)) * step
        homes = (cell["town_homes"] + nr) // (POINTS * POINTS)
        parts.append(
            pd.DataFrame(
                {
                    "x_m": np.floor(x).astype(np.int64),
                    "y_m": np.floor(y).astype(np.int64),
                    "at": cell.index,
                    "municipality": cell["municipality"],
                    "homes": homes,
                }
            )
        )
    made = pd.concat(parts, ignore_index=True)
    return made[made["homes"] > 0].reset_index(drop=True)


def _farms(
    parameters: Parameters,
    settled: pd.DataFrame,
    nature: pd.DataFrame,
    built: pd.DataFrame,
    stream: Stream,
) -> pd.DataFrame:
    """Put farms where none is within the reach that the openness of the land asks for."""
    drawn, size = parameters["settlement"], int(parameters["map"]["cell_m"])
    near, far = drawn["reach_m"]
    wild_near, wild_far = drawn["reach_nature_m"]
    open_ = settled["openness"].to_numpy()
    reach = near + (far - near) * open_ * open_ * open_
    wild = wild_near + (wild_far - wild_near) * open_ * open_
    reach = np.where((nature["n2000"] | nature["nnn"]).to_numpy(), wild, reach)
    known = built[["x_m", "y_m"]].to_numpy()
    ribbons = np.array(list(_ribbons(drawn, settled, stream, size)), dtype=np.int64)
    found = _apart_from(ribbons, np.full(len(ribbons), 120.0), known)
    free = np.flatnonzero(((settled["built"] == "") & (settled["polder"] == 0)).to_numpy())
    middles = settled[["x_m", "y_m"]].to_numpy()
    for _ in range(drawn["tries"]):
        order = free[stream.order(len(free))]
        shift = np.floor(stream.uniform(2 * len(order), 0, size)).astype(np.int64) - size // 2
        tried = np.c_[middles[order] + shift.reshape(-1, 2), order]
        more = _apart_from(tried, reach[order], np.r_[known, found[:, :2]])
        found = np.r_[found, more]
    frame = pd.DataFrame(found, columns=["x_m", "y_m", "at"])
    frame["municipality"] = settled["municipality"].to_numpy()[frame["at"]]
    return frame.assign(homes=1)


def _apart_from(tried: Ints, reach: Floats, known: Ints) -> Ints:
    """Return which of the places to try, one after another, lie `reach` from all before them."""
    far, _ = cKDTree(known).query(tried[:, :2])
    kept = _Grid(math.ceil(float(reach.max())))
    chosen = [
        nr
        for nr in np.flatnonzero(far >= reach)
        if kept.take(int(tried[nr, 0]), int(tried[nr, 1]), float(reach[nr]))
    ]
    return tried[chosen]


def _ribbons(
    drawn: Drawn, settled: pd.DataFrame, stream: Stream, size: int
) -> Iterator[tuple[int, int, int]]:
    """Yield farms along the straight roads of the polders, a few hundred metres apart."""
    where = {
        (c, r): nr for nr, (c, r) in enumerate(settled[["column", "row"]].itertuples(index=False))
    }
    left = int(settled["x_m"].iloc[0] - settled["column"].iloc[0] * size) - size // 2
    low = int(settled["y_m"].iloc[0] - settled["row"].iloc[0] * size) - size // 2
    may = ((settled["built"] == "") & (settled["polder"] > 0)).to_numpy()
    for polder in drawn["polders"]:
        cos, sin = polder["along"]
        half_along, half_across = polder["half"]
        every = polder["every"]
        lines = math.floor(2 * half_across / every)
        for line in range(lines + 1):
            across = -half_across + (2 * half_across - lines * every) / 2 + line * every
            along = -half_along
            while along < half_along:
                along += drawn["farm_every_cells"] * (0.6 + 0.8 * float(stream.uniform(1)[0]))
                beside = across + 0.12 * (float(stream.uniform(1)[0]) - 0.5)
                column = polder["middle"][0] + along * cos - beside * sin
                row = polder["middle"][1] + along * sin + beside * cos
                at = where.get((math.floor(column), math.floor(row)), -1)
                x, y = math.floor(left + column * size), math.floor(low + row * size)
                if at >= 0 and may[at]:
                    yield x, y, at


class _Grid:
    """Points by square, to look up quickly whether one lies near."""

    def __init__(self, square: int) -> None:
        self._square = square
        self._points: dict[tuple[int, int], list[tuple[int, int]]] = {}

    def take(self, x: int, y: int, reach: float) -> bool:
        """Add a point, unless one lies within `reach` of it; tell which."""
        column, row, limit = x // self._square, y // self._square, reach * reach
        near = (
            point
            for dc in (-1, 0, 1)
            for dr in (-1, 0, 1)
            for point in self._points.get((column + dc, row + dr), ())
        )
        if any((x - px) * (x - px) + (y - py) * (y - py) < limit for px, py in near):
            return False
        self._points.setdefault((column, row), []).append((x, y))
        return True
