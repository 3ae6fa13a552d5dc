"""Draw a map: land and water, borders, scale bar, legend, and always that it is invented."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from datataal.plots._draw import AXIS, LABEL, MUTED
from datataal.plots._map_classes import NO_DATA, Classes, Swatch
from datataal.plots._map_data import CELL_KM, WIDE, Ground

__all__ = [
    "MAP_SIZE",
    "SIDE_KM",
    "Names",
    "draw_legend",
    "draw_map",
    "fill",
    "points",
    "write_names",
]

#: Inches: the map with its legend beside it.
MAP_SIZE = (7.2, 6.1)
SEA, PAPER = "#E9F1F3", "#FBFAF4"
SIDE_KM = WIDE * CELL_KM
BAR_KM = 10
#: Letters of a legend's line before it is broken.
LEGEND_WIDE = 24


Segment = tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True)
class Names:
    """Words to write on the map, each at its place in kilometres."""

    words: Sequence[str]
    x_km: Sequence[float]
    y_km: Sequence[float]


def draw_map(figure: Any, land: Ground, stamp: str, foot: str) -> Any:  # noqa: ANN401
    """Return axes with sea, land, borders, scale bar, and the words that it is invented."""
    axes = figure.add_subplot()
    axes.set(xlim=(0, SIDE_KM), ylim=(0, SIDE_KM))
    axes.set_aspect("equal")
    axes.set_anchor("W")
    axes.set(xticks=[], yticks=[])
    axes.set_facecolor(SEA)
    for side in axes.spines.values():
        side.set_visible(False)
    fill(axes, np.where(land.owner == "", -1, 0), (Swatch("", PAPER),))
    _borders(axes, land)
    _bar(axes)
    _halo(axes.text(SIDE_KM - 0.8, 0.8, stamp, ha="right", va="bottom", size=9.5, weight="bold"))
    axes.annotate(
        textwrap.fill(foot, 92),
        (0, 0),
        xycoords="axes fraction",
        xytext=(0, -5),
        textcoords="offset points",
        va="top",
        color=MUTED,
        fontsize=9,
    )
    return axes


def fill(
    axes: Any,  # noqa: ANN401
    at: NDArray[np.int64],
    swatches: Sequence[Swatch],
) -> None:
    """Colour the cells of the grid (row, column) by class; -1 shows what lies below."""
    from matplotlib.colors import to_rgba

    colours = np.array([to_rgba(one.colour) for one in swatches] + [(0.0, 0.0, 0.0, 0.0)])
    axes.imshow(
        colours[at],
        origin="lower",
        extent=(0, SIDE_KM, 0, SIDE_KM),
        interpolation="nearest",
        zorder=1,
    )
    for nr, one in enumerate(swatches):
        if one.hatch:
            _hatch(axes, at == nr, one)


def _hatch(axes: Any, inside: NDArray[np.bool_], look: Swatch) -> None:  # noqa: ANN401
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    boxes = []
    for row, line in enumerate(inside):
        edges = np.flatnonzero(np.diff(np.r_[0, line.astype(np.int8), 0]))
        for left, right in edges.reshape(-1, 2):
            x, y = left * CELL_KM, row * CELL_KM
            boxes.append(Path.unit_rectangle().transformed(_box(x, y, right * CELL_KM - x)))
    if boxes:
        path = Path.make_compound_path(*boxes)
        axes.add_patch(
            PathPatch(path, facecolor="none", edgecolor=_ink(look), hatch=look.hatch, linewidth=0)
        )


def _box(x: float, y: float, wide: float) -> Any:  # noqa: ANN401
    from matplotlib.transforms import Affine2D

    return Affine2D().scale(wide, CELL_KM).translate(x, y)


def _ink(look: Swatch) -> str:
    """Return a colour for a pattern that shows on the swatch: dark on light, light on dark."""
    from matplotlib.colors import to_rgb

    red, green, blue = to_rgb(look.colour)
    return AXIS if 0.3 * red + 0.6 * green + 0.1 * blue > 0.55 else "#FFFFFF"  # noqa: PLR2004


def _borders(axes: Any, land: Ground) -> None:  # noqa: ANN401
    from matplotlib.collections import LineCollection

    owner = np.pad(land.owner, 1, constant_values="")
    inner: list[Segment] = []
    coast: list[Segment] = []
    for here, there, upright in (
        (owner[:, :-1], owner[:, 1:], True),
        (owner[:-1], owner[1:], False),
    ):
        for row, column in np.argwhere(here != there):
            x, y = column * CELL_KM, row * CELL_KM
            start = (x, y - CELL_KM) if upright else (x - CELL_KM, y)
            edge = "" in (here[row, column], there[row, column])
            (coast if edge else inner).append((start, (x, y)))
    for lines, colour, wide in (
        (inner, "#FFFFFF", 1.9),
        (inner, LABEL, 0.7),
        (coast, LABEL, 1.1),
    ):
        made = LineCollection(lines, colors=colour, linewidths=wide, capstyle="projecting")
        axes.add_collection(made, autolim=False)
        made.set_zorder(3)


def _bar(axes: Any) -> None:  # noqa: ANN401
    axes.plot([1, 1 + BAR_KM], [1.2, 1.2], color=LABEL, linewidth=3.2, marker="", zorder=6,
              linestyle="-", solid_capstyle="butt")  # fmt: skip
    _halo(axes.text(1 + BAR_KM / 2, 1.7, f"{BAR_KM} km", ha="center", va="bottom", size=9.5))


def _halo(text: Any) -> None:  # noqa: ANN401
    from matplotlib.patheffects import withStroke

    text.set_path_effects([withStroke(linewidth=3, foreground="white")])
    text.set_zorder(7)


def points(axes: Any, frame: pd.DataFrame, classes: Classes, area: float) -> None:  # noqa: ANN401
    """Put a marker at each point, with the look of its class."""
    looks = {-1: NO_DATA, **dict(enumerate(classes.swatches))}
    for nr, look in looks.items():
        own = frame[classes.which == nr]
        axes.scatter(own["x_km"], own["y_km"], s=area, c=look.colour, marker=look.marker,
                     edgecolors=LABEL, linewidths=0.7, zorder=5)  # fmt: skip


def write_names(axes: Any, names: Names, size: float = 8) -> None:  # noqa: ANN401
    """Write names on the map, each with a white edge so that it reads on any colour."""
    for word, x, y in zip(names.words, names.x_km, names.y_km, strict=True):
        _halo(axes.text(x, y, word, ha="center", va="center", size=size, weight="bold"))


def draw_legend(
    axes: Any,  # noqa: ANN401
    title: str,
    swatches: Sequence[Swatch],
    *,
    as_points: bool = False,
) -> None:
    """Name the classes beside the map, the last class on top."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    handles: list[Any] = []
    for one in swatches:
        label = textwrap.fill(one.label, LEGEND_WIDE)
        if as_points:
            look: dict[str, Any] = {"marker": one.marker, "markersize": 7, "linestyle": ""}
            ink: dict[str, Any] = {"markerfacecolor": one.colour, "markeredgecolor": LABEL}
            handles.append(Line2D([], [], label=label, **look, **ink))
        else:
            edge = _ink(one) if one.hatch else AXIS
            look = {"facecolor": one.colour, "edgecolor": edge, "hatch": one.hatch}
            handles.append(Patch(label=label, linewidth=0.8, **look))
    legend = axes.legend(
        handles=handles,
        title=textwrap.fill(title, LEGEND_WIDE - 2),
        loc="upper left",
        bbox_to_anchor=(1.01, 1.0),
        borderaxespad=0,
        fontsize=9.5,
        title_fontproperties={"weight": "bold", "size": 10},
        alignment="left",
        labelspacing=0.55,
        handlelength=1.8,
        handleheight=1.1,
    )
    legend.set_zorder(8)
