"""How much land is left at each distance to homes, and which rule takes what away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd

from datataal.errors import DataError, Finding
from datataal.language import number
from datataal.plots._bars import pairs
from datataal.plots._draw import LABEL, OTHER, OTHER_TEXT, REST, paint, value_axis
from datataal.plots._figure import Figure
from datataal.plots._guard import need_columns
from datataal.plots._words import percent, sentence, words

__all__ = ["land_left", "taken_away"]

_DISTANCE: Final = "dist_dwelling_m"
_FARTHEST, _STEP = 1200, 25


def land_left(land: pd.DataFrame, distances: Sequence[float] = (350, 600, 720, 852)) -> Figure:
    """Draw which part of the cells lies at least so far from the nearest home.

    Parameters
    ----------
    land : pandas.DataFrame
        One row per cell, with `dist_dwelling_m` in metres.
    distances : sequence of float
        Distances to mark, in metres.

    Raises
    ------
    DataError
        If the column is missing, no row is left, or a distance is none.
    """
    need_columns(land, _DISTANCE)
    marked = _metres(distances)
    says = words("land_left")
    far = land[_DISTANCE].astype(float)
    parts = [float((far >= metres).mean()) for metres in marked]
    told = {
        "near": number(marked[0]),
        "far": number(marked[-1]),
        "near_part": percent(parts[0], 1),
        "far_part": percent(parts[-1], 1),
    }
    title = says["title" if len(marked) > 1 else "title_one"].format(**told)
    return Figure(
        paint(
            lambda figure: _draw_left(figure, far, marked, parts, says),
            title=title,
            subtitle=says["subtitle"],
            size=(7.2, 3.9),
        ),
        title,
        says["subtitle"],
        says["alt"].format(title=title),
        pd.DataFrame(
            {
                says["distance"]: [round(one) for one in marked],
                says["part"]: [round(100 * one, 1) for one in parts],
            }
        ),
        says["caption"],
    )


def taken_away(rules: pd.DataFrame) -> Figure:
    """Draw for each rule which part of the cells it takes away, and which part only it does.

    Parameters
    ----------
    rules : pandas.DataFrame
        One row per cell, one column of yes and no per rule: yes where it takes the cell away.

    Raises
    ------
    DataError
        If there is no rule or no cell.
    """
    if rules.empty or not all(pd.api.types.is_bool_dtype(rules[name]) for name in rules.columns):
        raise DataError(
            Finding(
                what="These are no rules that take cells away",
                expected="one column per rule, with yes or no (True or False) for each cell",
                do="Make each column by a comparison, such as land['dist_dwelling_m'] < 350",
            )
        )
    says = words("taken_away")
    alone = rules[rules.sum(axis=1) == 1].sum() / len(rules)
    found = pd.DataFrame({"all": rules.mean(), "alone": alone}).astype(float)
    found = found.sort_values("alone", ascending=False, kind="stable")
    names = [says.get(f"rule_{name}", str(name)) for name in found.index]
    told = {
        "first": names[0],
        "alone": percent(float(found["alone"].iloc[0])),
        "all": percent(float(found["all"].iloc[0])),
        "left": percent(1 - float(rules.any(axis=1).mean())),
    }
    most = float(found["alone"].iloc[0])
    tied = [name for name, one in zip(names, found["alone"], strict=True) if one == most]
    key = "title_none" if most == 0 else "title_tied" if len(tied) > 1 else "title"
    title = sentence(says[key].format(**told | {"tied": ", ".join(tied)}))
    subtitle = says["subtitle"].format(**told)
    called = (says["all"], says["alone"])
    first, second = (100 * found["all"]).to_list(), (100 * found["alone"]).to_list()
    return Figure(
        paint(
            lambda figure: pairs(figure, names, first, second, called, x=says["x"]),
            title=title,
            subtitle=subtitle,
            size=(7.2, 2.0 + 0.7 * len(names)),
        ),
        title,
        subtitle,
        says["alt"].format(title=title, **told),
        pd.DataFrame(
            {
                says["rule"]: names,
                f"{called[0]} (%)": [round(one, 1) for one in first],
                f"{called[1]} (%)": [round(one, 1) for one in second],
            }
        ),
        says["caption"],
    )


def _metres(distances: Sequence[float]) -> list[float]:
    try:
        found = sorted({float(one) for one in distances})
    except (TypeError, ValueError):
        found = []
    if not found or not all(0 <= one <= _FARTHEST for one in found):
        raise DataError(
            Finding(
                what=f"These distances cannot be drawn: {str(distances)[:60]}",
                expected=f"one or more numbers from 0 to {_FARTHEST}, in metres",
                do="Write them between square brackets, such as [350, 600]",
            )
        )
    return found


def _draw_left(
    figure: Any,  # noqa: ANN401
    far: pd.Series[float],
    marked: Sequence[float],
    parts: Sequence[float],
    says: Any,  # noqa: ANN401
) -> None:
    axes = figure.add_subplot()
    steps = list(range(0, _FARTHEST + 1, _STEP))
    axes.plot(steps, [100 * float((far >= step).mean()) for step in steps], color=REST, marker="")
    for nr, (metres, part) in enumerate(zip(marked, parts, strict=True)):
        axes.plot([metres], [100 * part], color=OTHER, marker="D", mfc="white", ms=7)
        axes.annotate(
            f"{number(metres)} m: {percent(part, 1)}",
            (metres, 100 * part),
            xytext=(10, 12 + 20 * (len(marked) - 1 - nr)),  # a stair: no label covers the next
            textcoords="offset points",
            color=OTHER_TEXT,
            fontsize=10.5,
            arrowprops={"arrowstyle": "-", "color": OTHER, "linewidth": 0.8},
        )
    value_axis(axes.xaxis)
    value_axis(axes.yaxis, unit="%")
    axes.set_xlim(0, _FARTHEST)
    axes.set_ylim(0, 105)
    axes.set_xlabel(says["x"], color=LABEL)
