"""A lesson becomes a notebook that JupyterLab shows well: Markdown, code, nothing of Sphinx."""

import re

import nbformat
import pytest

from datataal import content
from datataal.errors import ContentError
from datataal.study.derive import lesson

HEAD = """---
kernelspec: {name: python3, display_name: Python 3}
---
# Goed genoeg waarvoor?

```{code-cell} python
import datataal
datataal.use("nl")
```

"""


@pytest.fixture
def made(tmp_path):
    (tmp_path / "book" / "nl").mkdir(parents=True)
    (tmp_path / "book" / "nl" / "how.md").write_text("# Hoe\n")
    path = tmp_path / "notebooks" / "nl" / "03-quality.md"
    path.parent.mkdir(parents=True)

    def make(body: str, lang: str = "nl"):
        path.write_text(HEAD + body, encoding="utf-8")
        return lesson(path, lang)

    return make


def after_head(notebook) -> list:
    """Return the cells below the title, the greeting and the import."""
    return notebook.cells[3:]


def test_title_greeting_and_code_come_in_order(made):
    notebook = made("Slot.\n")
    assert [cell.cell_type for cell in notebook.cells] == [
        "markdown",
        "markdown",
        "code",
        "markdown",
    ]
    assert notebook.cells[0].source == "# Goed genoeg waarvoor?"
    assert "Shift+Enter" in notebook.cells[1].source
    assert "(/book/nl/lessons/03-quality.html)" in notebook.cells[1].source
    assert notebook.cells[2].source == 'import datataal\ndatataal.use("nl")'


def test_the_notebook_is_valid_and_always_the_same(made):
    body = ":::{plain}\nDit telt op.\n:::\n\n```{code-cell} python\n1 + 1\n```\n"
    first, second = made(body), made(body)
    nbformat.validate(first)
    assert first == second
    assert first.metadata.kernelspec.name == "python3"
    assert first.metadata.lang == "nl"


@pytest.mark.parametrize(("lang", "of"), [("nl", "Stap 4 van 10: "), ("en", "Step 4 of 10: ")])
def test_a_step_becomes_a_heading_with_its_minutes(made, lang, of):
    step = content.module("03").steps[3].in_(lang)
    cell = after_head(made(":::{step} 4\n:::\n\nTekst.\n", lang))[0]
    name = step["name"][:1].lower() + step["name"][1:]
    assert cell.source.startswith(f"## {of}{name}\n\n*{step['minutes']} min")
    assert cell.source.endswith("Tekst.")


def test_the_question_at_the_table_is_a_quotation_with_who_asks(made):
    cell = after_head(made(":::{at-the-table} De wethouder\nMag dit?\n\nHet is laat.\n:::\n"))[0]
    assert cell.source == "> **Mag dit?**\n>\n> *De wethouder*\n>\n> Het is laat."


def test_plain_words_and_mind_are_marked(made):
    text = after_head(made(":::{plain}\nTelt op.\n:::\n\n:::{mind}\nKijk uit.\n:::\n"))[0].source
    assert text == "**In gewone taal.** Telt op.\n\n> **Let op.** Kijk uit."


@pytest.mark.parametrize(
    ("directive", "code"),
    [
        ("{question} 03-r1", 'datataal.question("03-r1")'),
        ("{dilemma} 03a", 'datataal.dilemma("03a")'),
        ("{aid} quality", 'datataal.aid("quality")'),
        ("{aid} sample-size", 'datataal.aid("sample-size")'),
        ("{aid} minimise", 'datataal.aid("minimise")'),
    ],
)
def test_a_widget_becomes_a_code_cell(made, directive, code):
    cell = after_head(made(f"Kijk:\n\n:::{directive}\n:::\n\nVerder.\n"))
    assert [(one.cell_type, one.source) for one in cell] == [
        ("markdown", "Kijk:"),
        ("code", code),
        ("markdown", "Verder."),
    ]


def test_three_lenses_show_each_role_and_where_it_goes_wrong(made):
    term = content.term("fit-for-purpose").in_("nl")
    text = after_head(made(":::{lenses} fit-for-purpose\n:::\n"))[0].source
    for reading in term["readings"].values():
        assert reading[:20] in text
    assert text.count("\n- **") == 3
    assert "**Beleid hoort:**" in text


def test_shared_words_lists_every_term_of_the_module(made):
    text = after_head(made(":::{shared-words} 03\n:::\n"))[0].source
    count = sum(term.module == "03" for term in content.terms().values())
    assert text.count("(/book/nl/glossary.html#term-") == count > 10


def test_the_exercise_opens_on_the_same_server(made):
    text = after_head(made(":::{exercise-link} 03\nNog één ding.\n:::\n"))[0].source
    assert text.startswith("Nog één ding.")
    assert "(/datataal/open/nl/03-quality/exercise)" in text


