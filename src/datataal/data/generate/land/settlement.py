"""Towns and villages: where they lie, and which cells they have built on."""

from __future__ import annotations

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Booleans, Floats, Stream
from datataal.data.generate.land.fields import grown, noise
from datataal.data.generate.parameters import Municipality, Parameters

__all__ = ["built_cells", "places"]


def places(parameters: Parameters, borders: pd.DataFrame) -> pd.DataFrame:
    """Return towns and villages with `municipality`, `kind`, `column`, `row` and `homes`.

    `kind` is city, town or rural for a main town, and village. `homes` is a first estimate that
    gives a place its size; the tables count homes by postcode area.
    """
    stream, drawn = Stream(parameters.seed, "places"), parameters["settlement"]
    size = parameters["persons_per_dwelling"]
    rows: list[tuple[str, str, float, float, float]] = []
    for place in parameters.municipalities:
        homes = place.inhabitants / size[place.kind]
        column, row = drawn["towns"][place.code]
        town = homes * drawn["town_share"][place.kind]
        rows.append((place.code, place.kind, float(column), float(row), town))
    towns = [(column, row) for _, _, column, row, _ in rows]
    taken = [(column, row, drawn["town_apart_cells"]) for column, row in towns]
    for place in parameters.municipalities:
        rows += _villages(parameters, place, borders, taken, stream)
    return pd.DataFrame(rows, columns=["municipality", "kind", "column", "row", "homes"])


def _villages(
    parameters: Parameters,
    place: Municipality,
    borders: pd.DataFrame,
    taken: list[tuple[float, float, float]],
    stream: Stream,
) -> list[tuple[str, str, float, float, float]]:
    """Put villages by lot, each at some distance from all other places and outside polders."""
    drawn = parameters["settlement"]
    own = borders[borders["municipality"] == place.code]
    x, y = own["column"].to_numpy() + 0.5, own["row"].to_numpy() + 0.5
    free = ~in_polder(parameters, x, y)
    found: list[tuple[float, float]] = []
    wanted = max(1, round(len(own) / drawn["cells_per_village"]))
    for nr in stream.order(len(own)):
        apart = all(
            (x[nr] - c) * (x[nr] - c) + (y[nr] - r) * (y[nr] - r) > far * far for c, r, far in taken
        )
        if free[nr] and apart and len(found) < wanted:
            found.append((float(x[nr]), float(y[nr])))
            taken.append((float(x[nr]), float(y[nr]), drawn["village_apart_cells"]))
    size = parameters["persons_per_dwelling"][place.kind]
    homes = place.inhabitants / size * drawn["village_share"][place.kind]
    part = stream.uniform(max(len(found), 1), 0.5, 1.5)
    total = float(sum(part.tolist()))
    return [
        (place.code, "village", column, row, homes * float(one) / total)
        for (column, row), one in zip(found, part, strict=False)
    ]


def in_polder(parameters: Parameters, x: Floats, y: Floats) -> Booleans:
    """Return which places (in cells) lie within a planned polder."""
    inside = np.zeros(len(x), dtype=bool)
    for polder in parameters["settlement"]["polders"]:
        (column, row), (length, width) = polder["middle"], polder["half"]
        cos, sin = polder["along"]
        along = (x - column) * cos + (y - row) * sin
        across = (y - row) * cos - (x - column) * sin
        inside |= (np.abs(along) < length) & (np.abs(across) < width)
    return inside


def built_cells(parameters: Parameters, borders: pd.DataFrame, towns: pd.DataFrame) -> list[str]:
    """Return per land cell the kind of place that is built on it, or nothing."""
    stream, wide = Stream(parameters.seed, "built"), parameters["map"]["cells_wide"]
    rough, dense = noise(stream, wide, (6, 3)), parameters["settlement"]["homes_per_cell"]
    at = (borders["row"] * wide + borders["column"]).to_numpy()
    free = np.zeros(wide * wide, dtype=bool)
    free[at] = True
    kinds = np.full(wide * wide, "", dtype=object)
    row, column = np.divmod(np.arange(wide * wide), wide)
    for place in towns.itertuples():
        dx, dy = column + 0.5 - place.column, row + 0.5 - place.row
        cost = (dx * dx + dy * dy) * (1 + 0.28 * np.clip(rough, -2, 2))
        size = max(1, round(float(place.homes) / dense[str(place.kind)]))
        start = free & (np.arange(wide * wide) == int(np.argmin(np.where(free, cost, np.inf))))
        grew = grown(np.asarray(cost), start, free, size, wide)
        kinds[grew] = str(place.kind)
        free &= ~grew
    return list(kinds[at])
