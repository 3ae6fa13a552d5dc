"""The decisions of a course on one wall, and where the three roles chose otherwise."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from datataal import content
from datataal.errors import DataError, Finding
from datataal.language import Language, current, number
from datataal.plots._boxes import box, grid
from datataal.plots._draw import AXIS, LABEL, MUTED, OTHER, REST, paint
from datataal.plots._figure import Figure
from datataal.plots._words import words

if TYPE_CHECKING:
    from datataal.advice import Advice
    from datataal.records import Record

__all__ = ["decision_wall", "roles_differ"]

_ROLES: Final = ("policy", "data", "ethics")
_WIDE: Final = 3
_MOST_LINES: Final = 3
_OWN: Final[dict[str, Any]] = {"facecolor": "#C9DEDA", "edgecolor": REST, "linewidth": 1.5}
_SAMPLE: Final[dict[str, Any]] = {"facecolor": "white", "edgecolor": AXIS, "linestyle": "--"}
_NONE: Final[dict[str, Any]] = {"facecolor": "#F4F4F4", "edgecolor": "none"}
_SAME: Final[dict[str, Any]] = {"facecolor": "#C9DEDA", "edgecolor": "white"}
_APART: Final[dict[str, Any]] = {"facecolor": "white", "edgecolor": OTHER, "linewidth": 2.5}


@dataclass(frozen=True)
class _Row:
    """What each role chose first in one dilemma, and what was decided."""

    name: str
    chosen: Mapping[str, str]
    final: str


def decision_wall(advice: Advice) -> Figure:
    """Draw one box for each of the twelve modules, with what was decided in it.

    Raises
    ------
    DataError
        If the input is not an advice.
    """
    says, lang = words("decision_wall"), current()
    _need(advice)
    modules = [f"{nr:02}" for nr in range(1, 13)]
    held = {nr: [one for one in advice.decisions if one.module == nr] for nr in modules}
    own = [nr for nr in modules if any(not one.sample for one in held[nr])]
    empty = [nr for nr in modules if not held[nr]]
    made = len(modules) - len(own) - len(empty)
    found = {"own": number(len(own)), "sample": number(made), "empty": number(len(empty))}
    kind = "all" if len(own) == len(modules) else "none" if not own else "some"
    title = says[f"title_{kind}"].format(**found, n=number(len(modules)))
    frame = pd.DataFrame(
        {
            says["module"]: modules,
            says["about"]: [content.module(nr)["title"].in_(lang) for nr in modules],
            says["decided"]: [
                "; ".join(one.chosen for one in held[nr]) or says["nothing"] for nr in modules
            ],
            says["whose"]: [_whose(held[nr], own=nr in own, says=says) for nr in modules],
        }
    )
    return Figure(
        paint(
            lambda figure: _draw_wall(figure, frame, own, empty),
            title=title,
            subtitle=says["subtitle"],
            size=(7.2, 6.2),
        ),
        title,
        says["subtitle"],
        says["alt"].format(title=title, **found),
        frame,
        says["caption"],
    )


def roles_differ(advice: Advice) -> Figure:
    """Draw what each role chose first in each dilemma in which three roles decided.

    Only decisions of one screen or table are drawn: of several people a report shows counts.
    Who decided alone everywhere sees the examples, named as such.

    Raises
    ------
    DataError
        If the input is not an advice, or no decision in it holds what three roles chose.
    """
    from datataal.advice import sample_records

    says, lang = words("roles_differ"), current()
    _need(advice)
    rows = _seated([*advice.records, *advice.samples], lang)
    example = not rows and bool(advice.records)
    if example:
        rows = _seated(sample_records(lang), lang)
    if not rows:
        raise DataError(
            Finding(
                "No decision here holds what three roles chose",
                "roles_differ",
                "a decision that was taken in a dilemma with three roles at one screen",
                "Take one together, or let the sample stand in: assemble(stand_in=True)",
            )
        )
    apart = [row for row in rows if len(set(row.chosen.values())) > 1]
    found = {"n": number(len(apart)), "all": number(len(rows))}
    kind = "none" if not apart else "all" if len(apart) == len(rows) else "some"
    title = says[f"title_{kind}"].format(**found)
    title = says["title_example"].format(title=title) if example else title
    caption = "caption_example" if example else "caption_sample" if advice.samples else "caption"
    names = [content.role(role)["name"].in_(lang) for role in _ROLES]
    frame = pd.DataFrame(
        [[*(row.chosen[role].upper() for role in _ROLES), row.final.upper()] for row in rows],
        columns=[*names, says["final"]],
    )
    frame.insert(0, says["dilemma"], [row.name for row in rows])
    told = "; ".join(row.name for row in apart) or says["no_row"]
    return Figure(
        paint(
            lambda figure: _draw_roles(figure, rows, [*names, says["final"]]),
            title=title,
            subtitle=says["subtitle"],
            size=(7.2, 1.3 + 0.42 * len(rows)),
        ),
        title,
        says["subtitle"],
        says["alt"].format(title=title, told=told),
        frame,
        says[caption],
    )


def _need(advice: object) -> None:
    from datataal.advice import Advice

    if not isinstance(advice, Advice):
        raise DataError(
            Finding(
                f"This is not an advice but {type(advice).__name__}",
                "the figure",
                "what datataal.advice.assemble() gives",
                "Put the advice together first",
            )
        )


def _seated(records: Sequence[Record], lang: Language) -> list[_Row]:
    from datataal.team import latest

    kept = latest(list(records))
    alone = {
        one["dilemma"] for one in kept if sum(o["dilemma"] == one["dilemma"] for o in kept) == 1
    }
    return [
        _Row(
            f"{one['dilemma']}  {content.dilemma(one['dilemma']).in_(lang)['title']}",
            {role: seat["choice"] for role, seat in one["seats"].items()},
            one["final"]["choice"],
        )
        for one in sorted(kept, key=lambda one: one["dilemma"])
        if "seats" in one and one["dilemma"] in alone
    ]


def _whose(held: Sequence[Any], *, own: bool, says: Mapping[str, str]) -> str:
    return says["yours"] if own else says["made"] if held else ""


def _draw_wall(figure: Any, frame: pd.DataFrame, own: list[str], empty: list[str]) -> None:  # noqa: ANN401
    high = -(-len(frame) // _WIDE)
    axes = grid(figure, high, _WIDE)
    axes.set_xticks([])
    axes.set_yticks([])
    for at, (nr, about, decided, _) in enumerate(frame.itertuples(index=False)):
        x, y = at % _WIDE, at // _WIDE
        box(axes, x, y, _OWN if nr in own else _NONE if nr in empty else _SAMPLE)
        head = textwrap.shorten(f"{nr} {about}", 26, placeholder=" …")
        axes.text(x - 0.42, y - 0.3, head, fontsize=9, fontweight="bold", color=LABEL, zorder=4)
        lines = textwrap.wrap(str(decided), 31)
        shown = lines if len(lines) <= _MOST_LINES else [*lines[: _MOST_LINES - 1], "…"]
        axes.text(x - 0.42, y - 0.18, "\n".join(shown), fontsize=9, va="top", linespacing=1.25,
                  color=MUTED if nr in empty else LABEL, zorder=4)  # fmt: skip


def _draw_roles(figure: Any, rows: Sequence[_Row], names: Sequence[str]) -> None:  # noqa: ANN401
    axes = grid(figure, len(rows), len(names))
    for y, row in enumerate(rows):
        same = len(set(row.chosen.values())) == 1
        most = max(row.chosen.values(), key=list(row.chosen.values()).count)
        lone = not same and len(set(row.chosen.values())) == len(row.chosen)
        for x, choice in enumerate([*row.chosen.values(), row.final]):
            last = x == len(row.chosen)
            apart = not last and not same and (lone or choice != most)
            box(axes, x, y, _NONE if last else _APART if apart else _SAME, front=apart)
            weight = "bold" if apart or last else "normal"
            axes.text(x, y, choice.upper(), ha="center", va="center", fontsize=11,
                      fontweight=weight, color=LABEL, zorder=4)  # fmt: skip
    axes.set_yticks(range(len(rows)), [textwrap.shorten(r.name, 40, placeholder="…") for r in rows])
    axes.set_xticks(range(len(names)), list(names))
