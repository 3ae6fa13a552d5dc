"""The twelve search areas: scores follow from what was measured, and module 06 comes true."""

import numpy as np
import pytest

from datataal.data.generate.build import steps
from datataal.data.generate.energy.full_load_hours import full_load_hours
from datataal.data.generate.figures.weights import SCORES, random_weights, top
from datataal.data.generate.land.clusters import connected
from datataal.data.generate.land.search_area import SCORES as MEASURED
from datataal.data.generate.land.search_area import rescaled
from datataal.data.generate.land.search_areas import open_cells, search_areas
from datataal.data.generate.parameters import read_parameters
from datataal.errors import DataError

#: Learners compute with these by hand (module 06): yield, homes spared, nature spared, grid near.
BY_HAND = {
    "A": (0.90, 0.20, 0.60, 0.30), "B": (0.55, 0.40, 0.30, 0.50), "C": (1.00, 0.25, 0.30, 0.50),
    "D": (0.60, 0.20, 0.75, 0.65), "E": (0.20, 0.45, 0.80, 0.25), "F": (0.70, 0.70, 0.70, 0.70),
    "G": (0.20, 0.45, 0.45, 0.25), "H": (0.75, 0.10, 0.65, 0.70), "I": (0.65, 0.30, 0.40, 0.50),
    "J": (0.20, 0.80, 0.60, 0.55), "K": (0.30, 0.90, 0.80, 0.60), "L": (0.40, 0.60, 0.10, 0.50),
}  # fmt: skip


@pytest.fixture(scope="module")
def parameters():
    return read_parameters()


@pytest.fixture(scope="module")
def areas(clean):
    return clean["search_area"].set_index("area")


@pytest.fixture(scope="module")
def scores(areas):
    return areas[SCORES].astype(float)


def weighed(scores, parameters, preset):
    return scores @ np.asarray(parameters["weights"]["presets"][preset])


@pytest.mark.parametrize("area", list(BY_HAND))
def test_the_scores_are_those_that_learners_compute_with(scores, area):
    assert tuple(scores.loc[area]) == BY_HAND[area]


def test_each_score_follows_from_its_measured_column(areas, parameters):
    for score, column in MEASURED.items():
        limits = parameters["search_areas"]["scores"][column]
        again = rescaled(areas[column].to_numpy(dtype=float), limits)
        assert list(again) == list(areas[score])
    assert rescaled(np.array([30.0]), {"zero": 40, "one": 0})[0] == 0.25


