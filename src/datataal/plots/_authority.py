"""Who seems to have the power over a wind park of so many megawatts, and until where."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from datataal.data import deciding
from datataal.errors import DataError, Finding
from datataal.language import number
from datataal.plots._draw import AXIS, LABEL, MUTED, OTHER, OTHER_TEXT, REST, paint, value_axis
from datataal.plots._figure import Figure
from datataal.plots._words import value_words, words

__all__ = ["authority"]

LARGEST: Final = 1000.0
WIDE: Final = 150.0
FILL: Final = {"municipality": "#E8F0EE", "province": "#C9DEDA", "state": "#A5C7C1"}
HATCH: Final = {"municipality": "", "province": "//", "state": ".."}


def authority(mw: object = None) -> Figure:
    """Draw which public body decides at which capacity, by the page that was seen.

    Parameters
    ----------
    mw : float, optional
        Capacity of your own plan in MW; without it only the plans of Deltaland are drawn.

    Raises
    ------
    DataError
        If `mw` is not a number between 0 and 1000.
    """
    own = None if mw is None else _checked(mw)
    says = words("authority")
    below, above = deciding.limits()
    plans = deciding.plans()
    found = {
        "below": number(below),
        "above": number(above),
        "mw": "" if own is None else number(own, 0 if own == round(own) else 1),
        "who": "" if own is None else value_words("layer", deciding.layer_of(own)),
    }
    title = says["title_own" if own is not None else "title"].format(**found)
    subtitle = says["subtitle"]
    drawn = [*plans, *([] if own is None or own in plans else [own])]
    return Figure(
        paint(
            lambda figure: _draw(figure, plans, own, says),
            title=title,
            subtitle=subtitle,
            size=(7.2, 3.0),
        ),
        title,
        subtitle,
        says["alt"].format(title=title, **found),
        pd.DataFrame(
            {
                says["mw"]: drawn,
                says["who"]: [value_words("layer", deciding.layer_of(one)) for one in drawn],
            }
        ),
        says["caption"],
    )


def _checked(mw: object) -> float:
    plain = isinstance(mw, int | float) and not isinstance(mw, bool)
    if not plain or not math.isfinite(float(mw)) or not 0 < float(mw) <= LARGEST:  # type: ignore[arg-type]
        raise DataError(
            Finding(
                what="This is not a capacity that can be drawn",
                expected=f"a number above 0, at most {LARGEST:.0f}, without quotation marks",
                do="Write, for example, authority(75)",
            )
        )
    return float(mw)  # type: ignore[arg-type]


def _draw(figure: Any, plans: list[float], own: float | None, says: Mapping[str, str]) -> None:  # noqa: ANN401
    axes = figure.add_subplot()
    below, above = deciding.limits()
    end = max(WIDE, (own or 0) * 1.1)
    edges = (0.0, below, above, end)
    for at, layer in enumerate(deciding.LAYERS):
        left, right = edges[at], edges[at + 1]
        axes.barh(0, right - left, left=left, height=0.5, color=FILL[layer], edgecolor=AXIS,
                  hatch=HATCH[layer], linewidth=1)  # fmt: skip
        axes.text((left + right) / 2, 0.36, value_words("layer", layer), ha="center",
                  va="bottom", color=LABEL, fontsize=11)  # fmt: skip
    for one in plans:
        if one != own:
            _pin(axes, one, says["plan"].format(mw=number(one)), own=False)
    if own is not None:
        _pin(axes, own, says["own"].format(mw=number(own)), own=True)
    axes.set(xlim=(0, end), ylim=(-0.95, 0.7), yticks=[])
    value_axis(axes.xaxis)
    axes.set_xlabel(says["x"])
    axes.grid(visible=False)
    for side in ("left", "right", "top"):
        axes.spines[side].set_visible(False)


def _pin(axes: Any, x: float, text: str, *, own: bool) -> None:  # noqa: ANN401
    color, ink, marker, low = (OTHER, OTHER_TEXT, "D", -0.62) if own else (REST, MUTED, "o", -0.38)
    axes.scatter([x], [0], s=95, color=color, edgecolor="white", marker=marker, zorder=4)
    axes.plot([x, x], [0, low + 0.02], color=color, linewidth=1, linestyle="-", marker="", zorder=3)
    axes.text(x, low, text, ha="center", va="top", color=ink, fontsize=10, zorder=5,
              bbox={"facecolor": "white", "edgecolor": "none", "pad": 1})  # fmt: skip
