"""Ids that content, pages and lessons name: each must exist."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from datataal.checks._page import Page, Part
from datataal.checks._tree import Tree
from datataal.checks._yaml import Document
from datataal.errors import Finding
from datataal.widgets._measure import FORMS

__all__ = ["references"]


def references(tree: Tree) -> Iterator[Finding]:
    """Yield every id in content, pages and lessons that does not exist, with near ones."""
    for document in tree.of("terms"):
        yield from _terms(tree, document)
    for kind in ("aids/", "dilemmas/"):
        for document in tree.of(kind):
            yield from _of_module(tree, document)
    for document in tree.of("questions/"):
        yield from _questions(tree, document)
    for document in tree.of("competences.yml"):
        yield from _competences(document)
    for document in tree.of("aids/"):
        if "measures" in document.data:
            yield from _quality_aid(tree, document)
    for docnames in tree.pages.values():
        for page in docnames.values():
            yield from _page(tree, page, docnames)


def _terms(tree: Tree, document: Document) -> Iterator[Finding]:
    known = tree.ids("terms", "terms")
    for nr, term in enumerate(document.data["terms"]):
        others = set(known) - {term["id"]}
        for at, id_ in enumerate(term.get("related", [])):
            place = document.at(f"terms[{nr}].related[{at}]")
            yield from _known("term", id_, others, place)


def _of_module(tree: Tree, document: Document) -> Iterator[Finding]:
    modules = tree.ids("modules/", "")
    yield from _known("module", document.data["module"], modules, document.at("module"))


def _questions(tree: Tree, document: Document) -> Iterator[Finding]:
    modules = tree.ids("modules/", "")
    for nr, question in enumerate(document.data["questions"]):
        if "module" in question:
            place = document.at(f"questions[{nr}].module")
            yield from _known("module", question["module"], modules, place)
        if "competence" in question:
            place = document.at(f"questions[{nr}].competence")
            known = tree.ids("competences.yml", "competences")
            yield from _known("competence", question["competence"], known, place)
        if question["kind"] not in ("retrieval", "measure"):
            place = document.at(f"questions[{nr}].about")
            yield from _known("term", question["about"], tree.ids("terms", "terms"), place)


def _competences(document: Document) -> Iterator[Finding]:
    for nr, one in enumerate(document.data["competences"]):
        for at, id_ in enumerate(one["frameworks"]):
            place = document.at(f"competences[{nr}].frameworks[{at}]")
            yield from _known("framework", id_, document.data["frameworks"], place)


def _quality_aid(tree: Tree, document: Document) -> Iterator[Finding]:
    terms = tree.ids("terms", "terms")
    measures = [measure["id"] for measure in document.data["measures"]]
    for nr, id_ in enumerate(measures):
        yield from _known("term", id_, terms, document.at(f"measures[{nr}].id"))
    for nr, purpose in enumerate(document.data["purposes"]):
        place = f"purposes[{nr}]"
        for at, id_ in enumerate(purpose["main"]):
            yield from _known("measure", id_, measures, document.at(f"{place}.main[{at}]"))
        bars = purpose["bars"]
        for id_ in set(measures) ^ set(bars):
            yield Finding(
                f"The purpose {purpose['id']!r} and the measures differ in {id_!r}",
                document.at(f"{place}.bars"),
                "one bar from 0 to 5 for each measure",
                "Add or remove that bar",
            )
        for id_, bar in bars.items():
            if bar not in range(6):
                yield Finding(
                    f"The bar {bar!r} is not a level",
                    document.at(f"{place}.bars.{id_}"),
                    "a whole number from 0 to 5",
                    "Correct the bar",
                )
    tables = tree.case("quality.json").get("tables", {})
    for nr, table in enumerate(document.data["tables"]):
        place = document.at(f"tables[{nr}].id")
        yield from _known("measured table", table["id"], tables, place)


def _page(tree: Tree, page: Page, docnames: Iterable[str]) -> Iterator[Finding]:
    terms = tree.ids("terms", "terms")
    for link in page.of("link"):
        known = terms if link.name == "term" else {*docnames, "search", *_sheets(tree)}
        target = link.text.partition("#")[0]
        yield from _known(link.name, target, known, page.at(link.line))
    for part in page.of("directive"):
        known_ids = _ASKED.get(part.name)
        if known_ids:
            yield from _known(part.name, _first(part), known_ids(tree), page.at(part.line))


def _sheets(tree: Tree) -> Iterator[str]:
    """Yield the pages that no author writes: a data sheet for each table."""
    for resource in tree.case("datapackage.json").get("resources", []):
        if "table" in resource:
            yield f"data/{resource['table']}"


def _threads(tree: Tree) -> Iterator[str]:
    for document in tree.of("coverage.yml"):
        yield from (thread["id"] for thread in document.data["threads"])


def _first(part: Part) -> str:
    return part.text.split()[0] if part.text else ""


def _entries(kind: str, key: str, tree: Tree) -> Iterable[str]:
    return tree.ids(kind, key)


_MODULE = partial(_entries, "modules/", "")
#: directive -> what its argument may be
_ASKED: dict[str, Callable[[Tree], Iterable[str]]] = {
    # a task of the measure stands alone: shown with an answer to check, it would measure no more
    "question": lambda tree: {
        id_
        for id_, question in tree.ids("questions/", "questions").items()
        if question["kind"] != "measure"
    },
    "measure": lambda _tree: FORMS,
    "dilemma": partial(_entries, "dilemmas/", ""),
    "lenses": partial(_entries, "terms", "terms"),
    "aid": lambda tree: tree.ids("aids/", ""),
    "shared-words": _MODULE,
    "exercise-link": _MODULE,
    "cards": lambda tree: {
        nr for nr, module in tree.ids("modules/", "").items() if "cards" in module
    },
    "test-out": lambda tree: {
        id_[:2]
        for id_, question in tree.ids("questions/", "questions").items()
        if question["kind"] == "test-out"
    },
    "path": lambda _tree: ("policy", "data", "ethics"),
    "coverage": lambda tree: ("goals", "sources", *_threads(tree)),
    "play-cards": lambda _tree: ("personas", "roles"),
    "module-head": _MODULE,
    "module-doors": _MODULE,
    "module-steps": _MODULE,
    "module-goals": _MODULE,
}


def _known(kind: str, id_: str, known: Iterable[str], where: str) -> Iterator[Finding]:
    names = sorted(known)
    if id_ not in names:
        near = difflib.get_close_matches(id_, names, n=3, cutoff=0.5) or names[:5]
        yield Finding(
            f"There is no {kind} {id_!r}",
            where,
            f"for example {', '.join(near)}" if near else f"a {kind} that exists",
            f"Correct the id, or add the {kind}",
        )
