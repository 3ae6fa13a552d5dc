LESSON_NL = "notebooks/nl/03-quality.md"
LESSON_EN = "notebooks/en/03-quality.md"
MODULE_NL = "book/nl/modules/03-quality.md"


def line_of(course, file, text):
    lines = (course.root / file).read_text(encoding="utf-8").splitlines()
    return next(nr for nr, line in enumerate(lines, start=1) if text in line)


def test_a_link_to_an_unknown_term_is_named_with_its_line(course):
    line = line_of(course, LESSON_NL, "(term:margin-of-error)")
    course.plant(LESSON_NL, "(term:margin-of-error)", "(term:margin-of-eror)")
    found = course.only("references")
    assert found.startswith(f"{LESSON_NL}:{line}: There is no term 'margin-of-eror'")
    assert "margin-of-error" in found


def test_a_link_to_an_unknown_page_is_named(course):
    course.plant(LESSON_NL, "(page:dilemmas/03b)", "(page:dilemmas/03q)")
    assert "There is no page 'dilemmas/03q'" in course.only("references")


def test_an_unknown_question_in_a_lesson_is_named(course):
    course.plant(LESSON_EN, ":::{question} 03-r1", ":::{question} 03-r9")
    assert "There is no question '03-r9'" in course.only("references")


def test_an_unknown_aid_in_a_page_is_named(course):
    course.plant(LESSON_NL, ":::{aid} quality", ":::{aid} qualty")
    assert "There is no aid 'qualty'" in course.only("references")


def test_a_directive_in_one_language_only_is_named(course):
    line = line_of(course, LESSON_NL, ":::{question} 03-r2")
    course.plant(LESSON_EN, ":::{question} 03-r2\n:::\n", "")
    found = course.only("languages")
    assert found.startswith(f"{LESSON_NL}:{line}: The order differs: question 03-r2 in nl, nothing")


def test_a_directive_with_another_argument_is_named(course):
    course.plant(LESSON_EN, ":::{lenses} fit-for-purpose", ":::{lenses} accuracy")
    assert "lenses fit-for-purpose in nl, lenses accuracy in en" in course.only("languages")


def test_a_heading_of_another_level_is_named(course):
    course.plant(LESSON_EN, "\n### ", "\n#### ")
    assert "### in nl, #### in en" in course.only("languages")


def test_a_link_in_one_language_only_is_named(course):
    course.plant(LESSON_EN, "[margin of error](term:margin-of-error)", "margin of error")
    assert "The list of links differs: term:margin-of-error in nl" in course.only("languages")


def test_code_that_does_something_else_is_named_with_its_line(course):
    line = line_of(course, LESSON_NL, "times=1000")
    course.plant(LESSON_EN, "times=1000", "times=100")
    found = course.only("languages")
    assert found.startswith(f"{LESSON_NL}:{line}: The code differs from the other language")
    assert "1000 against 100" in found


def test_a_translated_column_name_is_named(course):
    course.plant(LESSON_NL, '"gas_m3"', '"gas"')
    assert "'gas' against 'gas_m3'" in course.only("languages")


def test_own_names_words_and_comments_may_differ_between_languages(course):
    course.plant(LESSON_NL, "datataal.use(", "# de taal\ndatataal.use(")
    course.plant(LESSON_NL, "reden = ", "waarom = ")
    course.plant(LESSON_NL, "woningen, reden,", "woningen, waarom,")
    assert course.found("languages") == []


def test_own_names_that_are_mixed_up_are_named(course):
    course.plant(LESSON_NL, "undo(hersteld, log)", "undo(gemeenten, log)")
    assert "own name" in course.only("languages")


def test_a_cell_that_is_not_python_is_named(course):
    course.plant(LESSON_NL, "print(woningen)", "print(woningen")
    assert "a cell is not Python" in course.only("languages")


def test_a_lesson_that_names_the_other_language_in_its_code_is_named(course):
    course.plant(LESSON_NL, 'datataal.use("nl")', 'datataal.use("fr")')
    assert "'fr' against 'en'" in course.only("languages")


def test_a_page_in_one_language_only_is_named(course):
    (course.root / "book/en/how.md").unlink()
    found = course.found("languages")
    assert any("The page 'how' has no version in en" in one for one in found)


def test_tables_of_contents_that_differ_are_named(course):
    line = line_of(course, "book/nl/_toc.yml", "glossary")
    course.plant("book/nl/_toc.yml", "file: glossary", "file: glosary")
    assert course.only("languages").startswith(f"book/nl/_toc.yml:{line}: ")


def test_english_left_in_a_dutch_page_is_named(course):
    english = (course.root / LESSON_EN).read_text(encoding="utf-8").splitlines()
    sentence = next(line for line in english if line.startswith("Four times as many"))
    course.plant(LESSON_NL, "\n\nSchuif zelf", f"\n\n{sentence}\n\nSchuif zelf")
    found = course.found("languages")
    assert any("The Dutch text is the English one" in one for one in found)


def test_english_left_in_dutch_content_is_named(course):
    course.plant(
        "src/datataal/content/terms/03-quality.yml",
        'nl: "Welke eisen stelden wij, en wie heeft die opgeschreven?"',
        'nl: "Which requirements did we set, and who wrote them down?"',
    )
    found = course.only("untranslated")
    assert found.startswith("src/datataal/content/terms/03-quality.yml:14 (terms[0].say")


def test_an_unknown_figure_in_a_lesson_is_named(course):
    course.plant(LESSON_NL, "{{ panel_margin_points }}", "{{ panel_marge }}")
    assert "The figure 'panel_marge' is not known" in course.only("figures")


def test_a_word_that_we_avoid_is_named_with_what_to_write(course):
    course.plant(MODULE_NL, "# ", "Dit is fictief.\n\n# ")
    found = course.only("style")
    assert found.startswith(f"{MODULE_NL}:")
    assert "'fictief' is a word that we avoid" in found
    assert "verzonnen" in found


def test_an_exclamation_mark_is_named(course):
    course.plant(MODULE_NL, "# ", "Kijk eens!\n\n# ")
    assert "an exclamation mark" in course.only("style")


def test_a_sentence_that_is_too_long_is_named(course):
    course.plant(MODULE_NL, "# ", f"{'tel ' * 36}nu.\n\n# ")
    assert "A sentence has 37 words" in course.only("style")
