import pytest

from datataal import content

#: in the study as well; the other two are ours
IN_THE_STUDY = 9


def test_the_cards_are_nine_personas_and_nine_roles_with_two_chairs_of_ours():
    play = content.play()
    assert len(play.personas) == IN_THE_STUDY
    assert [one.id for one in play.roles[IN_THE_STUDY:]] == ["ethics-contact", "resident"]
    assert [one.id for one in play.roles if "added" in one] == ["ethics-contact", "resident"]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_roles_are_at_home_where_the_question_of_module_00_sorts_them(lang):
    jobs = {one.name.in_(lang): set(one.home) for one in content.play().roles if one.home}
    sorted_ = {
        one.text.in_(lang): {one.bin} if isinstance(one.bin, str) else set(one.bin)
        for one in content.question("00-s6").cards
    }
    assert jobs == sorted_
