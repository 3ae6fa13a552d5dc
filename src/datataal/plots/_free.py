"""Free capacity on the grid: three lists on three maps, and three totals with their definition."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from datataal.data import load, package, source_card
from datataal.language import number
from datataal.plots._draw import (
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
from datataal.plots._words import listed, words

__all__ = ["BODIES", "free_by_source"]

#: Who gives a total, in the order of the lesson.
BODIES: Final = ("operator", "municipality", "province")
DAYS_PER_MONTH: Final = 30.4375


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
        "kept": listed(kept, says["and"]),
        "all": listed([number(value) for value in shown["free"]], says["and"]),
        "ages": listed([number(age) for age in shown["age"]], says["and"]),
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
