"""The transparency chain: its lines agree with the figures, and both forms say what it says."""

import html
import re

import pytest

from datataal import content, data, language
from datataal.widgets import _assets, _chain, _page, static_html

LANGUAGES = language.LANGUAGES
TOO_MUCH = 40_000


def shown(lang="nl"):
    return _page.shown_in("chain", "chain", lang)


def figure(name):
    return content.figures()[f"transparency_{name}"].value


def test_the_lines_of_the_resident_agree_with_the_figures_of_the_story():
    given = shown()
    assert len(given["lines"]) == figure("resident_lines_n")
    assert len(given["enforcement"]) == figure("resident_team_n")
    assert len(given["small"]) == figure("small_teams_n")
    assert len(_chain.outward(given, ("organisation", "purpose"))) == figure("resident_rows_n")
    assert given["mean"] == pytest.approx(figure("lines_n") / figure("homes_station_n"))


def test_outward_counts_every_line_once_and_names_the_codes():
    given = shown()
    for columns in (("organisation",), ("organisation", "purpose"), _chain.COLUMNS):
        found = _chain.outward(given, columns)
        assert sum(many for _, many in found) == len(given["lines"])
    assert (["gemeente", "netplanning"], 2) in _chain.outward(given, ("organisation", "purpose"))
    assert len(_chain.outward(given, ("organisation",))) < figure("resident_rows_n")


def test_what_the_findings_say_of_the_lines_is_so():
    """The texts lean on these: a ground on each line, one small team, purpose against team."""
    log = data.load("access_log", raw=True)
    own = log[log["household"] == _chain.RESIDENT]
    assert own["legal_ground"].notna().all()
    city = log[log["organisation"] == "city"]
    assert set(city["team"]) & set(shown()["small"]) == {"T17"}
    assert set(city.loc[city["purpose"] == "planning", "team"]) == {"T17"}


def test_a_province_of_your_own_leaves_the_resident_as_she_is(tmp_path, monkeypatch):
    monkeypatch.setattr("datataal.data._load.own_folder", lambda: tmp_path)
    assert len(shown()["lines"]) == figure("resident_lines_n")


def test_lines_outside_office_hours_are_counted_by_the_clock_and_the_week():
    given = shown()
    late = [given["lines"][nr][0] for nr in given["late"]]
    assert late == ["2026-12-10T18:26", "2027-07-03T11:41", "2027-11-16T21:14"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_texts_keep_to_what_the_script_fills_in(lang):
    given = shown(lang)
    known = {"n", "without", "what", "time", "late", "hit", "mean", "who"}
    for text in [*given["findings"].values(), *given["counts"].values()]:
        assert set(re.findall(r"\{(\w+)\}", text)) <= known
    assert [one["id"] for one in given["columns"]] == list(_chain.COLUMNS)
    for preset in given["presets"]:
        assert set(preset["places"]) == set(_chain.COLUMNS)
    assert all("{who}" in one["says"] and "{what}" in one["says"] for one in given["own"]["kinds"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_example_is_called_the_right_one(lang):
    words = _page.words_for("chain", lang)
    assert words["presets_hint"] in {
        "Geen van de drie is het goede antwoord.",
        "None of the three is the right answer.",
    }
    assert content.aid("chain").in_(lang)["settled"] in html.unescape(
        static_html("chain", "chain", lang)
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_paper_has_the_boxes_the_lines_and_an_empty_chain(lang):
    words, given = _page.words_for("chain", lang), shown(lang)
    paper = html.unescape(static_html("chain", "chain", lang).partition("dt-static")[2])
    assert paper.count("\N{BALLOT BOX}") == len(_chain.COLUMNS) * len(given["places"])
    assert "2027-11-16 21:14" in paper
    for kind in given["own"]["kinds"]:
        assert words["paper_step"].format(name=kind["name"]) in paper
    assert paper.count(words["sees"]) == len(given["own"]["kinds"])


def test_the_words_of_the_chain_do_not_hide_those_of_the_buttons():
    words = content.strings("widgets", "nl")
    assert set(words["cite"]) & set(words["chain"]) == set()


def test_script_and_style_stay_small():
    size = len(_assets.module("chain")) + len(_assets._read("chain.css"))
    assert size <= TOO_MUCH
