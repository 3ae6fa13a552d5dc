"""How sure two groups are, what those with conditions want, and what the wind of a year does."""

from __future__ import annotations

from typing import Any

import pandas as pd

from datataal.data import margin, published
from datataal.errors import DataError, Finding
from datataal.language import current, number
from datataal.plots._bars import bars
from datataal.plots._draw import (
    MUTED,
    OTHER,
    OTHER_TEXT,
    REST,
    beside,
    paint,
    rows,
    value_axis,
)
from datataal.plots._figure import Figure
from datataal.plots._guard import need_columns
from datataal.plots._words import words

__all__ = ["conditions", "two_margins", "wind_years"]

#: Answers of the published panel to: under which condition may five turbines come nearby?
_CONDITIONS = ("citisens_2020_noise", "citisens_2020_shadow", "citisens_2020_house")
_FIRST_YEAR, _LAST_WORDS = 2000, 40


def two_margins(consultation: pd.DataFrame, panel: pd.DataFrame) -> Figure:
    """Draw the part that says no in each of the two groups, with its margin of error.

    Parameters
    ----------
    consultation, panel : pandas.DataFrame
        One row per person, with the answer in `answer` and in `q_near`.

    Raises
    ------
    DataError
        If a column is missing or no row is left.
    """
    need_columns(consultation, "answer")
    need_columns(panel, "q_near")
    says = words("two_margins")
    counts = [len(consultation), len(panel)]
    parts = [
        100 * float(consultation["answer"].eq("no").mean()),
        100 * float(panel["q_near"].eq("no").mean()),
    ]
    margins = [margin(n) for n in counts]
    told = {
        "own": number(parts[0], 1),
        "drawn": number(parts[1], 1),
        "own_margin": number(margins[0], 1),
        "drawn_margin": number(margins[1], 1),
        "own_n": number(counts[0]),
        "drawn_n": number(counts[1]),
    }
    apart = abs(parts[0] - parts[1]) > sum(margins)
    title = says["title_apart" if apart else "title_touch"].format(**told)
    names = [says["own"].format(**told), says["drawn"].format(**told)]
    return Figure(
        paint(
            lambda figure: _draw_margins(figure, names, parts, margins, says),
            title=title,
            subtitle=says["subtitle"],
            size=(7.2, 2.7),
        ),
        title,
        says["subtitle"],
        says["alt"].format(title=title, **told),
        pd.DataFrame(
            {
                says["group"]: names,
                says["x"]: [round(one, 1) for one in parts],
                says["margin"]: [round(one, 1) for one in margins],
            }
        ),
        says["caption"],
    )


def conditions() -> Figure:
    """Draw which conditions were named in a published panel by those who set conditions."""
    says = words("conditions")
    support = published("support").set_index("item").loc[list(_CONDITIONS)]
    lang = current()
    names = [str(text).partition(": ")[2] for text in support[f"answer_{lang}"]]
    values = [float(one) for one in support["pct"]]
    told = {
        "first": names[0],
        "pct": number(values[0]),
        "second": names[1],
        "pct_2": number(values[1]),
    }
    title = says["title"].format(**told)
    return Figure(
        paint(
            lambda figure: bars(figure, names, values, decimals=0, x=says["x"], last_other=False),
            title=title,
            subtitle=says["subtitle"],
            size=(7.2, 2.9),
        ),
        title,
        says["subtitle"],
        says["alt"].format(title=title, **told),
        pd.DataFrame({says["condition"]: names, says["x"]: values}),
        says["caption"],
    )


def wind_years(since: int = 2013) -> Figure:
    """Draw what wind on land delivered each year, and the same years in an ordinary wind.

    Parameters
    ----------
    since : int
        First year, from 2000.

    Raises
    ------
    DataError
        If it is no year of the table with years after it.
    """
    table = published("renewables_by_year").set_index("year")
    table = table[["wind_land_gwh_actual", "wind_land_gwh_norm"]].dropna().astype(float) / 1000
    last = int(table.index.max())
    if type(since) is not int or not _FIRST_YEAR <= since < last:
        raise DataError(
            Finding(
                what=f"These years cannot be drawn: since {str(since)[:_LAST_WORDS]}",
                expected=f"a year from {_FIRST_YEAR} to {last - 1}",
                do="Fill in a year without quotation marks",
            )
        )
    says = words("wind_years")
    shown = table.loc[since:]
    off = (shown["wind_land_gwh_actual"] / shown["wind_land_gwh_norm"] - 1).abs()
    year = int(off.index[int(off.to_numpy().argmax())])
    told = {
        "year": str(year),
        "off": number(100 * float(off.loc[year])),
        "actual": number(float(shown["wind_land_gwh_actual"].loc[year]), 1),
        "norm": number(float(shown["wind_land_gwh_norm"].loc[year]), 1),
    }
    title = says["title"].format(**told)
    return Figure(
        paint(
            lambda figure: _draw_years(figure, shown, says),
            title=title,
            subtitle=says["subtitle"],
            size=(7.2, 3.6),
        ),
        title,
        says["subtitle"],
        says["alt"].format(title=title, **told),
        shown.round(1).reset_index().set_axis([says["year"], says["actual"], says["norm"]], axis=1),
        says["caption"],
    )


def _draw_margins(
    figure: Any,  # noqa: ANN401
    names: list[str],
    parts: list[float],
    margins: list[float],
    says: Any,  # noqa: ANN401
) -> None:
    axes = figure.add_subplot()
    looks = ((REST, "o", REST), (OTHER, "D", "white"))
    for at, (part, wide, (colour, marker, face)) in enumerate(
        zip(parts, margins, looks, strict=True)
    ):
        axes.errorbar(
            part, at, xerr=wide, color=colour, marker=marker, mfc=face, ms=8, capsize=5, lw=2
        )
        text = f"{number(part, 1)}% ± {number(wide, 1)}"
        beside(axes, part + wide, at, text, color=OTHER_TEXT if at else REST)
    rows(axes, names)
    value_axis(axes.xaxis, unit="%")
    axes.set_xlim(0, 100)
    axes.set_xlabel(says["x"])


def _draw_years(figure: Any, shown: pd.DataFrame, says: Any) -> None:  # noqa: ANN401
    axes = figure.add_subplot()
    years = shown.index.to_numpy()
    for column, name, look, colour in (
        ("wind_land_gwh_actual", "actual", {"marker": "D", "mfc": "white", "ls": "--"}, OTHER),
        ("wind_land_gwh_norm", "norm", {"marker": "o", "ls": "-"}, REST),
    ):
        values = shown[column].to_numpy(dtype=float)
        axes.plot(years, values, color=colour, ms=5, lw=1.8, label=says[name], **look)
    axes.legend(loc="upper left", frameon=False, labelcolor=MUTED)
    axes.set_xticks(years[:: max(1, len(years) // 6)])
    value_axis(axes.yaxis)
    axes.set_ylim(0, 1.1 * float(shown.to_numpy(dtype=float).max()))
    axes.set_ylabel("TWh")
