"""What we teach, as data: one file says it, everything that shows it reads it here.

`term("margin-of-error")`, `dilemma("03a")`, `aid("quality")`, `question("03-r1")`,
`module("03")` and `role("data")` give a `Node`; its texts are `Text` in both languages and
`node.in_("nl")` gives the whole piece in one language. `strings("widgets", "nl")` gives the
words of the interface. A file that does not hold to its schema raises `ContentError` with
file, line and mend.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from datataal.content._files import OWN, by_file, in_lists, known, numbered, raw, whole, words_of
from datataal.content._model import Node, build
from datataal.content._text import Figure, Text, figures, fill, names
from datataal.errors import ContentError, Finding
from datataal.language import Language

__all__ = [
    "Figure",
    "Node",
    "Text",
    "aid",
    "aids",
    "beside",
    "cards",
    "competences",
    "coverage",
    "dilemma",
    "dilemmas",
    "figures",
    "fill",
    "module",
    "modules",
    "names",
    "paths",
    "pillars",
    "play",
    "question",
    "questions",
    "role",
    "roles",
    "strings",
    "term",
    "terms",
]


@functools.cache
def terms() -> Mapping[str, Node]:
    """Return all terms by id; each knows its `module`."""
    return in_lists("terms")


@functools.cache
def dilemmas() -> Mapping[str, Node]:
    """Return all dilemmas by id, such as ``03a``."""
    return by_file("dilemmas", "dilemma")


@functools.cache
def aids() -> Mapping[str, Node]:
    """Return the texts of all work aids by id."""
    return by_file("aids", "aid")


@functools.cache
def questions() -> Mapping[str, Node]:
    """Return all questions by id, such as ``03-r1``; each has `module`, `bridge` and `form`."""
    return {id_: _whole(node) for id_, node in in_lists("questions").items()}


@functools.cache
def modules() -> Mapping[str, Node]:
    """Return the modules in the order of the course, by number (``"03"``)."""
    return numbered()


@functools.cache
def competences() -> Node:
    """Return what the measures ask for: `competences`, and the `frameworks` that name them."""
    return whole("competences")


@functools.cache
def coverage() -> Node:
    """Return where goals and sources are taught and tried: `reasons`, `goals`, `groups`."""
    return whole("coverage")


@functools.cache
def paths() -> Node:
    """Return what the roles' paths say beside the modules: `paths`, `needs`, `test_out`."""
    return whole("paths")


@functools.cache
def pillars() -> Mapping[str, Text]:
    """Return the names of the four pillars of the interbestuurlijke datastrategie, by id."""
    return {
        key: Text.of(value, f"pillars.yml: pillars.{key}")
        for key, value in raw("pillars")["pillars"].items()
    }


@functools.cache
def play() -> Node:
    """Return the cards to play with: `personas` and `roles`, each a list of nodes."""
    return whole("play")


@functools.cache
def roles() -> Mapping[str, Node]:
    """Return the three roles and `joint`, by id."""
    return {row["id"]: build(row, f"roles.yml: {row['id']}") for row in raw("roles")["roles"]}


@functools.cache
def strings(area: str, lang: Language) -> Mapping[str, Any]:
    """Return the interface words of one area (`book`, `widgets`, …) in one language.

    An area is one file, or a folder in which each file is one part of it.
    """
    return words_of(area, lang)


def term(id_: str) -> Node:
    """Return one term; an unknown id raises `ContentError` naming near ones."""
    return known(terms(), id_, "term")


def dilemma(id_: str) -> Node:
    """Return one dilemma; an unknown id raises `ContentError`."""
    return known(dilemmas(), id_, "dilemma")


def aid(id_: str) -> Node:
    """Return the texts of one aid; an unknown id raises `ContentError`."""
    return known(aids(), id_, "aid")


def question(id_: str) -> Node:
    """Return one question; an unknown id raises `ContentError`."""
    return known(questions(), id_, "question")


def module(nr: str) -> Node:
    """Return one module by number; an unknown number raises `ContentError`."""
    return known(modules(), nr, "module")


def cards(nr: str) -> Node:
    """Return the information cards of a joint module, by role.

    Raises
    ------
    ContentError
        If there is no such module, or it deals no cards.
    """
    found = module(nr)
    if not found.cards:
        raise ContentError(
            Finding(
                what=f"Module {nr} has no information cards",
                where=f"modules/{nr}-{found.slug}.yml",
                expected="cards: with a card for policy, data and ethics",
                do="Add them there, or take the directive off the page",
            )
        )
    return Node(found.cards)


def role(id_: str) -> Node:
    """Return one role; an unknown id raises `ContentError`."""
    return known(roles(), id_, "role")


@contextmanager
def beside(path: Path, folder: str, only: Language | None = None) -> Iterator[None]:
    """Read a file of an author beside the course's own while the block runs.

    Its ids take the place of equal ones in the course.

    Parameters
    ----------
    path : pathlib.Path
        A file that holds to the schema of its kind.
    folder : str
        Its kind: ``dilemmas``, ``terms``, ``aids`` or ``questions``.
    only : Language, optional
        The one language in which it is written; the other then shows the same words.
    """
    readers = (terms, dilemmas, aids, questions)
    OWN.append((path, folder, only))
    for reader in readers:
        reader.cache_clear()
    try:
        yield
    finally:
        OWN.pop()
        for reader in readers:
            reader.cache_clear()


def _whole(question: Node) -> Node:
    """Return a question with its form, and with the bridge of its module unless it has one."""
    home = modules().get(question["module"])
    bridge = {"bridge": home["bridge"]} if home else {}
    return Node({"form": "one", **bridge, **question})
