"""Which start year each decision on the hydrogen trial named."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from datataal.data import load
from datataal.language import number
from datataal.plots._decisions import checked, unknown
from datataal.plots._draw import LABEL, MUTED, OTHER, OTHER_TEXT, REST, paint
from datataal.plots._draw import rows as name_rows
from datataal.plots._figure import Figure
from datataal.plots._words import words

__all__ = ["slipped"]

SLIP: Final = ("date", "item", "start_year")
ITEM: Final = "hydrogen"


def slipped(rows: object = None) -> Figure:
    """Draw which start year each decision on the hydrogen trial named, beside its own day.

    Parameters
    ----------
    rows : pandas.DataFrame, optional
        Rows of the table decisions; without it all of them.

    Raises
    ------
    DataError
        If no row names a start year for the trial.
    """
    table = checked(load("decisions") if rows is None else rows, SLIP)
    shown = table[(table["item"] == ITEM) & table["start_year"].notna()].sort_values("date")
    if not len(shown):
        raise unknown("No row names a start year for the hydrogen trial")
    says = words("slipped")
    said = [int(year) for year in shown["start_year"]]
    found = {"first": str(said[0]), "last": str(said[-1]), "n": number(len(said))}
    kind = "same" if said[0] == said[-1] else "one" if len(said) == 1 else "moved"
    title, subtitle = says[f"title_{kind}"].format(**found), says["subtitle"]
    named = [f"{day:%Y-%m-%d}" for day in shown["date"]]
    return Figure(
        paint(
            lambda figure: _draw_slip(figure, shown, said, says),
            title=title,
            subtitle=subtitle,
            size=(7.2, 2.9),
        ),
        title,
        subtitle,
        says["alt"].format(title=title, years=", ".join(map(str, said))),
        pd.DataFrame({says["day"]: named, says["start"]: [str(one) for one in said]}),
        says["caption"],
    )


def _draw_slip(figure: Any, shown: pd.DataFrame, said: list[int], says: Mapping[str, str]) -> None:  # noqa: ANN401
    axes = figure.add_subplot()
    told = [day.year + (day.day_of_year - 1) / 365 for day in shown["date"]]
    for at, (day, year) in enumerate(zip(told, said, strict=True)):
        axes.plot([day, year], [at, at], color=MUTED, linewidth=1.6, linestyle="--",
                  marker="", zorder=2)  # fmt: skip
        axes.scatter([day], [at], s=70, color=REST, zorder=3)
        axes.scatter([year], [at], s=80, marker="D", facecolor="white", edgecolor=OTHER,
                     linewidth=2, zorder=3)  # fmt: skip
        axes.annotate(str(year), (year, at), xytext=(11, 0), textcoords="offset points",
                      va="center", color=OTHER_TEXT, fontsize=11, fontweight="bold")  # fmt: skip
    name_rows(axes, [says["row"].format(day=f"{day:%Y-%m}") for day in shown["date"]])
    years = range(int(min(told)), max([*said, int(max(told))]) + 2)
    axes.set_xticks(list(years), [str(one) for one in years])
    axes.set_xlim(years[0] - 0.2, years[-1] + 0.4)
    axes.tick_params(labelcolor=LABEL)
