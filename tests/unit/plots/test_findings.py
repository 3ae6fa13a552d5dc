"""A title is computed: other data, other title; the numbers in the alt are those of the data."""

import subprocess
import sys

import pandas as pd
import pytest

from datataal import language, load, plots
from datataal.data import flaw_cards
from datataal.data._margins import wilson
from datataal.errors import DataError


@pytest.fixture(scope="module")
def panel():
    return load("panel", raw=True)


def only(panel, code):
    return panel[panel["municipality"] == code]


def test_dots_say_the_share_and_count_both_groups():
    figure = plots.dots(22, 37)
    assert figure.title == "22 van de 37 zijn voor: 59%"
    assert "22 dicht en 15 open" in figure.alt
    assert figure.table.iloc[:, 1].to_list() == [22, 15]
    assert plots.dots(9, 40).title == "9 van de 40 zijn voor: 22%"


def test_dots_fill_as_many_as_are_in_favour():
    """More people in favour, more ink; nobody and everybody can be drawn too."""
    inks = [_dark(plots.dots(yes, 37).png) for yes in (0, 10, 22, 37)]
    assert inks == sorted(inks)
    assert inks[0] < inks[1] < inks[2] < inks[3]


def _dark(png):
    import io

    from matplotlib.image import imread

    picture = imread(io.BytesIO(png))[..., :3].mean(axis=2)
    return int((picture[100:] < 0.5).sum())


def test_redraws_are_the_same_every_time_and_follow_the_seed():
    one, two, other = (plots.redraws(22, 37, 200, seed=seed) for seed in (1, 1, 2))
    assert one.png == two.png
    assert one.table.equals(two.table)
    assert not one.table.equals(other.table)


def test_redraws_count_what_they_say():
    figure = plots.redraws(22, 37)
    counts = figure.table.set_index(figure.table.columns[0]).iloc[:, -1]
    assert counts.sum() == 1000
    under = int(counts[counts.index < 37 / 2].sum())
    assert 80 < under < 160  # the binomial says 12%
    assert figure.title == f"In {under} van de 1.000 trekkingen is minder dan de helft voor"
    assert "tussen 44% en 75%" in figure.alt


@pytest.mark.parametrize(
    ("yes", "n", "start"),
    [
        (1080, 1500, "In geen van de 100 trekkingen is minder"),
        (15, 1500, "In geen van de 100 trekkingen is meer"),
        (15, 37, "In "),
        (0, 5, "In geen"),
        (1, 1, "In geen"),
    ],
)
def test_redraws_take_the_side_of_the_share(yes, n, start):
    figure = plots.redraws(yes, n, 100)
    assert figure.title.startswith(start)
    if (yes, n) == (15, 37):
        assert figure.title.endswith("meer dan de helft voor")


def test_margin_curve_names_the_ends_of_what_is_pointed_out():
    assert "16,1 naar 2,5 punten" in plots.margin_curve().title
    assert "9,8 naar 4,9 punten" in plots.margin_curve((100, 400)).title
    assert plots.margin_curve((100,)).title == "Met 100 antwoorden is de marge 9,8 punten"


def test_intervals_pick_out_whose_interval_holds_half(panel):
    figure = plots.intervals(panel)
    low, high = figure.table.iloc[:, -2], figure.table.iloc[:, -1]
    assert len(figure.table) == 19
    unsure = int(((low <= 50) & (high >= 50)).iloc[:-1].sum())
    alone = "Bij Luttelwaard ligt 50% binnen de marge"
    assert figure.title.startswith(f"In {unsure} van de 18 gemeenten" if unsure > 1 else alone)
    assert figure.table.iloc[0].to_list()[:3] == ["Luttelwaard", 37, 22]
    assert figure.table.iloc[0].to_list()[-2:] == [round(end, 1) for end in wilson(22, 37)]
    assert "Luttelwaard (37 antwoorden): tussen 43% en 74%" in figure.alt


def test_intervals_title_follows_the_data(panel):
    assert plots.intervals(only(panel, "DM05")).title == "Bij Luttelwaard ligt 50% binnen de marge"
    assert "In geen van de 3 groepen" in plots.intervals(panel, by="education").title
    yes = only(panel, "DM05").assign(q_general="no")
    assert "In geen van de 1" in plots.intervals(yes).title


