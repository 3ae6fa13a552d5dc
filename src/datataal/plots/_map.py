"""The default map: one column of a table, laid over Deltaland."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from datataal.plots._draw import paint
from datataal.plots._figure import Figure
from datataal.plots._groups import group_name
from datataal.plots._map_classes import NO_DATA, Classes, Swatch, classes_of
from datataal.plots._map_data import CELL_KM, Ground, Layer, ground, layer_of
from datataal.plots._map_draw import (
    MAP_SIZE,
    Names,
    draw_legend,
    draw_map,
    fill,
    points,
    write_names,
)
from datataal.plots._map_words import say, source_line, table_of
from datataal.plots._words import words

__all__ = ["map"]

#: Square points of a marker: many points are drawn smaller.
FEW, MANY, SMALL, LARGE = 60, 400, 9, 46


def map(  # noqa: A001  the learner's word: datataal.map("wind_100m")
    column: str, *, of: str | pd.DataFrame = "cells", title: str | None = None
) -> Figure:
    """Draw one column as a map of Deltaland, with legend, scale bar, words and table.

    Cells are coloured by class; a table with one row per municipality or search area colours
    whole regions; a table with places (`x_m`, `y_m`) is drawn as points.

    Parameters
    ----------
    column : str
        Column to draw: numbers, kinds, or yes and no.
    of : str or pandas.DataFrame
        Name of a table of Deltaland, or rows of your own with a column `cell`, a column
        `municipality` in which each stands once, or `x_m` and `y_m` in metres.
    title : str, optional
        Stands above the map instead of the finding. That the province is invented stays.

    Raises
    ------
    DataError
        If the table or the column is unknown (the nearest name is given), or rows have no place.

    Examples
    --------
    >>> import datataal
    >>> datataal.map("wind_100m").table.columns[0]
    'gemeente'
    """
    land = ground()
    layer = layer_of(column, of, land)
    if title and layer.title == column:
        layer = replace(layer, title=title)  # a column of the learner's own is called by its title
    says = words("map")
    classes = classes_of(
        layer.frame["value"], layer.labels, (says["lowest"], says["highest"]), column
    )
    finding, alt = say(layer, classes)
    title = title or finding
    subtitle = says[f"subtitle_{layer.kind}"]
    foot = source_line(layer)
    return Figure(
        paint(
            lambda figure: _draw(figure, land, layer, classes, foot),
            title=title,
            subtitle=subtitle,
            size=MAP_SIZE,
        ),
        title,
        subtitle,
        alt,
        table_of(layer, classes),
        foot,
    )


def _draw(figure: Any, land: Ground, layer: Layer, classes: Classes, foot: str) -> None:  # noqa: ANN401
    says = words("map")
    axes = draw_map(figure, land, says["stamp"], foot)
    apart = classes.kind == "regions"
    shown = _apart(land, layer, classes) if apart else classes
    empty = Swatch(says["no_data"], NO_DATA.colour, NO_DATA.hatch)
    swatches = (*shown.swatches, empty)
    if layer.kind == "points":
        many = len(layer.frame)
        points(axes, layer.frame, shown, LARGE if many < FEW else 24 if many < MANY else SMALL)
    else:
        at = pd.Series(-1, index=land.cells.index)
        lost = -1 if apart else len(swatches) - 1  # outside every region nothing is missing
        at.loc[layer.frame["at"]] = np.where(shown.which < 0, lost, shown.which)
        fill(axes, land.grid(at, -1).astype(np.int64), swatches)
    names = _names(land, layer, apart=apart)
    if names:
        write_names(axes, names)
    if not apart:
        known = tuple(reversed(swatches[:-1]))
        legend = known + ((empty,) if (shown.which < 0).any() else ())
        told = layer.unit and classes.kind == "numbers" and layer.unit != layer.title
        unit = f" ({layer.unit})" if told else ""
        head = layer.title[:1].upper() + layer.title[1:] + unit
        draw_legend(axes, head, legend, as_points=layer.kind == "points")


def _apart(land: Ground, layer: Layer, classes: Classes) -> Classes:
    """Give regions that touch different colours, out of the few light ones."""
    if layer.kind == "points":
        return classes
    at = pd.Series(-1, index=land.cells.index)
    at.loc[layer.frame["at"]] = classes.which
    grid = land.grid(at, -1).astype(np.int64)
    touching: dict[int, set[int]] = {nr: set() for nr in range(len(classes.swatches))}
    for one, other in ((grid[:, 1:], grid[:, :-1]), (grid[1:], grid[:-1])):
        differ = (one != other) & (one >= 0) & (other >= 0)
        for here, there in np.unique(np.c_[one[differ], other[differ]], axis=0):
            touching[int(here)].add(int(there))
            touching[int(there)].add(int(here))
    looks = ("#9CC4DE", "#CADFB0", "#F4F1D9", "#E6BE8B", "#D9D9D4", "#8CC3A0")
    taken: dict[int, int] = {}
    for nr, beside in touching.items():
        used = {taken[other] for other in beside if other in taken}
        taken[nr] = next((look for look in range(len(looks)) if look not in used), 0)
    swatches = tuple(Swatch(s.label, looks[taken[nr]]) for nr, s in enumerate(classes.swatches))
    return Classes(classes.which, swatches, classes.kind)


def _names(land: Ground, layer: Layer, *, apart: bool) -> Names | None:
    """Return the names of regions, each at the cell nearest to the region's middle."""
    if layer.kind == "points" or not (layer.region or apart):
        return None
    key = layer.frame["region"] if layer.region else layer.frame["value"]
    cells = land.cells.loc[layer.frame["at"], ["column", "row"]].reset_index(drop=True)
    found = []
    for region, own in cells.groupby(key.to_numpy(dtype=object), sort=True):
        off = ((own - own.mean()) ** 2).sum(axis=1).to_numpy()
        middle = own.iloc[int(off.argmin())]
        name = group_name(layer.region or "municipality", region)
        found.append((layer.labels.get(str(region), name), *((middle + 0.5) * CELL_KM)))
    return Names([f[0] for f in found], [f[1] for f in found], [f[2] for f in found])
