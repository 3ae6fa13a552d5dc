"""Asking for content by id: what there is, and what a wrong id says."""

import pytest

from datataal import content
from datataal.errors import ContentError

NEAR = [
    (content.term, "margin-of-eror", "margin-of-error"),
    (content.dilemma, "03c", "03a"),
    (content.aid, "qualty", "quality"),
    (content.question, "03-r9", "03-r1"),
    (content.module, "3", "03"),
    (content.role, "ethic", "ethics"),
]


@pytest.mark.parametrize(("ask", "wrong", "near"), NEAR)
def test_an_unknown_id_names_near_ones_and_the_mend(ask, wrong, near):
    with pytest.raises(ContentError) as caught:
        ask(wrong)
    (finding,) = caught.value.findings
    assert repr(wrong) in finding.what
    assert near in finding.expected.replace(",", " ").split()
    assert "Correct the id" in finding.do


@pytest.mark.parametrize(("ask", "_wrong", "id_"), NEAR)
def test_each_known_id_gives_that_piece(ask, _wrong, id_):
    node = ask(id_)
    assert id_ in (node.id, node.nr)


def test_every_term_knows_its_module():
    assert {term.module for term in content.terms().values()} <= set(content.modules())


def test_modules_come_in_the_order_of_the_course():
    assert list(content.modules()) == [f"{nr:02}" for nr in range(14)]


def test_an_id_that_occurs_twice_is_refused(change):
    change("terms/03-quality.yml", "- id: accuracy\n", "- id: data-quality\n")
    with pytest.raises(ContentError, match=r"'data-quality' is used twice") as caught:
        content.terms()
    assert caught.value.findings[0].where == "terms/03-quality.yml"


def test_a_question_that_occurs_twice_is_refused(change):
    change("questions/03.yml", 'id: "03-r2"', 'id: "03-r1"')
    with pytest.raises(ContentError, match=r"'03-r1' is used twice"):
        content.questions()


def test_an_id_unlike_the_file_name_is_refused(folder, change):
    change("dilemmas/03b.yml", 'id: "03b"', 'id: "03z"')
    with pytest.raises(ContentError, match="'03z' and the file name differ") as caught:
        content.dilemmas()
    assert caught.value.findings[0].expected == "id: 03b"


def test_a_node_cannot_be_changed_and_shows_its_id():
    node = content.term("accuracy")
    with pytest.raises(AttributeError):
        node.term = "other"
    with pytest.raises(TypeError):
        node["term"] = "other"
    assert "accuracy" in repr(node)


def test_a_key_that_may_be_absent_gives_none():
    assert content.term("accuracy").official is None
    with pytest.raises(KeyError):
        content.term("accuracy")["official"]
