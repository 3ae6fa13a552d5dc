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
LONGEST_AXIS: Final = 70
#: On axes of 0 to 10: width of a letter, height of a line, size of a mark, room past the ends.
LETTER, LINE, MARK, ROOM = 0.15, 0.7, 0.35, 0.5


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
    names = (_name(across, LONGEST_AXIS) or says["across"], _name(up, LONGEST_AXIS) or says["up"])
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


def _name(text: object, longest: int = LONGEST) -> str:
    """Return a name as it fits in the picture; `$` would start a formula."""
    plain = " ".join(text.split()) if type(text) is str else ""
    return plain[:longest].replace("$", "")


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
    for (name, (x, y)), (at_x, at_y) in zip(laid.items(), _labels(laid), strict=True):
        first = name in far
        axes.scatter([x], [y], s=80, marker="D" if first else "o", zorder=3,
                     color=OTHER if first else REST, edgecolor="white")  # fmt: skip
        axes.text(at_x, at_y, name, ha="center", va="center", fontsize=10.5, zorder=4,
                  color=OTHER_TEXT if first else LABEL,
                  fontweight="bold" if first else "normal")  # fmt: skip
    axes.set(xlim=(-0.4, END + 0.4), ylim=(-0.9, END + 0.9))
    axes.set_xticks([0, END / 2, END], ["0", "5", "10"])
    axes.set_yticks([0, END / 2, END], ["0", "5", "10"])
    axes.set_xlabel(names[0])
    axes.set_title(names[1], fontsize=10.5, color=MUTED, loc="left")
    axes.grid(visible=False)


def _labels(laid: Mapping[str, tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the middle of each name: the first place round its mark where nothing stands yet."""
    taken = [(x, y, MARK, MARK) for x, y in laid.values()]
    found = []
    for name, (x, y) in laid.items():
        wide = LETTER * len(name)
        middle = min(max(x, wide / 2 - 0.3), END + 0.3 - wide / 2)
        side = wide / 2 + MARK
        spots = [(middle, y + LINE), (middle, y - LINE), (x + side, y), (x - side, y)]
        spots += [(middle, y + up * LINE * line) for line in range(2, MOST) for up in (1, -1)]
        inside = [
            one for one in spots if _fits(one[0], wide) and abs(one[1] - END / 2) < END * 0.58
        ]
        free = [one for one in inside if not any(_meet((*one, wide, LINE), box) for box in taken)]
        at = (free or inside or spots)[0]
        taken.append((*at, wide, LINE))
        found.append(at)
    return found


def _fits(middle: float, wide: float) -> bool:
    return middle - wide / 2 >= -ROOM and middle + wide / 2 <= END + ROOM


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    """Tell whether two boxes, each by its middle, width and height, cover each other."""
    return (
        abs(one[0] - other[0]) < (one[2] + other[2]) / 2
        and abs(one[1] - other[1]) < (one[3] + other[3]) / 2
    )
