"""One self-contained page that shows an author's file as learners will see it."""

from __future__ import annotations

from collections.abc import Iterator

from datataal import content
from datataal.authoring.one import OneFile
from datataal.language import Language
from datataal.widgets import kind_of, static_html
from datataal.widgets._page import form, shown_in
from datataal.widgets.demo import page

__all__ = ["preview"]

_TITLES = {"nl": "Voorbeeld van {name}", "en": "Preview of {name}"}


def preview(file: OneFile, lang: Language) -> str:
    """Return the page, which needs no server and asks no host.

    A dilemma or aid can be played, questions answered; terms stand in the term matcher, and
    below each other with their readings.

    Raises
    ------
    ContentError
        If the file does not hold to its schema.
    """
    with content.beside(file.path, file.kind, file.only):
        widgets = list(_widgets(file, lang))
    return page(widgets, lang, _TITLES[lang].format(name=file.path.name))


def _widgets(file: OneFile, lang: Language) -> Iterator[str]:
    (document,) = file.documents
    held = document.data
    if file.kind == "dilemmas":
        yield static_html("dilemma", held["id"], lang, level=2)
    elif file.kind == "aids":
        yield static_html(kind_of(held["id"]), held["id"], lang, level=2)
    elif file.kind == "questions":
        for question in held["questions"]:
            yield static_html("question", question["id"], lang, level=2)
    else:
        yield _terms([term["id"] for term in held["terms"]], lang)


def _terms(ids: list[str], lang: Language) -> str:
    """Return the term matcher with these terms only."""
    shown = shown_in("matcher", "matcher", lang)
    terms = [term for term in shown["terms"] if term["id"] in ids]
    return form("matcher", "matcher", lang, {**shown, "terms": terms}, level=2)
