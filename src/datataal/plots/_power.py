"""Capacity and yield: a rectangle of hours, wind beside solar, and one dot per municipality."""

from __future__ import annotations

from typing import Any

import pandas as pd

from datataal.language import current, number
from datataal.plots._bars import pairs
from datataal.plots._draw import AXIS, LABEL, OTHER, OTHER_TEXT, REST, over, paint, value_axis
from datataal.plots._figure import Figure
from datataal.plots._guard import need_columns
from datataal.plots._strip import strip
from datataal.plots._words import column_title, field_of, sentence, value_words, words

__all__ = ["capacity_yield", "full_year", "one_dot_each"]

#: Hours in a year of 365 days.
HOURS = 8760


def full_year(mw: float, factor: float) -> Figure:
    """Draw capacity times hours as a rectangle, with the part that was delivered filled.

    Parameters
    ----------
    mw : float
        Capacity in MW.
    factor : float
        Capacity factor, from 0 to 1.

    Raises
    ------
    DataError
        If the capacity is not above zero or the factor is not from 0 to 1.
    """
    from datataal.errors import DataError, Finding

    if not (0 < mw < float("inf") and 0 <= factor <= 1):
        raise DataError(
            Finding(
                what=f"{mw!r} MW with factor {factor!r} cannot be drawn",
                expected=words("full_year")["refused"],
            )
        )
    says = words("full_year")
    whole, part = mw * HOURS / 1000, factor * mw * HOURS / 1000
    told = {
        "mw": number(mw),
        "hours": number(HOURS),
        "whole": number(whole),
        "part": number(part),
        "factor": number(100 * factor, 1),
    }
    title, subtitle = says["title"].format(**told), says["subtitle"].format(**told)
    return Figure(
        paint(
            lambda figure: _draw_year(figure, mw, factor, says, told),
            title=title,
            subtitle=subtitle,
            size=(7.2, 3.9),
        ),
        title,
        subtitle,
        says["alt"].format(title=title, **told),
        pd.DataFrame(
            {
                says["what"]: [says["all_hours"], says["delivered"]],
                "GWh": [round(whole), round(part)],
            }
        ),
        says["caption"],
    )


def _draw_year(figure: Any, mw: float, factor: float, says: Any, told: dict[str, str]) -> None:  # noqa: ANN401
    axes = figure.add_subplot()
    axes.bar(HOURS / 2, mw, width=HOURS, color="white", edgecolor=OTHER, hatch="//", linewidth=1.4)
    axes.bar(factor * HOURS / 2, mw, width=factor * HOURS, color=REST)
    box = {"facecolor": "white", "edgecolor": "none", "pad": 3}
    for x, text, colour in (
        (factor * HOURS / 2, says["in_part"].format(**told), LABEL),
        ((1 + factor) * HOURS / 2, says["in_whole"].format(**told), OTHER_TEXT),
    ):
        axes.text(x, mw / 2, text, ha="center", va="center", color=colour, bbox=box)
    axes.set_xlim(0, HOURS)
    axes.set_ylim(0, 1.08 * mw)
    value_axis(axes.xaxis)
    value_axis(axes.yaxis)
    axes.set_xlabel(says["x"])
    axes.set_ylabel("MW")


def capacity_yield(installations: pd.DataFrame) -> Figure:
    """Draw the part of wind and of solar in all capacity and in all yield.

    Raises
    ------
    DataError
        If a column is missing or no row is left.
    """
    need_columns(installations, "kind", "capacity_mw", "annual_mwh")
    says = words("capacity_yield")
    sums = installations.groupby("kind")[["capacity_mw", "annual_mwh"]].sum()
    shares = 100 * sums / sums.sum()
    names = [value_words("kind", kind) for kind in shares.index]
    last = str(shares["capacity_mw"].idxmin())
    told = {
        "kind": value_words("kind", last),
        "mw": number(float(shares["capacity_mw"].min())),
        "mwh": number(float(shares["annual_mwh"].loc[last])),
    }
    title, subtitle = sentence(says["title"].format(**told)), says["subtitle"]
    first, second = shares["capacity_mw"].to_list(), shares["annual_mwh"].to_list()
    called = (says["capacity"], says["yield"])
    return Figure(
        paint(
            lambda figure: pairs(figure, names, first, second, called, x=says["x"]),
            title=title,
            subtitle=subtitle,
            size=(7.2, 3.3),
        ),
        title,
        subtitle,
        says["alt"].format(title=title, **told),
        pd.DataFrame(
            {
                says["what"]: names,
                "MW": sums["capacity_mw"].round().to_list(),
                "GWh": (sums["annual_mwh"] / 1000).round().to_list(),
                f"{called[0]} (%)": [round(one, 1) for one in first],
                f"{called[1]} (%)": [round(one, 1) for one in second],
            }
        ),
        says["caption"],
    )


def one_dot_each(municipalities: pd.DataFrame, column: str = "wind_gwh") -> Figure:
    """Draw one dot per municipality, with a line at the mean and one at the median.

    Raises
    ------
    DataError
        If a column is missing or no row is left.
    """
    need_columns(municipalities, "name", column)
    says = words("one_dot_each")
    values = municipalities[column].astype("float64")
    mean, median = float(values.mean()), float(values.median())
    top = values.eq(values.max())
    name = str(municipalities["name"].iloc[int(values.to_numpy().argmax())])
    unit = ((field_of(column, "municipalities") or {}).get("units") or {}).get(current(), "")
    told = {
        "column": column_title(column, "municipalities"),
        "mean": number(mean, 1),
        "median": number(median, 1),
        "n": number(len(values)),
        "top": name,
        "most": number(float(values.max()), 1),
    }
    title = says["title" if mean > median else "title_flat"].format(**told)
    subtitle = says["subtitle"].format(**told)

    def draw(figure: Any) -> None:  # noqa: ANN401
        axes = figure.add_subplot()
        axes.axvline(mean, color=OTHER, linestyle=(0, (4, 2)))
        axes.axvline(median, color=AXIS)
        strip(axes, 0, values, top, spread=0.6, name=[name])
        axes.set_ylim(-0.8, 0.8)
        axes.set_yticks([])
        value_axis(axes.xaxis)
        axes.set_xlabel(f"{told['column']} ({unit})" if unit else told["column"])
        near = "left" if mean >= median else "right"
        over(axes, mean, says["mean"].format(**told), side=near, color=OTHER_TEXT)
        axes.annotate(
            says["median"].format(**told),
            (median, 0.03),
            xycoords=("data", "axes fraction"),
            xytext=(5, 0),
            textcoords="offset points",
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5},
        )

    shown = municipalities[["name", column]].sort_values(column, ascending=False)
    return Figure(
        paint(draw, title=title, subtitle=subtitle, size=(7.2, 3.0)),
        title,
        subtitle,
        says["alt"].format(title=title, **told),
        shown.rename(columns={"name": says["what"], column: told["column"]}),
        says["caption"],
    )
