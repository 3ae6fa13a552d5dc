"""Hours of wind, temperature and light at three stations: processes with a memory.

Wind at 100 m is made as a departure with a memory (what blows now, blows on for a day), with a
season and a small rhythm of day and night. The rank of each hour then decides its wind: the hour
at half of the ranks gets the median of a Weibull distribution. So series and distribution are
both as they should be, whatever the draws are.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Floats, Stream
from datataal.data.generate.energy.sun import clear_sky, tilted
from datataal.data.generate.energy.turbines import weibull_scale
from datataal.data.generate.parameters import Parameters

__all__ = ["hours_of_year", "weather", "weather_hourly"]

Place = Mapping[str, Any]
COLDEST_DAY = 20  # of the year; the warmest is half a year later
COLUMNS = ["station", "date", "hour", "wind_ms", "temperature_c", "irradiance_wm2"]


def weather(parameters: Parameters) -> pd.DataFrame:
    """Return hours per station from `first_hour` to `last_day`, hour 0-23 in UTC.

    Columns are those of the table weather_hourly, and `tilted_wm2`: light on a solar park.
    """
    made, hours = parameters["weather"], _hours(parameters)
    stream = Stream(parameters.seed, "weather")
    shared = {
        name: _memory(stream, len(hours), made[name]["memory_h"])
        for name in ("wind", "temperature", "cloud")
    }
    sky = clear_sky(hours, made["latitude"], made["longitude"])
    clock, spell = _clock(hours), _spell(parameters, hours)
    return pd.concat(
        [
            _station(parameters, place, hours, (clock, spell, sky), shared, stream)
            for place in made["stations"]
        ],
        ignore_index=True,
    )


def weather_hourly(parameters: Parameters, made: pd.DataFrame) -> pd.DataFrame:
    """Return the table: the year around the story, one row per station and hour."""
    shown = made["date"] >= parameters["weather"]["published_from"]
    return made.loc[shown, COLUMNS].reset_index(drop=True)


def hours_of_year(made: pd.DataFrame, year: int) -> pd.DataFrame:
    """Return the rows of the step `weather` that lie in `year`."""
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    return made[(made["date"] >= first) & (made["date"] <= last)]


def _hours(parameters: Parameters) -> pd.DatetimeIndex:
    made = parameters["weather"]
    end = made["last_day"] + dt.timedelta(days=1)
    return pd.date_range(made["first_hour"], end, freq="h", inclusive="left", tz="UTC")


def _memory(stream: Stream, size: int, hours: float) -> Floats:
    """Return a series with standard deviation 1 whose memory is about `hours` long."""
    keep = 1 - 1 / hours
    pushes = stream.bell(size) * (2 * (1 - keep * keep) ** 0.5)
    series, now = [], 0.0
    for push in pushes.tolist():
        now = keep * now + push
        series.append(now)
    return np.array(series)


def _clock(hours: pd.DatetimeIndex) -> tuple[Floats, Floats]:
    """Return the season (1 in deep winter, -1 in high summer) and the hour of the day."""
    turn = 2 * np.pi * (hours.day_of_year.to_numpy() - COLDEST_DAY) / 365.25
    return np.round(np.cos(turn), 6), hours.hour.to_numpy().astype(np.float64)


def _rhythm(clock: Floats, top: float) -> Floats:
    """Return a wave over the day with its top at hour `top`."""
    return np.asarray(np.round(np.cos(2 * np.pi * (clock - top) / 24), 6))


def _spell(parameters: Parameters, hours: pd.DatetimeIndex) -> Floats:
    """Return how much each hour belongs to the cold spell: 0, rising to 1, and 0 again."""
    spell = parameters["weather"]["cold_spell"]
    start = pd.Timestamp(spell["from"], tz="UTC")
    since = ((hours - start) / pd.Timedelta(hours=1)).to_numpy().astype(np.float64)
    left = 24.0 * spell["days"] - since
    return np.asarray(np.clip(np.minimum(since, left) / spell["ramp_h"], 0.0, 1.0))


def _station(
    parameters: Parameters,
    place: Place,
    hours: pd.DatetimeIndex,
    sky: tuple[tuple[Floats, Floats], Floats, pd.DataFrame],
    shared: Mapping[str, Floats],
    stream: Stream,
) -> pd.DataFrame:
    (season, clock), spell, clear = sky
    late = {name: np.roll(series, place["delay_h"]) for name, series in shared.items()}
    lively = _wind_departure(parameters, place, hours, (season, clock, spell), late, stream)
    wind = _weibull(lively, place["wind_ms"], parameters["wind"]["weibull_k"])
    through = _clearness(parameters, (season, spell), lively, late, stream)
    light = np.round(clear["ghi"].to_numpy() * through)
    warmth = _temperature(
        parameters, place, (season, clock, spell), (lively, through), late, stream
    )
    return pd.DataFrame(
        {
            "station": place["code"],
            "date": hours.date,
            "hour": hours.hour,
            "wind_ms": np.round(wind, 1),
            "temperature_c": np.round(warmth, 1) + 0.0,
            "irradiance_wm2": light.astype(np.int64),
            "tilted_wm2": tilted(parameters, hours, clear, light),
        }
    )


def _wind_departure(
    parameters: Parameters,
    place: Place,
    hours: pd.DatetimeIndex,
    moment: tuple[Floats, Floats, Floats],
    shared: Mapping[str, Floats],
    stream: Stream,
) -> Floats:
    """Return how lively the wind is, around 0; at 100 m summer nights are livelier than days."""
    made, cold = parameters["weather"]["wind"], parameters["weather"]["cold_spell"]
    season, clock, spell = moment
    own = _memory(stream, len(clock), made["own_memory_h"])
    lively = made["winter"] * season + (1 - made["own_share"] ** 2) ** 0.5 * shared["wind"]
    lively = lively + made["own_share"] * own
    inland = (1 - place["sea"]) * made["night"] * (1 - 0.6 * season)
    lively = lively + inland * _rhythm(clock, 22.0)
    lively = lively + made["poor_year"] * (hours.year.to_numpy() == parameters["last_year"])
    calm = cold["wind"] + cold["steady"] * own
    return np.asarray((1 - spell) * lively + spell * calm)


def _ranks(series: Floats) -> Floats:
    """Return the rank of each hour as a part between 0 and 1."""
    place = np.empty(len(series))
    place[np.argsort(np.round(series, 9), kind="stable")] = np.arange(len(series))
    return (place + 0.5) / len(series)


def _weibull(series: Floats, mean: float, k: float) -> Floats:
    """Give each hour the wind of its rank in a Weibull distribution (interpolated table)."""
    part = np.concatenate([np.linspace(0.0, 0.98, 99), np.linspace(0.981, 0.9999, 190)])
    speed = np.round(weibull_scale(mean, k) * (-np.log1p(-part)) ** (1 / k), 4)
    return np.asarray(np.interp(_ranks(series), part, speed))


def _clearness(
    parameters: Parameters,
    moment: tuple[Floats, Floats],
    lively: Floats,
    shared: Mapping[str, Floats],
    stream: Stream,
) -> Floats:
    """Return the part of the clear sky's light that gets through the clouds, per hour."""
    made, (season, spell) = parameters["weather"]["cloud"], moment
    own = _memory(stream, len(season), made["own_memory_h"])
    open_sky = (1 - made["own_share"] ** 2) ** 0.5 * shared["cloud"] + made["own_share"] * own
    open_sky = open_sky - made["summer"] * season - made["wind"] * lively + 0.3 * spell
    part, through = np.array(parameters["weather"]["clearness"]).T
    return np.asarray(np.interp(_ranks(open_sky), part, through))


