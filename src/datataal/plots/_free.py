"""Free capacity on the grid: three lists on three maps, and three totals with their definition."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import pandas as pd

from datataal.data import load, package, source_card
from datataal.language import number
from datataal.plots._draw import (
    AXIS,
    LABEL,
    MUTED,
    OTHER,
    OTHER_TEXT,
    REST,
    beside,
    paint,
    value_axis,
)
from datataal.plots._draw import rows as name_rows
from datataal.plots._figure import Figure
from datataal.plots._guard import need_columns
from datataal.plots._map_data import CELL_KM, WIDE, ground
from datataal.plots._words import words

__all__ = ["free_by_source", "station_maps"]

#: Who gives a total, in the order of the lesson.
BODIES: Final = ("operator", "municipality", "province")
DAYS_PER_MONTH: Final = 30.4375
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
        "totals": _list([number(total) for total in totals], says["and"]),
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


def free_by_source(max_age_months: float | None = None) -> Figure:
    """Draw the three totals with what each counts, in which unit, and how old it is.

    Parameters
    ----------
    max_age_months : float, optional
        Older totals are drawn open, with dashes. Without it nothing is too old.
    """
    says = words("free_by_source")
    shown = _totals(says)
    limit = float("inf") if max_age_months is None else float(max_age_months)
    shown["old"] = shown["age"] > limit
    kept = [number(value) for value in shown.loc[~shown["old"], "free"]]
    found = {
        "limit": "" if max_age_months is None else number(limit),
        "kept": _list(kept, says["and"]),
        "all": _list([number(value) for value in shown["free"]], says["and"]),
        "ages": _list([number(age) for age in shown["age"]], says["and"]),
    }
    kind = _kind(max_age_months, len(kept), len(shown))
    title = says[f"title_{kind}"].format(**found)
    subtitle = says["subtitle"]
    return Figure(
        paint(
            lambda figure: _draw_totals(figure, shown, says, limit),
            title=title,
            subtitle=subtitle,
            size=(7.2, 3.6),
        ),
        title,
        subtitle,
        says["alt"].format(title=title, **found),
        shown[["who", "free", "unit", "counts", "date", "age"]].set_axis(
            [says[key] for key in ("who", "free", "unit", "counts", "date", "age")], axis=1
        ),
        says["caption"],
    )


def _kind(limit: float | None, kept: int, of: int) -> str:
    if limit is None:
        return "open"
    return {0: "none", 1: "one", of: "all"}.get(kept, "some")


def _totals(says: Mapping[str, str]) -> pd.DataFrame:
    stations, today = load("grid_stations"), pd.Timestamp(str(package()["storyDate"]))
    cards = [source_card(f"{body}_stations") for body in BODIES]
    days = [(today - pd.Timestamp(card.date)).days for card in cards]
    return pd.DataFrame(
        {
            "who": [says[body] for body in BODIES],
            "free": [float(stations[f"free_mw_{body}"].sum()) for body in BODIES],
            "unit": [card.unit for card in cards],
            "counts": [card.counts for card in cards],
            "short": [says[f"{body}_short"] for body in BODIES],
            "date": [card.date for card in cards],
            "age": [round(day / DAYS_PER_MONTH) for day in days],
        }
    )


def _draw_totals(figure: Any, shown: pd.DataFrame, says: Mapping[str, str], limit: float) -> None:  # noqa: ANN401
    axes = figure.add_subplot()
    for at, row in enumerate(shown.to_dict("records")):
        old = bool(row["old"])
        look: dict[str, Any] = (
            {"color": "white", "edgecolor": OTHER, "linestyle": "--", "linewidth": 1.6}
            if old
            else {"color": REST}
        )
        axes.barh(at, row["free"], height=0.5, **look)
        label = says["label"].format(
            free=number(row["free"]), unit=row["unit"], age=number(row["age"])
        )
        beside(axes, row["free"], at - 0.12, label, color=OTHER_TEXT if old else LABEL)
        note = says["too_old"].format(limit=number(limit)) if old else row["short"]
        axes.annotate(
            note,
            (0, at + 0.27),
            xytext=(2, -2),
            textcoords="offset points",
            va="top",
            fontsize=9.5,
            color=OTHER_TEXT if old else MUTED,
        )
    name_rows(axes, list(shown["who"]))
    axes.set_ylim(len(shown) - 0.25, -0.6)
    axes.set_xlim(0, 1.5 * float(shown["free"].max()))
    value_axis(axes.xaxis)
    axes.set_xlabel(says["x"])


def _list(parts: list[str], last: str) -> str:
    return (
        f" {last} ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)
    )
