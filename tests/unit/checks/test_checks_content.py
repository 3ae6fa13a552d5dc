import pytest

CONTENT = "src/datataal/content"
LESSON_NL = "notebooks/nl/03-quality.md"
TERMS = f"{CONTENT}/terms/03-quality.yml"
DILEMMA = f"{CONTENT}/dilemmas/03a.yml"
QUESTIONS = f"{CONTENT}/questions/03.yml"
AID = f"{CONTENT}/aids/quality.yml"


@pytest.mark.parametrize(
    "check",
    [
        "schemas",
        "references",
        "figures",
        "terms",
        "dilemmas",
        "questions",
        "languages",
        "tables",
        "style",
    ],
)
def test_the_course_as_it_stands_passes(course, check):
    assert course.found(check) == []


def test_a_missing_translation_is_named_with_line_and_mend(course):
    course.plant(TERMS, ', en: "data quality"}', "}")
    found = course.only("schemas")
    assert found.startswith(f"{TERMS}:6 (terms[0].term): 'en' is a required property.")
    assert "Add: en" in found


def test_an_unknown_key_is_named(course):
    course.plant(TERMS, "    clash:", "    klash:")
    found = course.found("schemas")
    assert any("'klash' was unexpected" in one and "correct its spelling" in one for one in found)


def test_a_broken_dilemma_file_is_named_and_the_rest_is_still_checked(course):
    course.plant(DILEMMA, "\nquestion:", "\nquestion")
    course.plant(TERMS, "related: [fit-for-purpose", "related: [fit-for-purpse")
    assert course.only("schemas").startswith(f"{DILEMMA}:")
    assert any("There is no term 'fit-for-purpse'" in one for one in course.found("references"))


def test_an_option_without_a_cost_is_named(course):
    course.plant(DILEMMA, "    cost:", "    note:")
    found = course.found("schemas")
    assert any("Add: cost" in one and "options[0]" in one for one in found)


def test_a_purpose_without_a_carrier_is_named(course):
    course.plant(AID, "    carrier:", "    carier:")
    found = course.found("schemas")
    assert any("Add: carrier" in one and "purposes[0]" in one for one in found)


def test_an_id_used_twice_is_named(course):
    course.plant(TERMS, "  - id: accuracy", "  - id: data-quality")
    assert "'data-quality' is used twice" in course.only("schemas")


def test_an_id_unlike_its_file_is_named(course):
    course.plant(DILEMMA, 'id: "03a"', 'id: "03c"')
    found = course.only("schemas")
    assert found.startswith(f"{DILEMMA}:1 (id)")
    assert "id: 03a" in found


def test_an_unknown_related_term_is_named_with_a_near_one(course):
    course.plant(TERMS, "related: [fit-for-purpose, ", "related: [fit-for-porpoise, ")
    found = course.only("references")
    assert "There is no term 'fit-for-porpoise'" in found
    assert "fit-for-purpose" in found


def test_a_term_related_to_itself_is_named(course):
    course.plant(TERMS, "related: [precision, plausibility]", "related: [accuracy]")
    assert "There is no term 'accuracy'" in course.only("references")


def test_an_aid_of_an_unknown_module_is_named(course):
    course.plant(AID, 'module: "03"', 'module: "33"')
    assert "There is no module '33'" in course.only("references")


def test_an_aid_of_an_unknown_kind_of_widget_is_named(course):
    course.plant(AID, "widget: quality", "widget: qualities")
    assert "'qualities' is not one of" in course.only("schemas")


def test_a_measure_that_is_no_term_is_named(course):
    course.plant(AID, "{id: accuracy, ask", "{id: exactness, ask")
    found = course.found("references")
    assert any("There is no term 'exactness'" in one for one in found)
    assert any("differ in 'exactness'" in one for one in found)


def test_a_bar_above_five_is_named(course):
    course.plant(AID, "bars: {accuracy: 2,", "bars: {accuracy: 6,")
    found = course.only("schemas")
    assert "purposes[0].bars.accuracy" in found
    assert "a level from 0 to 5" in found


def test_a_table_that_was_not_measured_is_named(course):
    course.plant(AID, "{id: grid_stations,", "{id: gridstations,")
    assert "There is no measured table 'gridstations'" in course.only("references")


def test_a_meaning_of_more_than_thirty_words_is_named(course):
    meaning = "Hoe goed gegevens voldoen aan de eisen die je vooraf stelt."
    course.plant(TERMS, meaning, " ".join([meaning] * 3))
    found = course.only("terms")
    assert found.startswith(f"{TERMS}:8 (terms[0].meaning.nl): The meaning of 'data-quality'")
    assert "33 words" in found


def test_two_roles_that_read_the_same_are_named(course):
    course.plant(TERMS, 'en: "the table passes its checks"', 'en: "I can build on this figure"')
    assert "Two roles read 'data-quality' in the same words" in course.only("terms")


def test_an_effect_too_few_is_named(course):
    text = (course.root / DILEMMA).read_text(encoding="utf-8")
    effects = text.index("      - who:"), text.index("      - who:", text.index("      - who:") + 1)
    course.plant(DILEMMA, text[slice(*effects)], "")
    found = course.found("dilemmas")
    assert any("Option 'a' has 3 effects" in one for one in found)


