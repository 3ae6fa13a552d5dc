"""Requests for charging points: the same decision for all, and not the same streets."""

import pytest

REQUESTS = {1: 380, 2: 720, 3: 1_360}
POINTS = {1: 270, 2: 511, 3: 966}


@pytest.fixture(scope="module")
def asked(clean):
    return clean["charging_points"]


@pytest.fixture(scope="module")
def granted(asked):
    return asked[asked["decision"] == "granted"]


def test_requests_per_third(asked):
    assert dict(asked["income_third"].value_counts()) == REQUESTS


def test_the_same_share_is_granted_in_each_third(asked, granted):
    assert dict(granted["income_third"].value_counts()) == POINTS
    share = granted.groupby("income_third").size() / asked.groupby("income_third").size()
    assert (share.round(2) == 0.71).all()


def test_points_per_thousand_inhabitants(granted, clean):
    people = clean["postcode_areas"].groupby("income_third")["inhabitants"].sum()
    assert set(people) == {200_000}
    rate = 1_000 * granted.groupby("income_third").size() / people
    assert list(rate.round(2)) == pytest.approx([1.35, 2.56, 4.83], abs=0.01)


def test_cars_and_driveways_of_the_households(clean):
    homes, people = clean["households"], 200_000
    cars = homes["cars"] * homes["weight"]
    per_third = cars.groupby(homes["income_third"]).sum() / people
    assert list(per_third) == pytest.approx([0.35, 0.45, 0.52], abs=0.001)
    street = cars.where(homes["driveway"] == 0, 0).groupby(homes["income_third"]).sum() / people
    assert list(street / per_third) == pytest.approx([0.81, 0.64, 0.42], abs=0.001)


def test_points_per_thousand_cars_without_a_driveway(granted, clean):
    homes = clean["households"]
    street = (homes["cars"] * homes["weight"]).where(homes["driveway"] == 0, 0)
    rate = (
        1_000 * granted.groupby("income_third").size() / street.groupby(homes["income_third"]).sum()
    )
    assert rate[3] == pytest.approx(22.1, abs=0.1)
    assert rate[1] == pytest.approx(4.8, abs=0.1)
    assert rate[3] / rate[1] == pytest.approx(4.6, abs=0.1)


def test_nobody_asked_in_sixty_inhabited_cells(asked, clean):
    cells = clean["cells"]
    silent = cells[(cells["homes"].fillna(0) >= 50) & ~cells["cell"].isin(asked["cell"])]
    assert len(silent) == 60
    assert (silent["income_third"] == 1).sum() == 41


def test_the_rule_grants_only_who_has_an_electric_car_and_no_driveway(asked, granted):
    assert (granted["ev"] == 1).all()
    assert (granted["driveway"] == 0).all()
    assert ((asked["reason"] == "granted") == (asked["decision"] == "granted")).all()
    assert ((asked["reason"] == "driveway") == (asked["driveway"] == 1)).all()
    assert ((asked["reason"] == "no_ev") == (asked["ev"] == 0)).all()
    assert not (asked[asked["driveway"] == 1]["type"] == "f").any()


def test_that_condition_separates_the_thirds(clean):
    homes = clean["households"]
    both = (homes["ev"] == 1) & (homes["driveway"] == 0)
    share = both.groupby(homes["income_third"]).mean()
    assert share[1] < share[2] < share[3]


def test_cell_area_and_third_of_a_request_agree(asked, clean):
    areas, cells = clean["postcode_areas"].set_index("area"), clean["cells"].set_index("cell")
    assert (asked["area"].map(areas["income_third"]) == asked["income_third"]).all()
    assert (asked["cell"].map(cells["income_third"]) == asked["income_third"]).all()
    assert (
        asked["cell"].map(cells["municipality"]) == asked["area"].map(areas["municipality"])
    ).all()


def test_requests_stand_in_order_of_date_before_the_story(asked):
    assert asked["request_date"].is_monotonic_increasing
    assert str(asked["request_date"].max())[:10] < "2027-11-15"
