"""How sources hang together, and what fails with what."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from datataal.data import load
from datataal.language import number
from datataal.plots._bars import bars
from datataal.plots._draw import (
    AXIS,
    MUTED,
    OTHER,
    REST,
    paint,
)
from datataal.plots._figure import Figure
from datataal.plots._guard import one_of, whole_number, within
from datataal.plots._words import words

__all__ = ["down_hours", "network"]

FORMS: Final = ("central", "own", "federated")
SOURCES, HUBS, HOURS = 18, 3, 8760


def network(form: str = "central", off: int = 0) -> Figure:
    """Draw the sources of the municipalities in one of three forms, with machines switched off.

    Parameters
    ----------
    form : {"central", "own", "federated"}
        One system, a system for each municipality, or sources with a copy at one of three hubs.
    off : int
        How many machines are off, in a fixed order: in a network a source, then the hub that
        keeps its copy, then the next source.

    Raises
    ------
    DataError
        If the form is unknown, or `off` is more than there are machines.
    """
    form = one_of(form, FORMS, "network('own')")
    machines = _machines(form)
    count = whole_number(off, len(machines), "network('own', off=1)")
    dark = set(machines[:count])
    reached = [at for at in range(SOURCES) if _reached(form, at, dark)]
    says = words("network")
    found = {
        "form": says[form],
        "off": number(count),
        "n": number(len(reached)),
        "all": number(SOURCES),
        "machines": number(len(machines)),
    }
    title = says["title_on" if not count else "title_off"].format(**found)
    subtitle = says[f"subtitle_{form}"]
    names = [str(name) for name in load("municipalities")["name"]]
    state = [says["yes" if at in reached else "no"] for at in range(SOURCES)]
    return Figure(
        paint(
            lambda figure: _ring(figure, form, dark, reached, says),
            title=title,
            subtitle=subtitle,
            size=(7.2, 4.6),
        ),
        title,
        subtitle,
        says["alt"].format(title=title, **found),
        pd.DataFrame({says["source"]: names, says["reached"]: state}),
        says["caption"],
    )


def _machines(form: str) -> list[str]:
    """Return the machines of a form in the order in which they are switched off."""
    sources = [f"s{at}" for at in range(SOURCES)]
    if form == "central":
        return ["h0"]
    if form == "own":
        return sources
    first = [one for at in range(HUBS) for one in (f"s{at}", f"h{at}")]
    return first + sources[HUBS:]


def _reached(form: str, at: int, dark: set[str]) -> bool:
    if form == "central":
        return "h0" not in dark
    copy = form == "federated" and f"h{at % HUBS}" not in dark
    return copy or f"s{at}" not in dark


def _ring(
    figure: Any,  # noqa: ANN401
    form: str,
    dark: set[str],
    reached: list[int],
    says: Mapping[str, str],
) -> None:
    axes = figure.add_subplot()
    hubs = {"central": 1, "own": 0, "federated": HUBS}[form]
    inner = 0.0 if hubs == 1 else 0.38
    centre = [_spot(2 * math.pi * at / max(hubs, 1), inner) for at in range(hubs)]
    for at in range(SOURCES):
        # Sources of one hub lie beside each other.
        place = (at % HUBS) * (SOURCES // HUBS) + at // HUBS - 2.5
        x, y = _spot(2 * math.pi * place / SOURCES, 1.0)
        if hubs:
            hub = at % hubs
            gone = f"h{hub}" in dark
            axes.plot([x, centre[hub][0]], [y, centre[hub][1]], color=AXIS, zorder=1, marker="",
                      linewidth=0.9, linestyle=":" if gone else "-")  # fmt: skip
        kept = "copy" if f"s{at}" in dark else "on"
        _machine(axes, x, y, kept if at in reached else "lost")
    for at, (x, y) in enumerate(centre):
        _machine(axes, x, y, "lost" if f"h{at}" in dark else "on", hub=True)
    # The ring stands at the left: a phone shows that part of a figure first.
    axes.set(xlim=(-1.15, 3.2), ylim=(-1.15, 1.15), xticks=[], yticks=[], aspect="equal")
    axes.set_anchor("W")
    axes.axis("off")
    keys = ["on", "lost", *(["copy"] if hubs == HUBS else []), *(["hub"] if hubs else [])]
    for at, key in enumerate(keys):
        y = 0.9 - 0.2 * at
        _machine(axes, 1.55, y, "on" if key == "hub" else key, hub=key == "hub", small=True)
        axes.text(1.68, y, says[f"key_{key}"], color=MUTED, fontsize=10, va="center")


def _spot(angle: float, far: float) -> tuple[float, float]:
    return far * math.sin(angle), far * math.cos(angle)


def _machine(  # noqa: PLR0913  where, how it stands and what it is
    axes: Any,  # noqa: ANN401
    x: float,
    y: float,
    state: str,
    *,
    hub: bool = False,
    small: bool = False,
) -> None:
    """Draw one machine: `on`, off with its `copy` within reach, or `lost`."""
    size = (70 if small else 110) * (1 if small or not hub else 2.2)
    edge = OTHER if state == "lost" else REST
    axes.scatter([x], [y], s=size, marker="s" if hub else "o", zorder=3, linewidth=1.6,
                 color=REST if state == "on" else "white", edgecolor=edge)  # fmt: skip
    if state == "lost":
        axes.scatter([x], [y], s=0.45 * size, marker="x", color=OTHER, zorder=4, linewidth=1.8)


def down_hours(central: float = 99.5, own: float = 98, copies: int = 2) -> Figure:
    """Draw how many hours a year not every source can be reached, in three forms.

    Machines fail independently of each other: an assumption that makes the sum simple.

    Parameters
    ----------
    central, own : float
        Percentage of the time that the one system, or each machine, works; 0 to 100.
    copies : int
        How many places each source can be read from in the network; 1 to 5.

    Raises
    ------
    DataError
        If a number lies outside these bounds.
    """
    call = "down_hours(99.5, 98, 2)"
    one = within(central, 0, 100, call) / 100
    each = within(own, 0, 100, call) / 100
    many = whole_number(copies, 5, call, least=1)
    up = {
        "central": one,
        "own": each**SOURCES,
        "federated": (1 - (1 - each) ** many) ** SOURCES,
    }
    says = words("down_hours")
    hours = {form: HOURS * (1 - share) for form, share in up.items()}
    whole = {form: number(round(value)) for form, value in hours.items()}
    title = says["title"].format(**whole)
    found = {"one": number(100 * one, 1), "each": number(100 * each, 1), "copies": number(many)}
    subtitle = says["subtitle"].format(**found)
    names = [says[form] for form in FORMS]
    return Figure(
        paint(
            lambda figure: bars(
                figure,
                names,
                [hours[form] for form in FORMS],
                unit="",
                decimals=0,
                x=says["x"],
                last_other=False,
            ),
            title=title,
            subtitle=subtitle,
            size=(7.2, 3.0),
        ),
        title,
        subtitle,
        says["alt"].format(title=title, **found),
        pd.DataFrame(
            {
                says["form"]: names,
                says["share"]: [round(100 * up[form], 1) for form in FORMS],
                says["hours"]: [round(hours[form]) for form in FORMS],
                says["nothing"]: [
                    round(HOURS * gone)
                    for gone in (1 - one, (1 - each) ** SOURCES, (1 - each) ** (many * SOURCES))
                ],
            }
        ),
        says["caption"],
    )
