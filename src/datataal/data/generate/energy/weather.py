"""Hours of wind, temperature and light at three stations: processes with a memory.

Wind at 100 m is made as a departure with a memory (what blows now, blows on for a day), with a
season and a small rhythm of day and night. The rank of each hour then decides its wind: the hour
at half of the ranks gets the median of a Weibull distribution. So series and distribution are
both as they should be, whatever the draws are.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Booleans, Floats, Stream
from datataal.data.generate.energy.processes import memory, ranks, rhythm, weibull
from datataal.data.generate.energy.sun import clear_sky, tilted
from datataal.data.generate.parameters import Parameters

__all__ = ["hours_of_year", "weather", "weather_hourly"]

Place = Mapping[str, Any]
Series = Mapping[str, Floats]
COLDEST_DAY = 20  # of the year; the warmest is half a year later
COLUMNS = ["station", "date", "hour", "wind_ms", "temperature_c", "irradiance_wm2"]


@dataclass(frozen=True)
class _Setting:
    """What all stations share: parameters, the hours, and what season and hour it is in them."""

    asked: Mapping[str, Any]
    stream: Stream
    season: Floats  # 1 in deep winter, -1 in high summer
    clock: Floats  # hour of the day
    spell: Floats  # how much an hour belongs to the cold spell, 0 to 1
    poor: Booleans  # whether it lies in the last whole year of production

    def own(self, hours: float) -> Floats:
        """Return a departure that one station has for itself."""
        return memory(self.stream, len(self.clock), hours)


def weather(parameters: Parameters) -> pd.DataFrame:
    """Return hours per station from `first_hour` to `last_day`, hour 0-23 in UTC.

    Columns are those of the table weather_hourly, and `tilted_wm2`: light on a solar park.
    """
    made, hours = parameters["weather"], _hours(parameters)
    setting = _setting(parameters, hours)
    shared = {
        name: memory(setting.stream, len(hours), made[name]["memory_h"])
        for name in ("wind", "temperature", "cloud")
    }
    sky = clear_sky(hours, made["latitude"], made["longitude"])
    frames = []
    for place in made["stations"]:
        late = {name: np.roll(series, place["delay_h"]) for name, series in shared.items()}
        lively = _wind_departure(setting, place, late)
        through = _clearness(setting, lively, late)
        light = np.round(sky["ghi"].to_numpy() * through)
        warmth = _temperature(setting, place, (lively, through), late)
        series = {
            "station": place["code"],
            "date": hours.date,
            "hour": hours.hour,
            "wind_ms": weibull(lively, place["wind_ms"], parameters["wind"]["weibull_k"]).round(1),
            "temperature_c": np.round(warmth, 1) + 0.0,  # no minus zero
            "irradiance_wm2": light.astype(np.int64),
            "tilted_wm2": tilted(parameters, hours, sky, light),
        }
        frames.append(pd.DataFrame(series))
    return pd.concat(frames, ignore_index=True)


def weather_hourly(parameters: Parameters, made: pd.DataFrame) -> pd.DataFrame:
    """Return the table: the year around the story, one row per station and hour."""
    shown = made["date"] >= parameters["weather"]["published_from"]
    return pd.DataFrame(made.loc[shown, COLUMNS].reset_index(drop=True))


def hours_of_year(made: pd.DataFrame, year: int) -> pd.DataFrame:
    """Return the rows of the step `weather` that lie in `year`."""
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    return pd.DataFrame(made[(made["date"] >= first) & (made["date"] <= last)])


def _hours(parameters: Parameters) -> pd.DatetimeIndex:
    made = parameters["weather"]
    end = made["last_day"] + dt.timedelta(days=1)
    return pd.date_range(made["first_hour"], end, freq="h", inclusive="left", tz="UTC")


def _setting(parameters: Parameters, hours: pd.DatetimeIndex) -> _Setting:
    turn = 2 * np.pi * (np.asarray(hours.day_of_year, dtype=np.float64) - COLDEST_DAY) / 365.25
    cold = parameters["weather"]["cold_spell"]
    since = (hours - pd.Timestamp(cold["from"], tz="UTC")) / pd.Timedelta(hours=1)
    inside = np.minimum(np.asarray(since), 24.0 * cold["days"] - np.asarray(since))
    return _Setting(
        asked=parameters["weather"],
        stream=Stream(parameters.seed, "weather"),
        season=np.asarray(np.round(np.cos(turn), 6), dtype=np.float64),
        clock=np.asarray(hours.hour, dtype=np.float64),
        spell=np.clip(inside / cold["ramp_h"], 0.0, 1.0),
        poor=np.asarray(hours.year) == parameters["last_year"],
    )


def _wind_departure(setting: _Setting, place: Place, shared: Series) -> Floats:
    """Return how lively the wind is, around 0; at 100 m summer nights are livelier than days."""
    made, cold = setting.asked["wind"], setting.asked["cold_spell"]
    own = setting.own(made["own_memory_h"])
    lively = made["winter"] * setting.season
    lively = lively + (1 - made["own_share"] ** 2) ** 0.5 * shared["wind"]
    lively = lively + made["own_share"] * own
    inland = (1 - place["sea"]) * made["night"] * (1 - 0.6 * setting.season)
    lively = lively + inland * rhythm(setting.clock, 22.0) + made["poor_year"] * setting.poor
    calm = cold["wind"] + cold["steady"] * own
    return np.asarray((1 - setting.spell) * lively + setting.spell * calm)


def _clearness(setting: _Setting, lively: Floats, shared: Series) -> Floats:
    """Return the part of the clear sky's light that gets through the clouds, per hour."""
    made = setting.asked["cloud"]
    open_sky = (1 - made["own_share"] ** 2) ** 0.5 * shared["cloud"]
    open_sky = open_sky + made["own_share"] * setting.own(made["own_memory_h"])
    open_sky = open_sky - made["summer"] * setting.season - made["wind"] * lively
    open_sky = open_sky + made["spell"] * setting.spell
    part, through = np.array(setting.asked["clearness"]).T
    return np.asarray(np.interp(ranks(open_sky), part, through), dtype=np.float64)


def _temperature(
    setting: _Setting, place: Place, sky: tuple[Floats, Floats], shared: Series
) -> Floats:
    """Return degrees: season, weather of the week, mild wind in winter, day and night."""
    made, cold = setting.asked["temperature"], setting.asked["cold_spell"]
    (lively, through), damp = sky, 1 - 0.35 * place["sea"]
    own = made["own_c"] * setting.own(made["own_memory_h"])
    swing = setting.asked["normal"]["swing_c"] * (1 - 0.15 * place["sea"])
    base = place["mean_c"] - swing * setting.season + own
    base = base + made["spread_c"] * shared["temperature"] * damp
    base = base + made["mild_wind_c"] * (0.3 + setting.season) * lively
    day = rhythm(setting.clock, 14.0)
    height = made["night_c"] + (made["day_c"] - made["night_c"]) * (1 - setting.season) / 2
    base = base + height * damp * day * (0.5 + 0.6 * _daily(through))
    frost = cold["temperature_c"] + 1.2 * place["sea"] + 2 * own + cold["day_c"] * day
    return np.asarray((1 - setting.spell) * base + setting.spell * frost)


def _daily(through: Floats) -> Floats:
    """Return the mean clearness of each hour's day."""
    return np.repeat(through.reshape(-1, 24).mean(axis=1), 24)
