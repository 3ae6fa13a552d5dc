"""Draw on the house paper: the finding on top at the left edge, the picture below it."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from datataal.language import number

__all__ = [
    "AXIS",
    "BAND",
    "LABEL",
    "MUTED",
    "OTHER",
    "OTHER_TEXT",
    "REST",
    "beside",
    "over",
    "paint",
    "rows",
    "value_axis",
]

STYLE = Path(__file__).with_name("datataal.mplstyle")
#: Pixels per inch of the file, and of a page at its normal size.
DPI, PAGE_DPI = 144, 96

LABEL, MUTED, AXIS, BAND = "#1C2B2A", "#4B5B59", "#6F827F", "#E8F0EE"
#: One against the rest: the rest solid with a filled dot, the other dashed with an open diamond.
REST, OTHER, OTHER_TEXT = "#0F574F", "#B8431F", "#8F3216"

_EDGE = 0.12  # inches between the paper's edge and whatever stands on it


def paint(
    draw: Callable[[Any], None],
    *,
    title: str,
    subtitle: str,
    size: tuple[float, float] = (7.2, 4.5),
    warn: bool = False,
) -> bytes:
    """Return the PNG that `draw` makes on a matplotlib figure with title and subtitle.

    Parameters
    ----------
    draw : callable
        Gets the figure; adds axes to it. The layout keeps them under the header.
    title, subtitle : str
        What was found, and how to read it; broken into lines where they do not fit.
    size : tuple of float
        Width and height in inches.
    warn : bool
        Write the subtitle in the colour of what is picked out.
    """
    import matplotlib as mpl
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    with mpl.rc_context(fname=str(STYLE)):
        figure = Figure(figsize=size)
        FigureCanvasAgg(figure)
        top = _header(figure, title, subtitle, OTHER_TEXT if warn else MUTED)
        side, foot = _EDGE / size[0], _EDGE / size[1]
        rect = (side, foot, 1 - 2 * side, top - foot)
        figure.set_layout_engine("constrained", rect=rect, w_pad=0.04, h_pad=0.04)
        draw(figure)
        file = io.BytesIO()
        figure.savefig(file, format="png", dpi=DPI, metadata={"Software": None})
    return file.getvalue()


def value_axis(axis: Any, decimals: int = 0, unit: str = "") -> None:  # noqa: ANN401
    """Write the ticks of an axis in the reader's language, with grid lines along it."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    axis.set_major_locator(MaxNLocator(8, steps=[1, 2, 5, 10], integer=decimals == 0))
    axis.set_major_formatter(FuncFormatter(lambda value, _: number(value, decimals) + unit))
    axis.grid(visible=True)


def _header(figure: Any, title: str, subtitle: str, colour: str) -> float:  # noqa: ANN401
    """Write the header and return the height that is left below it, from 0 to 1."""
    wide, high = figure.get_size_inches()
    top = 1 - _EDGE / high
    for words, look in (
        (title, {"size": 13.5, "weight": "bold", "color": LABEL}),
        (subtitle, {"size": 10.5, "color": colour}),
    ):
        if not words:
            continue
        text = figure.text(_EDGE / wide, top, "", va="top", ha="left", linespacing=1.25, **look)
        text.set_in_layout(False)
        _fit(figure, text, words, (wide - 2 * _EDGE) * figure.dpi)
        top = _bottom(figure, text) - 0.07 / high
    return float(top - 0.06 / high)


def _fit(figure: Any, text: Any, words: str, room: float) -> None:  # noqa: ANN401
    """Break `words` into as few lines as fit in `room` pixels, of about the same length."""
    best = _lines(figure, text, words, room)
    for part in (0.9, 0.8, 0.7, 0.6):
        narrower = _lines(figure, text, words, part * room)
        if len(narrower) > len(best):
            break
        best = narrower
    text.set_text("\n".join(best))


def _lines(figure: Any, text: Any, words: str, room: float) -> list[str]:  # noqa: ANN401
    lines: list[str] = []
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        text.set_text(longer)
        if lines and text.get_window_extent(figure.canvas.get_renderer()).width <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _bottom(figure: Any, text: Any) -> float:  # noqa: ANN401
    box = text.get_window_extent(figure.canvas.get_renderer())
    return float(box.y0 / figure.bbox.height)


def rows(axes: Any, names: Sequence[str], *, last_bold: bool = False) -> None:  # noqa: ANN401
    """Name the rows of a picture from top to bottom."""
    axes.set_yticks(range(len(names)), names)
    axes.set_ylim(len(names) - 0.4, -0.6)
    if last_bold:
        axes.get_yticklabels()[-1].set_fontweight("bold")


def over(
    axes: Any,  # noqa: ANN401
    x: float,
    text: str,
    *,
    side: str = "center",
    color: str = MUTED,
) -> None:
    """Write `text` just above the axes at value `x`."""
    axes.annotate(
        text,
        (x, 1),
        xycoords=("data", "axes fraction"),
        xytext=(0, 4),
        textcoords="offset points",
        ha=side,
        va="bottom",
        color=color,
        fontsize=10.5,
    )


def beside(axes: Any, x: Any, y: float, text: str, *, color: str = LABEL) -> None:  # noqa: ANN401
    """Write `text` to the right of the end of a bar or line, on paper of its own."""
    axes.annotate(
        text,
        (x, y),
        xytext=(9, 0),
        textcoords="offset points",
        va="center",
        color=color,
        fontsize=10.5,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5},
    )
