"""The free capacity of each station on three maps, as three organisations report it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import pandas as pd

from datataal.data import load
from datataal.language import number
from datataal.plots._draw import (
    AXIS,
    LABEL,
    OTHER,
    REST,
    paint,
)
from datataal.plots._figure import Figure
from datataal.plots._free import BODIES
from datataal.plots._guard import need_columns
from datataal.plots._map_data import CELL_KM, WIDE, ground
from datataal.plots._words import listed, words

__all__ = ["station_maps"]

SIDE_KM: Final = WIDE * CELL_KM
ORIGIN_M: Final = 900_000
#: Square points of a dot per MW.
DOT: Final = 14.0


def station_maps(stations: pd.DataFrame | None = None) -> Figure:
    """Draw the free capacity of each station three times, as three organisations report it.

    Parameters
    ----------
    stations : pandas.DataFrame, optional
        Rows of `grid_stations`; without it all stations of Deltaland.

    Raises
    ------
    DataError
        If a column is missing or the table has no rows.
    """
    stations = load("grid_stations") if stations is None else stations
    columns = [f"free_mw_{body}" for body in BODIES]
    need_columns(stations, "station", "name", "x_m", "y_m", *columns)
    says = words("station_maps")
    totals = [float(stations[column].sum()) for column in columns]
    found = {
        "n": number(len(stations)),
        "totals": listed([number(total) for total in totals], says["and"]),
        "zero": number(int((stations[columns[0]] == 0).sum())),
    }
    title, subtitle = says["title"].format(**found), says["subtitle"]
    return Figure(
        paint(
            lambda figure: _draw_maps(figure, stations, says, totals),
            title=title,
            subtitle=subtitle,
            size=(7.2, 3.45),
        ),
        title,
        subtitle,
        says["alt"].format(title=title, **found),
        _maps_table(stations, says),
        says["caption"],
    )


def _maps_table(stations: pd.DataFrame, says: Mapping[str, str]) -> pd.DataFrame:
    table = stations[["station", "name", *(f"free_mw_{body}" for body in BODIES)]]
    return table.set_axis([says["station"], says["name"], *(says[b] for b in BODIES)], axis=1)


def _draw_maps(
    figure: Any,  # noqa: ANN401
    stations: pd.DataFrame,
    says: Mapping[str, str],
    totals: list[float],
) -> None:
    land = (ground().owner != "").astype(float)
    places = [(stations[axis].astype(float) - ORIGIN_M) / 1000 for axis in ("x_m", "y_m")]
    for axes, body, total in zip(figure.subplots(1, 3), BODIES, totals, strict=True):
        _land(axes, land)
        free = stations[f"free_mw_{body}"].astype(float)
        some = free > 0
        axes.scatter(
            places[0][some],
            places[1][some],
            s=DOT * free[some],
            c=REST,
            edgecolors="white",
            linewidths=0.8,
            zorder=4,
        )
        axes.scatter(
            places[0][~some], places[1][~some], marker="x", c=OTHER, s=30, linewidths=1.8, zorder=4
        )
        axes.set_title(
            says["panel"].format(who=says[body], total=number(total)),
            fontsize=11,
            fontweight="bold",
            color=LABEL,
        )


def _land(axes: Any, land: Any) -> None:  # noqa: ANN401
    axes.contourf(
        np.linspace(0, SIDE_KM, WIDE),
        np.linspace(0, SIDE_KM, WIDE),
        land,
        levels=[0.5, 1.5],
        colors=["#E8F0EE"],
    )
    axes.contour(
        np.linspace(0, SIDE_KM, WIDE),
        np.linspace(0, SIDE_KM, WIDE),
        land,
        levels=[0.5],
        colors=[AXIS],
        linewidths=0.9,
    )
    axes.set(xlim=(0, SIDE_KM), ylim=(0, SIDE_KM), xticks=[], yticks=[])
    axes.set_aspect("equal")
    for side in axes.spines.values():
        side.set_visible(False)
