"""Flash cards: all terms, one rule in words and in days, readable on paper."""

import pytest

from datataal import content
from datataal.errors import ContentError
from datataal.widgets import _flash, page_assets, static_html

TOO_MUCH = 40_000


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_term_is_a_card_with_three_readings(lang):
    shown = _flash.shown("terms", lang)
    assert {term["id"] for term in shown["terms"]} == set(content.terms())
    assert all(set(term["readings"]) == set(shown["roles"]) for term in shown["terms"])
    assert {module["nr"] for module in shown["modules"]} == {
        term["module"] for term in shown["terms"]
    }


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_rule_in_words_names_the_days_of_the_rule(lang):
    rule = content.strings("widgets", lang)["flash"]["rule"]
    at = -1
    for days in _flash.INTERVALS:
        at = rule.index(f" {days}", at + 1)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_paper_has_a_row_for_every_term(lang):
    paper = static_html("flash", "terms", lang).partition("dt-static")[2]
    assert paper.count('<th scope="row">') == len(content.terms())


def test_there_is_one_box_of_cards():
    with pytest.raises(ContentError, match="other"):
        _flash.shown("other", "nl")


def test_its_script_and_style_are_light():
    own = [text for name, text in page_assets(["flash"]).items() if "flash" in name]
    assert sum(len(text.encode()) for text in own) <= TOO_MUCH
