"""The advice template: on paper, its example, and what it lends from decision records."""

import pytest

from datataal import content
from datataal.widgets import static_html
from datataal.widgets._assets import _own
from datataal.widgets._page import shown_in

TOO_MUCH = 40_000


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_paper_holds_the_steps_the_example_and_room_to_write(lang):
    shown = shown_in("advice", "advice", lang)
    paper = static_html("advice", "advice", lang).partition('class="dt-static"')[2]
    assert all(step in paper for step in shown["paper"])
    assert shown["example"]["groups"][1]["who"] in paper
    assert paper.count('class="dtw-rows-blank"') == 5
    assert "{" not in paper


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_example_says_its_conclusion_within_thirty_words_on_a_short_page(lang):
    given = shown_in("advice", "advice", lang)["example"]
    first = f"{given['question']} {given['conclusion']}"
    assert len(first.split()) <= 30
    rest = [*given["reasons"], given["conditions"], given["unknown"], given["review"]]
    assert len(" ".join([first, *rest]).split()) <= 400
    assert all(text.strip() for row in given["figures"] for text in row.values())


def test_a_record_can_lend_every_value_and_option_with_its_cost():
    shown = shown_in("advice", "advice", "nl")
    assert set(shown["dilemmas"]) == set(content.dilemmas())
    for id_, found in shown["dilemmas"].items():
        dilemma = content.dilemma(id_)
        assert len(found["values"]) == len(dilemma["values"])
        assert [one["id"] for one in found["options"]] == [one.id for one in dilemma.options]
        assert all(one["text"] and one["cost"] for one in found["options"])
        assert all(len(one[key]) <= 160 for one in found["options"] for key in ("text", "cost"))


def test_every_term_comes_with_its_meaning():
    terms = shown_in("advice", "advice", "en")["terms"]
    assert len(terms) == len(content.terms())
    assert all(term and meaning for term, meaning in terms)


def test_script_and_style_stay_small():
    assert sum(len(text.encode()) for text in _own("advice").values()) <= TOO_MUCH
