"""Texts in both languages, with the figures of the case filled in."""

import json

import pytest
from question_samples import texts_of

from datataal import content
from datataal._paths import datasets
from datataal.content import Text, fill
from datataal.errors import ContentError
from datataal.language import LANGUAGES


def shipped(name):
    return json.loads((datasets() / "deltaland" / name).read_text(encoding="utf-8"))


def test_a_figure_is_written_as_each_language_writes_numbers():
    margin = shipped("figures.json")["panel_margin_points"]
    assert margin["decimals"] == 1
    english = f"{margin['value']:.1f}"
    assert fill("{{ panel_margin_points }}%", "en") == f"{english}%"
    assert fill("{{panel_margin_points}}%", "nl") == f"{english.replace('.', ',')}%"


def test_thousands_are_parted_as_each_language_does():
    total = int(shipped("figures.json")["inhabitants_total"]["value"])
    assert fill("{{ inhabitants_total }}", "en") == f"{total:,}"
    assert fill("{{ inhabitants_total }}", "nl") == f"{total:,}".replace(",", ".")


def test_a_name_is_the_same_in_both_languages():
    name = shipped("names.json")["smallest_name"]
    assert {fill("{{ smallest_name }}", lang) for lang in LANGUAGES} == {name}


def test_an_unknown_figure_names_itself_the_place_and_the_mend():
    with pytest.raises(ContentError) as caught:
        fill("{{ smalest_n }} answers", "en", "terms/03-quality.yml: terms[0].say")
    (finding,) = caught.value.findings
    assert "'smalest_n'" in finding.what
    assert finding.where == "terms/03-quality.yml: terms[0].say"
    assert "datataal data build" in finding.do


def test_an_unknown_figure_in_a_file_says_which_text(change):
    change("dilemmas/03a.yml", "{{ smallest_n }} mensen", "{{ smalest_n }} mensen")
    with pytest.raises(ContentError) as caught:
        content.dilemma("03a").in_("nl")
    assert caught.value.findings[0].where.startswith("dilemmas/03a.yml")


def test_words_between_single_braces_are_left_for_the_program():
    assert fill("Stap {number} van {total}", "nl") == "Stap {number} van {total}"


def test_a_text_is_one_line_whatever_the_file_looked_like():
    assert Text.of({"nl": "een\n  regel", "en": "one\n  line"}).in_("nl") == "een regel"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_whole_piece_in_one_language_is_ready_for_json(lang):
    for pieces in (content.terms(), content.dilemmas(), content.questions(), content.aids()):
        for piece in pieces.values():
            shown = json.dumps(texts_of(piece, lang), ensure_ascii=False)
            assert "{{" not in shown
            assert '"nl":' not in shown


def test_the_two_languages_of_a_piece_differ():
    dilemma = content.dilemma("03a")
    assert dilemma.in_("nl")["title"] == "Zevenendertig antwoorden"
    assert dilemma.in_("en")["title"] == "Thirty-seven answers"


def test_synonyms_stay_lists_of_their_own_language():
    term = content.term("data-quality")
    assert term.in_("nl")["synonyms"] == ["datakwaliteit"]
    assert term.in_("en")["synonyms"] == []


@pytest.mark.parametrize("area", ["book", "widgets", "plots", "exercises", "study"])
def test_words_of_the_interface_have_the_same_keys_in_both_languages(area):
    dutch, english = (content.strings(area, lang) for lang in LANGUAGES)
    assert dutch.keys() == english.keys()
