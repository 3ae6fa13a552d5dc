"""What lies underground is what module 05 counts on, and the gap is what it works out."""

import pytest

from datataal.data.generate.build import steps
from datataal.data.generate.figures import energy
from datataal.data.generate.parameters import read_parameters


@pytest.fixture(scope="module")
def parameters():
    return read_parameters()


@pytest.fixture(scope="module")
def made(parameters):
    return steps(parameters)


@pytest.fixture(scope="module")
def figures(parameters, made):
    return dict(energy.entries(parameters, made, made))


def test_four_fields_hold_the_co2_of_the_province(made):
    co2 = made["subsurface"].query("kind == 'co2'")
    assert co2[["p90", "p50", "p10"]].sum().tolist() == [18, 34, 61]
    assert len(co2) == 4
    assert (co2["p90"] < co2["p50"]).all()
    assert (co2["p50"] < co2["p10"]).all()
    assert co2["depth_m"].between(2000, 4000).all()


def test_the_cluster_fills_the_fields_in_sixteen_to_fiftyfive_years(figures):
    years = [figures[f"energy_co2_{chance}_years"] for chance in ("p90", "p50", "p10")]
    assert [round(year) for year in years] == [16, 31, 55]
    assert round(years[0], 1) == 16.4


def test_without_nature_three_of_five_caverns_are_left(made, figures):
    salt = made["subsurface"].query("kind == 'hydrogen'")
    assert len(salt) == 5
    assert salt["n2000"].sum() == 2
    assert (salt["p50"] == 0.24).all()
    assert figures["energy_hydrogen_left_twh"] == pytest.approx(0.72)


def test_sites_said_to_lie_under_nature_do_so_and_no_others(made):
    land, sites = made["land"], made["subsurface"]
    cells = land.set_index(["x_m", "y_m"])
    own = cells.loc[list(zip(sites["x_m"], sites["y_m"], strict=True))]
    assert own["n2000"].tolist() == sites["n2000"].tolist()
    assert own["municipality"].tolist() == sites["municipality"].tolist()


def test_sites_do_not_overlap(made):
    sites = made["subsurface"].to_dict("records")
    for nr, one in enumerate(sites):
        for other in sites[nr + 1 :]:
            gap = (one["x_m"] - other["x_m"]) ** 2 + (one["y_m"] - other["y_m"]) ** 2
            assert gap > (one["radius_m"] + other["radius_m"]) ** 2


def test_the_gap_is_54_turbines_or_1184_hectares(figures):
    assert figures["energy_gap_turbine_gwh"] == pytest.approx(16.8)
    assert figures["energy_gap_turbines_n"] == 54
    assert round(figures["energy_gap_mw"]) == 302
    assert round(figures["energy_gap_solar_ha"]) == 1184
    assert round(figures["energy_gap_solar_mwp"]) == 947
    assert round(figures["energy_gap_solar_land_pct"], 1) == 0.5
    assert figures["energy_gap_gwh_per_ha"] == pytest.approx(0.76)


def test_the_room_for_the_gap_depends_on_the_rule_for_distance(figures):
    assert round(figures["energy_gap_km2"]) == 44
    assert figures["energy_gap_cells_n"] == 175
    assert round(figures["energy_gap_dense_km2"]) == 101
    assert round(figures["energy_gap_loose_km2"]) == 151


def test_mean_and_median_of_wind_tell_two_stories(figures):
    assert round(figures["energy_wind_mean_gwh"], 1) == 50.9
    assert figures["energy_wind_median_gwh"] == 0
    assert round(figures["energy_wind_mean_without_zeros_gwh"]) == 153
    assert round(figures["energy_wind_top_pct"]) == 45


def test_capacity_and_yield_divide_otherwise(figures):
    shares = [
        figures[f"energy_{key}_pct"]
        for key in ("wind_capacity", "solar_capacity", "wind_yield", "solar_yield")
    ]
    assert [round(share) for share in shares] == [57, 43, 76, 24]
    assert figures["energy_recent_solar_mw_pct"] >= 70
    assert figures["energy_recent_solar_gwh_pct"] <= 45
