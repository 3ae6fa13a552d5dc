"""Each figure comes with its card; each thing that is missing gets its own sentence."""

import dataclasses
import re

import pytest

from datataal import advice, content
from datataal.errors import DataError

LANGUAGES = ("nl", "en")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("id_", advice.figure_ids())
def test_each_card_carries_its_number_source_date_definition_and_margin(id_, lang):
    row = advice.figure(id_, lang)
    assert row.figure.startswith(content.figures()[id_].in_(lang))
    assert all(vars(row).values())
    assert "{{" not in "".join(vars(row).values())


def test_an_unknown_figure_names_near_ones():
    with pytest.raises(DataError, match="'panel_yes_pct'"):
        advice.figure("panel_yes", "nl")


def test_a_figure_named_in_the_text_gets_its_row_once():
    draft = {"conclusion": "{{ panel_yes_pct }}% is voor.", "figures": ["panel_yes_pct"]}
    made = advice.assemble(draft=draft, lang="nl")
    assert [row.id for row in made.rows] == ["panel_yes_pct"]
    assert made.draft.conclusion == "72% is voor."
    assert "2,3" in made.rows[0].margin


def _changed(lang="nl", **fields):
    given = {**advice.sample_draft(lang), **fields}
    return advice.gaps(advice.assemble(draft=given, lang=lang))


def _word(name, lang="nl"):
    return re.split(r"\{", content.strings("widgets", lang)["advice"][name])[0]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"question": ""}, "gap_question"),
        ({"conclusion": " "}, "gap_conclusion"),
        ({"conclusion": "woord " * 31}, "gap_late"),
        ({"reasons": ["a", "b", "woord " * 250], "unknown": "woord " * 150}, "gap_words"),
        ({"reasons": ["a", "", "c"]}, "gap_reasons"),
        ({"conditions": "", "changed": "reason1"}, "gap_conditions"),
        ({"unknown": ""}, "gap_unknown"),
        ({"values": ["a", "b"]}, "gap_values"),
        ({"groups": [{"who": "a", "change": "b"}]}, "gap_groups"),
        ({"groups": [{"who": "a", "change": "b"}, {"who": "c"}]}, "gap_change"),
        ({"options": []}, "gap_options"),
        ({"options": [{"text": "a", "cost": "b"}, {"text": "c"}]}, "gap_cost"),
        ({"risk": ""}, "gap_risk"),
        ({"dissent": ""}, "gap_dissent"),
        ({"changed": ""}, "gap_changed"),
        ({"review": ""}, "gap_review"),
        ({"monday": ""}, "gap_monday"),
    ],
)
def test_each_thing_that_is_missing_gets_its_own_sentence(fields, name, lang):
    found = _changed(lang, **fields)
    assert len(found) == 1
    assert found[0].startswith(_word(name, lang))


def test_an_absent_dissent_with_a_reason_is_no_gap():
    assert _changed(dissent="", alone="Wij vroegen het aan alle drie de rollen.") == []


def test_a_row_without_a_margin_names_the_field():
    rows = [dict(row) for row in advice.sample_draft("nl")["figures"]]
    rows[0]["margin"] = ""
    assert _changed(figures=rows) == ["Bij “900 GWh zonder plek” ontbreekt: marge."]


def test_a_number_without_a_row_is_found_and_a_date_is_not_one():
    assert _changed(conditions="Als 41 mensen op 3 juni 2028 ja zeggen.") == [
        "Het cijfer 41 staat op bladzijde één en niet in de databijlage."
    ]


def test_words_of_page_one_are_counted_without_signs():
    made = advice.assemble(draft={"question": "Mag dit – ja?", "conclusion": "Ja."}, lang="nl")
    assert advice.words_on_page_one(made.draft) == 4


def test_terms_on_page_one_are_found_as_words_and_told():
    made = advice.assemble(
        draft={"conclusion": "De foutmarge telt, foutmargeloos niet."}, lang="nl"
    )
    found = dict(advice.terms_on_page_one(made))
    assert list(found) == ["foutmarge"]
    assert found["foutmarge"] in advice.page(made)


def test_an_advice_is_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        advice.assemble(lang="nl").lang = "en"


def test_a_short_word_with_an_ending_is_another_word():
    made = advice.assemble(draft={"conclusion": "Talking means hearing."}, lang="en")
    assert advice.terms_on_page_one(made) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_value_is_written_with_its_unit_and_a_table_has_all_five_fields(lang):
    assert advice.value("panel_yes_pct", lang) == "72%"
    assert advice.value("gap_gwh", lang) == "900\N{NO-BREAK SPACE}GWh"
    table = advice.figures("panel_yes_pct", "gap_gwh", lang=lang)
    assert table.shape == (2, 5)
    with pytest.raises(DataError, match="'gap_gwh'"):
        advice.value("gap_gw", lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_another_advice_than_the_example_lacks_nothing_either(lang):
    """Plan A with moments to revise is as good for the form as grid first."""
    draft = {
        "question": "Kiezen wij plan A?",
        "conclusion": "Ja, met twee momenten om te herzien.",
        "reasons": [
            "{{ gap_gwh }} GWh heeft nog geen plek.",
            "In de slechtste toekomst staat er {{ futures_worst_a_pct }}%.",
            "Herzien kan.",
        ],
        "conditions": "Is station een niet klaar, dan herzien wij.",
        "unknown": "Hoe de wet verandert.",
        "review": "1 juni 2028",
        "values": ["tempo", "aanpassen kunnen", "eerlijk delen"],
        "groups": [{"who": "a", "change": "b"}, {"who": "c", "change": "d"}],
        "options": [{"text": "eerst het net", "cost": "een jaar langer wachten"}],
        "risk": "De herziening komt te laat.",
        "changed": "conditions",
        "dissent": "Het gemiddelde woont nergens.",
        "monday": "Op maandag bellen.",
    }
    made = advice.assemble(draft=draft, lang=lang)
    assert advice.gaps(made) == []
    assert [row.id for row in made.rows] == ["gap_gwh", "futures_worst_a_pct"]