def test_intervals_of_a_minority_do_not_speak_of_fewer_than_half(panel):
    few = panel.assign(q_general=["yes", "no", "no", "no"] * 375)
    assert "minder dan de helft" not in plots.intervals(few).title


def test_missing_by_names_the_group_with_most_gaps():
    areas = load("postcode_areas", raw=True)
    figure = plots.missing_by(areas, "gas_m3", "mostly_flats")
    assert figure.title == "Aardgas ontbreekt het vaakst in de groep “vooral flats”: 41%, elders 3%"
    assert "98 van de 240" in figure.alt
    assert "7%" in figure.alt
    filled = areas.assign(gas_m3=areas["gas_m3"].fillna(0))
    assert plots.missing_by(filled, "gas_m3", "mostly_flats").title == "Aardgas is overal gevuld"


def test_missing_by_keeps_rows_without_a_group():
    table = pd.DataFrame({"x": [1, None, None], "g": ["a", "a", None]})
    figure = plots.missing_by(table, "x", "g")
    assert figure.table.iloc[:, 0].to_list() == ["onbekend", "a"]
    assert figure.table.iloc[:, 2].to_list() == [1, 1]


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("card", [card.id for card in flaw_cards()])
def test_every_card_has_a_figure_that_does_not_name_the_dimension(card, lang):
    from datataal.data import measured_quality

    language.set_current(lang)
    figure = plots.flaw(card)
    said = f"{figure.title} {figure.subtitle} {figure.alt}".lower()
    names = [words[lang] for words in measured_quality()["dimensions"].values()]
    assert not [name for name in names if name in said]
    assert "{" not in said
    assert len(figure.table) > 0
    assert figure.alt.startswith(figure.title)


CLEAN = {
    "card-1": ("municipalities", "Elke gemeente heeft 2,0 tot 2,2"),
    "card-6": ("postcode_areas", "Alle 2.400 gebieden houden zich"),
    "card-3": ("postcode_areas", ""),
    "card-9": ("installations", ""),
    "card-8": ("municipalities", "De gemeenten tellen samen 2,1% meer"),
}


@pytest.mark.parametrize("card", CLEAN)
def test_a_card_drawn_from_clean_tables_says_something_else(card):
    table, start = CLEAN[card]
    tidy = load(table).rename(columns={"capacity_mw": "verm"})
    clean = plots.flaw(card, **{table: tidy})
    assert clean.title.startswith(start)
    assert clean.title != plots.flaw(card).title


def test_card_two_says_only_what_is_left():
    both = plots.flaw("card-2").title
    assert "DW-132" in both
    assert "DS-017" in both
    plants = load("installations").rename(columns={"capacity_mw": "verm"})
    year = plots.flaw("card-2", installations=plants).title
    assert "DW-132" not in year
    assert "DS-017" in year
    clean = {"installations": plants, "production_months": load("production_months")}
    assert plots.flaw("card-2", **clean).title.startswith("De middelste turbine")


def test_a_repaired_row_changes_the_figure():
    places = load("municipalities", raw=True)
    places.loc[places["municipality"] == "DM09", "dwellings"] = 14585
    assert "Drevelo" not in plots.flaw("card-1", municipalities=places).title


@pytest.mark.parametrize(
    ("call", "part"),
    [
        (lambda: plots.dots(38, 37), "38 of 37"),
        (lambda: plots.dots(1, 0), "1 of 0"),
        (lambda: plots.redraws(1, 2, times=0), "0 of 0"),
        (lambda: plots.intervals(load("panel"), by="munic"), "municipality"),
        (lambda: plots.intervals(load("panel").head(0)), "no rows"),
        (lambda: plots.missing_by(load("panel"), "gas", "area"), "'gas'"),
        (lambda: plots.flaw("card-10"), "card-1"),
        (lambda: plots.flaw("card-2", installations=load("installations")), "verm"),
        (lambda: plots.flaw("card-1", gemeenten=load("municipalities")), "gemeenten"),
        (lambda: plots.passport(pd.DataFrame({"x": [1]})), "dimension"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_one_line(call, part):
    with pytest.raises(DataError, match=part) as caught:
        call()
    assert "\n" not in str(caught.value)


def test_importing_the_figures_leaves_matplotlib_alone():
    code = "import sys, datataal.plots; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
