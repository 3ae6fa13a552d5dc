"""Charging points per third of income: one sum for figures, lesson and exercise."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from datataal.data._load import load

__all__ = ["NEW", "PER", "RULES", "THIRDS", "after", "per_third"]

#: The thirds of income, highest first, with the number that the tables give them.
THIRDS: Final = {"high": 3, "middle": 2, "low": 1}
#: What a number of points can be counted against.
PER: Final = ("requests", "inhabitants", "cars")
#: How many points there are to divide, and by which rules.
NEW: Final = 300
RULES: Final = ("request", "head", "street", "empty")


def per_third(requests: pd.DataFrame, per: str) -> dict[str, float]:
    """Return what each third of income was granted, in percent or per 1,000 of what `per` names."""
    granted = requests[requests["decision"] == "granted"].groupby("income_third").size()
    if per == "requests":
        against = requests.groupby("income_third").size() / 100
    else:
        against = (_people() if per == "inhabitants" else _street_cars()) / 1000
    return {
        name: float(granted.get(third, 0)) / float(against.get(third, 1))
        for name, third in THIRDS.items()
    }


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
