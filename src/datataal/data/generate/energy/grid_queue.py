"""The queue for the grid in its clean form: each request once, and none of them in reserve.

Doubles and reserve requests are planted in the raw form (`datataal.data.generate.additions`).
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Booleans, Ints, Stream, apportion
from datataal.data.generate.energy.grid_stations import months_before
from datataal.data.generate.parameters import Parameters

__all__ = ["grid_queue", "tokens"]

HIGHEST_NUMBER = 160
HEX = 10
#: Numbers that the clean table leaves free at the end, and the share of numbers that count as old.
FREE_AT_END, EARLY = 24, 0.4


def grid_queue(parameters: Parameters, land: pd.DataFrame, stations: pd.DataFrame) -> pd.DataFrame:
    """Return the requests in the order of their numbers; capacities sum to the total exactly."""
    stream, queue = Stream(parameters.seed, "grid_queue"), parameters["grid_queue"]
    frame = _applicants(parameters, stream)
    frame["date"] = _dates(queue, len(frame), stream)
    frame = _more_than_once(frame, queue, stream)
    frame = frame.sort_values("date", kind="stable", ignore_index=True)
    frame.insert(0, "request", [f"GQ-{nr:03d}" for nr in _numbers(queue, len(frame), stream)])
    frame["station"] = frame["municipality"].map(_nearest(parameters, land, stations))
    frame["kind"] = _kinds(queue, len(frame), stream)
    frame.loc[frame["baker"], "kind"] = "offtake"
    frame["mw"] = _capacity(queue, frame["baker"].to_numpy(dtype=bool), stream) / 100
    return _progress(frame, queue, stream).drop(columns="baker")


def tokens(stream: Stream, size: int) -> list[str]:
    """Return drawn codes for applicants: nothing to turn back into a name or a number."""
    return [f"{int(one):0{HEX}x}" for one in stream.uniform(size, 0, 16**HEX)]


def _applicants(parameters: Parameters, stream: Stream) -> pd.DataFrame:
    """Return who asks and where; the baker is the last sole trader."""
    queue = parameters["grid_queue"]
    kinds = [kind for kind, count in queue["applicants"].items() for _ in range(count)]
    people = np.cumsum([place.inhabitants for place in parameters.municipalities])
    drawn = np.searchsorted(people, stream.uniform(len(kinds), 0, int(people[-1])), side="right")
    frame = pd.DataFrame({"applicant_hash": tokens(stream, len(kinds)), "applicant_kind": kinds})
    frame["municipality"] = [parameters.codes[place] for place in drawn]
    frame["baker"] = np.arange(len(kinds)) == len(kinds) - 1
    frame.loc[frame["baker"], "municipality"] = queue["baker"]["municipality"]
    frame["address"] = _addresses(parameters, frame, stream)
    return frame


def _addresses(parameters: Parameters, frame: pd.DataFrame, stream: Stream) -> list[str]:
    """Give every request an address of its own; some sole traders give a postbox instead."""
    queue = parameters["grid_queue"]
    streets, alone = _streets(parameters), (frame["applicant_kind"] == "sole_trader").to_numpy()
    boxes = np.flatnonzero(alone)[: int(alone.sum()) - queue["sole_traders_street"]]
    names = {place.code: place.name for place in parameters.municipalities}
    used: set[str] = set()
    made = []
    luck = zip(stream.uniform(len(frame)), stream.uniform(len(frame)), strict=True)
    for nr, ((one, two), code) in enumerate(zip(luck, frame["municipality"], strict=True)):
        street = "Postbus" if nr in boxes else streets[code][int(one * len(streets[code]))]
        number = 1 + int(two * HIGHEST_NUMBER)
        while f"{street} {number}, {names[code]}" in used:
            number = 1 + number % HIGHEST_NUMBER
        made.append(f"{street} {number}, {names[code]}")
        used.add(made[-1])
    baker = queue["baker"]
    return [*made[:-1], f"{baker['street']} {baker['number']}, {names[baker['municipality']]}"]


def _streets(parameters: Parameters) -> dict[str, list[str]]:
    queue = parameters["grid_queue"]
    return {
        code: [stem + end for end in queue["street_ends"]]
        for code, stem in zip(parameters.codes, queue["street_stems"], strict=True)
    }


def _dates(queue: dict[str, Any], size: int, stream: Stream) -> list[dt.date]:
    """Draw days before the list, more of them recent; the baker's day is part of the story."""
    ages = np.floor(stream.uniform(size) * stream.uniform(size) * queue["longest_days"])
    days = [queue["list_date"] - dt.timedelta(days=1 + int(age)) for age in ages]
    return [*days[:-1], queue["baker"]["date"]]


