"""The table of cells gives the maps that module 05 and module 09 speak about."""

import pandas as pd
import pytest

from datataal import load
from datataal.data.generate.build import steps
from datataal.data.generate.figures.maps import mw_per_km2, suitable
from datataal.data.generate.land.cells import cells as cells_of
from datataal.data.generate.parameters import read_parameters


@pytest.fixture(scope="module")
def parameters():
    return read_parameters()


@pytest.fixture(scope="module")
def cells(clean):
    return clean["cells"]


@pytest.fixture(scope="module")
def land(cells):
    return cells[~cells["water"]]


@pytest.fixture(scope="module")
def stations():
    return load("grid_stations").set_index("station")


def test_the_map_has_10_000_cells_of_which_640_are_water(cells):
    assert len(cells) == 10_000
    assert cells["water"].sum() == 640
    assert cells["cell"].tolist() == [f"DC-{nr:05d}" for nr in range(1, 10_001)]
    assert not cells.duplicated(["x_m", "y_m"]).any()


def test_only_land_has_a_municipality_and_distances(cells, land):
    water = cells[cells["water"]]
    for name in ("municipality", "landscape", "station_area", "dist_dwelling_m", "wind_100m"):
        assert water[name].isna().all(), name
        assert land[name].notna().all(), name
    assert not (water["n2000"] | water["nnn"]).any()


def test_each_municipality_has_the_land_that_it_states(land, clean):
    stated = clean["municipalities"].set_index("municipality")["land_km2"].astype(float)
    counted = land["municipality"].value_counts().reindex(stated.index) / 4
    assert counted.astype(float).tolist() == stated.tolist()


@pytest.mark.parametrize(
    ("metres", "low", "high"), [(350, 22, 28), (600, 9, 13), (720, 5, 8), (852, 2, 4)]
)
def test_each_distance_leaves_its_share_of_the_land(land, metres, low, high):
    assert low <= 100 * (land["dist_dwelling_m"] >= metres).mean() <= high


def test_one_in_five_cells_near_homes_flips_when_measured_from_middles(land):
    near = land[land["dist_dwelling_m"] < 1000]
    flips = (near["dist_dwelling_m"] >= 350) != (near["dist_centre_m"] >= 350)
    assert 0.15 <= flips.mean() <= 0.25


def test_four_times_tip_height_leaves_few_cells_and_seven_municipalities(land):
    left = land[suitable(land, 852)]
    assert 0 < len(left) < 175
    assert land["municipality"].nunique() - left["municipality"].nunique() == 11


@pytest.mark.parametrize("metres", [350, 600])
def test_the_grid_takes_about_half_of_the_suitable_cells(land, metres):
    left = land[suitable(land, metres)]
    assert 0.40 <= (left["dist_grid_m"] >= 5000).mean() <= 0.60


def test_three_border_sets_have_three_winners(land, parameters, stations):
    left = suitable(land, 350)
    best = {
        by: mw_per_km2(parameters, land, left, by).index[0]
        for by in ("municipality", "station_area", "landscape")
    }
    assert land["station_area"].nunique() == 14
    assert land["landscape"].nunique() == 6
    place = parameters.cast("refusing").code
    assert best["municipality"] == place
    assert stations["municipality"][best["station_area"]] != place
    inside = land[land["station_area"] == best["station_area"]]["municipality"]
    assert inside.mode()[0] != place
    assert (land[land["landscape"] == best["landscape"]]["municipality"] == place).mean() < 0.5


def test_homes_remove_most_and_no_layer_removes_nothing(land):
    nature, close = land["n2000"] | land["nnn"], land["dist_dwelling_m"] < 350
    unsafe = ~land["safe"]
    only = [
        (one & ~two & ~three).sum()
        for one, two, three in (
            (close, nature, unsafe),
            (nature, close, unsafe),
            (unsafe, close, nature),
        )
    ]
    assert only[0] > only[1] > only[2] > 0


