"""The clean tables meet every figure that the course names."""

import pytest

from datataal.data.generate.parameters import read_parameters


def test_the_bid_and_what_is_built_and_permitted_add_up(clean):
    places = clean["municipalities"]
    assert len(places) == 18
    assert places["inhabitants"].sum() == 600_000
    assert places["land_km2"].sum() == 2340
    sums = places[["bid_gwh", "built_gwh", "permitted_gwh", "wind_gwh"]].sum().round(6)
    assert sums.tolist() == [2400, 1200, 300, 917]


def test_nobody_bids_less_than_what_stands_or_has_a_permit(clean):
    places = clean["municipalities"]
    assert (places["bid_gwh"] >= places["built_gwh"] + places["permitted_gwh"] - 1e-9).all()


def test_six_municipalities_hold_all_the_wind(clean):
    wind = sorted(clean["municipalities"]["wind_gwh"], reverse=True)
    assert wind == [413, 206, 138, 83, 55, 22, *[0] * 12]


def test_wind_and_solar_stand_apart_and_together(clean):
    places = clean["municipalities"]
    together = (places["wind_gwh"] + places["solar_gwh"]).round(6)
    assert together.tolist() == places["built_gwh"].round(6).tolist()
    share = places["wind_gwh"].sum() / places["built_gwh"].sum()
    assert round(100 * share) == 76


def test_each_indicator_has_its_own_top_three(clean):
    places = clean["municipalities"].set_index("municipality")
    built = places["built_gwh"]
    tops = [
        set(values.nlargest(3).index)
        for values in (built, built / places["land_km2"], built / places["inhabitants"])
    ]
    assert len(tops[0] & tops[1]) <= 1
    assert len(tops[0] & tops[2]) <= 1
    assert len(tops[1] & tops[2]) <= 1


def test_turbines_have_the_capacity_and_yield_of_the_province(clean):
    made = clean["installations"]
    wind, solar = made[made["kind"] == "wind"], made[made["kind"] == "solar"]
    assert len(wind) == 160
    assert round(wind["capacity_mw"].mean(), 2) == 2.47
    assert round(wind["capacity_mw"].sum(), 6) == 395
    assert wind["annual_mwh"].sum() == 917_000
    assert round(100 * wind["annual_mwh"].sum() / (395 * 8760), 1) == 26.5
    assert round(solar["capacity_mw"].sum(), 6) == 300
    assert solar["annual_mwh"].sum() == 283_000
    assert round(100 * 395 / (395 + 300)) == 57


def test_old_turbines_run_a_plausible_part_of_the_hours(clean):
    made = clean["installations"]
    old = made[(made["kind"] == "wind") & (made["year"] < 2024)]
    share = old["annual_mwh"].sum() / (old["capacity_mw"].sum() * 8760)
    assert 0.24 <= share <= 0.29
    each = made["annual_mwh"] / (made["capacity_mw"] * 8760)
    assert each[made["kind"] == "wind"].between(0.18, 0.40).all()
    assert each[made["kind"] == "solar"].between(0.09, 0.12).all()


def test_the_last_three_years_brought_mostly_solar_power_but_not_solar_yield(clean):
    made = clean["installations"]
    new = made[made["year"] >= made["year"].max() - 2]
    solar = new[new["kind"] == "solar"]
    assert made["year"].max() == 2026
    assert solar["capacity_mw"].sum() / new["capacity_mw"].sum() >= 0.70
    assert solar["annual_mwh"].sum() / new["annual_mwh"].sum() <= 0.45


def test_yields_of_a_municipality_are_those_of_its_installations(clean):
    places, made = clean["municipalities"].set_index("municipality"), clean["installations"]
    for kind in ("wind", "solar"):
        of_kind = made[made["kind"] == kind].groupby("municipality")["annual_mwh"].sum()
        stated = places[f"{kind}_gwh"]
        assert (
            (of_kind.reindex(stated.index, fill_value=0) / 1000)
            .round(1)
            .equals(stated.astype("Float64"))
        )


