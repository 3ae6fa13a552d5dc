"""Which share of the new capacity each municipality gets, beside who lives there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from datataal.data import load, weighing
from datataal.language import number
from datataal.plots._draw import LABEL, OTHER, OTHER_TEXT, REST, beside, paint, value_axis
from datataal.plots._draw import rows as name_rows
from datataal.plots._figure import Figure
from datataal.plots._words import listed, percent, words

__all__ = ["burden"]


def burden(weights: object, table: pd.DataFrame | None = None) -> Figure:
    """Draw which share of the new capacity each municipality gets, beside who lives there.

    Parameters
    ----------
    weights : list of float
        Four weights; the four best areas are built.
    table : pandas.DataFrame, optional
        Rows of `search_area`; without it those of Deltaland.

    Raises
    ------
    DataError
        If the weights are not four numbers.
    """
    says = words("burden")
    result = weighing.carried(weights, load("search_area") if table is None else table)
    heavy = result.assign(load=result["mw_share"] / result["people_share"]).nlargest(2, "load")
    found = {
        "n": number(len(heavy)),
        "mw": percent(float(heavy["mw_share"].sum())),
        "people": percent(float(heavy["people_share"].sum())),
        "names": listed([str(name) for name in heavy["name"]], says["and"]),
        "areas": listed(sorted(weighing.best(weights, table)), says["and"]),
    }
    title, subtitle = says["title"].format(**found), says["subtitle"].format(**found)
    shown = pd.DataFrame(
        {
            says["place"]: result["name"],
            says["mw"]: result["mw"].round(1),
            says["mw_share"]: [percent(one) for one in result["mw_share"]],
            says["people_share"]: [percent(one) for one in result["people_share"]],
        }
    ).reset_index(drop=True)
    return Figure(
        paint(
            lambda figure: _draw_burden(figure, result, says),
            title=title,
            subtitle=subtitle,
            size=(7.2, 1.7 + 0.62 * len(result)),
        ),
        title,
        subtitle,
        says["alt"].format(title=title, **found),
        shown,
        says["caption"],
    )


def _draw_burden(figure: Any, result: pd.DataFrame, says: Mapping[str, str]) -> None:  # noqa: ANN401
    axes = figure.add_subplot()
    looks = (("mw_share", -0.18, REST, REST, ""), ("people_share", 0.18, "white", OTHER, "///"))
    for column, lift, fill, edge, hatch in looks:
        for at, value in enumerate(100 * result[column]):
            axes.barh(at + lift, value, 0.32, color=fill, edgecolor=edge, hatch=hatch)
            label = says[f"label_{column}"].format(share=percent(value / 100))
            beside(axes, value, at + lift, label, color=OTHER_TEXT if hatch else LABEL)
    name_rows(axes, list(result["name"]))
    axes.set_xlim(0, 100 * max(result["mw_share"].max(), result["people_share"].max()) * 1.55)
    value_axis(axes.xaxis, unit="%")
    axes.set_xlabel(says["x"])
