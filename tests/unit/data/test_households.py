"""Households: nobody in particular, yet unique on a few columns; and what that gives away."""

from itertools import combinations

import pytest

from datataal.data.generate.figures.privacy import coarse
from datataal.data.generate.people.households import COLUMNS
from datataal.data.privacy import group_sizes, located, peak_error, refound

ALL = ["size", "age_band", "type", "heat_pump", "ev"]
SIZES = {1: 0.3989, 2: 0.3232, 3: 0.1156, 4: 0.1139, 5: 0.0484}  # CBS StatLine 37975, 2024


@pytest.fixture(scope="module")
def homes(clean):
    return clean["households"]


@pytest.fixture(scope="module")
def asked(clean):
    return located(clean["charging_points"], clean["postcode_areas"])


def unique_share(frame, columns):
    return (group_sizes(frame, columns) == 1).mean()


def test_the_rows_stand_for_all_dwellings(homes, clean):
    assert len(homes) == 40_000
    assert homes["weight"].sum() == pytest.approx(clean["postcode_areas"]["homes"].sum())


def test_more_than_sixty_percent_is_unique_without_a_name(homes):
    assert unique_share(homes, ["pc5", *ALL]) >= 0.60


def test_three_columns_make_one_in_six_unique(homes):
    assert unique_share(homes, ["pc5", "size", "type"]) >= 0.15


def test_a_municipality_hides_nearly_all(homes):
    assert 0.03 <= unique_share(homes, ["municipality", *ALL]) <= 0.05


def test_three_sizes_and_three_ages_leave_nobody_alone(homes):
    grouped = coarse(homes)
    assert grouped["size"].nunique() == grouped["age_band"].nunique() == 3
    assert unique_share(grouped, ["municipality", "size", "age_band"]) == 0


def test_sizes_follow_the_published_ones(homes):
    found = homes["size"].value_counts(normalize=True)
    for size, share in SIZES.items():
        assert found[size] == pytest.approx(share, abs=0.001)


def test_types_follow_the_areas_and_the_published_ratio(homes, clean):
    found, areas = homes["type"].value_counts(normalize=True), clean["postcode_areas"]
    flats = (areas["flat_share"] * areas["homes"]).sum() / areas["homes"].sum()
    assert found["f"] == pytest.approx(flats, abs=0.01)
    for kind, published in (("t", 0.30), ("c", 0.22), ("d", 0.13)):
        assert found[kind] / (1 - found["f"]) == pytest.approx(published / 0.65, abs=0.03)


def test_the_areas_know_each_pc5_and_its_homes(homes, clean):
    areas = clean["postcode_areas"]
    per_pc5 = areas.groupby(areas["postcode"].str[:5])["homes"].sum()
    weighed = homes.groupby("pc5")["weight"].sum()
    assert set(weighed.index) <= set(per_pc5.index)
    # Each area is rounded to whole rows, and a pc5 has two areas at most, sometimes three.
    homes_of = dict(per_pc5)
    gaps = [abs(weight - homes_of[pc5]) for pc5, weight in weighed.items()]
    assert max(gaps) <= 3 * 7.15


@pytest.mark.parametrize("flats", [True, False])
def test_use_agrees_with_the_areas_within_one_percent(homes, clean, flats):
    areas = clean["postcode_areas"]
    pc5 = areas["postcode"].str[:5]
    kind = areas.groupby(pc5)["mostly_flats"].agg(["all", "any"])
    kept = kind.index[kind["all"] if flats else ~kind["any"]]
    rows = areas[pc5.isin(kept)]
    wanted = (rows["homes"] * rows["electricity_kwh"]).sum() / rows["homes"].sum()
    assert homes[homes["pc5"].isin(kept)]["kwh"].mean() == pytest.approx(wanted, rel=0.01)


