"""Directives, blocks and the table of contents: what would be lost on the page."""

import pytest

from datataal.checks.pages import DIRECTIVES, pages

LESSON_NL = "notebooks/nl/03-quality.md"
TOC = "book/nl/_toc.yml"


def line_of(course, file, text):
    lines = (course.root / file).read_text(encoding="utf-8").splitlines()
    return next(nr for nr, line in enumerate(lines, start=1) if text in line)


def test_the_course_as_it_stands_passes(course):
    assert course.found(pages.__name__) == []


def test_the_known_directives_are_those_that_the_book_makes():
    from datataal import book

    made = set()

    class App:
        """Takes what a Sphinx application takes, and keeps the names of directives."""

        def add_directive(self, name, _class, **_options):
            made.add(name)

        def add_directive_to_domain(self, _domain, name, _class, **_options):
            made.add(name)

        def __getattr__(self, _name):
            return lambda *_args, **_options: None

    book.setup(App())
    # A step is a heading, made before the page is read; cells of code are the notebook's own.
    assert made | {"step", "code-cell"} == DIRECTIVES


def test_an_unknown_directive_is_named_with_a_near_one(course):
    line = line_of(course, LESSON_NL, ":::{lenses}")
    course.plant(LESSON_NL, ":::{lenses}", ":::{lensen}")
    found = course.only("pages")
    assert found.startswith(f"{LESSON_NL}:{line}: There is no directive 'lensen'")
    assert "lenses" in found


def test_a_step_that_the_module_does_not_have_is_named(course):
    course.plant(LESSON_NL, ":::{step} 10", ":::{step} 11")
    assert "There is no step '11'" in course.only("pages")


@pytest.mark.parametrize("argument", ["", " 03a 03b"])
def test_a_directive_needs_one_id(course, argument):
    course.plant(LESSON_NL, ":::{dilemma} 03a", f":::{{dilemma}}{argument}")
    assert "{dilemma} and one id" in course.only("pages")


def test_a_directive_that_takes_no_words_gets_none(course):
    course.plant("book/nl/index.md", ":::{path-doors}", ":::{path-doors} beleid")
    assert "'path-doors' has 'beleid'" in course.only("pages")


def test_a_block_that_is_not_closed_is_named_where_it_opens(course):
    line = line_of(course, LESSON_NL, ":::{step} 2")
    course.plant(LESSON_NL, ":::{step} 2\n:::\n", ":::{step} 2\n")
    found = course.only("pages")
    assert found.startswith(f"{LESSON_NL}:{line}: The block is opened with ::: and not closed")


def test_marks_within_code_open_nothing(course):
    course.plant(LESSON_NL, "import datataal\n\n", "import datataal\n\n:::{step} 99\n")
    assert course.found("pages") == []


def test_a_letter_in_another_encoding_is_named_with_its_line(course):
    path = course.root / "book/nl/how.md"
    path.write_bytes("# Hoe\n\nDrie rollen, één tafel\n".encode("latin-1"))
    assert course.only("pages").startswith("book/nl/how.md:3: The page holds a letter")


def test_a_page_in_the_contents_that_is_not_there_is_named(course):
    line = line_of(course, TOC, "file: how")
    course.plant(TOC, "file: how", "file: hoe")
    found = course.found("pages")
    assert found[0].startswith(f"{TOC}:{line}: There is no page 'hoe'")
    assert "The page 'how' is not in the table of contents" in found[1]


def test_contents_that_are_no_yaml_are_one_finding(course):
    course.plant(TOC, "root: index", "root: [index")
    assert course.only("pages").startswith(f"{TOC}:")


def test_a_missing_table_of_contents_is_named(course):
    (course.root / TOC).unlink()
    assert "The table of contents cannot be read" in course.only("pages")
