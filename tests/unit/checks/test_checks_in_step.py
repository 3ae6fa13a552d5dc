"""Two languages of one text: translated, with the same room for what is filled in."""

import pytest

CONTENT = "src/datataal/content"
BOOK = f"{CONTENT}/strings/book.yml"
ROLES = f"{CONTENT}/roles.yml"
WORDS_NL = "grading/exercises/03-quality/words.nl.yml"
WORDS_EN = "grading/exercises/03-quality/words.en.yml"


@pytest.mark.parametrize("check", ["placeholders", "untranslated", "doubles", "keys"])
def test_the_course_as_it_stands_passes(course, check):
    assert course.found(check) == []


def test_room_with_another_name_in_one_language_is_named(course):
    course.plant(BOOK, 'en: "Step {number}', 'en: "Step {nr}')
    found = course.only("placeholders")
    assert found.startswith(f"{BOOK}:")
    assert "Dutch fills in all, name, number, English fills in all, name, nr" in found


def test_a_key_of_an_exercise_in_one_language_only_is_named(course):
    course.plant(WORDS_EN, "\nq2: |", "\nq2x: |")
    first, second = course.found("placeholders")
    assert first.startswith(f"{WORDS_NL}:")
    assert f"'q2' is missing in {WORDS_EN}" in first
    assert f"'q2x' is missing in {WORDS_NL}" in second


def test_a_figure_of_an_exercise_in_one_language_only_is_named(course):
    course.plant(WORDS_EN, "{{ implausible_mwh }} MWh", "some MWh")
    found = course.only("placeholders")
    assert found.startswith(f"{WORDS_EN}:")
    assert "implausible_mwh" in found


def test_a_word_that_was_not_translated_is_named(course):
    course.plant(ROLES, "{nl: Samen, en: Together}", "{nl: Samen, en: Samen}")
    found = course.only("untranslated")
    assert found.startswith(f"{ROLES}:25 (roles[3].name.en)")
    assert "words/same.txt" in found


def test_what_is_rightly_the_same_is_left_alone(course):
    course.plant(ROLES, "{nl: Samen, en: Together}", "{nl: Deltaland, en: Deltaland}")
    course.plant(ROLES, "{nl: Samen, en: Together}", '{nl: "{{ panel_n }}%", en: "{{ panel_n }}%"}')
    assert course.found("untranslated") == []


def test_a_description_of_a_table_that_was_not_translated_is_named(course):
    course.plant(
        "src/datataal/data/tables/panel.yml",
        "{nl: Bewonerspanel, en: Residents' panel}",
        "{nl: Bewonerspanel, en: Bewonerspanel}",
    )
    assert "'Bewonerspanel'" in course.only("untranslated")


def test_a_key_that_stands_twice_is_named_with_both_lines(course):
    course.plant(ROLES, "    pattern: solid\n", "    pattern: solid\n    letter: {nl: X, en: Y}\n")
    found = course.only("doubles")
    assert found.startswith(f"{ROLES}:10: The key 'letter' stands here a second time")
    assert "the first is in line 5" in found


def test_a_list_where_keys_belong_is_named_and_stops_nothing(course):
    name = "src/datataal/data/tables/panel.yml"
    (course.root / name).write_text("- panel\n", encoding="utf-8")
    assert course.only("schemas").startswith(f"{name}:1: ")
    assert course.found("untranslated") == []


@pytest.mark.parametrize("text", ["name: panel\nfields: 3\n", "fields: [{title: a}]\n", ""])
def test_a_description_without_columns_is_named_and_stops_nothing(course, text):
    name = "src/datataal/data/tables/panel.yml"
    (course.root / name).write_text(text, encoding="utf-8")
    assert course.only("schemas").startswith(f"{name}:1: ")
    others = ("languages", "placeholders", "untranslated", "doubles", "style")
    assert course.found(*others) == []