def _more_than_once(frame: pd.DataFrame, queue: dict[str, Any], stream: Stream) -> pd.DataFrame:
    """Let some applicants ask elsewhere or much later, and some addresses have two applicants.

    None of these is a double; a rule that forgets the applicant, the address or the days finds
    them.
    """
    frame = frame.copy()
    firms = np.flatnonzero(frame["applicant_kind"] == "company")
    elsewhere, again, shared = queue["more_sites"], queue["asked_again"], queue["shared_address"]
    drawn = firms[stream.order(len(firms))][: 2 * (elsewhere + again + shared)]
    first, second = drawn[0::2], drawn[1::2]
    place = ["municipality", "address"]
    for one, other in zip(first[: elsewhere + again], second, strict=False):
        frame.loc[other, "applicant_hash"] = frame.loc[one, "applicant_hash"]
    for one, other in zip(first[elsewhere:], second[elsewhere:], strict=True):
        frame.loc[other, place] = frame.loc[one, place]
    gaps = np.floor(stream.uniform(again, queue["double_days"] + 10, 400))
    for other, one, gap in zip(second[elsewhere:], first[elsewhere:], gaps, strict=False):
        latest = queue["list_date"] - dt.timedelta(days=1 + int(gap))
        frame.loc[one, "date"] = min(frame.loc[one, "date"], latest)
        frame.loc[other, "date"] = frame.loc[one, "date"] + dt.timedelta(days=int(gap))
    return frame


def _numbers(queue: dict[str, Any], size: int, stream: Stream) -> Ints:
    """Draw numbers, and leave room for what is planted: old reserve requests, and late doubles."""
    places = np.arange(queue["numbers"] - FREE_AT_END)
    weights = np.where(places < EARLY * len(places), 0.6, 1.0)
    return stream.lean(weights, size) + 1


def _nearest(parameters: Parameters, land: pd.DataFrame, stations: pd.DataFrame) -> dict[str, str]:
    """Return the station nearest to the middle of each municipality."""
    middles = land.groupby("municipality", sort=True)[["x_m", "y_m"]].mean().round()
    across, up = stations["x_m"].to_numpy(dtype=float), stations["y_m"].to_numpy(dtype=float)
    made = {}
    for code in parameters.codes:
        x_m, y_m = (float(one) for one in middles.loc[code].to_numpy(dtype=float))
        dx, dy = across - x_m, up - y_m
        made[code] = str(stations["station"].iloc[int((dx * dx + dy * dy).argmin())])
    return made


def _kinds(queue: dict[str, Any], size: int, stream: Stream) -> list[str]:
    luck, storage = stream.uniform(size), queue["storage_share"]
    offtake = storage + queue["offtake_share"]
    return [
        "storage" if one < storage else "offtake" if one < offtake else "feed_in" for one in luck
    ]


def _capacity(queue: dict[str, Any], baker: Booleans, stream: Stream) -> Ints:
    """In hundredths of MW: many small requests and few large ones."""
    luck, own = stream.uniform(len(baker)), round(100 * queue["baker"]["mw"])
    weights = np.where(baker, 0.0, 0.1 + luck * luck * luck)
    return np.asarray(apportion(100 * queue["mw"] - own, weights) + own * baker, dtype=np.int64)


def _progress(frame: pd.DataFrame, queue: dict[str, Any], stream: Stream) -> pd.DataFrame:
    """Say who has a permit or a contract: every request that is old enough has one of them."""
    limit = months_before(queue["list_date"], queue["reserve_months"])
    old = np.array([day <= limit for day in frame["date"]])
    bare = stream.lean(old.astype(float), queue["contract_only"])
    permit = old | (stream.uniform(len(frame)) < queue["permit_share"])
    permit |= frame["baker"].to_numpy(dtype=bool)
    permit[bare] = False
    signed = old & permit & (stream.uniform(len(frame)) < queue["contract_share"])
    signed[bare] = True
    waits = np.floor(stream.uniform(len(frame), 60, 540))
    dates = [
        min(day + dt.timedelta(days=int(wait)), queue["list_date"]) if yes else None
        for day, wait, yes in zip(frame["date"], waits, signed, strict=True)
    ]
    return frame.assign(permit=permit, contract_date=pd.Series(dates, dtype=object))
