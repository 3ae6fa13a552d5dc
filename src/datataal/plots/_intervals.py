"""Shares per group beside each other, each with its interval and its number of answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from datataal.data import wilson
from datataal.language import number
from datataal.plots._draw import AXIS, BAND, MUTED, OTHER, REST, over, paint, rows, value_axis
from datataal.plots._figure import Figure
from datataal.plots._groups import counts_of, group_name, title_of
from datataal.plots._guard import need_columns
from datataal.plots._words import words

__all__ = ["intervals"]

HALF = 50


def intervals(
    answers: pd.DataFrame,
    by: str = "municipality",
    column: str = "q_general",
    yes: str = "yes",
) -> Figure:
    """Draw the share that answered `yes` per group, with its 95% interval (Wilson) and n.

    Groups whose interval contains 50% are picked out; the band is the interval of all groups
    together.

    Parameters
    ----------
    answers : pandas.DataFrame
        One row per person; rows without an answer or a group do not count.
    by : str
        Column with the group, such as ``"municipality"`` or ``"education"``.
    column : str
        Column with the answer.
    yes : str
        The answer that counts as in favour.

    Raises
    ------
    DataError
        If a column is missing or no row is left.
    """
    need_columns(answers, by, column)
    given = answers[[by, column]].dropna()
    need_columns(given, by, column)
    groups = counts_of(given[by], given[column] == yes)
    groups.index = pd.Index([group_name(by, value) for value in groups.index])
    return _intervals_figure(groups, by)


def _intervals_figure(groups: pd.DataFrame, by: str) -> Figure:
    says = words("intervals")
    everyone = pd.DataFrame(
        {"yes": [int(groups["yes"].sum())], "n": [int(groups["n"].sum())]}, index=[says["all"]]
    )
    shown = pd.concat([groups, everyone])
    shown["share"] = 100 * shown["yes"] / shown["n"]
    ends = [wilson(yes, n) for yes, n in zip(shown["yes"], shown["n"], strict=True)]
    shown["low"], shown["high"] = [end[0] for end in ends], [end[1] for end in ends]
    unsure = _unsure(shown)
    title = _intervals_title(shown.iloc[:-1], by, says)
    subtitle = says["subtitle" if unsure.any() else "subtitle_none"]
    first, whole = shown.iloc[0], shown.iloc[-1]
    return Figure(
        paint(
            lambda figure: _draw_intervals(figure, shown, unsure, says),
            title=title,
            subtitle=subtitle,
            size=(7.2, 1.9 + 0.27 * len(shown)),
            warn=bool(unsure.any()),
        ),
        title,
        subtitle,
        says["alt"].format(
            title=title,
            group=shown.index[0],
            n=number(first["n"]),
            low=number(first["low"]),
            high=number(first["high"]),
            all_n=number(whole["n"]),
            all_low=number(whole["low"]),
            all_high=number(whole["high"]),
        ),
        _intervals_table(shown, by, says),
        says["caption"],
    )


def _unsure(shown: pd.DataFrame) -> pd.Series[bool]:
    """Say of each group whether half lies within its interval."""
    return shown["low"].le(HALF) & shown["high"].ge(HALF)


def _intervals_title(groups: pd.DataFrame, by: str, says: Mapping[str, str]) -> str:
    other = groups[_unsure(groups)]
    found = {"k": number(len(other)), "m": number(len(groups))}
    if other.empty:
        return says["title_none"].format(**found)
    if len(other) == 1:
        return says["title_one"].format(group=other.index[0])
    places = by == "municipality" and other["share"].ge(HALF).all()
    return says["title_places" if places else "title_groups"].format(**found)


def _draw_intervals(
    figure: Any,  # noqa: ANN401
    shown: pd.DataFrame,
    unsure: pd.Series[bool],
    says: Mapping[str, str],
) -> None:
    axes = figure.add_subplot()
    whole = shown.iloc[-1]
    axes.axvspan(whole["low"], whole["high"], color=BAND, zorder=0)
    axes.axvline(HALF, color=AXIS, linewidth=1.2, linestyle=(0, (4, 2)), zorder=1)
    for at, (row, other) in enumerate(zip(shown.itertuples(), unsure, strict=True)):
        _interval(axes, at, row, other=bool(other))
        axes.text(
            1.07,
            at,
            number(int(str(row.n))),
            transform=axes.get_yaxis_transform(),
            ha="right",
            va="center",
            color=MUTED,
            fontsize=10.5,
        )
    rows(axes, list(shown.index), last_bold=True)
    value_axis(axes.xaxis, unit="%")
    axes.set_xlim(
        min(45.0, float(shown["low"].min()) - 2), max(55.0, float(shown["high"].max()) + 2)
    )
    axes.set_xlabel(says["x"])
    over(axes, float(whole["share"]), says["band"])
    axes.annotate(
        says["n"],
        (1.07, 1),
        xycoords="axes fraction",
        xytext=(0, 4),
        textcoords="offset points",
        ha="right",
        va="bottom",
        color=MUTED,
        fontsize=10.5,
    )


def _interval(axes: Any, at: int, row: Any, *, other: bool) -> None:  # noqa: ANN401
    colour = OTHER if other else REST
    axes.plot(
        [row.low, row.high], [at, at], color=colour, linestyle="--" if other else "-", marker=""
    )
    axes.plot(
        row.share,
        at,
        "D" if other else "o",
        markerfacecolor="white" if other else colour,
        markeredgecolor=colour,
        markeredgewidth=1.6,
    )


def _intervals_table(shown: pd.DataFrame, by: str, says: Mapping[str, str]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            title_of(by): list(shown.index),
            says["n"]: shown["n"].to_list(),
            says["yes"]: shown["yes"].to_list(),
            says["percent"]: shown["share"].round(1).to_list(),
            says["low"]: shown["low"].round(1).to_list(),
            says["high"]: shown["high"].round(1).to_list(),
        }
    )
