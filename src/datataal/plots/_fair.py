"""Equal rules and unequal outcomes: charging points and burdens per third of income."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from datataal.data import load
from datataal.data._near import near
from datataal.errors import DataError, Finding
from datataal.language import number
from datataal.plots._bars import bars
from datataal.plots._draw import OTHER, over, paint
from datataal.plots._figure import Figure
from datataal.plots._guard import need_columns
from datataal.plots._words import words

__all__ = ["NEW", "RULES", "after", "living_near", "meets", "outcomes", "per_third", "rules"]

#: The thirds of income, highest first, with the number that the tables give them.
THIRDS: Final = {"high": 3, "middle": 2, "low": 1}
#: What a number of points can be counted against.
PER: Final = ("requests", "inhabitants", "cars")
#: How many points there are to divide, and by which rules.
NEW: Final = 300
RULES: Final = ("request", "head", "street", "empty")
MOST: Final = 600
#: Groups that differ by less than this part are called equal.
EQUAL: Final = 0.02


def outcomes(requests: pd.DataFrame, per: str = "requests") -> Figure:
    """Draw per third of income how many points were granted.

    Parameters
    ----------
    requests : DataFrame
        The requests for a charging point.
    per : {"requests", "inhabitants", "cars"}
        In percent of the requests, per 1,000 inhabitants, or per 1,000 cars without a driveway.

    Raises
    ------
    DataError
        If `per` is none of these, or a column is missing.
    """
    if per not in PER:
        raise DataError(
            Finding(
                what=f"Points can't be counted per {str(per)[:40]!r}",
                expected=near(str(per), PER),
                do='Write, for example, outcomes(requests, per="inhabitants")',
            )
        )
    values = per_third(requests, per)
    unit, decimals = ("%", 0) if per == "requests" else ("", 2 if per == "inhabitants" else 1)
    return _thirds(values, words("outcomes"), unit=unit, decimals=decimals, kind=per)


def per_third(requests: pd.DataFrame, per: str) -> dict[str, float]:
    """Return the number that `outcomes` draws, for each third of income."""
    need_columns(requests, "income_third", "decision")
    granted = requests[requests["decision"] == "granted"].groupby("income_third").size()
    if per == "requests":
        against = requests.groupby("income_third").size() / 100
    else:
        against = (_people() if per == "inhabitants" else _street_cars()) / 1000
    return {
        name: float(granted.get(third, 0)) / float(against.get(third, 1))
        for name, third in THIRDS.items()
    }


def meets(homes: pd.DataFrame, conditions: Mapping[str, int]) -> Figure:
    """Draw which part of the households in each third of income meets all conditions.

    Parameters
    ----------
    homes : DataFrame
        A row per household.
    conditions : mapping of str to int
        Column and the value that it should have, such as ``{"ev": 1, "driveway": 0}``.

    Raises
    ------
    DataError
        If there is no condition, or a column is missing.
    """
    if not isinstance(conditions, Mapping) or not conditions:
        raise DataError(
            Finding(
                what="There is no condition to test",
                expected="one or more columns, each with a value",
                do='Write, for example, {"ev": 1}',
            )
        )
    need_columns(homes, "income_third", *conditions)
    fits = pd.Series(data=True, index=homes.index)
    for column, value in conditions.items():
        fits &= (homes[column] == value).fillna(value=False).astype(bool)
    shares = 100 * fits.groupby(homes["income_third"]).mean()
    values = {name: float(shares.get(third, 0)) for name, third in THIRDS.items()}
    told = ", ".join(f"{column} = {value}" for column, value in conditions.items())
    return _thirds(values, words("meets"), unit="%", decimals=1, conditions=told)


def living_near(areas: pd.DataFrame) -> Figure:
    """Draw who lives within 2 km of a search area, by third of income.

    Raises
    ------
    DataError
        If a column is missing, or nobody lives near.
    """
    need_columns(areas, "near_2km", "inhabitants", "income_third")
    close = areas[areas["near_2km"]]
    need_columns(close, "inhabitants")
    people = close.groupby("income_third")["inhabitants"].sum()
    values = {
        name: 100 * float(people.get(third, 0)) / float(people.sum())
        for name, third in THIRDS.items()
    }
    line = (100 / len(THIRDS), words("living_near")["even"])
    return _thirds(
        values, words("living_near"), unit="%", decimals=0, line=line, n=number(int(people.sum()))
    )


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


def after(plan: Mapping[str, int]) -> dict[str, float]:
    """Return the points per 1,000 inhabitants in each third after new points by these rules."""
    requests = load("charging_points")
    granted = requests[requests["decision"] == "granted"].groupby("income_third").size()
    people = _people()
    points = {name: float(granted[third]) for name, third in THIRDS.items()}
    for rule, count in plan.items():
        for name, part in _parts(rule).items():
            points[name] += count * part
    return {name: 1000 * points[name] / float(people[third]) for name, third in THIRDS.items()}


@functools.cache
def _parts(rule: str) -> dict[str, float]:
    """Return which part of the points a rule gives to each third."""
    if rule == "empty":  # streets without a request, in the lowest third
        return {"high": 0.0, "middle": 0.0, "low": 1.0}
    if rule == "request":
        weights: pd.Series[Any] = load("charging_points").groupby("income_third").size()
    else:
        weights = _people() if rule == "head" else _street_cars()
    return {name: float(weights[third] / weights.sum()) for name, third in THIRDS.items()}


@functools.cache
def _people() -> pd.Series[Any]:
    return load("postcode_areas").groupby("income_third")["inhabitants"].sum()


@functools.cache
def _street_cars() -> pd.Series[Any]:
    """Return the cars of households without a driveway, per third."""
    homes = load("households")
    cars = (homes["cars"] * homes["weight"]).where(homes["driveway"] == 0, 0.0)
    return cars.groupby(homes["income_third"]).sum()


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


def _thirds(  # noqa: PLR0913  one number per third, and how to say it
    values: Mapping[str, float],
    says: Mapping[str, str],
    *,
    unit: str,
    decimals: int,
    kind: str = "",
    line: tuple[float, str] | None = None,
    **more: str,
) -> Figure:
    top, low = max(values, key=lambda one: values[one]), min(values, key=lambda one: values[one])
    equal = values[top] - values[low] <= EQUAL * values[top]
    ratio = values[top] / values[low] if values[low] else 0.0
    told = {
        "top": says[top], "least": says[low], "most": number(values[top], decimals),
        "fewest": number(values[low], decimals), "ratio": number(ratio, 1), **more,
    }  # fmt: skip
    ending = "_equal" if equal else "_none" if not values[low] else ""
    tail = f"_{kind}" if kind else ""
    title = says[f"title{tail}{ending}"].format(**told)
    subtitle = says[f"subtitle{tail}"].format(**told)
    names = [says[name] for name in values]
    rows = ", ".join(f"{says[name]} {number(one, decimals)}{unit}" for name, one in values.items())

    def draw(figure: Any) -> None:  # noqa: ANN401
        bars(figure, names, list(values.values()), unit=unit, decimals=decimals,
             x=says[f"x{tail}"], last_other=False)  # fmt: skip
        if line:
            (axes,) = figure.axes
            axes.axvline(line[0], color=OTHER, linestyle=(0, (4, 2)))
            over(axes, line[0], line[1], side="left")

    return Figure(
        paint(draw, title=title, subtitle=subtitle, size=(7.2, 3.2)),
        title,
        subtitle,
        says["alt"].format(title=title, rows=rows),
        pd.DataFrame(
            {
                says["what"]: names,
                says[f"x{tail}"]: [round(one, decimals) for one in values.values()],
            }
        ),
        says["caption"],
    )
