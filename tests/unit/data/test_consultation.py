"""The consultation misleads by who took part, exactly as far as modules 04, 07 and 10 say."""

import datetime as dt
import json

import pandas as pd
import pytest

from datataal import _paths
from datataal.data import margin, wilson
from datataal.data.generate.build import steps
from datataal.data.generate.parameters import read_parameters

FIGURES = json.loads(
    (_paths.CHECKOUT / "datasets/deltaland/figures.json").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def answers(clean):
    return clean["consultation"]


@pytest.fixture(scope="module")
def read(answers):
    return answers[answers["human_theme"].notna()]


@pytest.fixture(scope="module")
def letters():
    return steps(read_parameters(), until="letters")["letters"].set_index("text")


def share(inside):
    return round(100 * float(inside.mean()), 1)


def test_nine_thousand_answers_are_one_and_a_half_percent(answers, clean):
    assert len(answers) == 9000
    assert len(answers) / clean["municipalities"]["inhabitants"].sum() == 0.015
    assert answers["response"].tolist() == [f"DR-{nr:04d}" for nr in range(1, 9001)]


def test_sixty_one_percent_says_no_and_weighting_on_distance_makes_it_54(answers, clean):
    near, against = answers["near_2km"].astype(bool), answers["answer"] == "no"
    assert share(against) == 61.0
    assert [share(near), share(against[near]), share(against[~near])] == [41.0, 74.0, 52.0]
    drawn = float(clean["panel"]["near_2km"].mean())
    weighted = drawn * against[near].mean() + (1 - drawn) * against[~near].mean()
    assert round(100 * weighted, 1) == 53.8


def test_a_narrow_margin_does_not_bring_it_near_the_panel(answers, clean):
    panel = 100 * (clean["panel"]["q_near"] == "no").mean()
    gap = 100 * (answers["answer"] == "no").mean() - panel
    assert round(margin(len(answers)), 1) == 1.0
    assert gap > 30 * margin(len(answers))


def test_the_higher_educated_took_part_more_often(answers):
    profile = answers["education"].value_counts(normalize=True)
    assert [round(100 * profile[name]) for name in ("low", "middle", "high")] == [14, 39, 47]
    assert round(FIGURES["numbers_takes_part_low"]["value"], 2) == 0.55
    assert round(FIGURES["numbers_takes_part_high"]["value"], 1) == 1.6


def test_no_age_is_claimed(answers):
    assert not [name for name in answers.columns if "age" in name]


def test_it_opened_23_days_after_the_areas_were_fixed_and_closed_before_the_press(answers):
    fixed = read_parameters()["consultation"]["areas_fixed"]
    first, last = answers["date"].min().date(), answers["date"].max().date()
    assert first == dt.date(2027, 9, 1)
    assert first - fixed == dt.timedelta(days=23)
    assert last < dt.date(2027, 10, 11)
    assert answers["date"].nunique() == 33
    assert answers["date"].is_monotonic_increasing


def test_municipalities_do_not_answer_in_proportion(answers, clean):
    people = clean["municipalities"].set_index("municipality")["inhabitants"].astype(float)
    reach = answers["municipality"].value_counts().reindex(people.index) / people
    assert reach.idxmax() == read_parameters().cast("refusing").code
    assert reach.min() > 0
    assert reach.max() > 4 * reach.min()


def test_only_who_can_live_near_says_so(answers, clean):
    places = clean["municipalities"].set_index("municipality")["residents_2km"]
    near = answers[answers["near_2km"].astype(bool)]["municipality"].value_counts()
    assert (near <= places.reindex(near.index)).all()


def test_every_text_is_written_by_someone_and_stands_once(answers, clean):
    texts = clean["consultation_texts"]
    assert set(answers["text"].dropna()) == set(texts["text"])
    assert texts["text_nl"].is_unique
    assert texts["text_en"].is_unique
    assert len(texts) >= 250
    assert answers["text"].notna().sum() == 5000


def test_at_least_250_sentences_were_written_by_hand(letters):
    assert letters["base"].nunique() >= 250


def test_a_text_fits_the_answer_above_it(answers, letters):
    wrote = answers[answers["text"].notna()]
    fits = letters.loc[wrote["text"]]
    picked = [
        bool(row[answer]) for (_, row), answer in zip(fits.iterrows(), wrote["answer"], strict=True)
    ]
    assert all(picked)


def test_texts_name_no_place_of_the_case(clean):
    names = [place.name for place in read_parameters().municipalities]
    for column in ("text_nl", "text_en"):
        assert not clean["consultation_texts"][column].str.contains("|".join(names)).any()


def test_the_machine_agrees_on_172_of_200_and_on_13_of_25_about_the_night(read):
    equal = read["human_theme"] == read["ai_theme"]
    night = read["human_theme"] == "night_noise"
    assert (len(read), equal.sum()) == (200, 172)
    assert (night.sum(), (equal & night).sum()) == (25, 13)
    assert [round(end, 1) for end in wilson(13, 25)] == [33.5, 70.0]


def test_hand_and_machine_follow_from_the_text(read, letters):
    told = letters.loc[read["text"]]
    assert told["theme"].tolist() == read["human_theme"].tolist()
    assert told["machine"].tolist() == read["ai_theme"].tolist()


def test_the_two_hundred_look_like_all_that_was_written(answers, read, letters):
    wrote = answers[answers["text"].notna()]
    everyone = letters.loc[wrote["text"], "theme"].value_counts(normalize=True)
    drawn = read["human_theme"].value_counts(normalize=True)
    assert len(drawn) == 8
    assert (everyone - drawn).abs().max() < 0.08


def test_people_near_write_more_about_the_night(answers, letters):
    wrote = answers[answers["text"].notna()]
    night = pd.Series((letters.loc[wrote["text"], "theme"] == "night_noise").to_numpy())
    near = pd.Series(wrote["near_2km"].to_numpy(dtype=bool))
    assert night[near].mean() > 1.3 * night[~near].mean()


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("numbers_consultation_n", 9000), ("numbers_consultation_no_pct", 61.0),
        ("numbers_consultation_weighted_no_pct", 53.8), ("numbers_consultation_margin_points", 1.0),
        ("numbers_consultation_near_pct", 41), ("numbers_consultation_near_no_pct", 74),
        ("numbers_consultation_far_no_pct", 52),
        ("numbers_mean_of_both_pct", 44), ("numbers_panel_near_no_pct", 27),
        ("numbers_panel_near_conditions_pct", 46), ("numbers_panel_2km_no_pct", 46),
        ("numbers_panel_far_no_pct", 25.4), ("numbers_panel_general_margin_points", 2.3),
        ("numbers_wind_mean_gwh", 50.9), ("numbers_wind_median_gwh", 0),
        ("numbers_wind_mean_without_zeros_gwh", 153), ("numbers_wind_top_pct", 45),
        ("numbers_wind_capacity_pct", 57), ("numbers_solar_capacity_pct", 43),
        ("numbers_wind_production_pct", 76), ("numbers_solar_production_pct", 24),
        ("numbers_wind_all_hours_gwh", 3460), ("numbers_coded_equal_pct", 86),
        ("numbers_coded_night_equal_pct", 52), ("numbers_coded_night_high", 70),
    ],
)  # fmt: skip
def test_a_figure_shows_what_module_04_and_10_say(key, shown):
    assert round(FIGURES[key]["value"], FIGURES[key]["decimals"]) == shown
