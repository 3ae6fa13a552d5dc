"""The picture of a report: how hard each step is, with its interval."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from datataal.language import Language, number
from datataal.plots import Figure
from datataal.plots._draw import REST, paint, rows, value_axis

__all__ = ["difficulties"]


def difficulties(
    items: Sequence[Mapping[str, Any]], words: Mapping[str, str], lang: Language
) -> Figure:
    """Return the mean share of the points of each step, in the order of the exercise."""
    names = [f"{nr}. {_short(row['title'])}" for nr, row in enumerate(items, start=1)]

    def draw(figure: Any) -> None:  # noqa: ANN401
        axes = figure.subplots()
        for nr, row in enumerate(items):
            axes.plot(
                [100 * row["low"], 100 * row["high"]],
                [nr, nr],
                color=REST,
                marker="",
                linestyle="-",
            )
            axes.plot([100 * row["mean"]], [nr], color=REST, marker="o", linestyle="")
        rows(axes, names)
        axes.set_xlim(-2, 102)
        value_axis(axes.xaxis, unit="%")

    png = paint(
        draw,
        title=words["figure_title"],
        subtitle=words["figure_subtitle"],
        size=(7.2, 1.4 + 0.42 * len(items)),
    )
    ordered = sorted(items, key=lambda row: row["mean"])
    hard, easy = ordered[0], ordered[-1]
    return Figure(
        png=png,
        title=words["figure_title"],
        subtitle=words["figure_subtitle"],
        alt=words["figure_alt"].format(
            hard=hard["title"],
            hard_pct=number(100 * hard["mean"], 0, lang),
            easy=easy["title"],
            easy_pct=number(100 * easy["mean"], 0, lang),
        ),
        table=pd.DataFrame(
            {
                words["step"]: [row["title"] for row in items],
                words["difficulty"]: [round(row["mean"], 2) for row in items],
                words["low"]: [round(row["low"], 2) for row in items],
                words["high"]: [round(row["high"], 2) for row in items],
            }
        ).set_index(words["step"]),
        caption=words["figure_caption"].format(n=max(row["n"] for row in items)),
        lang=lang,
    )


def _short(text: str) -> str:
    return text if len(text) <= 42 else f"{text[:40].rstrip()}…"  # noqa: PLR2004  of the page