def test_use_per_municipality_agrees_within_one_percent(homes, clean):
    areas = clean["postcode_areas"]
    total = (areas["homes"] * areas["electricity_kwh"]).groupby(areas["municipality"]).sum()
    wanted = total / areas.groupby("municipality")["homes"].sum()
    found = homes.groupby("municipality")["kwh"].mean()
    assert (found / wanted - 1).abs().max() < 0.01


def test_three_of_twelve_columns_give_the_peak_within_two_percent(homes):
    assert len(COLUMNS) == 12
    assert set(COLUMNS) < set(homes.columns)
    assert peak_error(homes, ["heat_pump", "ev"]) < 2


def test_few_other_coarse_columns_give_the_peak_as_well(homes):
    homes = homes.assign(kwh=homes["kwh"] // 1000)  # coarse too: in whole thousands
    others = [name for name in COLUMNS if name not in {"station", "pc5", "municipality"}]
    assert min(peak_error(homes, [name]) for name in others) > 2
    good = [pair for pair in combinations(others, 2) if peak_error(homes, pair) < 2]
    # Who has a car that charges goes with income, so that column can stand in for it.
    assert ("heat_pump", "ev") in good
    assert set(good) <= {("heat_pump", "ev"), ("heat_pump", "income_third")}


def test_the_flat_district_fits_its_station(homes, clean):
    stations = clean["grid_stations"]
    (station,) = stations[stations["homes_cable"] > 0]["station"]
    own = homes[homes["station"] == station]
    assert own[own["type"] == "f"]["weight"].sum() >= 1_900


def test_the_public_list_finds_households_again(homes, asked):
    found = refound(homes, asked)
    assert len(found) >= 150
    assert found["household"].is_unique
    assert found["request"].is_unique


def test_one_street_gives_four_away_and_no_street_more(homes, asked):
    assert refound(homes, asked)["area"].value_counts().iloc[0] == 4


def test_only_the_intended_columns_find_again(homes, asked, clean):
    found = len(refound(homes, asked))
    assert len(refound(homes, asked, ["pc5"])) < found / 3
    assert len(refound(homes, asked, ["municipality", "type", "cars"])) < found / 20
    shared = set(homes.columns) & set(clean["charging_points"].columns)
    assert shared == {"type", "cars", "ev", "driveway", "income_third"}


def test_row_numbers_tell_no_place(homes):
    first = homes["municipality"].head(2_000).value_counts(normalize=True)
    whole = homes["municipality"].value_counts(normalize=True)
    assert (first.reindex(whole.index, fill_value=0) - whole).abs().max() < 0.03


def test_one_pair_of_averages_gives_a_home_away(clean):
    rows = clean["area_averages"].set_index(["block", "selection"]).unstack()
    apart = rows["homes"]["all"] - rows["homes"]["no_heat_pump"]
    pair = apart.idxmin()
    assert sorted(apart)[:2] >= [1, 10]
    homes, mean = rows["homes"].loc[pair], rows["mean_kwh"].loc[pair]
    assert dict(homes) == {"all": 12, "no_heat_pump": 11}
    assert dict(mean) == {"all": 2900, "no_heat_pump": 2700}
    assert homes["all"] * mean["all"] - homes["no_heat_pump"] * mean["no_heat_pump"] == 5_100


def test_every_published_average_is_believable(clean):
    rows = clean["area_averages"].set_index(["block", "selection"]).unstack()
    assert (rows["homes"].min() >= 10).all()
    total = rows["homes"] * rows["mean_kwh"]
    pumps = (total["all"] - total["no_heat_pump"]) / (
        rows["homes"]["all"] - rows["homes"]["no_heat_pump"]
    )
    assert pumps.between(3_500, 5_500).all()
    assert rows["mean_kwh"]["no_heat_pump"].between(1_300, 4_000).all()


def test_ninety_six_areas_fall_under_the_threshold(clean):
    assert (clean["postcode_areas"]["homes"] < 10).sum() == 96
