"""The term matcher with the glossary of the course."""

import html

import pytest

from datataal import content, language
from datataal.widgets import _page, static_html


@pytest.mark.parametrize("lang", language.LANGUAGES)
def test_every_term_of_the_glossary_is_there_with_three_readings(lang):
    shown = _page.shown_in("matcher", "matcher", lang)
    assert {term["id"] for term in shown["terms"]} == set(content.terms())
    readable = html.unescape(static_html("matcher", "matcher", lang).partition("dt-static")[2])
    for term in shown["terms"]:
        assert set(term["readings"]) == {role["id"] for role in shown["roles"]}
        for text in (term["clash"], term["meaning"], term["source"], *term["readings"].values()):
            assert text in readable


@pytest.mark.parametrize("lang", language.LANGUAGES)
def test_a_meaning_of_our_own_is_not_called_official(lang):
    shown = _page.shown_in("matcher", "matcher", lang)
    ours = {term["id"] for term in shown["terms"] if term["ours"]}
    assert "quality-passport" in ours
    assert "accuracy" not in ours
    readable = static_html("matcher", "matcher", lang).partition("dt-static")[2]
    assert readable.count(_page.words_for("matcher", lang)["ours"]) == len(ours)


def test_the_words_of_the_matcher_do_not_hide_those_of_the_buttons():
    cite = content.strings("widgets", "nl")["cite"]
    assert set(cite) & set(content.strings("widgets", "nl")["matcher"]) == set()
