"""Terms on pages: three lenses, a module's shared words, the glossary, and the cards."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from datataal import content, vocabulary
from datataal.book.links import term_anchor, term_link
from datataal.book.piece import Page, Piece
from datataal.content import Node

__all__ = ["cards", "setup_terms", "sort_key"]

#: Where the vocabulary lies in the built book, for others to take.
FILE = "_downloads/vocabulary/datataal.jsonld"


def setup_terms(app: Sphinx) -> None:
    """Make the directives that show terms known."""
    app.add_directive("lenses", Lenses)
    app.add_directive("shared-words", SharedWords)
    app.add_directive_to_domain("std", "glossary", Glossary, override=True)
    app.connect("build-finished", _write_vocabulary)


def sort_key(word: str) -> str:
    """Return what a word sorts by: without accents, capitals and marks."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in plain if letter.isalnum() or letter == " ")


class Lenses(Piece):
    """What each role hears in one term, where that goes wrong, and what to ask."""

    required_arguments = 1
    reads = ("terms/*.yml", "roles.yml")

    def make(self) -> Sequence[nodes.Node]:
        """Return the three columns and the footer."""
        term = content.term(self.asked).in_(self.page.lang)
        return self.show("lenses.html", term=term, key=self.env.new_serialno("lenses"))


class SharedWords(Piece):
    """All terms of one module with their meanings."""

    required_arguments = 1
    reads = ("terms/*.yml",)

    def make(self) -> Sequence[nodes.Node]:
        """Return a definition list; each term leads to its entry."""
        nr = content.module(self.asked).nr
        found = [term for term in content.terms().values() if term.module == nr]
        rows = [(_href(self.page, term), term.in_(self.page.lang)) for term in found]
        return self.show("shared_words.html", rows=rows)


class Glossary(Piece):
    """All terms, by letter."""

    reads = ("terms/*.yml", "roles.yml", "modules/*.yml", "strings/vocabulary.yml")

    def make(self) -> Sequence[nodes.Node]:
        """Return letters, filter and entries; without script everything is shown."""
        page = self.page
        entries = sorted(
            (_entry(page, term) for term in content.terms().values()),
            key=lambda entry: sort_key(entry["term"]),
        )
        by_letter = [
            (letter.upper(), list(group))
            for letter, group in groupby(entries, key=lambda entry: sort_key(entry["term"])[:1])
        ]
        have = {entry["module_nr"] for entry in entries}
        modules = [
            (nr, module.title.in_(page.lang))
            for nr, module in content.modules().items()
            if nr in have
        ]
        return self.show(
            "glossary.html",
            by_letter=by_letter,
            count=len(entries),
            modules=modules,
            file=f"{page.root}{FILE}",
            own=content.strings("vocabulary", page.lang),
        )


def cards(page: Page, doctree: nodes.Node) -> str:
    """Return a card, in a `template`, for each term that a page links to."""
    asked = sorted({node["term"] for node in doctree.findall(term_link)})
    return "".join(
        page.html("card.html", term=term.in_(page.lang), url=_href(page, term))
        for term in map(content.term, asked)
    )


def _write_vocabulary(app: Sphinx, error: Exception | None) -> None:
    if error or app.builder.format != "html":
        return
    path = Path(app.outdir) / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(vocabulary.text(), encoding="utf-8", newline="\n")


def _entry(page: Page, term: Node) -> dict[str, Any]:
    module = content.module(term.module)
    related = [content.term(id_) for id_ in term.related or ()]
    docname = f"modules/{module.nr}-{module.slug}"
    return {
        **term.in_(page.lang),
        "anchor": term_anchor(term.id),
        "in_other": term.term.in_(page.other),
        "other_words": list(term.synonyms[page.other]) if term.synonyms else [],
        "module_nr": module.nr,
        "bridge": module.bridge,
        "module_url": page.url(docname) if module.status == "ready" else "",
        "links": [(_href(page, other), other.term.in_(page.lang)) for other in related],
    }


def _href(page: Page, term: Node) -> str:
    return page.url("glossary", term_anchor(term.id))
