"""What the rules of exercise 04 compare with, computed from the tables of Deltaland."""

from __future__ import annotations

import functools
from typing import Final

from datataal import data

__all__ = ["FAULTS", "MARKS", "margins", "no_shares", "reweighted", "solar_as_wind", "wind"]

HOURS: Final = 8760
#: What the learner may mark on the slide (`_slide`), by number.
MARKS: Final = {1: "title_mark", 2: "axis", 3: "area", 4: "answers", 5: "colour", 6: "labels"}
#: Which of them mislead.
FAULTS: Final = frozenset({2, 3, 4})


@functools.cache
def no_shares() -> dict[str, tuple[float, float]]:
    """Return the no of consultation and panel in per cent, and pairs that are mistaken for it."""
    own, drawn = data.load("consultation")["answer"], data.load("panel")["q_near"]
    counts = float(own.eq("no").sum()), float(drawn.eq("no").sum())
    right = 100 * counts[0] / len(own), 100 * counts[1] / len(drawn)
    return {
        "right": right,
        "counts": counts,
        "fraction": (right[0] / 100, right[1] / 100),
        "thousands": (1000 * right[0], 1000 * right[1]),
        "swapped": right[::-1],
        "conditions": (100 * float(own.ne("yes").mean()), 100 * float(drawn.ne("yes").mean())),
        "mean": (sum(right) / 2, sum(right) / 2),
    }


@functools.cache
def other_question() -> tuple[float, float]:
    """Return the yes and the no of the panel to the other question, in per cent."""
    yes = 100 * float(data.load("panel")["q_general"].eq("yes").mean())
    return yes, 100 - yes


@functools.cache
def margins() -> dict[str, float]:
    """Return the margin of as many answers as the consultation has, and ways to miss it."""
    n = len(data.load("consultation"))
    right = data.margin(n)
    return {
        "right": right,
        "unit": right / 100,
        "double": 2 * right,
        "one_error": right * 50 / data.margin(1),
        "panel": data.margin(len(data.load("panel"))),
        "thousands": data.margin(n // 1000),
    }


@functools.cache
def reweighted() -> dict[str, float]:
    """Return the no of the consultation weighted on distance, and what is mistaken for it."""
    own, panel = data.load("consultation"), data.load("panel")
    no = own["answer"].eq("no")
    per_group = {near: 100 * float(no[own["near_2km"].eq(near)].mean()) for near in (True, False)}
    near = float(panel["near_2km"].astype(bool).mean())
    right = near * per_group[True] + (1 - near) * per_group[False]
    by_schooling = no.groupby(own["education"]).mean()
    parts = panel["education"].value_counts(normalize=True)
    return {
        "right": right,
        "raw": 100 * float(no.mean()),
        "swapped": near * per_group[False] + (1 - near) * per_group[True],
        "plain_mean": sum(per_group.values()) / 2,
        "education": 100 * float((by_schooling * parts).sum()),
        "panel": no_shares()["right"][1],
    }


@functools.cache
def wind() -> dict[str, float]:
    """Return mean and median of wind per municipality in GWh, and what is mistaken for them."""
    values = data.load("municipalities")["wind_gwh"].astype(float)
    some = values[values > 0]
    return {
        "mean": float(values.mean()),
        "median": float(values.median()),
        "mean_of_some": float(some.mean()),
        "median_of_some": float(some.median()),
        "total": float(values.sum()),
    }


@functools.cache
def solar_as_wind() -> dict[str, float]:
    """Return what the capacity of solar would yield with wind's factor, in GWh, and mistakes."""
    sums = data.load("installations").groupby("kind")[["capacity_mw", "annual_mwh"]].sum()
    sums = sums.astype(float)
    solar, full = float(sums["capacity_mw"].loc["solar"]), HOURS / 1000
    wind_gwh = float(sums["annual_mwh"].loc["wind"]) / 1000
    factor = wind_gwh / (float(sums["capacity_mw"].loc["wind"]) * full)
    right = solar * full * factor
    return {
        "right": right,
        "all_hours": solar * full,
        "solar": float(sums["annual_mwh"].loc["solar"]) / 1000,
        "all_wind": wind_gwh,
        "mwh": 1000 * right,
        "twh": right / 1000,
        "percent": 100 * right,
        "no_hours": solar * factor,
        "one_day": right / 365,
    }
