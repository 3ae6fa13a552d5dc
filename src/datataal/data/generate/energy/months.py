"""What each installation made per month: the year's yield, shaped by the weather of that year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Floats, Stream, apportion
from datataal.data.generate.energy.turbines import hub_factor, power_share
from datataal.data.generate.energy.weather import hours_of_year
from datataal.data.generate.land.touching import distance2
from datataal.data.generate.parameters import Parameters

__all__ = ["production_months"]

NOISE = {"wind": 0.08, "solar": 0.03}  # ours: standstill differs from month to month


def production_months(
    parameters: Parameters, yields: pd.DataFrame, weather: pd.DataFrame, land: pd.DataFrame
) -> pd.DataFrame:
    """Return MWh per installation and month of the last year; each year's sum is exact.

    A month's share is what the hours of the nearest weather station give: wind through the
    power curve of the turbine at its hub height, sun on panels that face south.
    """
    stream, year = Stream(parameters.seed, "production_months"), parameters["last_year"]
    hours = hours_of_year(weather, year)
    nearest = _nearest(parameters, yields, land)
    shapes: dict[tuple[object, ...], Floats] = {}
    rows = []
    for nr, one in enumerate(yields.to_dict("records")):
        key = (nearest[nr], one["kind"], one["capacity_mw"] if one["kind"] == "wind" else 0,
               _hub(one))  # fmt: skip
        if key not in shapes:
            shapes[key] = _shape(parameters, hours, nearest[nr], one)
        share = shapes[key] * (1 + NOISE[str(one["kind"])] * stream.bell(12))
        rows += [
            (one["installation"], dt.date(year, month + 1, 1), tenths / 10)
            for month, tenths in enumerate(apportion(int(one["annual_mwh"]) * 10, share))
        ]
    return pd.DataFrame(rows, columns=["installation", "month", "mwh"])


def _hub(one: Mapping[Hashable, Any]) -> float:
    """Return the hub height that follows from tip and rotor; 0 for a solar park."""
    return 0.0 if one["kind"] == "solar" else float(one["tip_m"]) - float(one["rotor_m"]) / 2


def _nearest(parameters: Parameters, yields: pd.DataFrame, land: pd.DataFrame) -> list[str]:
    """Return the code of the nearest weather station per installation."""
    stations = parameters["weather"]["stations"]
    reach = []
    for station in stations:
        own = land[land["municipality"] == station["municipality"]]
        reach.append(distance2(yields, float(own["x_m"].mean()), float(own["y_m"].mean())))
    return [stations[nr]["code"] for nr in np.argmin(np.array(reach), axis=0)]


def _shape(
    parameters: Parameters, hours: pd.DataFrame, station: str, one: Mapping[Hashable, Any]
) -> Floats:
    own = hours[hours["station"] == station]
    if one["kind"] == "solar":
        made = own["tilted_wm2"].to_numpy()
    else:
        wind = parameters["wind"]
        kind = next(
            kind
            for kind in wind["types"].values()
            if (kind["mw"], kind["rotor_m"]) == (one["capacity_mw"], one["rotor_m"])
        )
        made = power_share(
            kind, own["wind_ms"].to_numpy() * hub_factor(_hub(one), wind["roughness_m"])
        )
    month = np.array([day.month for day in own["date"]])
    return np.round(np.array([made[month == nr].sum() for nr in range(1, 13)]), 6)
