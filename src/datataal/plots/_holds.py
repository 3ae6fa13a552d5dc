"""Does one plan keep above a floor in each of four futures."""

from __future__ import annotations

from typing import Any

import pandas as pd

from datataal.data import futures
from datataal.errors import DataError, Finding
from datataal.language import number
from datataal.plots._draw import LABEL, OTHER, OTHER_TEXT, REST, paint
from datataal.plots._figure import Figure
from datataal.plots._words import value_words, words

__all__ = ["holds"]

_SHORT = {"color": "white", "edgecolor": OTHER, "hatch": "////"}


def holds(plan: str = "C", floor: float = 50, change: object = None) -> Figure:
    """Draw the share that a plan reaches in each future, beside the least that you ask of it.

    Parameters
    ----------
    plan : str
        ``A``, ``B`` or ``C``.
    floor : float
        The least share that the advice asks in any future, from 0 to 100 percent.
    change : dict, optional
        Other shares for single cells, such as ``{"C S2": 56}``.

    Raises
    ------
    DataError
        If the plan or a cell is unknown, or a share is not a number from 0 to 100.
    """
    shares = futures.shares(change)
    _need(plan, floor, list(map(str, shares.index)))
    says, own = words("holds"), shares.T[plan]
    kept = [str(one) for one in own.index if own[one] >= floor - futures.NEAR]
    low = [str(one) for one in own.index if str(one) not in kept]
    found = {"plan": plan, "n": number(len(kept)), "all": number(len(own)), "low": ", ".join(low)}
    asked = {"floor": _plain(floor)}
    kind = "all" if not low else "none" if not kept else "some"
    title = says[f"title_{kind}"].format(**found, **asked)
    subtitle = says["subtitle"].format(**asked)
    told = ", ".join(f"{one} {_plain(float(own[one]))}%" for one in own.index)
    frame = pd.DataFrame(
        {
            says["future"]: [f"{one} {value_words('scenario', one)}" for one in own.index],
            says["share"]: [round(float(own[one]), 1) for one in own.index],
            says["kept"]: [says["yes" if str(one) in kept else "no"] for one in own.index],
        }
    )
    return Figure(
        paint(
            lambda figure: _draw(figure, own, floor, kept, says["asked"].format(**asked)),
            title=title,
            subtitle=subtitle,
            size=(7.2, 3.4),
        ),
        title,
        subtitle,
        says["alt"].format(title=title, told=told),
        frame,
        says["caption_changed" if change else "caption"],
    )


def _need(plan: object, floor: object, plans: list[str]) -> None:
    if plan not in plans:
        expected = f"one of {', '.join(plans)}"
        raise DataError(Finding(f"There is no plan {str(plan)[:20]!r}", "plan", expected))
    fits = type(floor) in (int, float) and 0 <= floor <= futures.MOST  # type: ignore[operator]
    if not fits:
        what = f"The floor {str(floor)[:20]!r} is not a share"
        raise DataError(Finding(what, "floor", "a number from 0 to 100", "Correct the number"))


def _plain(value: float) -> str:
    return number(value, 0 if abs(value - round(value)) < futures.NEAR else 1)


def _draw(figure: Any, own: pd.Series[float], floor: float, kept: list[str], asked: str) -> None:  # noqa: ANN401
    axes = figure.add_subplot()
    for at, one in enumerate(own.index):
        value, enough = float(own[one]), str(one) in kept
        look = (
            {"color": REST} if enough else {"color": "white", "edgecolor": OTHER, "hatch": "////"}
        )
        axes.barh(at, value, height=0.55, linewidth=1, **look)
        axes.annotate(f"{_plain(value)}%", (value, at), xytext=(5, 0), textcoords="offset points",
                      va="center", fontsize=11, fontweight="bold", zorder=4,
                      bbox={"facecolor": "white", "edgecolor": "none", "pad": 1},
                      color=LABEL if enough else OTHER_TEXT)  # fmt: skip
    axes.axvline(floor, color=LABEL, linewidth=1.5, linestyle="--")
    axes.annotate(asked, (floor, -0.55), xytext=(4, 0), textcoords="offset points", fontsize=10,
                  color=LABEL, va="center")  # fmt: skip
    axes.set(xlim=(0, 115), ylim=(len(own) - 0.4, -0.85))
    axes.set_xticks([])
    axes.grid(visible=False)
    axes.spines["bottom"].set_visible(False)
    axes.set_yticks(
        range(len(own)), [f"{one}  {value_words('scenario', one)}" for one in own.index]
    )
