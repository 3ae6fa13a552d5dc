"""Information cards: joint modules deal three, no other module does, and figures stay figures."""

import pytest

from datataal import content
from datataal.book.page import Page
from datataal.errors import ContentError
from datataal.study.derive._pieces import PIECES, Lesson

DEALT = [nr for nr, module in content.modules().items() if module.cards]


def test_the_joint_modules_of_the_first_half_deal_cards():
    assert {"00", "01", "06"} <= set(DEALT)
    assert {content.module(nr).bridge for nr in DEALT} == {"joint"}


@pytest.mark.parametrize("nr", DEALT)
def test_only_the_data_card_holds_a_table_that_fits_its_columns(nr):
    cards = content.cards(nr)
    assert [role for role, card in cards.items() if card.table] == ["data"]
    table = cards.data.table
    assert {len(row) for row in table.rows} == {len(table.columns)}


@pytest.mark.parametrize("nr", DEALT)
def test_no_two_roles_know_the_same(nr):
    for key in ("title", "know", "if_asked", "ask"):
        assert len({card[key].nl for card in content.cards(nr).values()}) == len(content.cards(nr))


def test_a_module_without_cards_says_where_they_belong():
    with pytest.raises(ContentError, match=r"02-sources\.yml"):
        content.cards("02")


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_notebook_gets_three_closed_boxes_with_the_table_in_one(lang):
    made = PIECES["cards"](Lesson("06-weights", lang), "06", "")
    assert made.count("<details>") == made.count("</details>") == len(content.cards("06"))
    assert [line[:5] for line in made.splitlines()].count("| ---") == 1
    assert "{{" not in made


def test_a_page_without_a_script_can_open_each_card():
    cards = content.cards("06").in_("nl")
    html = Page("lessons/06-weights", "nl").html("role_cards.html", cards=cards)
    assert html.count("<details ") == len(cards)
    assert html.count(" hidden") == 1, "only the button that needs a script"
    for card in cards.values():
        assert card["ask"] in html
