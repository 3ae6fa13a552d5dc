"""The two boards as paper, and the example that each can load."""

import pytest

from datataal import content
from datataal.widgets import static_html
from datataal.widgets._page import shown_in


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("kind", ["board", "backcast"])
def test_paper_holds_the_steps_the_example_and_room_to_write(kind, lang):
    page = static_html(kind, kind, lang)
    shown = shown_in(kind, kind, lang)
    paper = page.partition('class="dt-static"')[2]
    assert all(step in paper for step in shown["paper"])
    assert 'class="dtw-rows-blank"' in paper
    assert "{" not in paper


def test_each_action_of_the_example_serves_a_value_that_stands_on_the_board():
    example = content.aid("board").example
    ids = [one.id for one in example["values"]]
    assert len(set(ids)) == len(ids)
    assert {one.value for one in example.actions} == set(ids)
    assert {one.kind for one in example.actions} == {"technology", "rules", "behaviour"}


def test_the_steps_of_the_example_rest_on_earlier_ones_only():
    for nr, step in enumerate(content.aid("backcast").example.steps, start=1):
        assert all(int(one) < nr for one in step.needs.split(", ") if one)
