"""Figures that lay groups beside each other: shares with their intervals, and what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from datataal.data import load, wilson
from datataal.language import number
from datataal.plots._draw import AXIS, BAND, MUTED, OTHER, OTHER_TEXT, REST, paint, rows, value_axis
from datataal.plots._figure import Figure
from datataal.plots._guard import need_columns
from datataal.plots._words import column_title, percent, value_words, words

__all__ = ["intervals", "missing_by"]

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
    groups = _counts(given[by], given[column] == yes)
    groups.index = pd.Index([_name(by, value) for value in groups.index])
    return _intervals_figure(groups, by)


def _counts(group: pd.Series[Any], hit: pd.Series[bool]) -> pd.DataFrame:
    """Return `yes` and `n` per group, the smallest group first."""
    counts = hit.astype(bool).groupby(group).agg(["sum", "size"])
    counts.columns = pd.Index(["yes", "n"])
    return counts.sort_values("n", kind="stable")


def _name(by: str, value: Any) -> str:  # noqa: ANN401  a cell can hold anything
    if by == "municipality":
        places: Mapping[str, str] = (
            load("municipalities").set_index("municipality")["name"].to_dict()
        )
        return places.get(value, str(value))
    return value_words(by, value)


def _intervals_figure(groups: pd.DataFrame, by: str) -> Figure:
    says = words("intervals")
    everyone = pd.DataFrame(
        {"yes": [int(groups["yes"].sum())], "n": [int(groups["n"].sum())]}, index=[says["all"]]
    )
    shown = pd.concat([groups, everyone])
    shown["share"] = 100 * shown["yes"] / shown["n"]
    ends = [wilson(int(row.yes), int(row.n)) for row in shown.itertuples()]
    shown["low"], shown["high"] = [end[0] for end in ends], [end[1] for end in ends]
    unsure = shown["low"].le(HALF) & shown["high"].ge(HALF)
    title = _intervals_title(unsure.iloc[:-1], by, says)
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


def _intervals_title(unsure: pd.Series[bool], by: str, says: Mapping[str, str]) -> str:
    names = list(unsure.index[unsure])
    found = {"k": number(len(names)), "m": number(len(unsure))}
    if not names:
        return says["title_none"].format(**found)
    if len(names) == 1:
        return says["title_one"].format(group=names[0])
    kind = "title_places" if by == "municipality" else "title_groups"
    return says[kind].format(**found)


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
    _over(axes, float(whole["share"]), says["band"])
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


def _over(axes: Any, x: float, text: str) -> None:  # noqa: ANN401
    axes.annotate(
        text,
        (x, 1),
        xycoords=("data", "axes fraction"),
        xytext=(0, 4),
        textcoords="offset points",
        ha="center",
        va="bottom",
        color=MUTED,
        fontsize=10.5,
    )


def _intervals_table(shown: pd.DataFrame, by: str, says: Mapping[str, str]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            column_title(by): list(shown.index),
            says["n"]: shown["n"].to_list(),
            says["yes"]: shown["yes"].to_list(),
            says["percent"]: shown["share"].round(1).to_list(),
            says["low"]: shown["low"].round(1).to_list(),
            says["high"]: shown["high"].round(1).to_list(),
        }
    )


def missing_by(table: pd.DataFrame, column: str, by: str) -> Figure:
    """Draw which share of the rows has no value in `column`, per group of `by`.

    Parameters
    ----------
    table : pandas.DataFrame
        Any table; all its rows count, so there is no margin.
    column : str
        Column in which values may be missing.
    by : str
        Column with the group; rows without a group are a group of their own.

    Raises
    ------
    DataError
        If a column is missing or the table has no rows.
    """
    need_columns(table, column, by)
    says = words("missing_by")
    group = table[by].map(lambda value: value_words(by, value), na_action="ignore").astype(object)
    counts = _counts(group.where(table[by].notna(), says["no_group"]), table[column].isna())
    counts["share"] = counts["yes"] / counts["n"]
    counts = counts.sort_values("share", ascending=False, kind="stable")
    found = {
        "column": column_title(column),
        "by": column_title(by),
        "top": str(counts.index[0]),
        "share": percent(counts["share"].iloc[0]),
        "k": number(counts["yes"].iloc[0]),
        "n": number(counts["n"].iloc[0]),
        "all": percent(counts["yes"].sum() / counts["n"].sum()),
        **_rest(counts),
    }
    kind = "title" if len(counts) > 1 else "title_one"
    title = says[kind if counts["yes"].any() else "title_none"].format(**found)
    subtitle = says["subtitle"].format(**found)
    return Figure(
        paint(
            lambda figure: _draw_missing(figure, counts, found, says),
            title=title,
            subtitle=subtitle,
            size=(7.2, 2.1 + 0.5 * len(counts)),
        ),
        title,
        subtitle,
        says["alt"].format(title=title, **found),
        pd.DataFrame(
            {
                found["by"]: list(counts.index),
                says["rows"]: counts["n"].to_list(),
                says["missing"]: counts["yes"].to_list(),
                says["percent"]: (100 * counts["share"]).round(1).to_list(),
            }
        ),
        says["caption"],
    )


def _rest(counts: pd.DataFrame) -> dict[str, str]:
    """Return the share missing in all groups but the first."""
    others = counts.iloc[1:]
    n = int(others["n"].sum())
    return {"rest": percent(others["yes"].sum() / n) if n else "", "rest_n": number(n)}


def _draw_missing(
    figure: Any,  # noqa: ANN401
    counts: pd.DataFrame,
    found: Mapping[str, str],
    says: Mapping[str, str],
) -> None:
    axes = figure.add_subplot()
    for at, row in enumerate(counts.itertuples()):
        share = 100 * float(str(row.share))
        axes.barh(at, share, height=0.62, color=REST)
        label = says["bar"].format(
            share=percent(share / 100), k=number(int(str(row.yes))), n=number(int(str(row.n)))
        )
        axes.annotate(
            label,
            (share, at),
            xytext=(6, 0),
            textcoords="offset points",
            va="center",
            fontsize=10.5,
        )
    rows(axes, [f"{found['by']}: {name}" for name in counts.index])
    whole = 100 * float(counts["yes"].sum() / counts["n"].sum())
    axes.axvline(whole, color=OTHER_TEXT, linewidth=1.4, linestyle=(0, (4, 2)), zorder=0)
    axes.annotate(
        says["all"].format(**found),
        (whole, 1),
        xycoords=("data", "axes fraction"),
        xytext=(0, 4),
        textcoords="offset points",
        ha="left",
        va="bottom",
        color=OTHER_TEXT,
        fontsize=10.5,
    )
    axes.set_xlim(0, max(10.0, 140 * float(counts["share"].max())))
    value_axis(axes.xaxis, unit="%")
    axes.set_xlabel(says["x"].format(**found))
