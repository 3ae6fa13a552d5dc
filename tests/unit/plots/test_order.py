"""The figures of module 01: their titles follow the tables, and the five boxes say what is missing."""

import pytest

from datataal import content, plots
from datataal.errors import DataError


def test_another_denominator_puts_others_first():
    assert "Steltermeer, Tolmerhaven en Ganzenveste" in plots.ordered().title
    assert "Tichelwijk, Koggestede en Steltermeer" in plots.ordered("land_km2").title
    assert len(plots.ordered("dwellings").table) == 18
    with pytest.raises(DataError):
        plots.ordered("regen")


def test_one_municipality_stays_among_the_first_three():
    figure = plots.order_lines()
    assert "Alleen Steltermeer" in figure.title
    assert figure.table.shape == (18, 4)


def test_what_was_added_says_the_shares_of_the_case():
    figures = content.figures()
    for name in ("energy_recent_solar_mw_pct", "energy_recent_solar_gwh_pct"):
        assert f"{figures[name].value:.0f}%" in plots.added(3).title
    assert plots.added(1).title != plots.added(30).title
    assert plots.added(-5).title == plots.added(1).title
    assert plots.added(10**30).title == plots.added(100).title
    for wrong in ("3", 3.5, None, True):
        with pytest.raises(DataError):
            plots.added(wrong)


def test_the_boxes_say_what_each_still_needs():
    shown = plots.statement("Hoeveel GWh per jaar?", "windmolens")
    assert shown.caption.startswith("Probleemstelling: 1 van de 5")
    assert "middel" in shown.frame.iloc[1, 2]
    assert shown.frame.iloc[4, 1] == "(leeg)"
