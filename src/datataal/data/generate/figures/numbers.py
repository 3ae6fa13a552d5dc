"""The figures of module 04 on what a number says, and of the hand-coded answers of module 10."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from datataal.data._margins import margin, wilson
from datataal.data.generate.parameters import Parameters

__all__ = ["entries"]

Tables = Mapping[str, pd.DataFrame]
Entry = tuple[str, float]
HOURS = 8760
EDUCATION = ("low", "middle", "high")


def entries(parameters: Parameters, clean: Tables, raw: Tables) -> Iterator[Entry]:
    """Yield the figures whose words stand in `numbers.yml`."""
    del raw  # no flaw was planted in these tables
    yield from _consultation(clean)
    yield from _panel(clean["panel"])
    yield from _education(clean["panel"], clean["consultation"])
    yield from _wind(clean)
    yield from _capacity(clean["installations"])
    yield from _coded(parameters, clean["consultation"])


def _pct(inside: pd.Series[bool]) -> float:
    return 100 * float(inside.mean())


def _consultation(clean: Tables) -> Iterator[Entry]:
    answers, places, panel = (clean[name] for name in ("consultation", "municipalities", "panel"))
    near, against = answers["near_2km"].astype(bool), answers["answer"] == "no"
    share = float(panel["near_2km"].mean())
    weighted = share * _pct(against[near]) + (1 - share) * _pct(against[~near])
    yield "numbers_consultation_n", len(answers)
    yield "numbers_consultation_reach_pct", 100 * len(answers) / places["inhabitants"].sum()
    yield "numbers_consultation_margin_points", margin(len(answers))
    yield "numbers_consultation_no_n", against.sum()
    yield "numbers_consultation_no_pct", _pct(against)
    yield "numbers_consultation_near_n", near.sum()
    yield "numbers_consultation_near_pct", _pct(near)
    yield "numbers_consultation_near_no_pct", _pct(against[near])
    yield "numbers_consultation_far_no_pct", _pct(against[~near])
    yield "numbers_consultation_weighted_no_pct", weighted
    yield "numbers_consultation_conditions_pct", _pct(answers["answer"] == "conditions")
    yield "numbers_consultation_yes_pct", _pct(answers["answer"] == "yes")
    yield "numbers_consultation_written_n", answers["text"].notna().sum()
    yield "numbers_mean_of_both_pct", (_pct(against) + _pct(panel["q_near"] == "no")) / 2


def _panel(panel: pd.DataFrame) -> Iterator[Entry]:
    near, against = panel["near_2km"].astype(bool), panel["q_near"] == "no"
    yield "numbers_panel_near_yes_pct", _pct(panel["q_near"] == "yes")
    yield "numbers_panel_near_no_pct", _pct(against)
    yield "numbers_panel_near_conditions_pct", _pct(panel["q_near"] == "conditions")
    yield "numbers_panel_2km_pct", _pct(near)
    yield "numbers_panel_2km_no_pct", _pct(against[near])
    yield "numbers_panel_2km_no_margin_points", margin(int(near.sum()), float(against[near].mean()))
    yield "numbers_panel_far_no_pct", _pct(against[~near])
    yield (
        "numbers_panel_general_margin_points",
        margin(len(panel), float((panel["q_general"] == "yes").mean())),
    )


def _education(panel: pd.DataFrame, answers: pd.DataFrame) -> Iterator[Entry]:
    """Yield the profiles, and how much more often a group took part than the middle one."""
    drawn, came = (
        {name: _pct(frame["education"] == name) for name in EDUCATION} for frame in (panel, answers)
    )
    for name in EDUCATION:
        yield f"numbers_panel_{name}_pct", drawn[name]
        yield f"numbers_consultation_{name}_pct", came[name]
    for name in ("low", "high"):
        ratio = (came[name] / drawn[name]) / (came["middle"] / drawn["middle"])
        yield f"numbers_takes_part_{name}", ratio


def _wind(clean: Tables) -> Iterator[Entry]:
    wind = clean["municipalities"]["wind_gwh"]
    some = wind[wind > 0]
    yield "numbers_wind_some_n", len(some)
    yield "numbers_wind_none_n", len(wind) - len(some)
    yield "numbers_wind_mean_gwh", wind.mean()
    yield "numbers_wind_median_gwh", wind.median()
    yield "numbers_wind_mean_without_zeros_gwh", some.mean()
    yield "numbers_wind_top_gwh", wind.max()
    yield "numbers_wind_top_pct", 100 * wind.max() / wind.sum()


def _capacity(made: pd.DataFrame) -> Iterator[Entry]:
    """Yield the two kinds as shares of capacity and of a year's production."""
    for key, column in (("capacity", "capacity_mw"), ("production", "annual_mwh")):
        sums = {kind: made.loc[made["kind"] == kind, column].sum() for kind in ("wind", "solar")}
        for kind, value in sums.items():
            yield f"numbers_{kind}_{key}_pct", 100 * value / sum(sums.values())
    capacity = made.loc[made["kind"] == "wind", "capacity_mw"].sum()
    yield "numbers_wind_all_hours_gwh", capacity * HOURS / 1000
    solar = made[made["kind"] == "solar"]
    yield "numbers_solar_hours", solar["annual_mwh"].sum() / solar["capacity_mw"].sum()


def _coded(parameters: Parameters, answers: pd.DataFrame) -> Iterator[Entry]:
    """Yield how often hand and machine agree, over all and on the theme that mattered."""
    read = answers[answers["human_theme"].notna()]
    equal = read["human_theme"] == read["ai_theme"]
    asked = read["human_theme"] == parameters["consultation"]["coded"]["theme"]
    n, same = int(asked.sum()), int((equal & asked).sum())
    low, high = wilson(same, n)
    yield "numbers_coded_n", len(read)
    yield "numbers_coded_equal_n", equal.sum()
    yield "numbers_coded_equal_pct", _pct(equal)
    yield "numbers_coded_night_n", n
    yield "numbers_coded_night_equal_n", same
    yield "numbers_coded_night_equal_pct", 100 * same / n
    yield "numbers_coded_night_low", low
    yield "numbers_coded_night_high", high
