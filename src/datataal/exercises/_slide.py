"""A slide that misleads on purpose, for the exercise on charts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from datataal import content, data, language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from datataal.plots import Figure

__all__ = ["slide"]

#: Where the axis starts and ends, in per cent. A bar belongs on zero: this is the first fault.
AXIS: Final = (20, 50)
#: How thick each bar is: the larger number also gets more ink. This is the second fault.
THICK: Final = (0.8, 0.4)


def slide() -> Figure:
    """Return a slide on the panel's no, near and far, with three faults for a learner to find.

    The axis does not start at zero, the larger bar is also thicker, and the number of answers
    is left out. Title, colour and the numbers at the bars are as they should be.
    """
    import pandas as pd

    from datataal.plots import Figure
    from datataal.plots._draw import paint

    says = content.strings("exercises", language.current())["slide"]
    panel = data.load("panel")
    near = panel["near_2km"].astype(bool)
    shares = [100 * float(panel.loc[rows, "q_near"].eq("no").mean()) for rows in (near, ~near)]
    names, told = [says["near"], says["far"]], [language.number(one) for one in shares]
    values = {"near": told[0], "far": told[1], "start": AXIS[0], "end": AXIS[1]}
    return Figure(
        paint(
            lambda figure: _draw(figure, names, shares),
            title=says["title"],
            subtitle=says["subtitle"],
            size=(7.2, 3.2),
        ),
        says["title"],
        says["subtitle"],
        says["alt"].format(**values),
        pd.DataFrame({says["where"]: names, says["part"]: told}),
        says["caption"],
    )


def _draw(figure: Any, names: Sequence[str], shares: Sequence[float]) -> None:  # noqa: ANN401
    from datataal.plots._draw import OTHER, OTHER_TEXT, beside, rows, value_axis

    axes = figure.add_subplot()
    for at, (share, thick) in enumerate(zip(shares, THICK, strict=True)):
        axes.barh(at, share - AXIS[0], left=AXIS[0], height=thick, color=OTHER)
        beside(axes, share, at, f"{language.number(share)}%", color=OTHER_TEXT)
    rows(axes, names)
    value_axis(axes.xaxis, unit="%")
    axes.set_xlim(*AXIS)
