"""Rows of dots along one axis, with what does not fit picked out and named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from datataal.plots._draw import OTHER, OTHER_TEXT, REST

__all__ = ["pair", "strip"]


def strip(  # noqa: PLR0913  what to draw, and how
    axes: Any,  # noqa: ANN401
    row: float,
    values: pd.Series[Any],
    other: pd.Series[bool] | None = None,
    *,
    spread: float = 0.5,
    name: Sequence[str] = (),
) -> None:
    """Draw `values` as dots around height `row`; the `other` ones as open diamonds with `name`."""
    numbers = values.astype("float64").to_list()
    # Steps of the golden ratio: dots of equal value lie apart, and the same way every time.
    lifts = [row + spread * ((at * 0.6180339887) % 1 - 0.5) for at in range(len(numbers))]
    picked = [False] * len(numbers) if other is None else [bool(flag) for flag in other]
    rest = [(x, y) for x, y, flag in zip(numbers, lifts, picked, strict=True) if not flag]
    if rest:
        axes.scatter(*zip(*rest, strict=True), s=34, c=REST, alpha=0.55, linewidths=0)
    odd = [x for x, flag in zip(numbers, picked, strict=True) if flag]
    if odd:
        axes.plot(
            odd,
            [row] * len(odd),
            "D",
            markerfacecolor="white",
            markeredgecolor=OTHER,
            markeredgewidth=1.8,
        )
    for x, text in zip(odd, name, strict=False):
        axes.annotate(
            text,
            (x, row),
            xytext=(0, 11),
            textcoords="offset points",
            ha="center",
            color=OTHER_TEXT,
            fontsize=10.5,
        )


def pair(figure: Any) -> tuple[Any, Any]:  # noqa: ANN401
    """Return two axes side by side."""
    figure.get_layout_engine().set(wspace=0.12)
    left, right = figure.subplots(1, 2)
    return left, right
