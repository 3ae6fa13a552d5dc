"""The causal map: what the source's prose tells, and nothing more."""

import html

import pytest

from datataal import content, language
from datataal.widgets import _page, static_html

#: The arrows in the five things that the text tells; the arrows of its figure are lost.
TOLD = {
    ("governance", "wanted"),
    ("governance", "unwanted"),
    ("practice", "governance"),
    ("skill", "governance"),
    ("ethics", "wanted"),
    ("transparency", "wanted"),
    ("wanted", "innovation"),
    ("unwanted", "innovation"),
}


@pytest.fixture(params=language.LANGUAGES)
def lang(request):
    return request.param


@pytest.fixture
def shown(lang):
    return _page.shown_in("causal", "causal", lang)


def test_five_things_and_eight_arrows_are_told(shown):
    assert len(shown["told"]) == 5
    arrows = [(arrow["from"], arrow["to"]) for one in shown["told"] for arrow in one["arrows"]]
    assert len(arrows) == len(set(arrows)) == 8
    assert set(arrows) == TOLD


def test_every_arrow_runs_between_blocks_that_are_there(shown):
    blocks = {node["id"] for node in shown["nodes"]}
    assert len(blocks) == len(shown["nodes"]) == 11
    assert {shown["good"], shown["bad"]} <= blocks
    for one in shown["told"]:
        for arrow in (*one["arrows"], *one["denied"]):
            assert arrow["from"] in blocks
            assert arrow.get("to", arrow["from"]) in blocks


def test_only_the_two_no_regret_blocks_are_kept_from_the_unwanted(shown):
    denied = [arrow for one in shown["told"] for arrow in one["denied"] if "to" in arrow]
    assert {(arrow["from"], arrow["to"]) for arrow in denied} == {
        ("ethics", shown["bad"]),
        ("transparency", shown["bad"]),
    }


def test_the_paper_form_tells_it_with_the_places_and_the_counter_voice(shown, lang):
    readable = html.unescape(static_html("causal", "causal", lang).partition("dt-static")[2])
    for one in shown["told"]:
        for text in (one["text"], one["place"], one["says"]):
            assert text in readable
    for node in shown["nodes"]:
        assert node["note"] in readable
    for text in shown["noregret"].values():
        assert text in readable


def test_the_words_do_not_hide_those_of_the_buttons():
    words = content.strings("widgets", "nl")
    assert set(words["cite"]) & set(words["causal"]) == set()
