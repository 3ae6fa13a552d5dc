"""How the margin of error shrinks as more people answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from datataal.data import margin
from datataal.language import number
from datataal.plots._draw import AXIS, LABEL, REST, paint, value_axis
from datataal.plots._figure import Figure
from datataal.plots._guard import count_of
from datataal.plots._words import words

__all__ = ["margin_curve"]


def margin_curve(highlight: Sequence[int] = (37, 128, 1500)) -> Figure:
    """Draw the margin of error against the number of answers.

    Parameters
    ----------
    highlight : sequence of int
        Numbers of answers to point out, each at least 1.
    """
    says = words("margin_curve")
    sizes = sorted({count_of(0, n)[1] for n in highlight}) or [100, 400]
    margins = [margin(n) for n in sizes]
    found = {
        "few": number(sizes[0]),
        "many": number(sizes[-1]),
        "wide": number(margins[0], 1),
        "narrow": number(margins[-1], 1),
    }
    kind = "title" if len(sizes) > 1 else "title_one"
    title, subtitle = says[kind].format(**found), says["subtitle"]

    def draw(figure: Any) -> None:  # noqa: ANN401
        axes = figure.add_subplot()
        most = max(400, round(sizes[-1] * 1.12))
        first = max(1, min(15, sizes[0] // 2))
        line = sorted({*range(first, min(most, 400)), *range(first, most, max(1, most // 400))})
        axes.plot(line, [margin(n) for n in line], color=AXIS, marker="", linestyle="-")
        axes.plot(sizes, margins, "o", color=REST, markersize=9)
        for n, points in zip(sizes, margins, strict=True):
            label = says["point"].format(n=number(n), points=number(points, 1))
            late = n > 0.75 * most
            axes.annotate(
                label,
                (n, points),
                xytext=(6 if late else 10, 12 if late else 9),
                textcoords="offset points",
                ha="right" if late else "left",
                color=LABEL,
            )
        axes.set(xlim=(0, most), ylim=(0, 1.15 * max(margins[0], 12)))
        axes.set(xlabel=says["x"], ylabel=says["y"])
        value_axis(axes.yaxis)
        value_axis(axes.xaxis)
        axes.xaxis.grid(visible=False)

    return Figure(
        paint(draw, title=title, subtitle=subtitle),
        title,
        subtitle,
        says["alt"].format(title=title, **found),
        pd.DataFrame({says["x"]: sizes, says["y"]: [round(points, 1) for points in margins]}),
        says["caption"],
    )
