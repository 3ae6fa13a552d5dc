"""The order of the course: a term is introduced in its own module, and not used before."""

from __future__ import annotations

from collections.abc import Iterator

from datataal.checks._page import Page, Part
from datataal.checks._tree import Tree
from datataal.errors import Finding

__all__ = ["order"]


def order(tree: Tree) -> Iterator[Finding]:
    """Yield terms that a module uses too early, and terms that its lesson never introduces."""
    homes = {
        term["id"]: document.data["module"]
        for document in tree.of("terms/")
        for term in document.data["terms"]
    }
    ready = {nr for nr, row in tree.ids("modules/", "").items() if row["status"] == "ready"}
    for docnames in tree.pages.values():
        for docname, page in docnames.items():
            folder, _, name = docname.partition("/")
            module = name[:2]
            if folder in ("lessons", "modules") and module in ready:
                yield from _too_early(page, module, homes)
            if folder == "lessons" and module in ready:
                own = {id_ for id_, home in homes.items() if home == module}
                yield from _missing(page, own)
    yield from _questions(tree, homes)


def _terms(page: Page) -> Iterator[Part]:
    return (part for part in page.of("link") if part.name == "term")


def _too_early(page: Page, module: str, homes: dict[str, str]) -> Iterator[Finding]:
    for part in _terms(page):
        home = homes.get(part.text, module)
        if home > module:
            yield Finding(
                f"The term {part.text!r} is taught in module {home}, after this one",
                page.at(part.line),
                f"terms of module {module} or earlier",
                "Say it in plain words here, or teach the term earlier",
            )


def _missing(page: Page, own: set[str]) -> Iterator[Finding]:
    for id_ in sorted(own - {part.text for part in _terms(page)}):
        yield Finding(
            f"The lesson does not introduce its own term {id_!r}",
            page.name,
            f"a link (term:{id_}) where the word first stands",
            "Link the word there, or move the term to another module",
        )


def _questions(tree: Tree, homes: dict[str, str]) -> Iterator[Finding]:
    for document in tree.of("questions/"):
        if "measure" in document.data:
            continue  # it stands before the course
        module = document.data["module"]
        for nr, question in enumerate(document.data["questions"]):
            home = homes.get(question.get("about", ""), module)
            if home > module:
                yield Finding(
                    f"Question {question['id']!r} is about a term of module {home}",
                    document.at(f"questions[{nr}].about"),
                    f"a term of module {module} or earlier",
                    "Ask about a term that the lesson has introduced",
                )
