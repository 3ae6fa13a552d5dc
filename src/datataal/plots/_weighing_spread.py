"""Weights beside each other: the order under each setting, and under random weights."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from datataal.data import weighing
from datataal.errors import DataError, Finding
from datataal.language import number
from datataal.plots._draw import LABEL, MUTED, REST, beside, paint, value_axis
from datataal.plots._draw import rows as name_rows
from datataal.plots._figure import Figure
from datataal.plots._weighing import areas_of
from datataal.plots._words import listed, percent, words

__all__ = ["draws", "orders"]

MOST_DRAWS = 20_000
GREY = "#A9B5B3"


def orders(settings: Mapping[str, object], table: pd.DataFrame | None = None) -> Figure:
    """Draw the place of every search area under each setting, side by side.

    Parameters
    ----------
    settings : dict
        A name for each setting with its four weights.
    table : pandas.DataFrame, optional
        Rows of `search_area`; without it those of Deltaland.

    Raises
    ------
    DataError
        If there is no setting, or weights are not four numbers.
    """
    if not isinstance(settings, dict) or not settings:
        raise DataError(
            Finding(
                what="There is no setting to draw",
                expected="names with four weights each",
                do='Write them as {"name": [25, 25, 25, 25]}',
            )
        )
    says, rows = words("orders"), areas_of(table, None)
    ranks = pd.DataFrame({str(name): _ranks(weights, rows) for name, weights in settings.items()})
    top = min(weighing.TOP, len(ranks))
    always = [str(area) for area in ranks.index if (ranks.loc[area] <= top).all()]
    firsts = list(dict.fromkeys(str(ranks[name].idxmin()) for name in ranks))
    found = {
        "n": number(len(settings)),
        "areas": number(len(ranks)),
        "top": number(top),
        "always": listed(always, says["and"]),
        "firsts": listed(firsts, says["and"]),
        "count": number(len(firsts)),
    }
    kind = "one_first" if len(firsts) == 1 else "always" if always else "none"
    title = says[f"title_{kind}"].format(**found)
    subtitle = says["subtitle"].format(**found)
    shown = ranks.astype(int).reset_index(names=says["area"])
    return Figure(
        paint(
            lambda figure: _draw_orders(figure, ranks, always, top, says),
            title=title,
            subtitle=subtitle,
            size=(7.2, 1.8 + 0.28 * len(ranks)),
        ),
        title,
        subtitle,
        says["alt"].format(title=title, **found),
        shown,
        says["caption"],
    )


def _ranks(weights: object, rows: pd.DataFrame) -> pd.Series[float]:
    order = weighing.weighted(weights, rows).index
    return pd.Series(np.arange(1, len(order) + 1, dtype=float), index=order).sort_index()


def _draw_orders(
    figure: Any,  # noqa: ANN401
    ranks: pd.DataFrame,
    always: list[str],
    top: int,
    says: Mapping[str, str],
) -> None:
    axes = figure.add_subplot()
    across = np.arange(len(ranks.columns))
    axes.axhspan(0.5, top + 0.5, color="#E8F0EE", zorder=0)
    for area, row in ranks.iterrows():
        mine = str(area) in always
        axes.plot(
            across,
            row,
            color=REST if mine else GREY,
            linewidth=2.6 if mine else 1.2,
            zorder=3 if mine else 2,
            linestyle="-",
            marker="",
        )
        for x, y in zip(across, row, strict=True):
            axes.annotate(
                str(area),
                (x, y),
                ha="center",
                va="center",
                fontsize=10.5,
                fontweight="bold" if mine else "normal",
                color="white" if mine else LABEL,
                bbox={
                    "boxstyle": "circle,pad=0.22",
                    "facecolor": REST if mine else "white",
                    "edgecolor": REST if mine else MUTED,
                    "linewidth": 1,
                },
                zorder=5,
            )
    axes.set_xlim(-0.4, len(across) - 0.6)
    axes.set_ylim(len(ranks) + 0.6, 0.4)
    axes.set_xticks(across, list(ranks.columns))
    axes.set_yticks(range(1, len(ranks) + 1))
    axes.xaxis.tick_top()
    axes.tick_params(axis="x", length=0, labelcolor=LABEL)
    axes.set_ylabel(says["y"])
    for side in axes.spines.values():
        side.set_visible(False)


def draws(n: int = 1000, table: pd.DataFrame | None = None) -> Figure:
    """Draw how often each search area is among the best four when weights are drawn by lot.

    Parameters
    ----------
    n : int
        How many sets of weights, 1 to 20,000.
    table : pandas.DataFrame, optional
        Rows of `search_area`; without it those of Deltaland.

    Raises
    ------
    DataError
        If `n` is no whole number from 1 to 20,000.
    """
    if type(n) is not int or not 1 <= n <= MOST_DRAWS:
        raise DataError(
            Finding(
                what="So many draws cannot be made",
                expected="a whole number from 1 to 20000",
                do="Write 1000",
            )
        )
    says, result = words("draws"), weighing.often(n, areas_of(table, None))
    names = list(map(str, result.index))
    found = {
        "n": number(n),
        "first": names[0],
        "share": percent(float(result.iloc[0])),
        "next": names[1] if len(names) > 1 else "",
        "next_share": percent(float(result.iloc[1])) if len(names) > 1 else "",
    }
    title, subtitle = says["title"].format(**found), says["subtitle"].format(**found)
    return Figure(
        paint(
            lambda figure: _draw_dots(figure, result, says),
            title=title,
            subtitle=subtitle,
            size=(7.2, 1.8 + 0.27 * len(names)),
        ),
        title,
        subtitle,
        says["alt"].format(title=title, **found),
        pd.DataFrame({says["area"]: names, says["often"]: [percent(one, 1) for one in result]}),
        says["caption"],
    )


def _draw_dots(figure: Any, result: pd.Series[float], says: Mapping[str, str]) -> None:  # noqa: ANN401
    axes = figure.add_subplot()
    for at, value in enumerate(100 * result):
        axes.plot([0, value], [at, at], color="#DDE5E2", linewidth=1.5, linestyle="-", marker="")
        axes.plot(value, at, "o", color=REST, linestyle="")
        beside(axes, value, at, percent(value / 100), color=LABEL)
    name_rows(axes, list(map(str, result.index)))
    axes.set_xlim(-1, 112)
    value_axis(axes.xaxis, unit="%")
    axes.set_xlabel(says["x"])
