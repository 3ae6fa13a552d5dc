"""A lesson runs as it is, says in words what it shows, and is the same in both languages."""

from __future__ import annotations

import ast
import re
from html.parser import HTMLParser
from itertools import pairwise

import jupytext
import pytest

from datataal import content, load
from datataal.data import margin

pytestmark = pytest.mark.notebooks

MOST_LINES = 8
DIRECTIVE = re.compile(r"^:::+\{([a-z-]+)\} ?(.*)$", re.MULTILINE)
#: directives whose argument is words; of the others it is an id, equal in both languages
IN_WORDS = {"at-the-table", "deeper", "mind"}


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def pages(notebook, call=""):
    """Return the HTML that cells holding `call` show, one text per cell."""
    return [
        "".join(output.get("data", {}).get("text/html", "") for output in cell.outputs)
        for cell in code_cells(notebook)
        if call in cell.source
    ]


class Parts(HTMLParser):
    """The pictures' words and the tables of a piece of HTML."""

    def __init__(self, html):
        super().__init__()
        self.alts, self.tables, self.scopes, self.heads = [], 0, 0, 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "img":
            self.alts.append(given.get("alt") or "")
        self.tables += tag == "table"
        self.heads += tag == "th"
        self.scopes += tag == "th" and given.get("scope") in ("col", "row")


def test_it_runs_from_top_to_bottom(lesson, run):
    cells = code_cells(run(lesson))
    assert len(cells) > 10
    for cell in cells:
        wrong = [o for o in cell.outputs if o.output_type == "error" or o.get("name") == "stderr"]
        assert not wrong, f"{cell.source}\n{wrong}"


def test_each_figure_has_its_words_and_its_table(lesson, run):
    shown = [html for html in pages(run(lesson)) if '<figure class="dt-figure"' in html]
    for html in shown:
        parts = Parts(html)
        assert parts.tables >= 1, html[:300]
        for alt in parts.alts:
            assert len(re.findall(r"\d+", alt)) >= 2, alt
    assert sum(bool(Parts(html).alts) for html in shown) >= 5


def test_every_header_of_every_table_says_what_it_heads(lesson, run):
    for html in pages(run(lesson)):
        parts = Parts(html)
        assert parts.heads == parts.scopes, html[:500]


def test_each_cell_is_said_in_plain_words_first(lesson):
    notebook = jupytext.reads(lesson.text, fmt="md:myst")
    for words, cell in pairwise(notebook.cells):
        if cell.cell_type == "code":
            assert words.cell_type == "markdown", cell.source
            assert words.source.rstrip().endswith(":::"), cell.source
            assert list(DIRECTIVE.finditer(words.source))[-1][1] == "plain", cell.source


def test_cells_are_short(lesson):
    for cell in code_cells(jupytext.reads(lesson.text, fmt="md:myst")):
        assert len(cell.source.splitlines()) <= MOST_LINES, cell.source


def test_the_ten_steps_come_in_order(lesson):
    steps = [found[2] for found in DIRECTIVE.finditer(lesson.text) if found[1] == "step"]
    assert steps == [str(nr) for nr in range(1, 11)]


class _OneName(ast.NodeTransformer):
    """Number an author's own names, and forget what a sentence says."""

    def __init__(self):
        self.own = {}

    def visit_Name(self, node):
        if isinstance(node.ctx, ast.Store):
            self.own.setdefault(node.id, f"name{len(self.own)}")
        node.id = self.own.get(node.id, node.id)
        return node

    def visit_Constant(self, node):
        if node.value in ("nl", "en") or (isinstance(node.value, str) and " " in node.value):
            node.value = "words"
        return node

    def visit_Assign(self, node):
        node.value = self.visit(node.value)
        node.targets = [self.visit(target) for target in node.targets]
        return node


def logic(lesson):
    one = _OneName()
    cells = code_cells(jupytext.reads(lesson.text, fmt="md:myst"))
    return [ast.unparse(one.visit(ast.parse(cell.source))) for cell in cells]


def test_the_code_is_the_same_in_both_languages(lesson):
    assert logic(lesson) == logic(lesson.in_("nl"))


def test_the_pieces_are_the_same_in_both_languages(lesson):
    def outline(one):
        return [
            (found[1], "" if found[1] in IN_WORDS else found[2])
            for found in DIRECTIVE.finditer(one.text)
        ]

    def linked(one):
        return re.findall(r"\]\(((?:term|page):[^)]+)\)", one.text)

    def counted(one):
        return sorted(re.findall(r"\{\{ ?(\w+) ?\}\}", one.text))

    other = lesson.in_("nl")
    assert outline(lesson) == outline(other)
    assert linked(lesson) == linked(other)
    assert counted(lesson) == counted(other)


# What stands in the code of module 03 because a learner must be able to change it.


def test_numbers_in_code_are_those_of_the_tables(quality):
    figures, places = content.figures(), load("municipalities").set_index("municipality")["name"]
    code = "\n".join(logic(quality))
    assert f"margin({figures['smallest_n'].value:.0f})" in code
    assert f"margin({figures['panel_n'].value:.0f})" in code
    assert places["DM05"] == content.names()["smallest_name"]
    assert places["DM09"] == content.names()["neighbour_name"] == "Drevelo"


def test_the_change_that_is_asked_for_halves_the_margin(quality, run):
    cell = next(cell for cell in code_cells(run(quality)) if "margin(37)" in cell.source)
    printed = "".join(output.text for output in cell.outputs).split()
    assert printed == [f"{margin(37):.1f}", f"{margin(1500):.1f}"]
    assert "148" in quality.text
    assert margin(148) == pytest.approx(margin(37) / 2)


def test_undo_gives_back_what_was_there(quality, run):
    raw = load("municipalities", raw=True).set_index("municipality")
    last = [cell for cell in code_cells(run(quality)) if "undo(" in cell.source][-1]
    assert int(last.outputs[0].text) == raw.loc["DM09", "dwellings"]


def test_two_purposes_give_two_verdicts(quality, run):
    first, second = pages(run(quality), "datataal.plots.passport(")
    strip = re.compile(r"<[^>]+>")
    assert strip.sub(" ", first) != strip.sub(" ", second)
