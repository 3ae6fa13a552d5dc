"""The same cells counted within other borders: other borders, another winner."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

import numpy as np
import pandas as pd

from datataal.data import load
from datataal.errors import DataError, Finding
from datataal.language import number
from datataal.plots._draw import AXIS, paint
from datataal.plots._figure import Figure
from datataal.plots._groups import group_name, title_of
from datataal.plots._guard import need_columns
from datataal.plots._map_classes import SEQUENTIAL, Swatch
from datataal.plots._map_data import CELL_KM, Ground, ground
from datataal.plots._map_draw import SIDE_KM, Names, draw_map, fill, write_names
from datataal.plots._words import percent, sentence, words

__all__ = ["three_borders"]

#: Upper limits of the classes, as a part from 0 to 1; the last class is what is more.
_LIMITS: Final = (0.05, 0.10, 0.20, 0.30)
_BORDERS: Final = ("municipality", "station_area", "landscape")
_MOST: Final = 3
#: Half of a name, on a panel of this size.
_EDGE_KM: Final = 13.0


def three_borders(
    cells: pd.DataFrame, column: str = "fits", borders: Sequence[str] = _BORDERS
) -> Figure:
    """Draw which part of each region's cells says yes, within one set of borders per map.

    Parameters
    ----------
    cells : pandas.DataFrame
        Rows of the table of cells, with `cell` and a column of yes and no.
    column : str
        That column.
    borders : sequence of str
        One to three columns of the table of cells that hold a region.

    Raises
    ------
    DataError
        If a column is missing, or there are no borders or more than three.
    """
    need_columns(cells, "cell", column, *borders)
    if not 1 <= len(borders) <= _MOST:
        raise DataError(
            Finding(
                what=f"{len(borders)} sets of borders cannot be drawn side by side",
                expected=f"one to {_MOST} columns with a region",
                do='Write for example borders=["municipality", "landscape"]',
            )
        )
    says, land = words("three_borders"), ground()
    parts = {one: cells.groupby(one)[column].mean().astype(float) for one in borders}
    tops = {one: list(part.index[part == part.max()]) for one, part in parts.items()}
    rows = [
        (sentence(title_of(one)), _first(one, tops[one], says), percent(float(parts[one].max())))
        for one in borders
    ]
    told = {
        "n": number(len(cells)),
        "winners": "; ".join(f"{kind}: {name} ({part})" for kind, name, part in rows),
    }
    one_each = all(len(top) == 1 for top in tops.values())
    title = says[f"title_{len(borders)}" if one_each else "title_tied"].format(**told)
    return Figure(
        paint(
            lambda figure: _draw(figure, land, parts, rows, says),
            title=title,
            subtitle=says["subtitle"],
            size=(7.2, 4.0),
        ),
        title,
        says["subtitle"],
        says["alt"].format(title=title, **told),
        pd.DataFrame(rows, columns=[says["borders"], says["top"], says["part"]]),
        says["caption"],
    )


def _first(border: str, tops: Sequence[Any], says: Mapping[str, str]) -> str:
    """Return the name of the region that comes first, or how many share the first place."""
    return _name(border, tops[0]) if len(tops) == 1 else says["tied"].format(n=number(len(tops)))


def _name(border: str, region: Any) -> str:  # noqa: ANN401  a cell can hold anything
    if border != "station_area":
        return group_name(border, region)
    stations = load("grid_stations").set_index("station")
    known = "name" in stations.columns and region in stations.index
    return str(stations.loc[region, "name"]) if known else str(region)


def _draw(
    figure: Any,  # noqa: ANN401
    land: Ground,
    parts: Mapping[str, pd.Series[float]],
    rows: Sequence[tuple[str, str, str]],
    says: Mapping[str, str],
) -> None:
    swatches = _swatches(says)
    panels = np.atleast_1d(figure.subfigures(1, len(parts)))
    for panel, (border, part), (kind, name, _) in zip(panels, parts.items(), rows, strict=True):
        axes = draw_map(panel, land, "", "")
        axes.set_title(kind, fontsize=11.5)
        region = land.cells[border]
        classes = np.searchsorted(_LIMITS, region.map(part).astype(float), side="left")
        at = pd.Series(np.where(region.isna() | region.map(part).isna(), -1, classes))
        at[land.cells["municipality"].isna().to_numpy()] = -1
        at.index = land.cells.index
        fill(axes, land.grid(at, -1).astype(np.int64), swatches)
        if (part == part.max()).sum() > 1:
            continue  # no region comes first
        own = land.cells.loc[region == part.idxmax(), ["column", "row"]]
        off = ((own - own.mean()) ** 2).sum(axis=1).to_numpy()
        middle = (own.iloc[int(off.argmin())] + 0.5) * CELL_KM
        x = min(max(float(middle.iloc[0]), _EDGE_KM), SIDE_KM - _EDGE_KM)  # within its own panel
        write_names(axes, Names([name], [x], [float(middle.iloc[1])]), 8.5)
    _legend(figure, swatches, says)


def _swatches(says: Mapping[str, str]) -> tuple[Swatch, ...]:
    shown = [percent(limit) for limit in _LIMITS]
    labels = [says["up_to"].format(part=shown[0])]
    labels += [says["between"].format(low=low, high=high) for low, high in pairwise(shown)]
    labels.append(says["more"].format(part=shown[-1]))
    return tuple(Swatch(*pair) for pair in zip(labels, SEQUENTIAL, strict=True))


def _legend(figure: Any, swatches: Sequence[Swatch], says: Mapping[str, str]) -> None:  # noqa: ANN401
    from matplotlib.patches import Patch

    handles = [Patch(facecolor=s.colour, edgecolor=AXIS, label=s.label) for s in swatches]
    figure.legend(
        handles=handles,
        loc="outside lower center",
        ncols=len(handles),
        frameon=False,
        title=says["legend"],
        fontsize=9.5,
        columnspacing=1.2,
        handlelength=1.5,
    )