def test_measures_can_be_found_again_in_the_cells(areas, clean, parameters):
    cells = clean["cells"]
    own = cells[cells["search_area"].notna()].groupby("search_area", sort=True)
    assert list(own.groups) == list("ABCDEFGHIJKL")
    assert list(own.size()) == list(areas["cells"])
    assert (own["wind_100m"].mean() - areas["wind_100m"]).abs().max() <= 0.006
    assert (own["dist_grid_m"].mean() - areas["dist_grid_m"]).abs().max() <= 0.51
    turbine = parameters["search_areas"]["turbine"]
    for _, area in areas.iterrows():
        there = {**turbine, "hub_m": area["tip_m"] - turbine["rotor_m"] // 2}
        hours = full_load_hours(np.array([area["wind_100m"]]), there)
        assert hours[0] == area["full_load_hours"]


def test_every_cell_of_an_area_keeps_the_rules_of_august(clean, parameters):
    cells = clean["cells"]
    assert open_cells(cells, parameters["search_areas"]["rules"])[
        cells["search_area"].notna()
    ].all()


def test_each_area_is_one_cluster(clean):
    for _, own in clean["cells"].dropna(subset="search_area").groupby("search_area"):
        assert connected(set(zip(own["x_m"] // 500, own["y_m"] // 500, strict=True)))
    assert not connected({(0, 0), (3, 0)})


def test_a_place_without_open_cells_is_named(parameters):
    land = steps(parameters, "grid_stations")
    lonely = land["land"].assign(safe=False)
    with pytest.raises(DataError, match="Search area F found 0 open cells"):
        search_areas(parameters, lonely, land["grid_stations"])


def test_the_map_tells_the_story(areas, parameters):
    assert areas["municipality"]["F"] == parameters.cast("refusing").code
    assert areas["municipality"]["C"] == parameters.cast("wind").code
    assert areas.loc[["C", "F"], "mw"].round().between(73, 78).all()


@pytest.mark.parametrize(
    ("preset", "best", "worked"),
    [
        ("default", "ACFH", {"C": 0.743, "F": 0.700, "A": 0.675, "K": 0.485}),
        ("equal", "DFHK", {"F": 0.700, "K": 0.650, "C": 0.513, "A": 0.500}),
        ("residents", "FJKL", {"K": 0.735, "F": 0.700, "C": 0.420, "A": 0.385}),
        ("nature", "DFJK", {"K": 0.715, "F": 0.700, "A": 0.520, "C": 0.425}),
    ],
)
def test_presets_give_the_results_of_module_06(scores, parameters, preset, best, worked):
    result = weighed(scores, parameters, preset)
    assert "".join(top(result)) == best
    for area, value in worked.items():
        assert result[area] == pytest.approx(value, abs=0.0006)


def test_no_two_presets_share_all_four_and_default_and_residents_share_only_f(scores, parameters):
    best = {
        name: frozenset(top(weighed(scores, parameters, name)))
        for name in parameters["weights"]["presets"]
    }
    assert len(set(best.values())) == 4
    assert best["default"] & best["residents"] == {"F"}
    assert all("F" in four for four in best.values())


def test_over_random_weights_f_is_the_robust_area(clean, parameters):
    from datataal.data.generate.figures import weights

    found = dict(weights.entries(parameters, clean, clean))
    assert found["weights_f_top4_pct"] >= 85
    assert found["weights_next_top4_pct"] <= found["weights_f_top4_pct"]
    drawn = random_weights(parameters)
    assert drawn.shape == (1000, 4)
    assert np.allclose(drawn.sum(axis=1), 1)
    assert (drawn >= 0).all()


def test_c_leads_f_only_above_its_crossing(scores, clean, parameters):
    from datataal.data.generate.figures import weights

    cross = dict(weights.entries(parameters, clean, clean))["weights_cross_c_f"]
    assert cross == pytest.approx(0.538, abs=0.001)
    for share, ahead in ((cross - 0.01, "F"), (cross + 0.01, "C")):
        rest = (1 - share) / 3
        result = scores.loc[["C", "F"]] @ np.array([share, rest, rest, rest])
        assert result.idxmax() == ahead


def test_the_default_puts_most_capacity_where_few_live(clean, parameters):
    from datataal.data.generate.figures import weights

    found = dict(weights.entries(parameters, clean, clean))
    assert round(found["weights_burden_mw_pct"]) == 87
    assert round(found["weights_burden_people_pct"]) == 9


def test_the_threshold_drops_two_areas(areas, parameters):
    assert (areas["homes_2km"] > parameters["weights"]["threshold_homes"]).sum() == 2


def test_whoever_lives_within_2_km_of_an_area_counts_once(clean, areas):
    near = clean["postcode_areas"][clean["postcode_areas"]["near_2km"].astype(bool)]
    assert near["inhabitants"].sum() == 48_000
    assert areas["residents_2km"].sum() >= 48_000
    per_home = near["inhabitants"].sum() / near["homes"].sum()
    assert 1.9 < per_home < 2.4


def test_near_is_measured_on_the_map(clean):
    cells = clean["cells"].dropna(subset="search_area")
    for row in clean["postcode_areas"].iloc[::7].itertuples():
        gap = np.hypot(cells["x_m"] - row.x_m, cells["y_m"] - row.y_m).min()
        assert (gap <= 2000) == row.near_2km


def test_the_lowest_income_third_is_over_represented_nearby(clean):
    near = clean["postcode_areas"][clean["postcode_areas"]["near_2km"].astype(bool)]
    low = near.loc[near["income_third"] == 1, "inhabitants"].sum()
    assert low >= 0.45 * 48_000


def test_most_residents_nearby_live_where_the_council_refuses(clean, parameters):
    places = clean["municipalities"].set_index("municipality")["residents_2km"]
    assert places.sum() == 48_000
    assert places.idxmax() == parameters.cast("refusing").code
