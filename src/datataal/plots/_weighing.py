"""Weights at work: a score as a bar of four parts, and the weight at which two areas change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
import pandas as pd

from datataal.data import load, weighing
from datataal.language import number
from datataal.plots._draw import LABEL, MUTED, OTHER, OTHER_TEXT, REST, beside, paint, value_axis
from datataal.plots._draw import rows as name_rows
from datataal.plots._figure import Figure
from datataal.plots._guard import need_columns
from datataal.plots._words import percent, words

__all__ = ["crossing", "weighted"]

#: Fill and pattern of the four criteria: apart in grey too.
LOOKS: Final = (("#0F574F", ""), ("#8FC1BA", "//"), ("#E8F0EE", ".."), ("#C7CFCD", "xx"))
SHORT: Final = ("yield", "homes", "nature", "grid")


def areas_of(table: pd.DataFrame | None, areas: str | Sequence[str] | None) -> pd.DataFrame:
    """Return the rows to draw, with all columns that a weighing needs."""
    found = load("search_area") if table is None else table
    need_columns(found, "area", *weighing.CRITERIA)
    return weighing.letters(areas, found)


def setting(weights: object, says: Mapping[str, str]) -> str:
    """Return four weights in words, such as "yield 60%, homes 15%"."""
    parts = zip(SHORT, weighing.shares(weights), strict=True)
    return ", ".join(f"{says[name]} {percent(float(share))}" for name, share in parts)


def weighted(
    weights: object, table: pd.DataFrame | None = None, areas: str | Sequence[str] | None = "ACFK"
) -> Figure:
    """Draw the weighted score of search areas as bars of four parts, best on top.

    Parameters
    ----------
    weights : list of float
        Four weights: yield, homes spared, nature spared, grid near. Their sum counts as 100%.
    table : pandas.DataFrame, optional
        Rows of `search_area`; without it those of Deltaland.
    areas : str, optional
        Letters to draw; None draws all.

    Raises
    ------
    DataError
        If the weights are not four numbers, or an area or column is unknown.
    """
    says, rows = words("weighted"), areas_of(table, areas)
    result, part = weighing.weighted(weights, rows), weighing.shares(weights)
    parts = weighing.scores(rows).loc[result.index] * part
    names = list(map(str, result.index))
    first = [name for name in names if result[name] == result.iloc[0]]
    found = {
        "first": f" {says['and']} ".join(first),
        "score": number(_shown(result.iloc[0]), 3),
        "order": ", ".join(f"{name} {number(_shown(result[name]), 3)}" for name in names),
    }
    title = says["title_tie" if len(first) > 1 else "title"].format(**found)
    subtitle = says["subtitle"].format(setting=setting(weights, says))
    shown = parts.set_axis([says[name] for name in SHORT], axis=1).map(lambda one: round(one, 3))
    shown.insert(0, says["area"], names)
    shown[says["score"]] = [_shown(value) for value in result]
    return Figure(
        paint(
            lambda figure: _draw_parts(figure, parts, result, says),
            title=title,
            subtitle=subtitle,
            size=(7.2, 1.7 + 0.42 * len(names)),
        ),
        title,
        subtitle,
        says["alt"].format(title=title, **found),
        shown.reset_index(drop=True),
        says["caption"],
    )


def _shown(value: float) -> float:
    """Return a score with three decimals, halves upwards, as a hand does it."""
    return float(np.floor(1000 * value + 0.5 + 1e-6) / 1000)


def _draw_parts(
    figure: Any,  # noqa: ANN401
    parts: pd.DataFrame,
    result: pd.Series[float],
    says: Mapping[str, str],
) -> None:
    axes = figure.add_subplot()
    left = np.zeros(len(parts))
    for column, name, (fill, hatch) in zip(parts.columns, SHORT, LOOKS, strict=True):
        width = parts[column].to_numpy()
        axes.barh(
            range(len(parts)),
            width,
            left=left,
            height=0.62,
            color=fill,
            hatch=hatch,
            edgecolor=LABEL,
            linewidth=0.7,
            label=says[name],
        )
        left = left + width
    for at, value in enumerate(result):
        beside(axes, value, at, number(_shown(value), 3))
    name_rows(axes, list(map(str, parts.index)))
    axes.set_xlim(0, 1.08)
    value_axis(axes.xaxis, 1)
    axes.set_xlabel(says["x"])
    figure.legend(
        loc="outside lower center",
        ncols=len(SHORT),
        fontsize=9.5,
        handlelength=1.6,
        labelcolor=LABEL,
    )


def crossing(one: str = "C", other: str = "F", table: pd.DataFrame | None = None) -> Figure:
    """Draw the scores of two search areas over the weight of yield, and where they change.

    The other three criteria share what is left equally.

    Parameters
    ----------
    one, other : str
        Letters of two search areas.
    table : pandas.DataFrame, optional
        Rows of `search_area`; without it those of Deltaland.

    Raises
    ------
    DataError
        If an area or a column is unknown.
    """
    says, pair = words("crossing"), [str(one).upper(), str(other).upper()]
    rows = areas_of(table, pair)
    scores = weighing.scores(rows)
    at = weighing.crossing(pair[0], pair[1], rows)
    ends = {
        name: (float(row[1:].mean()), float(row[0]))
        for name, row in ((name, scores.loc[name].to_numpy(dtype=np.float64)) for name in pair)
    }
    found = {
        "one": pair[0],
        "other": pair[1],
        "at": "" if at is None else percent(at, 1),
        "high": max(pair, key=lambda name: ends[name][1]),
        "low": max(pair, key=lambda name: ends[name][0]),
    }
    title = says["title_never" if at is None else "title"].format(**found)
    steps = np.linspace(0, 1, 11)
    lines = {name: ends[name][0] + steps * (ends[name][1] - ends[name][0]) for name in pair}
    shown = pd.DataFrame(
        {says["weight"]: [percent(step) for step in steps]}
        | {says["score_of"].format(area=name): np.round(line, 3) for name, line in lines.items()}
    )
    return Figure(
        paint(
            lambda figure: _draw_lines(figure, steps, lines, at, says),
            title=title,
            subtitle=says["subtitle"],
            size=(7.2, 3.9),
        ),
        title,
        says["subtitle"],
        says["alt"].format(title=title, **found),
        shown,
        says["caption"],
    )


def _draw_lines(
    figure: Any,  # noqa: ANN401
    steps: Any,  # noqa: ANN401
    lines: Mapping[str, Any],
    at: float | None,
    says: Mapping[str, str],
) -> None:
    axes = figure.add_subplot()
    looks = zip(
        lines.items(), ((OTHER, "--", "D", OTHER_TEXT), (REST, "-", "o", REST)), strict=False
    )
    for (name, line), (colour, style, marker, text) in looks:
        axes.plot(100 * steps, line, color=colour, linestyle=style, marker=marker, markersize=5)
        beside(axes, 100, float(line[-1]), name, color=text)
    if at is not None:
        axes.axvline(100 * at, color=MUTED, linewidth=1.2, linestyle=":")
        axes.annotate(
            percent(at, 1),
            (100 * at, 0.03),
            xycoords=("data", "axes fraction"),
            xytext=(5, 0),
            textcoords="offset points",
            color=LABEL,
        )
    axes.set(xlim=(0, 108), ylim=(0, 1.05))
    value_axis(axes.xaxis, unit="%")
    value_axis(axes.yaxis, 1)
    axes.set_xlabel(says["x"])
    axes.set_ylabel(says["y"])
