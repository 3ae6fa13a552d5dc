"""Cards that a learner lays on two axes of their own."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from datataal.errors import DataError, Finding
from datataal.language import number
from datataal.plots._draw import AXIS, LABEL, MUTED, OTHER, OTHER_TEXT, REST, paint
from datataal.plots._figure import Figure
from datataal.plots._words import words

__all__ = ["placed"]

END: Final = 10
MOST: Final = 16
LONGEST: Final = 40
_PAIR: Final = 2
#: Names of cards that lie nearer than this would cover each other.
WIDE, HIGH, EDGE = 3.5, 1.7, 1.5


def placed(cards: object, across: str = "", up: str = "") -> Figure:
    """Draw cards where you laid them: how far to the right and how far up, each from 0 to 10.

    Parameters
    ----------
    cards : dict
        Per card two numbers from 0 to 10, such as ``{"sensors": (8, 6)}``.
    across, up : str
        What the two axes say; without them uncertain and relevant.

    Raises
    ------
    DataError
        If a card has no two numbers from 0 to 10, or there are none or more than sixteen.
    """
    laid, says = _checked(cards), words("placed")
    names = (_name(across) or says["across"], _name(up) or says["up"])
    reach = {name: sum(at) for name, at in laid.items()}
    far = [name for name, value in reach.items() if math.isclose(value, max(reach.values()))]
    own = bool(_name(across) or _name(up))
    kind = "own" if own else "one" if len(far) == 1 else "some"
    found = {"far": far[0], "n": number(len(far)), "all": number(len(laid))}
    title = says[f"title_{kind}"].format(**found)
    subtitle = says["subtitle"]
    told = "; ".join(f"{name} {number(x, 0)}, {number(y, 0)}" for name, (x, y) in laid.items())
    return Figure(
        paint(
            lambda figure: _draw(figure, laid, [] if own else far, names),
            title=title,
            subtitle=subtitle,
            size=(7.2, 4.4),
        ),
        title,
        subtitle,
        says["alt"].format(title=title, told=told),
        pd.DataFrame(
            {
                says["card"]: list(laid),
                names[0]: [at[0] for at in laid.values()],
                names[1]: [at[1] for at in laid.values()],
            }
        ),
        says["caption"],
    )


def _checked(cards: object) -> dict[str, tuple[float, float]]:
    if type(cards) is not dict or not 0 < len(cards) <= MOST:
        raise _wrong("There are no cards to lay, or too many")
    return {_card(name): _spot(at) for name, at in cards.items()}


def _card(name: object) -> str:
    if type(name) is not str or not name.strip():
        raise _wrong("A card has no name")
    return _name(name)


def _name(text: object) -> str:
    """Return a name as it fits in the picture; `$` would start a formula."""
    plain = " ".join(text.split()) if type(text) is str else ""
    return plain[:LONGEST].replace("$", "")


def _spot(at: object) -> tuple[float, float]:
    if type(at) not in (tuple, list) or len(at) != _PAIR:  # type: ignore[arg-type]
        raise _wrong("A card has no two numbers")
    for one in at:  # type: ignore[attr-defined]
        if type(one) not in (int, float) or not 0 <= one <= END:
            raise _wrong("A card does not lie between 0 and 10")
    return float(at[0]), float(at[1])  # type: ignore[index]


def _wrong(what: str) -> DataError:
    return DataError(
        Finding(
            what=what,
            expected=f'per card a name and two numbers from 0 to {END}, such as "sensors": (8, 6)',
            do="Keep the quotation marks, the colon, the brackets and the comma",
        )
    )


def _draw(
    figure: Any,  # noqa: ANN401
    laid: Mapping[str, tuple[float, float]],
    far: list[str],
    names: tuple[str, str],
) -> None:
    axes = figure.add_subplot()
    axes.axhline(END / 2, color=AXIS, linewidth=1, linestyle=":", zorder=1)
    axes.axvline(END / 2, color=AXIS, linewidth=1, linestyle=":", zorder=1)
    for (name, (x, y)), below in zip(laid.items(), _below(list(laid.values())), strict=True):
        first = name in far
        axes.scatter([x], [y], s=80, marker="D" if first else "o", zorder=3,
                     color=OTHER if first else REST, edgecolor="white")  # fmt: skip
        side = "left" if x < EDGE else "right" if x > END - EDGE else "center"
        axes.annotate(name, (x, y), xytext=(0, -9 - 13 * (below - 1) if below else 8),
                      textcoords="offset points", ha=side, va="top" if below else "bottom",
                      fontsize=10.5, color=OTHER_TEXT if first else LABEL, zorder=4,
                      fontweight="bold" if first else "normal")  # fmt: skip
    axes.set(xlim=(-0.4, END + 0.4), ylim=(-0.9, END + 0.9))
    axes.set_xticks([0, END / 2, END], ["0", "5", "10"])
    axes.set_yticks([0, END / 2, END], ["0", "5", "10"])
    axes.set_xlabel(names[0])
    axes.set_title(names[1], fontsize=10.5, color=MUTED, loc="left")
    axes.grid(visible=False)


def _below(spots: list[tuple[float, float]]) -> list[int]:
    """Return per card how many lines below its mark the name stands; 0 is above it."""
    lines: list[int] = []
    for at, (x, y) in enumerate(spots):
        near = [k for k in range(at) if abs(spots[k][1] - y) < HIGH and abs(spots[k][0] - x) < WIDE]
        taken = {lines[k] for k in near}
        lines.append(next(n for n in range(at + 1) if n not in taken))
    return lines