def test_an_option_that_costs_nobody_is_named(course):
    path = course.root / DILEMMA
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("direction: down", "direction: up").replace(": equal", ": up"),
        encoding="utf-8",
    )
    found = course.found("dilemmas")
    assert len(found) == 3
    assert all("Nobody loses by option" in one for one in found)


def test_a_place_that_is_not_on_the_map_or_is_named_twice_is_named(course):
    course.plant(DILEMMA, "{id: DM04, direction", "{id: DM05, direction")
    assert "The place 'DM05' stands in this option twice" in course.only("dilemmas")
    course.plant(
        DILEMMA,
        '{id: DM05, direction: down, word: {nl: "onz',
        '{id: DM19, direction: down, word: {nl: "onz',
    )
    assert "There is no place 'DM19' on the map" in course.only("dilemmas")


@pytest.mark.parametrize("planted", ["column: 5, margin: 4", "column: 3, margin: 5"])
def test_a_picture_of_a_column_that_is_not_there_is_named(course, planted):
    course.plant(DILEMMA, "picture: {column: 3, margin: 4", f"picture: {{{planted}")
    assert "The picture draws column 5 of the facts" in course.only("dilemmas")


def test_a_row_of_facts_with_a_cell_too_few_is_named(course):
    course.plant(DILEMMA, '{nl: "{{ panel_n }}", en: "{{ panel_n }}"}, ', "")
    assert "Row 3 of the facts has 3 cells" in course.only("dilemmas")


def test_an_article_of_law_without_its_year_is_named(course):
    course.plant(DILEMMA, "  law_read: 2026\n", "")
    found = course.only("dilemmas")
    assert "An article of law without the year" in found
    assert "law_read: <this year>" in found


def test_options_out_of_order_are_named(course):
    course.plant(DILEMMA, "  - id: b", "  - id: d")
    assert "Option 2 has the id 'd'" in course.only("dilemmas")


def test_retrieval_that_points_forward_is_named(course):
    course.plant(QUESTIONS, 'about: "02 sources"', 'about: "05 maps"')
    found = course.only("questions")
    assert "'03-r1' is about '05 maps'" in found
    assert "an earlier module" in found


def test_a_question_without_a_right_answer_is_named(course):
    course.plant(QUESTIONS, "right: true, ", "")
    assert "'03-r1' has 0 right answers" in course.only("questions")


def test_a_question_whose_id_does_not_fit_its_kind_is_named(course):
    course.plant(QUESTIONS, 'id: "03-p1"\n    kind: predict', 'id: "03-p1"\n    kind: retrieval')
    found = course.found("questions")
    assert any("does not fit a question of kind 'retrieval'" in one for one in found)


def test_an_unknown_figure_is_named(course):
    course.plant(DILEMMA, "{{ smallest_yes }}", "{{ smalest_yes }}")
    found = course.found("figures")
    assert any("The figure 'smalest_yes' is not known" in one for one in found)


def test_figures_in_one_language_only_are_named(course):
    course.plant(DILEMMA, "{{ same_street_n }} of the", "Some of the")
    assert "The languages show different figures" in course.only("figures")


def test_a_figure_typed_by_hand_is_named(course):
    course.plant(DILEMMA, "Vanavond gaat het stuk", "Op 14.800 inwoners gaat het stuk")
    found = course.only("figures")
    assert "The figure 14.800 is typed by hand" in found
    assert "{{ smallest_inhabitants }}" in found


def test_a_term_that_a_lesson_uses_before_it_is_taught_is_named(course):
    text = (course.root / TERMS).read_text(encoding="utf-8")
    later = text.replace('module: "03"', 'module: "04"').replace("- id: ", "- id: later-")
    later = "\n".join(line for line in later.splitlines() if "related:" not in line)
    (course.root / CONTENT / "terms/04-later.yml").write_text(later, encoding="utf-8")
    course.plant(LESSON_NL, "[foutmarge](term:margin-of-error)", "[marge](term:later-accuracy)")
    early, missing = (one for one in course.found("order") if "03-quality" in one)
    assert early.startswith(f"{LESSON_NL}:")
    assert "'later-accuracy' is taught in module 04" in early
    assert "does not introduce its own term 'margin-of-error'" in missing


def test_a_question_about_a_term_of_a_later_module_is_named(course):
    text = (course.root / TERMS).read_text(encoding="utf-8")
    terms = text.replace('module: "03"', 'module: "04"')
    (course.root / TERMS).write_text(terms, encoding="utf-8")
    found = [one for one in course.found("order") if "Question" in one]
    assert "'03-p1' is about a term of module 04" in found[0]


def test_a_competence_that_no_framework_lists_is_named(course):
    course.plant(f"{CONTENT}/questions/measure-a.yml", "competence: way-out", "competence: way-ut")
    found = course.only("references")
    assert "There is no competence 'way-ut'" in found
    assert "way-out" in found
    course.plant(f"{CONTENT}/competences.yml", "[ridsdale-evaluate]", "[ridsdale]")
    assert any("There is no framework 'ridsdale'" in one for one in course.found("references"))