def test_twelve_months_add_up_to_the_year(clean):
    months, made = clean["production_months"], clean["installations"]
    assert (months.groupby("installation").size() == 12).all()
    sums = months.groupby("installation")["mwh"].sum().round(1)
    year = made.set_index("installation")["annual_mwh"].astype(float)
    assert (sums - year).abs().max() < 0.01


def test_homes_and_people_of_areas_add_up_to_those_of_municipalities(clean):
    places, areas = clean["municipalities"].set_index("municipality"), clean["postcode_areas"]
    sums = areas.groupby("municipality")[["homes", "inhabitants"]].sum()
    assert len(areas) == 2400
    assert sums["homes"].to_dict() == places["dwellings"].to_dict()
    assert sums["inhabitants"].to_dict() == places["inhabitants"].to_dict()
    assert places["dwellings"].sum() == 286_000
    assert (areas["homes"] < 10).sum() == 96
    assert areas["mostly_flats"].sum() == 240


def test_eight_percent_live_near_a_search_area(clean):
    places, areas = clean["municipalities"], clean["postcode_areas"]
    assert places["residents_2km"].sum() == 48_000
    assert areas.loc[areas["near_2km"], "inhabitants"].sum() == 48_000
    near = areas[areas["near_2km"]].groupby("municipality", sort=True)["inhabitants"].sum()
    found = places.set_index("municipality")["residents_2km"]
    assert near.to_dict() == found[found > 0].to_dict()


def test_three_organisations_state_three_totals_of_free_capacity(clean):
    stations = clean["grid_stations"]
    assert len(stations) == 14
    totals = stations.filter(regex="^free_mw").sum().round(6).to_dict()
    assert totals == {
        "free_mw_operator": 38, "free_mw_municipality": 61, "free_mw_province": 112,
    }  # fmt: skip
    assert (stations["free_mw_operator"] <= stations["free_mw_municipality"]).all()
    assert (stations["free_mw_municipality"] <= stations["free_mw_province"]).all()
    assert (stations["free_mw_province"] <= stations["transformer_mva"]).all()


def test_the_province_states_the_sums_of_its_municipalities(clean):
    stated = clean["province_totals"].set_index("quantity")["value"]
    for name, value in stated.items():
        assert value == pytest.approx(clean["municipalities"][name].sum())


def test_farm_land_differs_five_points_by_definition(clean):
    places = clean["municipalities"]
    shares = [
        (places[name] * places["land_km2"]).sum() / places["land_km2"].sum()
        for name in ("farm_share_landuse", "farm_share_ecosystem")
    ]
    assert [round(100 * share) for share in shares] == [54, 49]


def test_seven_municipalities_of_low_maturity_hold_a_fifth_of_the_people(clean):
    places = clean["municipalities"]
    low = places[places["data_maturity"] <= 2]
    assert len(low) == 7
    assert round(100 * low["inhabitants"].sum() / places["inhabitants"].sum()) == 19


def test_the_cast_plays_its_parts(clean):
    parameters = read_parameters()
    places = clean["municipalities"].set_index("municipality")
    people = places["inhabitants"]
    smallest, neighbour = parameters.cast("smallest").code, parameters.cast("neighbour").code
    beside = places["neighbours"][smallest].split()
    assert people[smallest] == people.min() == 14_800
    assert people[neighbour] == 31_400
    assert {neighbour, *(parameters.cast(f"merge_{nr}").code for nr in ("first", "second"))} <= set(
        beside
    )
    assert places["wind_gwh"].idxmax() == parameters.cast("wind").code
    assert people.idxmax() == parameters.cast("city").code
    assert places["residents_2km"].idxmax() == parameters.cast("refusing").code


def test_rural_municipalities_look_like_real_ones(clean):
    limits = read_parameters()["rural_limits"]
    kinds = {place.code: place.kind for place in read_parameters().municipalities}
    places = clean["municipalities"]
    rural = places[places["municipality"].map(kinds) == "rural"]
    density = rural["inhabitants"].astype(float) / rural["land_km2"]
    assert len(rural) == 14
    assert rural["inhabitants"].between(10_000, 60_000).all()
    assert rural["land_km2"].between(*limits["land_km2"]).all()
    assert density.between(*limits["density_per_km2"]).all()
    assert rural["farm_share_landuse"].between(*limits["farm_share"]).all()
