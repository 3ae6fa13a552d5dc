"""The scenario panel: what is the source's, what is ours, and three rules over twelve numbers."""

import html

import pytest

from datataal import content, language
from datataal.language import number
from datataal.widgets import _page, _scenarios, static_html

STATED = {
    "S1": {"sharing": "a"},
    "S2": {"sharing": "a", "rules": "a"},
    "S3": {"sharing": "b"},
    "S4": {"sharing": "b", "rules": "b"},
}


@pytest.fixture(params=language.LANGUAGES)
def lang(request):
    return request.param


@pytest.fixture
def shown(lang):
    return _page.shown_in("scenarios", "scenarios", lang)


@pytest.fixture
def readable(lang):
    form = static_html("scenarios", "scenarios", lang)
    return html.unescape(form.partition("dt-static")[2])


def test_only_what_the_text_states_is_the_sources(shown):
    found = {
        one["id"]: {axis: told["position"] for axis, told in one["stated"].items()}
        for one in shown["scenarios"]
    }
    assert found == STATED


def test_every_other_position_is_open(shown):
    axes = {axis["id"] for axis in shown["axes"]}
    for one in shown["scenarios"]:
        assert set(one["readings"]) == axes - set(one["stated"])
    assert shown["scenarios"][0]["readings"]["scope"]["position"] == ""


def test_on_paper_ten_cells_are_hatched_and_named(shown, readable, lang):
    words = _page.words_for("scenarios", lang)
    assert readable.count("dtw-sc-hatched") == 10
    table = readable.partition("<tbody>")[2].partition("</tbody>")[0]
    assert table.count(words["stated"]) == 6
    assert table.count(words["our_reading"]) == 9
    assert table.count(words["not_known"]) == 1
    for one in shown["scenarios"]:
        for said in (*one["stated"].values(), *one["readings"].values()):
            assert said.get("place", said.get("why")) in readable


def test_the_rules_give_the_figures_of_deltaland(shown, readable, lang):
    figures = content.figures()
    for plan, found in zip(shown["plans"], _scenarios.outcomes(shown["plans"]), strict=True):
        of = plan["id"].lower()
        assert found["worst"] == figures[f"futures_worst_{of}_pct"].value
        assert found["mean"] == figures[f"futures_mean_{of}_pct"].value
        assert found["regret"] == figures[f"futures_regret_{of}_points"].value
        assert number(found["mean"], 1, lang) in readable


def test_the_mean_tips_where_the_figure_says(shown):
    figures = content.figures()
    plans = {plan["id"]: list(plan["shares"]) for plan in shown["plans"]}
    assert plans["C"][1] == figures["futures_c_s2_pct"].value
    tips = int(figures["futures_c_s2_tips_pct"].value)
    for share, ahead in ((tips - 1, False), (tips, True)):
        plans["C"][1] = share
        assert (sum(plans["C"]) > sum(plans["A"])) is ahead


def test_without_the_table_there_is_nothing_to_replay(shown, lang, monkeypatch):
    monkeypatch.setattr(_scenarios.data, "tables", lambda: ())
    empty = _scenarios.shown("scenarios", lang)
    assert empty["plans"] == []
    words = _page.words_for("scenarios", lang)
    assert words["no_plans"] in _scenarios.static(empty, words, 2, lang)


def test_the_words_do_not_hide_those_of_the_buttons():
    words = content.strings("widgets", "nl")
    assert set(words["cite"]) & set(words["scenarios"]) == set()
