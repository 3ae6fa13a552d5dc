"""What was built in the last years, counted in two ways."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from datataal.data import load
from datataal.errors import DataError, Finding
from datataal.language import number
from datataal.plots._draw import OTHER, OTHER_TEXT, REST, paint
from datataal.plots._draw import rows as name_rows
from datataal.plots._figure import Figure
from datataal.plots._words import percent, words

__all__ = ["added"]


def added(years: int = 3) -> Figure:
    """Draw which part of what was added in the last years is solar: in MW, and in GWh a year.

    Parameters
    ----------
    years : int
        How many years to look back; less than one counts as one.

    Raises
    ------
    DataError
        If it is no whole number.
    """
    if type(years) is not int:
        raise DataError(
            Finding(
                what=f"These can't be years to look back: {str(years)[:40]}",
                expected="a whole number, such as 3",
                do="Fill in a number without quotation marks and without a point",
            )
        )
    says = words("added")
    built = load("installations")
    last = int(built["year"].max())
    first = last - max(1, years) + 1
    recent = built[built["year"] >= max(first, int(built["year"].min()))]
    sums = recent.groupby("kind")[["capacity_mw", "annual_mwh"]].sum().astype(float)
    sums = sums.reindex(["solar", "wind"], fill_value=0.0)
    sums["annual_mwh"] /= 1000
    parts = sums / sums.sum()
    found = {
        "mw": percent(float(parts["capacity_mw"]["solar"])),
        "gwh": percent(float(parts["annual_mwh"]["solar"])),
        "first": str(int(recent["year"].min())),
        "last": str(last),
    }
    kind = "subtitle_one" if found["first"] == found["last"] else "subtitle"
    title, subtitle = says["title"].format(**found), says[kind].format(**found)
    return Figure(
        paint(
            lambda figure: _draw_added(figure, sums, parts, says),
            title=title,
            subtitle=subtitle,
            size=(7.2, 2.9),
        ),
        title,
        subtitle,
        says["alt"].format(title=title),
        pd.DataFrame(
            {
                says["kind"]: [says["solar"], says["wind"]],
                "MW": sums["capacity_mw"].round(1).to_numpy(),
                says["gwh"]: sums["annual_mwh"].round(1).to_numpy(),
            }
        ),
        says["caption"],
    )


def _draw_added(
    figure: Any,  # noqa: ANN401
    sums: pd.DataFrame,
    parts: pd.DataFrame,
    says: Mapping[str, str],
) -> None:
    axes = figure.add_subplot()
    for at, measure in enumerate(parts.columns):
        left = 0.0
        for kind, look in (
            ("solar", {"color": "#F3D9CC", "edgecolor": OTHER, "hatch": "///"}),
            ("wind", {"color": REST, "edgecolor": REST}),
        ):
            part = float(parts[measure][kind])
            axes.barh(at, part, left=left, height=0.6, linewidth=1.2, **look)
            if part > 0:
                axes.text(
                    left + part / 2,
                    at,
                    says["part"].format(kind=says[kind], part=percent(part)),
                    ha="center",
                    va="center",
                    color=OTHER_TEXT if kind == "solar" else "white",
                    fontweight="bold",
                    bbox={"facecolor": "white", "edgecolor": "none", "pad": 2}
                    if kind == "solar"
                    else None,
                )
            left += part
    totals = sums.sum()
    name_rows(
        axes,
        [
            says["mw_row"].format(total=number(float(totals["capacity_mw"]))),
            says["gwh_row"].format(total=number(float(totals["annual_mwh"]))),
        ],
    )
    axes.set(xlim=(0, 1), xticks=[])
    axes.spines["bottom"].set_visible(False)
    axes.grid(visible=False)