def test_deeper_may_hold_code_and_other_boxes(made):
    body = (
        "::::{deeper} Wilson\nEerst.\n\n```{code-cell} python\nx = 1\n```\n\n"
        ":::{mind}\nPas op.\n:::\n::::\n\nNa.\n"
    )
    cells = after_head(made(body))
    assert [cell.cell_type for cell in cells] == ["markdown", "code", "markdown"]
    assert cells[0].source == "**Voor wie dieper wil: Wilson**\n\nEerst."
    assert cells[2].source == "> **Let op.** Pas op.\n\nNa."


def test_links_lead_into_the_served_book(made):
    text = after_head(made("De [marge](term:margin-of-error), zie [hier](page:how#a).\n"))[0].source
    assert text == (
        "De [marge](/book/nl/glossary.html#term-margin-of-error), zie [hier](/book/nl/how.html#a)."
    )


def test_figures_are_filled_in_the_languages_way(made):
    id_, figure = next((key, one) for key, one in content.figures().items() if one.value > 1000)
    body = f"Er zijn {{{{ {id_} }}}}.\n"
    assert after_head(made(body))[0].source == f"Er zijn {figure.in_('nl')}."
    assert after_head(made(body, "en"))[0].source == f"Er zijn {figure.in_('en')}."


def test_what_stands_in_an_ordinary_code_block_is_left_alone(made):
    body = "```text\n:::{plain}\n[x](term:nope)\n:::\n```\n"
    assert after_head(made(body))[0].source == body.strip()


def test_a_hidden_cell_is_hidden_in_jupyterlab_too(made):
    cell = after_head(made("```{code-cell} python\n:tags: [hide-input]\nx = 1\n```\n"))[0]
    assert cell.metadata.jupyter == {"source_hidden": True}


def test_content_that_markdown_would_read_as_more_is_kept_as_text():
    from datataal.study.derive._pieces import _plain

    assert _plain("5 * 3 kost $2 [a](b)") == r"5 \* 3 kost \$2 \[a\](b)"


@pytest.mark.parametrize(
    ("body", "line", "expected"),
    [
        ("Tekst.\n\n:::{note}\nx\n:::\n", 13, "no directive {note}"),
        ("```{note}\nx\n```\n", 11, "not known in JupyterLab"),
        (":::{plain}\nnooit dicht\n", 11, "never closed"),
        ("Tekst.\n:::\n", 12, "closes nothing"),
        (":::{step} 11\n:::\n", 11, "no step '11'"),
        (":::{step} vier\n:::\n", 11, "no step 'vier'"),
        (":::{aid} nope\n:::\n", 11, "no aid 'nope'"),
        (":::{question} 99-x\n:::\n", 11, "no question '99-x'"),
        (":::{dilemma} 99z\n:::\n", 11, "no dilemma '99z'"),
        (":::{lenses} nope\n:::\n", 11, "no term 'nope'"),
        ("Een.\n\nTwee [x](term:nope).\n", 13, "no term 'nope'"),
        ("Zie [x](page:nope).\n", 11, "no page 'nope'"),
        ("Er zijn {{ nope_nope }}.\n", 11, "'nope_nope' is not known"),
        (":::{plain}\n```{code-cell} python\nx = 1\n```\n:::\n", 13, "{plain} holds a code cell"),
    ],
)
def test_what_is_wrong_is_named_with_file_and_line(made, body, line, expected):
    with pytest.raises(ContentError) as caught:
        made(body)
    said = str(caught.value)
    assert expected in said
    assert re.search(rf"03-quality\.md:{line}\b", said), said


def test_a_widget_above_the_authors_import_gets_one_of_its_own(tmp_path):
    path = tmp_path / "notebooks" / "nl" / "03-quality.md"
    path.parent.mkdir(parents=True)
    path.write_text(
        "# Titel\n\n:::{dilemma} 03a\n:::\n\n:::{dilemma} 03b\n:::\n\n"
        "```{code-cell} python\nimport datataal\n```\n"
    )
    code = [cell.source for cell in lesson(path, "nl").cells if cell.cell_type == "code"]
    assert code == [
        'import datataal\n\ndatataal.use("nl")',
        'datataal.dilemma("03a")',
        'datataal.dilemma("03b")',
        "import datataal",
    ]


def test_a_figure_in_a_directives_argument_is_filled(made):
    figure = content.figures()["smallest_n"].in_("nl")
    body = ":::{at-the-table} Een van {{ smallest_n }}\nMag dit?\n:::\n"
    assert f"*Een van {figure}*" in after_head(made(body))[0].source


def test_a_file_that_is_no_text_is_one_finding(tmp_path):
    path = tmp_path / "notebooks" / "nl" / "03-quality.md"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ContentError, match="cannot be read"):
        lesson(path, "nl")
