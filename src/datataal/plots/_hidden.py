"""What two averages give away of one home, what two lists do, and what noise hides."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from datataal.errors import DataError, Finding
from datataal.language import number
from datataal.plots._bars import bars
from datataal.plots._draw import AXIS, BAND, MUTED, REST, over, paint, value_axis
from datataal.plots._figure import Figure
from datataal.plots._guard import need_columns
from datataal.plots._words import column_title, words

__all__ = ["difference", "found_again", "noise", "noise_margin", "refound"]

#: How many answers with noise are drawn, and the seed that makes them the same each time.
DRAWS, SEED = 40, 8
PC5 = 5


def difference(homes: int, mean: float, others: int, mean_others: float) -> Figure:
    """Draw what is left when the total of one group is taken from that of a larger one.

    Parameters
    ----------
    homes, others : int
        How many homes the larger and the smaller average are about.
    mean, mean_others : float
        The averages, in kWh.

    Raises
    ------
    DataError
        If the second group is not smaller, or a number cannot be an average.
    """
    given = (homes, mean, others, mean_others)
    fine = all(isinstance(one, int | float) and math.isfinite(one) for one in given)
    if not fine or not 1 <= others < homes or min(mean, mean_others) < 0:
        raise DataError(
            Finding(
                what="These two averages cannot be taken from each other",
                expected="homes and average of the larger group, then of the smaller one",
                do="Write, for example, difference(5, 3000, 4, 2500)",
            )
        )
    says = words("difference")
    totals = [homes * mean, others * mean_others]
    left = totals[0] - totals[1]
    told = {
        "n": number(homes - others),
        "left": number(left),
        "homes": number(homes),
        "others": number(others),
    }
    title = says["title" if homes - others == 1 else "title_more"].format(**told)
    subtitle = says["subtitle"]
    names = [says["all"].format(**told), says["rest"].format(**told), says["over"].format(**told)]
    return Figure(
        paint(
            lambda figure: bars(
                figure, names, [*totals, left], unit=" kWh", decimals=0, x=says["x"]
            ),
            title=title,
            subtitle=subtitle,
            size=(7.2, 2.9),
        ),
        title,
        subtitle,
        says["alt"].format(title=title, **told),
        pd.DataFrame({says["what"]: names, "kWh": [round(one) for one in [*totals, left]]}),
        says["caption"],
    )


def found_again(
    homes: pd.DataFrame, requests: pd.DataFrame, areas: pd.DataFrame, sets: Sequence[Sequence[str]]
) -> Figure:
    """Draw how many households fit exactly one public request, for each set of shared columns.

    Raises
    ------
    DataError
        If there are no sets, or a column is not in both lists.
    """
    if not sets or any(isinstance(one, str) or not list(one) for one in sets):
        raise DataError(
            Finding(
                what="There are no columns to compare the two lists on",
                expected="one or more lists of columns",
                do='Write, for example, [["pc5"], ["pc5", "type"]]',
            )
        )
    says = words("found_again")
    counts = [len(refound(homes, requests, areas, one)) for one in sets]
    names = [" + ".join(column_title(column, "households") for column in one) for one in sets]
    most = counts.index(max(counts))
    told = {"most": number(counts[most]), "columns": names[most]}
    title = says["title" if counts[most] else "title_none"].format(**told)
    subtitle = says["subtitle"]
    return Figure(
        paint(
            lambda figure: bars(
                figure, names, counts, unit="", decimals=0, x=says["x"], last_other=False
            ),
            title=title,
            subtitle=subtitle,
            size=(7.2, 2.0 + 0.45 * len(names)),
        ),
        title,
        subtitle,
        says["alt"].format(
            title=title,
            rows="; ".join(
                f"{name} {number(one)}" for name, one in zip(names, counts, strict=True)
            ),
        ),
        pd.DataFrame({says["what"]: names, says["count"]: counts}),
        says["caption"],
    )


def refound(
    homes: pd.DataFrame, requests: pd.DataFrame, areas: pd.DataFrame, columns: Sequence[str]
) -> pd.DataFrame:
    """Return the requests and households that are each alone in `columns` and alike in them.

    Only homes with an electric car and no driveway are compared: those ask for a charging point.
    """
    place = areas.set_index("area")
    asked = requests.assign(
        pc5=requests["area"].map(place["postcode"]).str[:PC5],
        municipality=requests["area"].map(place["municipality"]),
    )
    keys = list(columns)
    sides = []
    for frame in (asked, homes):
        need_columns(frame, "ev", "driveway", *keys)
        street = frame[(frame["ev"] == 1) & (frame["driveway"] == 0)]
        sides.append(street.drop_duplicates(keys, keep=False))
    left, right = sides
    return left[[*keys, "request"]].merge(right[[*keys, "household"]], on=keys)


def noise_margin(epsilon: float, certainty: float = 0.95) -> float:
    """Return within which distance Laplace noise on a count falls: ``-ln(1 - p) / epsilon``."""
    return -math.log(1 - certainty) / epsilon


def noise(count: int, epsilon: float = 1.0) -> Figure:
    """Draw answers to one count with Laplace noise added, and where 95% of them fall.

    Parameters
    ----------
    count : int
        The real count, from 0 to a million.
    epsilon : float
        How little noise: from 0.01 to 10. The noise has scale ``1 / epsilon``.

    Raises
    ------
    DataError
        If one of the two lies outside these bounds.
    """
    _check_noise(count, epsilon)
    says = words("noise")
    margin = noise_margin(epsilon)
    told = {
        "count": number(count),
        "epsilon": _short(epsilon),
        "margin": number(margin, 1 if margin < 10 else 0),  # noqa: PLR2004
        "part": number(100 * margin / count, 1 if margin < count else 0) if count else "",
    }
    title = says["title" if count else "title_zero"].format(**told)
    subtitle = says["subtitle"].format(n=number(DRAWS), **told)
    drawn = count + np.random.default_rng(SEED).laplace(0, 1 / epsilon, DRAWS)
    answers = np.round(drawn).astype(int)
    return Figure(
        paint(
            lambda figure: _draw_noise(figure, count, margin, answers, says),
            title=title,
            subtitle=subtitle,
            size=(7.2, 2.8),
        ),
        title,
        subtitle,
        says["alt"].format(
            title=title, low=number(int(answers.min())), high=number(int(answers.max()))
        ),
        pd.DataFrame(
            {
                says["what"]: [says["real"], says["low"], says["high"]],
                says["value"]: [count, round(count - margin), round(count + margin)],
            }
        ),
        says["caption"],
    )


def _short(epsilon: float) -> str:
    """Return epsilon with as few decimals as it has, two at most."""
    return number(
        epsilon, 0 if epsilon == round(epsilon) else 1 if epsilon == round(epsilon, 1) else 2
    )


def _check_noise(count: object, epsilon: object) -> None:
    whole = isinstance(count, int) and not isinstance(count, bool)
    real = isinstance(epsilon, int | float) and not isinstance(epsilon, bool)
    if not whole or not real or not 0 <= count <= 10**6 or not 0.01 <= epsilon <= 10:  # type: ignore[operator]  # noqa: PLR2004
        raise DataError(
            Finding(
                what="No noise can be drawn for these numbers",
                expected="a whole count from 0, and an epsilon from 0.01 to 10",
                do="Write, for example, noise(7, epsilon=1)",
            )
        )


def _draw_noise(
    figure: Any,  # noqa: ANN401
    count: int,
    margin: float,
    answers: np.ndarray[Any, Any],
    says: Mapping[str, str],
) -> None:
    axes = figure.add_subplot()
    axes.axvspan(count - margin, count + margin, color=BAND, zorder=0)
    axes.axvline(count, color=AXIS)
    spread = np.random.default_rng(SEED + 1).uniform(-0.35, 0.35, len(answers))
    axes.scatter(answers, spread, s=34, color=REST, alpha=0.85, edgecolor="white", zorder=3)
    wide = max(float(np.abs(answers - count).max()), margin) * 1.15 + 1
    axes.set(xlim=(count - wide, count + wide), ylim=(-0.6, 0.6), yticks=[])
    value_axis(axes.xaxis)
    axes.set_xlabel(says["x"])
    over(axes, count, says["real"], color=MUTED)
    for side in ("left", "right", "top"):
        axes.spines[side].set_visible(False)
