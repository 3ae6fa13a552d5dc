"""A year of hours that a weather service would recognise, with the story's cold spell."""

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import brentq
from scipy.special import gamma

from datataal.data.generate.build import steps
from datataal.data.generate.energy.turbines import hub_factor, power_share
from datataal.data.generate.parameters import read_parameters

DAY = 24


@pytest.fixture(scope="module")
def parameters():
    return read_parameters()


@pytest.fixture(scope="module")
def hours(parameters):
    made = steps(parameters, until="weather_hourly")["weather_hourly"]
    return made.assign(day=pd.to_datetime(made["date"]))


def _shape(wind):
    """Shape of the Weibull distribution with the mean and spread of these hours."""
    spread = float((wind.std() / wind.mean()) ** 2)
    return brentq(lambda k: gamma(1 + 2 / k) / gamma(1 + 1 / k) ** 2 - 1 - spread, 1.0, 5.0)


def test_three_stations_have_each_hour_of_one_year_once(hours):
    assert len(hours) == 3 * 8760
    assert not hours.duplicated(["station", "date", "hour"]).any()
    assert str(hours["date"].min()) == "2026-12-01"
    assert str(hours["date"].max()) == "2027-11-30"
    assert hours[["wind_ms", "temperature_c", "irradiance_wm2"]].notna().all(axis=None)


def test_wind_has_the_published_shape(hours):
    for _, wind in hours.groupby("station")["wind_ms"]:
        assert _shape(wind) == pytest.approx(2.1, abs=0.15)
        assert 0 <= wind.min() <= 1
        assert 18 < wind.max() < 40


def test_wind_is_strongest_at_the_coast_and_within_the_wind_map(hours):
    mean = hours.groupby("station")["wind_ms"].mean()
    assert mean["WK"] > mean["WM"] > mean["WB"]
    assert mean.between(6.5, 8.5).all()


def test_wind_remembers_the_hour_before_and_less_the_day_before(hours):
    for _, wind in hours.groupby("station")["wind_ms"]:
        assert wind.autocorr(1) > 0.93
        assert 0.2 < wind.autocorr(DAY) < 0.6
        assert abs(wind.autocorr(10 * DAY)) < 0.25


def test_stations_feel_the_same_weather(hours):
    wide = hours.pivot_table("wind_ms", index=["date", "hour"], columns="station")
    together = wide.corr().to_numpy()
    assert together.min() > 0.7
    assert together[np.triu_indices(3, 1)].max() < 0.98


def test_winters_blow_harder_and_summers_are_warmer_and_brighter(hours):
    winter, summer = (hours["day"].dt.month.isin(months) for months in ((12, 1, 2), (6, 7, 8)))
    columns = ["wind_ms", "temperature_c", "irradiance_wm2"]
    ahead = hours.loc[summer, columns].mean() - hours.loc[winter, columns].mean()
    assert ahead["wind_ms"] < -0.8
    assert 10 < ahead["temperature_c"] < 17
    assert ahead["irradiance_wm2"] > 130


def test_an_old_turbine_makes_what_old_turbines_make(hours, parameters):
    wind = parameters["wind"]
    kind, factor = wind["types"]["V80"], hub_factor(78, wind["roughness_m"])
    speed = hours.loc[hours["station"].isin(["WM", "WB"]), "wind_ms"].to_numpy() * factor
    assert 0.24 <= power_share(kind, speed).mean() * (1 - wind["losses"]) <= 0.29
    coast = wind["types"]["E-70"], hub_factor(64, wind["roughness_m"])
    speed = hours.loc[hours["station"] == "WK", "wind_ms"].to_numpy() * coast[1]
    assert 0.24 <= power_share(coast[0], speed).mean() * (1 - wind["losses"]) <= 0.29


def test_the_year_has_the_mean_temperature_and_sun_of_the_normals(hours, parameters):
    normal = parameters["weather"]["normal"]
    for _, own in hours.groupby("station"):
        assert own["temperature_c"].mean() == pytest.approx(normal["mean_c"], abs=1)
        low, high = normal["sun_kwh_m2"]
        assert low <= own["irradiance_wm2"].sum() / 1000 <= high
        assert -20 < own["temperature_c"].min() < 0
        assert 25 < own["temperature_c"].max() < 38


def test_it_is_dark_at_night_and_brightest_around_noon(hours):
    assert (hours.loc[hours["hour"].isin([23, 0, 1]), "irradiance_wm2"] == 0).all()
    assert hours.groupby("hour")["irradiance_wm2"].mean().idxmax() in (11, 12)
    assert 800 < hours["irradiance_wm2"].max() < 1000


def test_a_cold_calm_spell_sets_in_at_the_weekend_in_mid_november(hours):
    near = hours[(hours["day"] >= "2027-11-13") & (hours["day"] <= "2027-11-18")]
    assert (near.groupby(["station", "day"])["temperature_c"].mean() < 0).all()
    assert near["day"].min().day_name() == "Saturday"
    calm = near.groupby("station")["wind_ms"].mean()
    assert (calm < 0.6 * hours.groupby("station")["wind_ms"].mean()).all()
    around = hours[(hours["day"] > "2027-11-03") & (hours["day"] < "2027-11-10")]
    assert around["temperature_c"].mean() > 0
