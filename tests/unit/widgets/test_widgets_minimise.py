"""The minimisation slider: the measured sets agree with the figures, and both forms say so."""

import pytest

from datataal import content, language
from datataal.widgets import _assets, _minimise, _page, static_html
from datataal.widgets._minimise_sets import FLAGS, FULL, KINDS, PLACES, QUESTIONS, Columns, measured

LANGUAGES = language.LANGUAGES
TOO_MUCH = 40_000


def test_the_sets_agree_with_the_figures_of_the_story():
    figures, sets = content.figures(), measured()
    share = 100 / _minimise.TOTAL
    home = 1 + 2 + 4  # type, heat pump, electric car
    assert sets[Columns(3, 2, 2, home)].unique * share == figures["privacy_unique_all_pct"].value
    assert sets[Columns(3, 2, 0, 1)].unique * share == figures["privacy_unique_three_pct"].value
    assert sets[Columns(2, 1, 1, 0)].unique == figures["privacy_unique_coarse_n"].value
    peak = [sets[Columns(1, 0, 0, mask)].errors[0] for mask in (2 + 4, 0)]
    wanted = [figures[f"privacy_peak_error_{name}"].value for name in ("pct", "none_pct")]
    assert peak == pytest.approx(wanted, abs=0.0001)


def test_more_columns_never_make_fewer_rows_stand_alone():
    sets = measured()
    for columns, found in sets.items():
        for nr in range(len(FLAGS)):
            more = Columns(columns.place, columns.size, columns.age, columns.mask | 1 << nr)
            assert sets[more].unique >= found.unique
            assert sets[more].few >= found.few


def test_the_smallest_set_answers_and_dropping_a_column_does_not():
    for nr, (question, best) in enumerate(_minimise.smallest_sets().items()):
        assert measured()[best].errors[nr] < _minimise.LIMIT, question
        fewer = [one for one in measured() if one.count < best.count]
        assert all(measured()[one].errors[nr] >= _minimise.LIMIT for one in fewer)


def test_the_lesson_and_the_slider_name_the_same_smallest_set_for_the_cold():
    station_heat_pump_and_car = Columns(1, 0, 0, 2 + 4)
    assert _minimise.smallest_sets()["cold"] == station_heat_pump_and_car


def test_a_question_that_its_columns_define_is_answered_without_error():
    assert measured()[FULL].errors[1:] == (0, 0)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_the_page_gets_is_whole_and_holds_no_household(lang):
    shown = _page.shown_in("minimise", "minimise", lang)
    assert [one["id"] for one in shown["questions"]] == list(QUESTIONS)
    assert [one["id"] for one in shown["columns"]] == list(FLAGS)
    assert [one["id"] for one in shown["kinds"]] == list(KINDS)
    assert len(shown["places"]) == len(PLACES)
    assert len(shown["table"]) == 21 * len(measured())
    first = next(iter(measured().values()))
    assert int(shown["table"][:3], 36) == first.unique
    assert "DH-0" not in str(shown)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_paper_has_the_sets_and_a_form_to_fill_in(lang):
    words = _page.words_for("minimise", lang)
    page = static_html("minimise", "minimise", lang)
    for question in _page.shown_in("minimise", "minimise", lang)["questions"]:
        assert question["name"] in page
    for nr in range(1, 6):
        assert f"<li>{words[f'line_{nr}']}:</li>" in page


def test_script_and_style_stay_small():
    size = len(_assets.module("minimise")) + len(_assets._read("minimise.css"))
    assert size <= TOO_MUCH
