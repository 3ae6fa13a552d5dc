"""Turbines and solar parks: their yield is physics, their places are those of parks."""

import datetime as dt

import numpy as np
import pytest

from datataal.data.generate.build import steps
from datataal.data.generate.energy.installations import wind_parks, wind_year
from datataal.data.generate.energy.turbines import gross_share, hub_factor, power_share, tip_m
from datataal.data.generate.parameters import read_parameters


@pytest.fixture(scope="module")
def parameters():
    return read_parameters()


@pytest.fixture(scope="module")
def made(parameters):
    return steps(parameters, until="production_months")


@pytest.fixture(scope="module")
def parks(parameters, made):
    return wind_parks(parameters, made["land"], made["weather"])


def _apart(frame):
    places = frame[["x_m", "y_m"]].to_numpy(dtype=float)
    gaps = np.hypot(*(places[:, None, :] - places[None, :, :]).transpose(2, 0, 1))
    np.fill_diagonal(gaps, np.inf)
    return gaps


def test_power_of_a_turbine_rises_to_its_capacity_and_stops_in_a_storm(parameters):
    kind = parameters["wind"]["types"]["V90"]
    share = power_share(kind, np.array([0.0, 3.0, 8.0, 15.5, 40.0]))
    assert share[0] == share[4] == 0
    assert 0 <= share[1] < 0.05 < share[2] < 0.5
    assert share[3] == pytest.approx(1, abs=0.01)


def test_gross_share_is_that_of_the_published_table(parameters):
    # facts: V90-3.0 at 6.5, 7.0, 7.5 and 8.0 m/s at the hub, k = 2.1
    share = gross_share(parameters["wind"]["types"]["V90"], np.array([6.5, 7.0, 7.5, 8.0]), 2.1)
    assert share == pytest.approx([0.242, 0.286, 0.329, 0.37], abs=0.003)


def test_the_scaled_new_turbine_has_nearly_the_power_per_square_metre_of_its_curve(parameters):
    new = parameters["wind"]["types"]["N150"]
    assert new["curve"] == "V117/3450"
    assert new["mw"] / new["rotor_m"] ** 2 == pytest.approx(3.45 / 117**2, rel=0.02)


def test_wind_at_the_hub_follows_the_log_law():
    assert hub_factor(100, 0.1) == 1
    assert hub_factor(80, 0.1) == pytest.approx(0.9677, abs=0.0001)
    assert hub_factor(138, 0.1) > 1


def test_each_tip_is_hub_plus_half_a_rotor(parks, made):
    assert [tip_m(138, 150), tip_m(80, 90), tip_m(60, 53)] == [213, 125, 87]
    wind = made["installations"].query("kind == 'wind'")
    assert wind["tip_m"].tolist() == [
        tip_m(hub, rotor) for hub, rotor in zip(parks["hub_m"], parks["rotor_m"], strict=True)
    ]


def test_physics_finds_the_canonical_wind_totals_where_the_wind_is_given(parameters, parks):
    low, high = parameters["wind"]["physics_within"]
    wanted = {place.code: 1000 * place.wind_gwh for place in parameters.municipalities}
    physics = parks.groupby("municipality")["physics_mwh"].sum()
    factors = {code: wanted[code] / total for code, total in physics.items()}
    assert len(factors) == 6
    assert all(low <= factor <= high for factor in factors.values()), factors
    assert 917_000 / physics.sum() == pytest.approx(1, abs=0.05)


def test_the_last_year_was_an_ordinary_wind_year(parameters, made):
    # CBS: from 89% (2010) to 112% (2023) of a normalised year
    assert 0.89 <= wind_year(parameters, made["weather"]) <= 1.12


def test_new_turbines_run_about_three_thousand_hours(made):
    new = made["installations"].query("rotor_m == 150")
    assert len(new) == 8
    assert 2700 <= new["annual_mwh"].sum() / new["capacity_mw"].sum() <= 3300


def test_turbines_stand_five_rotors_apart_in_parks(made):
    wind = made["installations"].query("kind == 'wind'")
    rotor = wind["rotor_m"].to_numpy(dtype=float)
    gaps = _apart(wind)
    assert (gaps >= 5 * np.maximum(rotor[:, None], rotor[None, :])).all()
    # a few lie by themselves, where homes or water break a row
    assert (gaps.min(axis=1) <= 9 * rotor).mean() > 0.95


def test_everything_stands_in_open_land_of_its_municipality(made):
    land, both = made["land"], made["installations"]
    cells = land.set_index(["column", "row"])
    columns, rows = (both["x_m"] - 900_000) // 500, (both["y_m"] - 900_000) // 500
    own = cells.loc[list(zip(columns, rows, strict=True))]
    assert own["municipality"].tolist() == both["municipality"].tolist()
    assert set(own["landuse"]) <= {"arable", "grass", "industry"}
    assert not own[["n2000", "nnn"]].any(axis=None)


def test_turbines_keep_away_from_homes(made):
    land, wind = made["land"], made["installations"].query("kind == 'wind'")
    cells = land.set_index(["column", "row"])["dist_dwelling_m"]
    columns, rows = (wind["x_m"] - 900_000) // 500, (wind["y_m"] - 900_000) // 500
    assert cells.loc[list(zip(columns, rows, strict=True))].median() >= 300


def test_one_plain_turbine_can_be_named(made):
    both = made["installations"]
    plain = both[(both["municipality"] == "DM13") & (both["annual_mwh"] == 6220)]
    assert plain["capacity_mw"].tolist() == [3.0]


def test_local_owners_hold_the_published_shares(made):
    both = made["installations"]
    for kind, share in (("wind", 0.322), ("solar", 0.203)):
        of_kind = both[both["kind"] == kind]
        local = of_kind.loc[of_kind["owner_local"], "capacity_mw"].sum()
        assert local / of_kind["capacity_mw"].sum() == pytest.approx(share, abs=0.005)


def test_turbines_of_one_park_share_their_owner(parks):
    owners = parks.groupby(["municipality", "type", "year"])["owner_local"].nunique()
    assert (owners == 1).all()


def test_solar_parks_run_near_950_hours(made):
    solar = made["installations"].query("kind == 'solar'")
    assert solar["annual_mwh"].sum() / solar["capacity_mw"].sum() == pytest.approx(950, rel=0.02)


def test_months_follow_the_weather_of_their_year(made):
    months = made["production_months"].merge(made["installations"], on="installation")
    share = months.groupby(["kind", "month"])["mwh"].sum().unstack("kind")
    share = share / share.sum()
    winter, summer = dt.date(2026, 1, 1), dt.date(2026, 7, 1)
    assert share.loc[summer, "solar"] > 4 * share.loc[winter, "solar"]
    hours = made["weather"]
    hours = hours[[day.year == 2026 for day in hours["date"]]]
    month = [day.month for day in hours["date"]]
    wind, sun = (hours.groupby(month)[name].mean() for name in ("wind_ms", "tilted_wm2"))
    assert np.corrcoef(share["wind"], wind)[0, 1] > 0.9
    assert np.corrcoef(share["solar"], sun)[0, 1] > 0.98
