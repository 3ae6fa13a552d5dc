"""How large the gap between high and low is after new points, by each rule."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import pandas as pd

from datataal.data.fair import NEW, RULES, THIRDS, after
from datataal.errors import DataError, Finding
from datataal.language import number
from datataal.plots._bars import bars
from datataal.plots._draw import paint
from datataal.plots._figure import Figure
from datataal.plots._words import words

__all__ = ["rules"]

MOST: Final = 600


def rules(mix: Mapping[str, int] | None = None) -> Figure:
    """Draw how large the gap between high and low is after new points, by each rule.

    Parameters
    ----------
    mix : mapping of str to int, optional
        How many points to place by each of the rules `request`, `head`, `street` and `empty`;
        drawn below the four rules, each of which places 300.

    Raises
    ------
    DataError
        If a rule is not known, or a number is not a whole number from 0 to 600.
    """
    own = None if mix is None else _checked(mix)
    says = words("rules")
    plans: dict[str, Mapping[str, int]] = {"now": {}} | {one: {one: NEW} for one in RULES}
    if own is not None:
        plans["mix"] = own
    found = {key: after(plan) for key, plan in plans.items()}
    gaps = {key: one["high"] - one["low"] for key, one in found.items()}
    names = [says[key] for key in plans]
    best = min((key for key in plans if key not in ("now", "mix")), key=lambda key: gaps[key])
    shown = "mix" if own is not None else best
    told = {"rule": says[shown], "gap": number(gaps[shown], 2), "now": number(gaps["now"], 2)}
    told |= {"n": number(NEW), "own": number(sum((own or {}).values()))}
    title = says["title_mix" if own is not None else "title"].format(**told)
    subtitle = says["subtitle"]
    return Figure(
        paint(
            lambda figure: bars(
                figure, names, list(gaps.values()), unit="", decimals=2, x=says["x"],
                last_other=own is not None,
            ),
            title=title,
            subtitle=subtitle,
            size=(7.2, 2.1 + 0.4 * len(names)),
        ),
        title,
        subtitle,
        says["alt"].format(title=title, **told),
        pd.DataFrame(
            {says["what"]: names}
            | {says[third]: [round(one[third], 2) for one in found.values()] for third in THIRDS}
            | {says["gap"]: [round(one, 2) for one in gaps.values()]}
        ),
        says["caption"],
    )  # fmt: skip


def _checked(mix: Mapping[str, int]) -> dict[str, int]:
    fine = isinstance(mix, Mapping) and bool(mix)
    for rule, count in mix.items() if fine else ():
        whole = isinstance(count, int) and not isinstance(count, bool)
        fine = fine and rule in RULES and whole and 0 <= count <= MOST
    if not fine:
        raise DataError(
            Finding(
                what="This mix of rules can't be drawn",
                expected=f"a whole number from 0 to {MOST} behind {', '.join(RULES)}",
                do='Write, for example, {"request": 150, "empty": 150}',
            )
        )
    return dict(mix)
