"""What the source states of four futures on four axes, and what it leaves open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from datataal import content
from datataal.language import current, number
from datataal.plots._boxes import box, broken, grid
from datataal.plots._draw import AXIS, LABEL, MUTED, REST, paint
from datataal.plots._figure import Figure
from datataal.plots._words import words

__all__ = ["positions"]

_OPEN: Final[dict[str, Any]] = {"facecolor": "white", "edgecolor": AXIS, "hatch": "///"}
_STATED: Final[dict[str, Any]] = {"facecolor": "#C9DEDA", "edgecolor": REST}


def positions() -> Figure:
    """Draw where the source's text places each future on four axes, and which places are open."""
    says, lang = words("positions"), current()
    aid = content.aid("scenarios").in_(lang)
    axes, scenarios = aid["axes"], aid["scenarios"]
    boxes = [[_position(axis, one, says) for one in scenarios] for axis in axes]
    stated = sum(known for row in boxes for _, known in row)
    found = {"n": number(stated), "all": number(len(axes) * len(scenarios))}
    title, subtitle = says["title"].format(**found), says["subtitle"]
    frame = pd.DataFrame(
        [[_told(text, says, known=known) for text, known in row] for row in boxes],
        columns=[f"{one['id']} {one['name']}" for one in scenarios],
    )
    frame.insert(0, says["axis"], [axis["name"] for axis in axes])
    told = [f"{one['id']}: {_list_stated(at, boxes)}" for at, one in enumerate(scenarios)]
    return Figure(
        paint(
            lambda figure: _draw_positions(figure, aid, boxes, says),
            title=title,
            subtitle=subtitle,
            size=(7.2, 4.2),
        ),
        title,
        subtitle,
        says["alt"].format(title=title, told="; ".join(told)),
        frame,
        says["caption"],
    )


def _position(
    axis: Mapping[str, str], scenario: Mapping[str, Any], says: Mapping[str, str]
) -> tuple[str, bool]:
    """Return what stands in a box, and whether the source's text states it."""
    stated = scenario["stated"].get(axis["id"])
    if stated:
        return axis[stated["position"]], True
    reading = scenario["readings"][axis["id"]]["position"]
    return (axis[reading] if reading else says["unknown"]), False


def _told(text: str, says: Mapping[str, str], *, known: bool) -> str:
    if text == says["unknown"]:
        return text
    return f"{text} ({says['stated' if known else 'reading']})"


def _list_stated(at: int, boxes: list[list[tuple[str, bool]]]) -> str:
    return ", ".join(row[at][0] for row in boxes if row[at][1])


def _draw_positions(
    figure: Any,  # noqa: ANN401
    aid: Mapping[str, Any],
    boxes: list[list[tuple[str, bool]]],
    says: Mapping[str, str],
) -> None:
    axes = grid(figure, len(boxes), len(boxes[0]))
    for y, row in enumerate(boxes):
        for x, (text, known) in enumerate(row):
            box(axes, x, y, _STATED if known else _OPEN)
            said = (
                text
                if known
                else f"{says['reading']}:\n{text}"
                if text != says["unknown"]
                else text
            )
            axes.text(x, y, said, ha="center", va="center", fontsize=10.5 if known else 9.5,
                      color=LABEL if known else MUTED, fontweight="bold" if known else "normal",
                      linespacing=1.25, zorder=4,
                      bbox={"facecolor": "#C9DEDA" if known else "white", "edgecolor": "none",
                            "pad": 2})  # fmt: skip
    axes.set_yticks(range(len(boxes)), [broken(axis["name"]) for axis in aid["axes"]])
    names = [f"{one['id']}\n{broken(one['name'])}" for one in aid["scenarios"]]
    axes.set_xticks(range(len(names)), names)
