"""Wind turbines and solar parks, and what they yield in a year and in each month."""

from __future__ import annotations

import datetime as dt
import math

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Ints, Stream, apportion
from datataal.data.generate.land.touching import distance2
from datataal.data.generate.parameters import Municipality, Parameters

__all__ = ["installations", "production_months"]

COLUMNS = [
    "installation", "kind", "municipality", "station", "x_m", "y_m", "capacity_mw",
    "rotor_m", "tip_m", "year", "annual_mwh", "owner_local",
]  # fmt: skip
FIRST_LARGE = 2016  # ours: before this year there were no solar parks


def installations(
    parameters: Parameters, land: pd.DataFrame, stations: pd.DataFrame
) -> pd.DataFrame:
    """Return one row per turbine and per solar park; yields sum to the municipality's exactly."""
    both = pd.concat([_wind(parameters, land), _solar(parameters, land)], ignore_index=True)
    reach = np.array([distance2(both, x, y) for x, y in stations[["x_m", "y_m"]].to_numpy()])
    both["station"] = stations["station"].to_numpy()[np.argmin(reach, axis=0)]
    for column in ("rotor_m", "tip_m"):
        both[column] = both[column].astype("Int64")
    return both[COLUMNS]


def _wind(parameters: Parameters, land: pd.DataFrame) -> pd.DataFrame:
    stream, wind = Stream(parameters.seed, "installations.wind"), parameters["wind"]
    types = {kind["mw"]: kind for kind in wind["types"]}
    rows = [
        {"municipality": park["municipality"], "x_m": x, "y_m": y, "capacity_mw": park["mw"],
         "rotor_m": types[park["mw"]]["rotor_m"], "tip_m": types[park["mw"]]["tip_m"],
         "year": park["year"]}
        for park in wind["parks"]
        for x, y in _together(land, park["municipality"], park["count"], stream)
    ]  # fmt: skip
    frame = pd.DataFrame(rows).sort_values(["municipality", "year"], kind="stable")
    frame = frame.reset_index(drop=True)
    frame["annual_mwh"] = _wind_yield(parameters, frame, stream)
    frame["owner_local"] = stream.uniform(len(frame)) < wind["local_share"]
    frame["installation"] = [f"DW-{nr:03d}" for nr in range(1, len(frame) + 1)]
    return frame.assign(kind="wind")


def _together(land: pd.DataFrame, code: str, count: int, stream: Stream) -> list[tuple[int, int]]:
    """Return places for `count` turbines, each in a cell of its own, side by side."""
    own = land[land["municipality"] == code]
    middle = own.iloc[int(stream.uniform(1)[0] * len(own))]
    near = np.argsort(distance2(own, middle["x_m"], middle["y_m"]), kind="stable")[:count]
    shift = np.floor(stream.uniform(2 * count, -90, 90)).astype(int).reshape(count, 2)
    places = own[["x_m", "y_m"]].to_numpy()[near] + shift
    return [(int(x), int(y)) for x, y in places]


def _wind_yield(parameters: Parameters, frame: pd.DataFrame, stream: Stream) -> Ints:
    """Divide each municipality's wind over its turbines, in whole MWh."""
    wind, plain = parameters["wind"], parameters["wind"]["plain_turbine"]
    new = frame["year"] > parameters["last_year"] - parameters["solar"]["recent_years"]
    hours = np.where(new, wind["full_load_hours_new"], wind["full_load_hours_old"])
    weight = frame["capacity_mw"] * hours * (1 + 0.12 * stream.bell(len(frame)))
    is_plain = (frame["municipality"] == plain["municipality"]) & (
        frame["capacity_mw"] == plain["mw"]
    )
    fixed = int(np.flatnonzero(is_plain)[0])
    made = np.zeros(len(frame), dtype=np.int64)
    made[fixed] = plain["annual_mwh"]
    for place in parameters.municipalities:
        here = np.flatnonzero(frame["municipality"] == place.code)
        rest = here[here != fixed]
        if len(rest):
            taken = int(made[here].sum())
            made[rest] = apportion(place.wind_gwh * 1000 - taken, weight.to_numpy()[rest])
    return made


def _solar(parameters: Parameters, land: pd.DataFrame) -> pd.DataFrame:
    stream = Stream(parameters.seed, "installations.solar")
    frame = pd.DataFrame(
        [row for place in parameters.municipalities for row in _parks(place, land, stream)]
    )
    frame["year"] = _solar_years(parameters, frame, stream)
    frame["annual_mwh"] = _solar_yield(parameters, frame, stream)
    frame["owner_local"] = stream.uniform(len(frame)) < parameters["solar"]["local_share"]
    frame["installation"] = [f"DS-{nr:03d}" for nr in range(1, len(frame) + 1)]
    return frame.assign(kind="solar")


def _parks(place: Municipality, land: pd.DataFrame, stream: Stream) -> list[dict[str, object]]:
    """Divide the municipality's solar power over its parks, in tenths of MWp."""
    if not place.solar_parks:
        return []
    sizes = apportion(place.solar_mwp * 10, stream.uniform(place.solar_parks, 0.5, 1.5))
    return [
        {"municipality": place.code, "x_m": x, "y_m": y, "capacity_mw": size / 10}
        for size in sizes
        for x, y in _together(land, place.code, 1, stream)
    ]


def _solar_years(parameters: Parameters, frame: pd.DataFrame, stream: Stream) -> Ints:
    """Let parks come in the last years up to the recent total, the others before."""
    last, recent = parameters["last_year"], parameters["solar"]["recent_years"]
    years = np.zeros(len(frame), dtype=np.int64)
    room = parameters["solar"]["recent_mwp"]
    for nr in stream.order(len(frame)):
        size = frame["capacity_mw"].iloc[nr]
        if size <= room:
            room -= size
            years[nr] = last - int(stream.uniform(1)[0] * recent)
        else:
            before = last - recent - FIRST_LARGE + 1
            years[nr] = FIRST_LARGE + int(stream.uniform(1)[0] * before)
    return years


def _solar_yield(parameters: Parameters, frame: pd.DataFrame, stream: Stream) -> Ints:
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


def production_months(parameters: Parameters, yields: pd.DataFrame) -> pd.DataFrame:
    """Return MWh per installation and month of the last year; each year's sum is exact."""
    stream, year = Stream(parameters.seed, "production_months"), parameters["last_year"]
    months = [dt.date(year, nr, 1) for nr in range(1, 13)]
    rows = []
    columns = (yields["installation"], yields["kind"], yields["annual_mwh"])
    for code, kind, total in zip(*columns, strict=True):
        share = np.asarray(parameters[kind]["months"]) * (1 + 0.1 * stream.bell(12))
        rows += [
            (code, month, tenths / 10)
            for month, tenths in zip(months, apportion(int(total) * 10, share), strict=True)
        ]
    return pd.DataFrame(rows, columns=["installation", "month", "mwh"])
