"""Where each goal, and each thing the sources hand us, is taught, exercised, decided, measured."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from datataal import _paths, content
from datataal.book.links import term_anchor
from datataal.book.piece import Page, Piece
from datataal.errors import ContentError, Finding
from datataal.widgets._measure import FORMS

__all__ = ["setup_coverage"]

CELLS = ("taught", "exercised", "decided", "measured")
#: the heading of a page
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)

#: a place as a page shows it: its link and its name
Place = tuple[str, str]
#: a title, and rows with a name and the places of each cell
Table = tuple[str, list[dict[str, Any]]]


def setup_coverage(app: Sphinx) -> None:
    """Make the directive known."""
    app.add_directive("coverage", Coverage)


class Coverage(Piece):
    """A list for each module (``goals``), each group of the sources, or one thread (``ai``)."""

    required_arguments = 1
    reads = ("coverage.yml", "modules/*.yml", "questions/*.yml", "strings/book.yml")

    def make(self) -> Sequence[nodes.Node]:
        """Return the tables, with the number of rows above them."""
        threads = {one.id: (one,) for one in content.coverage().threads}
        makers: dict[str, Callable[[Page], Iterator[Table]]] = {
            "goals": _goals,
            "sources": partial(_sources, groups=content.coverage().groups),
            **{id_: partial(_sources, groups=groups) for id_, groups in threads.items()},
        }
        if self.asked not in makers:
            raise ContentError(
                Finding(
                    what=f"There is no coverage of {self.asked!r}",
                    expected=" or ".join(makers),
                    do="Correct the word behind coverage",
                )
            )
        tables = list(makers[self.asked](self.page))
        count = sum(len(rows) for _title, rows in tables)
        kind = "threads" if self.asked in threads else self.asked
        return self.show("coverage.html", tables=tables, cells=CELLS, count=count, kind=kind)


def _goals(page: Page) -> Iterator[Table]:
    whole = content.coverage()
    for nr, module in content.modules().items():
        rows = []
        for goal in module.goals:
            cells = {"taught": (f"lesson {nr}",), **whole.goals[nr][goal.id]}
            row = {"name": goal.text.in_(page.lang), **_shown(page, cells)}
            row["measured"] = [*row["measured"], *_measures(page, nr, goal.id)]
            rows.append(row)
        yield f"{nr} {module.title.in_(page.lang)}", rows


def _sources(page: Page, groups: Sequence[content.Node]) -> Iterator[Table]:
    for group in groups:
        rows = [
            {"name": _name(page, row.name), **_shown(page, {**group, **row})} for row in group.rows
        ]
        yield _name(page, group.name), rows


def _name(page: Page, name: content.Text | str) -> str:
    return name if isinstance(name, str) else name.in_(page.lang)


def _shown(page: Page, cells: Mapping[str, Any]) -> dict[str, list[Place]]:
    """Return the places of each cell; a reason is a place without a link."""
    reasons = content.coverage().reasons
    return {
        cell: [("", reasons[value].in_(page.lang))]
        if isinstance(value := cells[cell], str)
        else [_place(page, *one.split()) for one in value]
        for cell in CELLS
    }


def _measures(page: Page, nr: str, goal: str) -> Iterator[Place]:
    """Yield the tasks of the measures that name this goal."""
    words = page.words["coverage"]["task"]
    for id_, question in content.questions().items():
        if (question.kind, question.module, question.goal) == ("measure", nr, goal):
            form, _, task = id_.partition("-")
            pages = {letter: f"measure/{name}" for name, letter in FORMS.items()}
            yield page.url(pages[form]), words.format(id=f"{form}-{task}")


def _place(page: Page, kind: str, id_: str) -> Place:
    """Return the link and the name of a place such as ``question 12-p1``."""
    words = page.words["coverage"]
    if kind == "page":
        return page.url(id_), _title(page, id_)
    if kind == "term":
        return page.url("glossary", term_anchor(id_)), content.term(id_).term.in_(page.lang)
    if kind in ("aid", "dilemma"):
        found = content.aid(id_) if kind == "aid" else content.dilemma(id_)
        return page.url(f"{kind}s/{id_}"), words[kind].format(title=found.title.in_(page.lang))
    module = content.module(_drawn_in(id_) if kind == "figure" else id_[:2])
    folder = "modules" if kind in ("module", "exercise") else "lessons"
    return page.url(f"{folder}/{module.nr}-{module.slug}"), words[kind].format(
        id=id_.replace("-", "\N{NON-BREAKING HYPHEN}"), nr=module.nr
    )


def _drawn_in(figure: str) -> str:
    """Return the number of the module whose lesson draws a figure."""
    for path in sorted((_paths.CHECKOUT / "notebooks" / "nl").glob("*.md")):
        if f"plots.{figure}(" in path.read_text(encoding="utf-8"):
            return path.name[:2]
    raise ContentError(
        Finding(f"No lesson draws {figure}", "", "a figure of a lesson", "Correct it")
    )


def _title(page: Page, docname: str) -> str:
    """Return the heading of a page of the book."""
    path = _paths.CHECKOUT / "book" / page.lang / f"{docname}.md"
    found = _TITLE.search(path.read_text(encoding="utf-8"))
    return found[1] if found else docname
