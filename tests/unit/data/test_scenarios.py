"""Three plans in four futures: the rule decides who wins, and every number is our reading."""

import json

import pytest

from datataal import _paths
from datataal.data import describe

FIGURES = json.loads(
    (_paths.CHECKOUT / "datasets/deltaland/figures.json").read_text(encoding="utf-8")
)


@pytest.fixture
def shares(clean):
    return clean["scenario_replay"].pivot_table(
        index="option", columns="scenario", values="share_2030"
    )


def test_the_twelve_shares_are_those_of_the_module(shares):
    assert shares.loc["A"].tolist() == [85, 45, 55, 70]
    assert shares.loc["B"].tolist() == [40, 30, 65, 75]
    assert shares.loc["C"].tolist() == [70, 50, 65, 65]


def test_every_row_is_labelled_as_our_reading(clean):
    assert clean["scenario_replay"]["status"].unique().tolist() == ["our_reading"]
    for lang, words in (("nl", "onze lezing"), ("en", "our reading")):
        labels = describe("scenario_replay", lang).set_index("column")["values"]
        assert labels["status"] == f"our_reading = {words}"


def test_another_rule_has_another_winner(shares):
    regret = (shares.max() - shares).max(axis=1)
    assert shares.min(axis=1).idxmax() == "C"
    assert shares.mean(axis=1).idxmax() == "A"
    assert regret.idxmin() == "A"
    assert regret.to_dict() == {"A": 10, "B": 45, "C": 15}


def test_the_mean_tips_at_56_and_not_before(shares):
    tips = FIGURES["futures_c_s2_tips_pct"]["value"]
    assert tips == 56
    for value, winner in ((tips - 1, "A"), (tips, "C")):
        changed = shares.copy()
        changed.loc["C", "S2"] = value
        assert changed.mean(axis=1).idxmax() == winner


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("futures_worst_a_pct", 45), ("futures_worst_b_pct", 30), ("futures_worst_c_pct", 50),
        ("futures_mean_a_pct", 63.8), ("futures_mean_b_pct", 52.5), ("futures_mean_c_pct", 62.5),
        ("futures_regret_a_points", 10), ("futures_regret_b_points", 45),
        ("futures_regret_c_points", 15), ("futures_c_s2_pct", 50),
    ],
)  # fmt: skip
def test_a_figure_shows_what_module_12_says(key, shown):
    assert round(FIGURES[key]["value"], FIGURES[key]["decimals"]) == shown
