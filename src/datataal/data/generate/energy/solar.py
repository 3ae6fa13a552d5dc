"""Solar parks: where they lie, when they came, and what they yield."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Booleans, Ints, Stream, apportion
from datataal.data.generate.energy.siting import open_land
from datataal.data.generate.parameters import Municipality, Parameters

__all__ = ["solar_parks"]

FIRST_LARGE = 2016  # ours: before this year there were no solar parks


def solar_parks(parameters: Parameters, land: pd.DataFrame) -> pd.DataFrame:
    """Return one row per solar park; yields sum to what is built beside wind."""
    stream, solar = Stream(parameters.seed, "installations.solar"), parameters["solar"]
    frame = pd.DataFrame(
        [row for place in parameters.municipalities for row in _parks(place, land, stream)]
    )
    recent = _fill(frame, 10 * solar["recent_mwp"], stream)
    frame["year"] = _years(parameters, recent, stream)
    frame["annual_mwh"] = _yield(parameters, frame, stream)
    whole = round(10 * frame["capacity_mw"].sum())
    frame["owner_local"] = _fill(frame, round(whole * solar["local_share"]), stream)
    frame["installation"] = [f"DS-{nr:03d}" for nr in range(1, len(frame) + 1)]
    return frame.assign(kind="solar", rotor_m=None, tip_m=None)


def _parks(place: Municipality, land: pd.DataFrame, stream: Stream) -> list[dict[str, object]]:
    """Divide the municipality's solar power, in tenths of MWp, over parks in open cells."""
    if not place.solar_parks:
        return []
    sizes = apportion(place.solar_mwp * 10, stream.uniform(place.solar_parks, 0.5, 1.5))
    own = land[(land["municipality"] == place.code).to_numpy() & open_land(land)]
    cells = own.iloc[stream.lean(np.ones(len(own)), len(sizes))]
    shifts = np.floor(stream.uniform(2 * len(sizes), -60, 60)).astype(int).reshape(-1, 2)
    places = cells[["x_m", "y_m"]].to_numpy() + shifts
    return [
        {"municipality": place.code, "x_m": int(x), "y_m": int(y), "capacity_mw": size / 10}
        for size, (x, y) in zip(sizes, places, strict=True)
    ]


def _fill(frame: pd.DataFrame, tenths: int, stream: Stream) -> Booleans:
    """Pick parks in random order as long as they fit within `tenths` of MWp together."""
    picked, room = np.zeros(len(frame), dtype=bool), tenths
    sizes = np.round(frame["capacity_mw"].to_numpy() * 10).astype(np.int64)
    for nr in stream.order(len(frame)):
        if sizes[nr] <= room:
            picked[nr], room = True, room - int(sizes[nr])
    return picked


def _years(parameters: Parameters, recent: Booleans, stream: Stream) -> Ints:
    """Return the first year of each park: one of the last years if `recent`, else earlier."""
    last, latest = parameters["last_year"], parameters["solar"]["recent_years"]
    new = last - np.floor(stream.uniform(len(recent)) * latest)
    before = last - latest - FIRST_LARGE + 1
    old = FIRST_LARGE + np.floor(stream.uniform(len(recent)) * before)
    return np.asarray(np.where(recent, new, old), dtype=np.int64)


def _yield(parameters: Parameters, frame: pd.DataFrame, stream: Stream) -> Ints:
    """Divide what is built beside wind: whole 100 MWh per municipality, whole MWh per park."""
    hours = parameters["solar"]["hours"] * (1 + 0.03 * stream.bell(len(frame)))
    weight = frame["capacity_mw"].to_numpy() * hours
    wind = sum(place.wind_gwh for place in parameters.municipalities)
    codes = [code for code in parameters.codes if (frame["municipality"] == code).any()]
    inside = [(frame["municipality"] == code).to_numpy() for code in codes]
    tenths = apportion(
        10 * (parameters["province"]["built_gwh"] - wind),
        [math.fsum(weight[here]) for here in inside],
    )
    made = np.zeros(len(frame), dtype=np.int64)
    for here, total in zip(inside, tenths, strict=True):
        made[here] = apportion(100 * int(total), weight[here])
    return made
