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

from datataal.content._model import Node, build
from datataal.content._read import CONTENT, read
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
    "dilemma",
    "dilemmas",
    "figures",
    "fill",
    "module",
    "modules",
    "names",
    "paths",
    "pillars",
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
    return _lists("terms")


@functools.cache
def dilemmas() -> Mapping[str, Node]:
    """Return all dilemmas by id, such as ``03a``."""
    return _folder("dilemmas", "dilemma")


@functools.cache
def aids() -> Mapping[str, Node]:
    """Return the texts of all work aids by id."""
    return _folder("aids", "aid")


@functools.cache
def questions() -> Mapping[str, Node]:
    """Return all questions by id, such as ``03-r1``; each has `module`, `bridge` and `form`."""
    return {id_: _whole(node) for id_, node in _lists("questions").items()}


@functools.cache
def modules() -> Mapping[str, Node]:
    """Return the modules in the order of the course, by number (``"03"``)."""
    found: dict[str, Node] = {}
    for path in sorted((CONTENT / "modules").glob("*.yml")):
        node = build(read(path, "module"), f"modules/{path.name}")
        _once(found, node["nr"], f"modules/{path.name}")
        found[node["nr"]] = node
    return found


@functools.cache
def paths() -> Node:
    """Return what the roles' paths say beside the modules: `paths`, `needs`, `test_out`."""
    whole: Node = build(read(CONTENT / "paths.yml", "paths"), "paths.yml")
    return whole


@functools.cache
def pillars() -> Mapping[str, Text]:
    """Return the names of the four pillars of the interbestuurlijke datastrategie, by id."""
    raw = read(CONTENT / "pillars.yml", "pillars")
    return {
        key: Text.of(value, f"pillars.yml: pillars.{key}") for key, value in raw["pillars"].items()
    }


@functools.cache
def roles() -> Mapping[str, Node]:
    """Return the three roles and `joint`, by id."""
    raw = read(CONTENT / "roles.yml", "roles")
    return {row["id"]: build(row, f"roles.yml: {row['id']}") for row in raw["roles"]}


@functools.cache
def strings(area: str, lang: Language) -> Mapping[str, Any]:
    """Return the interface words of one area (`book`, `widgets`, …) in one language.

    An area is one file, or a folder in which each file is one part of it.
    """
    folder = CONTENT / "strings" / area
    if not folder.is_dir():
        return _words(folder.with_suffix(".yml")).in_(lang)
    return {path.stem: _words(path).in_(lang) for path in sorted(folder.glob("*.yml"))}


def term(id_: str) -> Node:
    """Return one term; an unknown id raises `ContentError` naming near ones."""
    return _get(terms(), id_, "term")


def dilemma(id_: str) -> Node:
    """Return one dilemma; an unknown id raises `ContentError`."""
    return _get(dilemmas(), id_, "dilemma")


def aid(id_: str) -> Node:
    """Return the texts of one aid; an unknown id raises `ContentError`."""
    return _get(aids(), id_, "aid")


def question(id_: str) -> Node:
    """Return one question; an unknown id raises `ContentError`."""
    return _get(questions(), id_, "question")


def module(nr: str) -> Node:
    """Return one module by number; an unknown number raises `ContentError`."""
    return _get(modules(), nr, "module")


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
    return _get(roles(), id_, "role")


def _words(path: Path) -> Node:
    node: Node = build(read(path, "strings"), path.relative_to(CONTENT).as_posix())
    return node


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
    _own.append((path, folder, only))
    for reader in readers:
        reader.cache_clear()
    try:
        yield
    finally:
        _own.pop()
        for reader in readers:
            reader.cache_clear()


_own: list[tuple[Path, str, Language | None]] = []


def _whole(question: Node) -> Node:
    """Return a question with its form, and with the bridge of its module unless it has one."""
    home = modules().get(question["module"])
    bridge = {"bridge": home["bridge"]} if home else {}
    return Node({"form": "one", **bridge, **question})


def _lists(kind: str) -> Mapping[str, Node]:
    """Return what stands in files that hold a list each, with the module of its file."""
    found: dict[str, Node] = {}
    for path in sorted((CONTENT / kind).glob("*.yml")):
        for node in _entries(path, kind):
            _once(found, node["id"], f"{kind}/{path.name}")
            found[node["id"]] = node
    for path, folder, only in _own:
        if folder == kind:
            found |= {node["id"]: node for node in _entries(path, kind, only)}
    return found


def _entries(path: Path, kind: str, only: Language | None = None) -> Iterator[Node]:
    raw = read(path, kind, only)
    for nr, entry in enumerate(raw[kind]):
        module = {"module": raw["module"]} if "module" in raw else {}  # a measure spans modules
        yield build({**entry, **module}, f"{kind}/{path.name}: {kind}[{nr}]")


def _folder(folder: str, schema: str) -> Mapping[str, Node]:
    found: dict[str, Node] = {}
    for path, kind, only in _own:
        if kind == folder:
            node = build(read(path, schema, only), path.name)
            found[node["id"]] = node
    for path in sorted((CONTENT / folder).glob("*.yml")):
        node = build(read(path, schema), f"{folder}/{path.name}")
        if node["id"] != path.stem:
            raise ContentError(
                Finding(
                    what=f"The id {node['id']!r} and the file name differ",
                    where=f"{folder}/{path.name}",
                    expected=f"id: {path.stem}",
                    do="Rename one of the two",
                )
            )
        found.setdefault(node["id"], node)
    return found


def _get(found: Mapping[str, Node], id_: str, kind: str) -> Node:
    if id_ in found:
        return found[id_]
    import difflib

    near = difflib.get_close_matches(id_, found, n=3, cutoff=0.5) or sorted(found)[:5]
    raise ContentError(
        Finding(
            what=f"There is no {kind} {id_!r}",
            expected=f"for example {', '.join(near)}",
            do=f"Correct the id, or add the {kind} under src/datataal/content/",
        )
    )


def _once(found: Mapping[str, Node], id_: str, where: str) -> None:
    if id_ in found:
        raise ContentError(
            Finding(f"The id {id_!r} is used twice", where, "each id once", "Rename one of the two")
        )
