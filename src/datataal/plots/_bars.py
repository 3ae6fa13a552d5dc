"""Two groups side by side on the same rows, and a few numbers as bars from zero."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from datataal.language import number
from datataal.plots._draw import OTHER, OTHER_TEXT, REST, beside, rows, value_axis

__all__ = ["bars", "pairs"]


def bars(  # noqa: PLR0913  what to draw, and how
    figure: Any,  # noqa: ANN401
    names: Sequence[str],
    values: Sequence[float],
    *,
    unit: str = "%",
    decimals: int = 1,
    x: str = "",
    last_other: bool = True,
) -> None:
    """Draw one bar per name from zero, each with its number; the last one can be hatched."""
    axes = figure.add_subplot()
    for at, value in enumerate(values):
        _bar(axes, at, value, 0.55, other=last_other and at == len(values) - 1)
        beside(axes, value, at, f"{number(value, decimals)}{unit}")
    _finish(axes, names, max(values), unit, x)


def pairs(  # noqa: PLR0913  what to draw, and how
    figure: Any,  # noqa: ANN401
    names: Sequence[str],
    first: Sequence[float],
    second: Sequence[float],
    called: tuple[str, str],
    *,
    x: str = "",
) -> None:
    """Draw two bars per name: `first` solid, `second` hatched; name both beside the first row."""
    axes = figure.add_subplot()
    for at, (one, two) in enumerate(zip(first, second, strict=True)):
        _bar(axes, at - 0.19, one, 0.34, other=False)
        _bar(axes, at + 0.19, two, 0.34, other=True)
        tail = [f"  {name}" if at == 0 else "" for name in called]
        beside(axes, one, at - 0.19, f"{_percent(one)}{tail[0]}", color=REST)
        beside(axes, two, at + 0.19, f"{_percent(two)}{tail[1]}", color=OTHER_TEXT)
    _finish(axes, names, max(*first, *second), "%", x)


def _percent(value: float) -> str:
    """Return a percentage that isn't called nothing when it is something."""
    return "<1%" if 0 < value < 1 and round(value) == 0 else f"{number(value)}%"


def _bar(axes: Any, at: float, value: float, high: float, *, other: bool) -> None:  # noqa: ANN401
    axes.barh(
        at,
        value,
        height=high,
        color="white" if other else REST,
        edgecolor=OTHER if other else REST,
        hatch="////" if other else None,
        linewidth=1.4,
    )


def _finish(axes: Any, names: Sequence[str], top: float, unit: str, x: str) -> None:  # noqa: ANN401
    rows(axes, list(names))
    value_axis(axes.xaxis, unit=unit)
    axes.set_xlim(0, max(1.0, 1.3 * top))
    axes.set_xlabel(x)
