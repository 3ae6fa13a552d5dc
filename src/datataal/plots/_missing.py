"""Which share of the values is missing, per group."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from datataal.language import number
from datataal.plots._draw import OTHER_TEXT, REST, beside, over, paint, rows, value_axis
from datataal.plots._figure import Figure
from datataal.plots._groups import counts_of, group_name, title_of
from datataal.plots._guard import need_columns
from datataal.plots._words import column_title, percent, words

__all__ = ["missing_by"]


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
    group = table[by].map(lambda value: group_name(by, value), na_action="ignore").astype(object)
    counts = counts_of(group.where(table[by].notna(), says["no_group"]), table[column].isna())
    counts["share"] = counts["yes"] / counts["n"]
    counts = counts.sort_values("share", ascending=False, kind="stable")
    found = {
        "column": column_title(column),
        "Column": column_title(column)[:1].upper() + column_title(column)[1:],
        "by": title_of(by),
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
        beside(axes, share, at, label)
    rows(axes, list(counts.index))
    whole = 100 * float(counts["yes"].sum() / counts["n"].sum())
    axes.axvline(whole, color=OTHER_TEXT, linewidth=1.4, linestyle=(0, (4, 2)), zorder=0)
    over(axes, whole, says["all"].format(**found), side="left", color=OTHER_TEXT)
    axes.set_xlim(0, max(10.0, 140 * float(counts["share"].max())))
    value_axis(axes.xaxis, unit="%")
    axes.set_xlabel(says["x"].format(**found))
