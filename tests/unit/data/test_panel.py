"""The panel carries exactly the counts that the lessons speak about."""

import pytest

from datataal.data import margin
from datataal.data.generate.parameters import read_parameters


@pytest.fixture(scope="module")
def panel(clean):
    return clean["panel"]


@pytest.fixture(scope="module")
def smallest(panel):
    return panel[panel["municipality"] == read_parameters().cast("smallest").code]


def test_participants_are_spread_like_inhabitants(panel, clean):
    people = clean["municipalities"].set_index("municipality")["inhabitants"].astype(float)
    drawn = panel["municipality"].value_counts().reindex(people.index)
    assert len(panel) == 1500
    assert (drawn - people / 400).abs().max() < 1


def test_answers_of_the_whole_panel(panel):
    assert panel["q_general"].value_counts().to_dict() == {"yes": 1080, "no": 420}
    assert panel["q_near"].value_counts().to_dict() == {"conditions": 690, "yes": 405, "no": 405}
    assert panel["education"].value_counts().to_dict() == {"middle": 630, "high": 465, "low": 405}


def test_people_near_a_search_area_say_no_more_often(panel):
    near, far = panel[panel["near_2km"]], panel[~panel["near_2km"]]
    assert len(near) == 120
    assert round(100 * (near["q_near"] == "no").mean()) == 46
    assert round(100 * (far["q_near"] == "no").mean(), 1) == 25.4


def test_near_is_a_property_of_the_area(panel, clean):
    joined = panel.merge(clean["postcode_areas"], on="area", suffixes=("", "_area"))
    assert len(joined) == 1500
    assert (joined["near_2km"] == joined["near_2km_area"]).all()
    assert (joined["municipality"] == joined["municipality_area"]).all()


def test_the_smallest_municipality_has_22_of_37(smallest):
    assert len(smallest) == 37
    assert (smallest["q_general"] == "yes").sum() == 22


def test_six_of_the_37_share_one_street_and_no_others_do(smallest):
    counts = smallest["area"].value_counts()
    assert counts.iloc[0] == 6
    assert counts.iloc[1] <= 2


def test_the_smallest_with_its_two_neighbours_counts_128(panel):
    parameters = read_parameters()
    codes = [parameters.cast(role).code for role in ("smallest", "merge_first", "merge_second")]
    merged = panel[panel["municipality"].isin(codes)]
    assert len(merged) == 128
    assert round(margin(128), 1) == 8.7


def test_weights_make_municipalities_count_by_inhabitants(panel, clean):
    people = clean["municipalities"].set_index("municipality")["inhabitants"].astype(float)
    weighted = panel.groupby("municipality")["weight"].sum() * 400
    assert (weighted / people - 1).abs().max() < 1e-4