def _temperature(
    parameters: Parameters,
    place: Place,
    moment: tuple[Floats, Floats, Floats],
    sky: tuple[Floats, Floats],
    shared: Mapping[str, Floats],
    stream: Stream,
) -> Floats:
    """Return degrees: season, weather of the week, mild wind in winter, day and night."""
    made, whole = parameters["weather"]["temperature"], parameters["weather"]
    (season, clock, spell), (lively, through) = moment, sky
    cold, damp = whole["cold_spell"], 1 - 0.35 * place["sea"]
    own = made["own_c"] * _memory(stream, len(clock), made["own_memory_h"])
    base = place["mean_c"] - whole["normal"]["swing_c"] * (1 - 0.15 * place["sea"]) * season
    base = base + made["spread_c"] * shared["temperature"] * damp
    base = base + made["mild_wind_c"] * (0.3 + season) * lively + own
    day = _rhythm(clock, 14.0)
    swing = made["night_c"] + (made["day_c"] - made["night_c"]) * (1 - season) / 2
    base = base + swing * damp * day * (0.5 + 0.6 * _daily(through))
    frost = cold["temperature_c"] + 1.2 * place["sea"] + 2 * own + cold["day_c"] * day
    return np.asarray((1 - spell) * base + spell * frost)


def _daily(through: Floats) -> Floats:
    """Return the mean clearness of each hour's day."""
    return np.repeat(through.reshape(-1, 24).mean(axis=1), 24)
