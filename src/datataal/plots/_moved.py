"""Published forecasts that moved: the start of a hydrogen store, and the electricity of 2030."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from datataal.data import published
from datataal.language import number
from datataal.plots._draw import LABEL, MUTED, OTHER, OTHER_TEXT, REST, paint, value_axis
from datataal.plots._draw import rows as name_rows
from datataal.plots._figure import Figure
from datataal.plots._words import words

__all__ = ["forecasts"]

START: Final = "hystock_start_"
EXPECTED: Final = "expected_"
GOAL: Final = "goal_2030"


def forecasts() -> Figure:
    """Draw which start year was named for a hydrogen store, and which yield was expected for 2030.

    Left the year in which it was said; the figures are published ones, some of them weak.
    """
    says = words("forecasts")
    starts = _rows("storage", START)
    expected = _rows("res_progress", EXPECTED)
    lows = expected["value"].astype(float)
    highs = expected["value_high"].astype(float).fillna(lows)
    moved = int(starts["value"].iloc[-1] - starts["value"].iloc[0])
    found = {"years": number(moved), "low": number(lows.min()), "high": number(highs.max())}
    inside = lows.iloc[-1] >= lows.iloc[0] and highs.iloc[-1] <= highs.iloc[0]
    title = says["title_inside" if inside else "title_outside"].format(**found)
    subtitle = says["subtitle"]
    named = [str(int(year)) for year in starts["value"]]
    ranges = [_range(low, high) for low, high in zip(lows, highs, strict=True)]
    progress = published("res_progress")
    goal = float(progress.loc[progress["item"] == GOAL, "value"].iloc[0])
    return Figure(
        paint(
            lambda figure: _draw(figure, starts, expected, goal, says),
            title=title,
            subtitle=subtitle,
            size=(7.2, 4.4),
        ),
        title,
        subtitle,
        says["alt"].format(title=title, years=", ".join(named), ranges=", ".join(ranges)),
        pd.DataFrame(
            {
                says["what"]: [says["start"]] * len(named) + [says["yield"]] * len(ranges),
                says["said"]: [str(one) for one in [*starts["year"], *expected["year"]]],
                says["figure"]: [*named, *ranges],
                says["status"]: [
                    says[one] if one in says else str(one)
                    for one in [*starts["status"], *expected["status"]]
                ],
            }
        ),
        says["caption"],
    )


def _rows(table: str, start: str) -> pd.DataFrame:
    rows = published(table)
    kept = rows[rows["item"].str.startswith(start)]
    return kept.sort_values("year", kind="stable")


def _range(low: float, high: float) -> str:
    return number(low) if low == high else f"{number(low)}\u2013{number(high)}"


def _draw(
    figure: Any,  # noqa: ANN401
    starts: pd.DataFrame,
    expected: pd.DataFrame,
    goal: float,
    says: Mapping[str, str],
) -> None:
    above, below = figure.subplots(2, 1)
    for at, (said, start) in enumerate(zip(starts["year"], starts["value"], strict=True)):
        above.plot([said, start], [at, at], color=MUTED, linewidth=1.4, linestyle="--", marker="",
                   zorder=2)  # fmt: skip
        above.scatter([said], [at], s=60, color=REST, zorder=3)
        _diamond(above, float(start), at, str(int(start)))
    years = [int(one) for one in [*starts["year"], *starts["value"]]]
    above.set_xticks(range(min(years), max(years) + 1))
    above.set_xlim(min(years) - 0.4, max(years) + 1)
    name_rows(above, [says["row"].format(year=year) for year in starts["year"]])
    _headed(above, says["start"])
    for at, (low, high) in enumerate(zip(expected["value"], expected["value_high"], strict=True)):
        if pd.notna(high):
            below.plot([low, high], [at, at], color=REST, linewidth=7, alpha=0.55, linestyle="-",
                       marker="",
                       solid_capstyle="butt", zorder=2)  # fmt: skip
            below.annotate(_range(float(low), float(high)), (float(high), at),
                           xytext=(11, 0), textcoords="offset points", va="center", color=LABEL,
                           fontsize=11)  # fmt: skip
        else:
            _diamond(below, float(low), at, says["about"].format(value=number(float(low))))
    below.axvline(goal, color=MUTED, linewidth=1.2, linestyle=":", zorder=1)
    below.annotate(says["goal"].format(goal=number(goal)), (goal, 0),
                   xycoords=("data", "axes fraction"), xytext=(-5, 6),
                   textcoords="offset points", ha="right", va="bottom", color=MUTED,
                   fontsize=10)  # fmt: skip
    below.set_xlim(0, 55)
    value_axis(below.xaxis)
    name_rows(below, [says["row"].format(year=year) for year in expected["year"]])
    _headed(below, says["yield"])


def _diamond(axes: Any, x: float, y: int, text: str) -> None:  # noqa: ANN401
    axes.scatter([x], [y], s=75, marker="D", facecolor="white", edgecolor=OTHER, linewidth=2,
                 zorder=3)  # fmt: skip
    axes.annotate(text, (x, y), xytext=(11, 0), textcoords="offset points", va="center",
                  color=OTHER_TEXT, fontsize=11, fontweight="bold")  # fmt: skip


def _headed(axes: Any, text: str) -> None:  # noqa: ANN401
    axes.set_title(text, fontsize=10.5, color=LABEL, loc="left")
