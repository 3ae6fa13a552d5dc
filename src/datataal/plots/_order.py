"""Municipalities in the order of a measure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from datataal.data import load
from datataal.errors import DataError, Finding
from datataal.language import number
from datataal.plots._draw import LABEL, MUTED, OTHER, OTHER_TEXT, REST, beside, paint, value_axis
from datataal.plots._draw import rows as name_rows
from datataal.plots._figure import Figure
from datataal.plots._words import listed, words

__all__ = ["order_lines", "ordered"]

TOP: Final = 3
#: What the yield can be divided by, and by how much of it.
PER: Final = {"land_km2": 1, "inhabitants": 1000, "dwellings": 1000, "bid_gwh": 100}
#: From here on a value needs no decimals.
ROUND_FROM: Final = 20
GREY: Final = "#8FA19E"


def ordered(per: str | None = None) -> Figure:
    """Draw the municipalities in the order of their yield, or of their yield per something.

    Parameters
    ----------
    per : str, optional
        `"land_km2"`, `"inhabitants"`, `"dwellings"` or `"bid_gwh"`; without it GWh as such.

    Raises
    ------
    DataError
        If `per` is something else.
    """
    says = words("ordered")
    shown = _by(per).sort_values(ascending=False)
    found = {"top": listed(list(shown.index[:TOP]), says["and"]), "unit": says[per or "gwh"]}
    title, subtitle = says["title"].format(**found), says["subtitle"].format(**found)
    return Figure(
        paint(
            lambda figure: _draw_order(figure, shown, says, found["unit"]),
            title=title,
            subtitle=subtitle,
            size=(7.2, 5.6),
        ),
        title,
        subtitle,
        says["alt"].format(title=title, n=number(len(shown)), most=_written(shown.iloc[0])),
        pd.DataFrame({says["place"]: shown.index, found["unit"]: shown.to_numpy().round(2)}),
        says["caption"],
    )


def order_lines() -> Figure:
    """Draw the place of each municipality in three orders: as such, per km² and per inhabitant."""
    says = words("order_lines")
    measures = (None, "land_km2", "inhabitants")
    places = pd.DataFrame(
        {says[per or "gwh"]: _by(per).rank(ascending=False, method="first") for per in measures}
    ).astype(int)
    always = list(places.index[(places <= TOP).all(axis=1)])
    once = list(places.index[(places <= TOP).any(axis=1)])
    kind = "none" if not always else "one" if len(always) == 1 else "some"
    found = {"always": listed(always, says["and"]), "once": number(len(once)), "top": number(TOP)}
    title, subtitle = says[f"title_{kind}"].format(**found), says["subtitle"].format(**found)
    return Figure(
        paint(
            lambda figure: _draw_lines(figure, places, always, once),
            title=title,
            subtitle=subtitle,
            size=(7.2, 5.4),
        ),
        title,
        subtitle,
        says["alt"].format(title=title, **found),
        places.sort_values(places.columns[0]).reset_index(names=says["place"]),
        says["caption"],
    )


def _by(per: str | None) -> pd.Series[float]:
    if per is not None and per not in PER:
        raise DataError(
            Finding(
                what=f"The yield can't be divided by {per!r} here",
                expected=f"one of {', '.join(PER)}",
                do="Copy one of these names, in quotation marks",
            )
        )
    table = load("municipalities").set_index("name")
    built = table["built_gwh"].astype(float)
    return built if per is None else built / table[per].astype(float) * PER[per]


def _written(value: float) -> str:
    return number(value, 0 if value >= ROUND_FROM else 1)


def _draw_order(figure: Any, shown: Any, says: Mapping[str, str], unit: str) -> None:  # noqa: ANN401
    axes = figure.add_subplot()
    for at, value in enumerate(shown):
        look = {"color": REST} if at < TOP else {"color": "#C9D8D5", "edgecolor": GREY}
        axes.barh(at, value, height=0.66, **look)
        if at < TOP:
            beside(axes, value, at, _written(value))
    name_rows(axes, list(shown.index))
    for label in axes.get_yticklabels()[:TOP]:
        label.set_fontweight("bold")
    axes.set_xlim(0, 1.15 * max(float(shown.max()), 0.1))
    value_axis(axes.xaxis, 0 if float(shown.max()) > TOP else 1)
    axes.set_xlabel(says["x"].format(unit=unit))


def _draw_lines(figure: Any, places: pd.DataFrame, always: list[str], once: list[str]) -> None:  # noqa: ANN401
    axes = figure.add_subplot()
    across = range(len(places.columns))
    for name, row in places.iterrows():
        kept = name in always
        look: dict[str, Any] = {
            "color": GREY,
            "linewidth": 0.8,
            "linestyle": "-",
            "marker": "",
            "zorder": 2,
        }
        if name in once:
            look = {"color": OTHER, "linewidth": 1.8, "linestyle": "--", "marker": "D", "zorder": 3}
        if kept:
            look = {"color": REST, "linewidth": 3, "marker": "o", "zorder": 4}
        axes.plot(across, row, **look)
        colour = LABEL if kept else OTHER_TEXT if name in once else MUTED
        weight = "bold" if name in once else "normal"
        for at, side, away in ((0, "right", -0.06), (len(across) - 1, "left", 0.06)):
            axes.text(at + away, row.iloc[at], f"{row.iloc[at]}  {name}" if away > 0 else
                      f"{name}  {row.iloc[at]}", ha=side, va="center", color=colour,
                      fontsize=9.5, fontweight=weight)  # fmt: skip
    axes.axhline(TOP + 0.5, color=MUTED, linewidth=1, linestyle=":")
    axes.set_xticks(list(across), list(places.columns))
    axes.xaxis.tick_top()
    axes.tick_params(length=0)
    axes.set(xlim=(-0.75, len(across) - 0.25), ylim=(len(places) + 0.6, 0.4), yticks=[])
    for edge in axes.spines.values():
        edge.set_visible(False)
    axes.grid(visible=False)
