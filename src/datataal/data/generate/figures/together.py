"""The figures of module 11 on who decides together, and of module 12 on four futures."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

import pandas as pd

from datataal.data.generate.parameters import Parameters

__all__ = ["entries"]

Tables = Mapping[str, pd.DataFrame]
Entry = tuple[str, float]
HOURS = 8760
LOW_MATURITY = 2


def entries(parameters: Parameters, clean: Tables, raw: Tables) -> Iterator[Entry]:
    """Yield the figures whose words stand in `together.yml`."""
    del raw  # no flaw was planted in these tables
    places = clean["municipalities"]
    yield from _requests(clean["data_requests"], places)
    yield from _maturity(places)
    yield from _availability(parameters["availability"], len(places))
    yield from _futures(clean["scenario_replay"])


def _requests(requests: pd.DataFrame, places: pd.DataFrame) -> Iterator[Entry]:
    days = (pd.to_datetime(requests["date_out"]) - pd.to_datetime(requests["date_in"])).dt.days
    reasons = requests["reason_class"]
    yield "together_requests_n", len(requests)
    yield "together_refused_or_late_n", (requests["outcome"] != "delivered").sum()
    yield "together_refused_n", (requests["outcome"] == "refused").sum()
    for reason in ("knowledge", "will", "exception"):
        yield f"together_{reason}_n", (reasons == reason).sum()
    level = requests["municipality"].map(places.set_index("municipality")["data_maturity"])
    for one in (1, 4):
        yield f"together_days_median_{one}", days[level == one].median()
        yield f"together_days_mean_{one}", days[level == one].mean()


def _maturity(places: pd.DataFrame) -> Iterator[Entry]:
    low = places["data_maturity"] <= LOW_MATURITY
    people = places["inhabitants"]
    yield "together_low_maturity_people_pct", 100 * people[low].sum() / people.sum()


def _availability(wanted: Mapping[str, float], systems: int) -> Iterator[Entry]:
    """Yield how much of a year one system, and all systems together, can be reached.

    Systems fail independently of each other: an assumption that makes the sum simple.
    """
    mirrored = 1 - (1 - wanted["own"]) ** int(wanted["copies"])
    yield "together_central_up_pct", 100 * wanted["central"]
    yield "together_central_up_hours", wanted["central"] * HOURS
    yield "together_central_down_hours", (1 - wanted["central"]) * HOURS
    yield "together_own_up_pct", 100 * wanted["own"]
    yield "together_all_own_up_pct", 100 * wanted["own"] ** systems
    yield "together_all_own_up_hours", wanted["own"] ** systems * HOURS
    yield "together_mirrored_up_pct", 100 * mirrored
    yield "together_all_mirrored_up_pct", 100 * mirrored**systems


def _futures(replay: pd.DataFrame) -> Iterator[Entry]:
    """Yield each plan by three rules: its worst future, its mean and its largest regret."""
    shares = replay.pivot_table(index="option", columns="scenario", values="share_2030")
    regret = shares.max() - shares
    for option in shares.index:
        key = str(option).lower()
        yield f"futures_worst_{key}_pct", shares.loc[option].min()
        yield f"futures_mean_{key}_pct", shares.loc[option].mean()
        yield f"futures_regret_{key}_points", regret.loc[option].max()
    plans = shares.astype(float).to_dict("index")
    lead = sum(plans["A"].values()) - sum(plans["C"].values())
    yield "futures_c_s2_pct", plans["C"]["S2"]
    yield "futures_c_s2_tips_pct", plans["C"]["S2"] + math.floor(lead) + 1
