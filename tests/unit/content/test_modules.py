"""What the modules promise in their content, 03 most of all: an edit can't quietly break it."""

import json

import pytest
from question_samples import texts_of

from datataal import content
from datataal.data import measured_quality
from datataal.language import LANGUAGES

READY = [nr for nr, module in content.modules().items() if module.status == "ready"]
NORA = {
    "accuracy": "juistheid",
    "completeness": "compleetheid",
    "validity": "validiteit",
    "consistency": "consistentie",
    "currency": "actualiteit",
    "precision": "precisie",
    "plausibility": "plausibiliteit",
    "traceability": "traceerbaarheid",
    "understandability": "begrijpelijkheid",
}


def test_there_are_fourteen_modules_in_order():
    assert list(content.modules()) == [f"{nr:02}" for nr in range(14)]


def test_every_pillar_of_a_module_has_a_name():
    used = {pillar for module in content.modules().values() for pillar in module.pillar}
    assert used == set(content.pillars())


def test_the_ten_steps_take_the_time_that_the_module_says():
    module = content.module("03")
    assert [step.minutes for step in module.steps] == [3, 4, 3, 12, 9, 3, 9, 2, 12, 2]


@pytest.mark.parametrize("nr", READY)
def test_a_ready_module_is_whole(nr):
    module = content.module(nr)
    for part in ("asked_by", "lead", "goals", "doors", "steps", "take_away", "monday"):
        assert module[part], part
    assert sum(step.minutes for step in module.steps) == module.minutes
    assert 45 <= module.minutes <= 60
    assert [goal.id for goal in module.goals] == [f"G{n}" for n in range(1, len(module.goals) + 1)]
    assert len(module.goals) >= 4
    assert [term for term in content.terms().values() if term.module == nr]


@pytest.mark.parametrize("nr", READY)
def test_a_ready_module_asks_to_recall_and_to_predict(nr):
    kinds = [one.kind for one in content.questions().values() if one.module == nr]
    assert kinds.count("predict") >= 1
    if nr > "00":
        assert kinds.count("retrieval") >= 3


def test_there_are_three_roles_and_the_table_with_letters_that_differ():
    assert list(content.roles()) == ["policy", "data", "ethics", "joint"]
    for lang in LANGUAGES:
        assert len({role.letter.in_(lang) for role in content.roles().values()}) == 4


def test_module_03_has_its_fourteen_terms_with_a_source_each():
    terms = [term for term in content.terms().values() if term.module == "03"]
    assert len(terms) == 14
    assert all(term.source.status in ("verified", "ours") for term in terms)


def test_the_nine_measures_carry_the_names_of_nora():
    assert {id_: content.term(id_).term.in_("nl") for id_ in NORA} == NORA
    assert [one.id for one in content.aid("quality").measures] == list(NORA)


def test_the_aid_gives_the_same_table_another_verdict_for_another_purpose():
    measured = measured_quality()["tables"]["panel"]["dimensions"]
    scores = {id_: row["score"] for id_, row in measured.items() if row["score"] is not None}
    falls_short = {
        purpose.id: [id_ for id_, score in scores.items() if score < purpose.bars[id_]]
        for purpose in content.aid("quality").purposes
    }
    assert not falls_short["explore"]
    assert falls_short["household"]


def test_every_table_of_the_aid_was_measured():
    tables = measured_quality()["tables"]
    assert {table.id for table in content.aid("quality").tables} == set(tables)


def test_each_option_of_a_dilemma_has_a_voice_of_each_role_and_options_differ_in_kind():
    for dilemma in content.dilemmas().values():
        assert len({option.kind for option in dilemma.options}) >= 2
        for option in dilemma.options:
            assert set(option.voices) == {"policy", "data", "ethics"}


def test_every_option_at_every_moment_has_someone_who_gains_and_someone_who_loses():
    for dilemma in content.dilemmas().values():
        for moment in (dilemma, *(dilemma.rounds or ())):
            assert len(moment.options) >= 2, dilemma.id
            for option in moment.options:
                directions = {effect.direction for effect in option.effects}
                assert {"up", "down"} <= directions, (dilemma.id, moment.id, option.id)


def test_options_and_costs_weigh_about_the_same():
    for dilemma in content.dilemmas().values():
        for lang in LANGUAGES:
            for part in ("text", "cost"):
                lengths = [len(option[part].in_(lang).split()) for option in dilemma.options]
                assert max(lengths) - min(lengths) <= 12, (dilemma.id, lang, part, lengths)


def test_no_placeholder_is_left_in_any_text():
    pieces = [content.terms(), content.dilemmas(), content.aids(), content.questions()]
    pieces += [content.modules(), content.roles()]
    for lang in LANGUAGES:
        shown = json.dumps([texts_of(node, lang) for piece in pieces for node in piece.values()])
        assert "{{" not in shown
