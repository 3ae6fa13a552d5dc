"""Boxes in rows and columns: the ground of figures that show words or numbers in a grid."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from datataal.plots._draw import LABEL

__all__ = ["box", "broken", "grid"]


def grid(figure: Any, high: int, wide: int) -> Any:  # noqa: ANN401
    """Return axes for boxes at whole numbers, names above and at the left, without lines."""
    axes = figure.add_subplot()
    axes.set(xlim=(-0.5, wide - 0.5), ylim=(high - 0.5, -0.5))
    axes.xaxis.tick_top()
    axes.tick_params(length=0, labelsize=10, labelcolor=LABEL)
    axes.grid(visible=False)
    for edge in axes.spines.values():
        edge.set_visible(False)
    return axes


def box(axes: Any, x: int, y: int, look: Mapping[str, Any], *, front: bool = False) -> None:  # noqa: ANN401
    """Draw one box with the look of a matplotlib patch; `front` puts its edge over the others."""
    from matplotlib.patches import Rectangle

    shape = {"linewidth": 1, **look}
    axes.add_patch(Rectangle((x - 0.46, y - 0.44), 0.92, 0.88, zorder=3 if front else 2, **shape))


def broken(name: str) -> str:
    """Return a name over two lines if it has more than one word."""
    words_ = name.split(" ")
    half = (len(words_) + 1) // 2
    return "\n".join(filter(None, [" ".join(words_[:half]), " ".join(words_[half:])]))