def test_nature_covers_the_published_shares_and_overlaps_in_part(land):
    assert abs(100 * land["n2000"].mean() - 13) < 0.5
    assert abs(100 * land["nnn"].mean() - 16) < 0.5
    both = (land["n2000"] & land["nnn"]).sum()
    assert 0.25 <= both / land["n2000"].sum() <= 0.9


def test_land_use_is_that_of_a_rural_province(land):
    share = land["landuse"].value_counts(normalize=True)
    assert round(100 * (share["arable"] + share["grass"])) == 54
    for use, low, high in (
        ("built", 0.06, 0.13),
        ("industry", 0.01, 0.04),
        ("traffic", 0.015, 0.04),
        ("recreation", 0.02, 0.05),
    ):
        assert low <= share[use] <= high, use


def test_farm_shares_of_municipalities_follow_the_cells(land, clean):
    farm = land["landuse"].isin(["arable", "grass"]).groupby(land["municipality"]).mean()
    stated = clean["municipalities"].set_index("municipality")["farm_share_landuse"]
    assert farm.corr(stated.astype(float)) > 0.9


def test_wind_rises_towards_the_sea_and_stays_within_the_span_of_the_country(land):
    wind = land["wind_100m"]
    assert wind.min() >= 6.5
    assert wind.max() <= 8.75  # 8.5 and up is the highest class of SDE++
    west, east = land["x_m"] < 910_000, land["x_m"] >= 940_000
    assert wind[west].mean() - wind[east].mean() > 0.6


def test_wind_is_smooth_in_space(cells):
    grid = cells["wind_100m"].astype(float).to_numpy().reshape(100, 100)
    step = abs(grid[:, 1:] - grid[:, :-1])
    assert step[step == step].mean() < 0.06  # noqa: PLR0124  not a number beside water


def test_the_station_area_is_that_of_the_nearest_station(land, stations):
    sample = land.iloc[::97]
    far = {
        code: (sample["x_m"] - row.x_m) ** 2 + (sample["y_m"] - row.y_m) ** 2
        for code, row in stations.iterrows()
    }
    for index, cell in sample.iterrows():
        nearest = min(far, key=lambda code: far[code][index])
        assert cell["station_area"] == nearest
        assert abs(far[nearest][index] ** 0.5 - cell["dist_grid_m"]) <= 1


def test_people_live_in_one_of_three_equal_thirds(land, clean):
    areas = clean["postcode_areas"]
    sums = areas.groupby("income_third")["inhabitants"].sum()
    assert sums.to_dict() == {1: 200_000, 2: 200_000, 3: 200_000}
    assert (land["income_third"].isna() == (land["homes"] == 0)).all()


def test_thirds_lie_together(cells):
    third = cells["income_third"].astype("Float64").to_numpy(dtype=float, na_value=float("nan"))
    grid = third.reshape(100, 100)
    one, two = grid[:, 1:], grid[:, :-1]
    both = (one == one) & (two == two)  # noqa: PLR0124
    assert (one == two)[both].mean() > 0.5


def test_the_lowest_third_lives_in_flats_and_in_the_harbour_town_more_often(clean, parameters):
    areas = clean["postcode_areas"]
    low = areas["income_third"] == 1
    people = areas["inhabitants"]
    flats = areas["mostly_flats"]
    assert people[low & flats].sum() / people[flats].sum() > 0.5
    harbour = areas["municipality"] == parameters.cast("harbour").code
    assert people[low & harbour].sum() / people[harbour].sum() > 0.4


def test_cells_count_all_homes(land):
    assert land["homes"].sum() == 286_000


def test_a_cell_carries_the_letter_of_its_search_area(parameters):
    made = steps(parameters, until="cells")
    drawn = pd.DataFrame({"cell": ["DC-05050", "DC-05051"], "area": ["A", "L"]})
    tables = [made[name] for name in ("land", "grid_stations", "postcode_areas")]
    found = cells_of(parameters, *tables, drawn).set_index("cell")["search_area"]
    assert found.dropna().to_dict() == {"DC-05050": "A", "DC-05051": "L"}
    assert cells_of(parameters, *tables)["search_area"].isna().all()
