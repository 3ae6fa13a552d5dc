"""The figures of module 09: they say what the tables hold, at every input that a learner tries."""

import pandas as pd
import pytest

from datataal import content, data, language, plots
from datataal.data.fair import after, per_third
from datataal.errors import DataError

THIRDS = ("high", "middle", "low")


@pytest.fixture(scope="module")
def requests():
    return data.load("charging_points")


@pytest.fixture(autouse=True)
def dutch():
    language.set_current("nl")


def value(id_):
    return float(content.figures()[id_].value)


def test_the_three_ways_of_counting_are_the_figures_of_the_story(requests):
    for per, name in (
        ("requests", "fair_approved_{}_pct"),
        ("inhabitants", "fair_points_{}_per_1000"),
        ("cars", "fair_points_{}_per_1000_cars"),
    ):
        found = per_third(requests, per)
        assert found == pytest.approx({one: value(name.format(one)) for one in THIRDS}, rel=1e-4)


def test_equal_decisions_are_called_equal_and_unequal_outcomes_are_not(requests):
    assert plots.outcomes(requests).title == "In elke groep wordt 71% van de aanvragen toegekend"
    told = plots.outcomes(requests, per="inhabitants").title
    assert "4,83" in told
    assert "1,35" in told
    assert "4,6 keer" in plots.outcomes(requests, per="cars").title


def test_a_group_without_points_is_said_to_have_none(requests):
    none = requests[(requests["income_third"] > 1) | (requests["decision"] == "refused")]
    for per, told in (("requests", "niets toegekend"), ("inhabitants", "geen paal")):
        assert told in plots.outcomes(none, per=per).title
        assert "laagste" in plots.outcomes(none, per=per).title


def test_a_word_that_is_not_known_is_told_with_those_that_are(requests):
    with pytest.raises(DataError, match="inhabitants"):
        plots.outcomes(requests, per="inhabitant")


def test_who_meets_a_condition_is_counted_by_third():
    homes = data.load("households")
    both = plots.meets(homes, {"ev": 1, "driveway": 0})
    wanted = [value(f"fair_ev_no_driveway_{one}_pct") for one in THIRDS]
    assert list(both.table.iloc[:, 1]) == pytest.approx(wanted, abs=0.05)
    assert "elektrische auto ja, oprit nee" in both.subtitle
    turned = plots.meets(homes, {"driveway": 0}).title
    assert turned.startswith("Van de laagste inkomens voldoet 86,4%")


def test_a_group_in_which_nobody_meets_it_is_said_so():
    homes = pd.DataFrame({"income_third": [1, 2, 3], "ev": [0, 1, 1]})
    assert plots.meets(homes, {"ev": 1}).title == "Van de laagste inkomens voldoet niemand"


@pytest.mark.parametrize("conditions", [{}, None, "ev", {"nothing": 1}])
def test_a_condition_that_cannot_be_tested_is_told_in_a_line(conditions):
    with pytest.raises(DataError):
        plots.meets(data.load("households"), conditions)


def test_each_rule_divides_all_its_points():
    people = {one: value(f"fair_inhabitants_{one}") / 1000 for one in THIRDS}
    now = after({})
    for rule in ("request", "head", "street", "empty"):
        then = after({rule: 300})
        assert sum((then[one] - now[one]) * people[one] for one in THIRDS) == pytest.approx(300)
    assert after({"empty": 300})["low"] == pytest.approx(value("fair_after_low_per_1000"))


def test_the_title_names_the_rule_with_the_smallest_gap_and_a_mix_its_own():
    assert "straten zonder aanvraag" in plots.rules().title
    assert "van 3,48 naar 1,98" in plots.rules().title
    mixed = plots.rules({"request": 150, "empty": 150})
    assert "300 palen" in mixed.title
    assert mixed.table.iloc[-1, -1] == pytest.approx(3.03)
    assert len(mixed.table) == len(plots.rules().table) + 1


def test_no_new_points_leave_the_gap_as_it_is():
    assert "wordt het verschil 3,48; nu is het 3,48" in plots.rules({"request": 0}).title


@pytest.mark.parametrize(
    "mix", [{}, {"lot": 3}, {"empty": -1}, {"empty": 601}, {"empty": 1.5}, {"empty": True}, [300]]
)
def test_a_mix_that_cannot_be_drawn_is_told_in_a_line(mix):
    with pytest.raises(DataError, match="mix of rules"):
        plots.rules(mix)


def test_who_lives_near_is_counted_in_people():
    areas = data.load("postcode_areas")
    shown = plots.living_near(areas)
    near = areas[areas["near_2km"]].groupby("income_third")["inhabitants"].sum()
    assert list(shown.table.iloc[:, 1]) == [
        round(100 * near[third] / near.sum()) for third in (3, 2, 1)
    ]
    assert shown.title.startswith("62%")
    with pytest.raises(DataError):
        plots.living_near(areas[~areas["near_2km"]])


def test_even_groups_are_called_even():
    areas = pd.DataFrame(
        {"near_2km": [True] * 3, "inhabitants": [10, 10, 10], "income_third": [1, 2, 3]}
    )
    assert plots.living_near(areas).title == (
        "Dichtbij wonen uit elke groep ongeveer evenveel mensen"
    )


def test_silent_cells_are_counted_by_group():
    cells = pd.DataFrame({"cell": ["a", "b", "c", "d"], "income_third": [1, 1, 2, 3]})
    assert plots.silent(cells).title == "Stille vakken bij de laagste inkomens: 2 van de 4"
    assert list(plots.silent(cells).table.iloc[:, 1]) == [1, 1, 2]
    assert "geen stil vak" in plots.silent(cells.iloc[:3]).title
    assert plots.silent(cells.iloc[1:]).title == "Elke groep heeft evenveel stille vakken"
    with pytest.raises(DataError):
        plots.silent(cells.iloc[:0])


def test_nearly_the_same_is_not_called_the_same(requests):
    told = plots.outcomes(requests.drop(requests.index[:40]), per="inhabitants").title
    assert told.startswith("4,")
    homes = pd.DataFrame({"income_third": [1] * 100 + [2] * 100 + [3] * 100, "ev": 1})
    homes.loc[0, "ev"] = 0
    assert "99,0%" in plots.meets(homes, {"ev": 1}).title
