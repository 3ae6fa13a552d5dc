"""What noise on a count hides, and what it leaves of the count."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from datataal.data.privacy import noise_margin
from datataal.errors import DataError, Finding
from datataal.language import number
from datataal.plots._draw import AXIS, BAND, MUTED, REST, over, paint, value_axis
from datataal.plots._figure import Figure
from datataal.plots._words import words

__all__ = ["noise"]

#: How many answers with noise are drawn, and the seed that makes them the same each time.
DRAWS, SEED = 40, 8


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
