"""What the sources hand us and every goal: taught, exercised, decided and measured somewhere."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from datataal.checks._tree import Tree
from datataal.checks._yaml import Document
from datataal.errors import Finding
from datataal.exercises import steps
from datataal.language import LANGUAGES, Language

__all__ = ["coverage"]

CELLS = ("taught", "exercised", "decided", "measured")
#: pieces on a page that show a file of content
_SHOWN = {"play-cards": "play.yml"}
_MARKS = re.compile(r"\]\([^)]*\)|[*_`\[]")


def coverage(tree: Tree) -> Iterator[Finding]:
    """Yield places that do not exist, goals that are left out, and words that nothing teaches."""
    for document in tree.of("coverage.yml"):
        yield from _goals(tree, document)
        for kind in ("groups", "threads"):
            for nr, group in enumerate(document.data[kind]):
                yield from _group(tree, document, f"{kind}[{nr}]", group)


def _group(
    tree: Tree, document: Document, place: str, group: Mapping[str, Any]
) -> Iterator[Finding]:
    for cell in CELLS:
        yield from _cell(tree, document, f"{place}.{cell}", group[cell])
    for at, row in enumerate(group["rows"]):
        here = f"{place}.rows[{at}]"
        for cell in set(CELLS) & set(row):
            yield from _cell(tree, document, f"{here}.{cell}", row[cell])
        yield from _says(tree, document, here, {**group, **row})


def _goals(tree: Tree, document: Document) -> Iterator[Finding]:
    given = document.data["goals"]
    for nr, module in tree.ids("modules/", "").items():
        goals = {goal["id"] for goal in module["goals"]}
        for id_ in sorted(goals ^ set(given.get(nr, {}))):
            left_out = id_ in goals
            yield Finding(
                f"Goal {id_} of module {nr} "
                + ("stands nowhere in the coverage" if left_out else "does not exist"),
                document.at(f"goals.{nr}" if nr in given else "goals"),
                f"one row for each of {', '.join(sorted(goals))}",
                "Add the row" if left_out else "Take the row out",
            )
        for id_, cells in given.get(nr, {}).items():
            for cell, value in cells.items():
                yield from _cell(tree, document, f"goals.{nr}.{id_}.{cell}", value)


def _cell(tree: Tree, document: Document, place: str, value: Any) -> Iterator[Finding]:  # noqa: ANN401
    """Check one cell: its places exist, or its reason does."""
    if isinstance(value, str):
        yield from _known("reason", value, document.data["reasons"], document.at(place))
        return
    for nr, one in enumerate(value):
        kind, id_ = one.split()
        where = document.at(f"{place}[{nr}]")
        if kind not in _KINDS:
            yield from _known("kind of place", kind, _KINDS, where)
        else:
            yield from _known(kind, id_, _KINDS[kind](tree), where)


def _says(tree: Tree, document: Document, place: str, row: Mapping[str, Any]) -> Iterator[Finding]:
    taught = [one.split() for one in row["taught"]] if isinstance(row["taught"], list) else []
    for lang, words in zip(LANGUAGES, row["says"], strict=True):
        text = " ".join(_text(tree, kind, id_, lang) for kind, id_ in taught)
        for one in words:
            if one.casefold() not in text:
                yield Finding(
                    f"Nothing that should teach it says {one!r} ({lang})",
                    document.at(f"{place}.says"),
                    f"these words at {', '.join(map(' '.join, taught)) or 'a place'}",
                    "Teach it there, name the place that does, or mend the words",
                )


def _text(tree: Tree, kind: str, id_: str, lang: Language) -> str:
    """Return the words at a place in one language, without marks or capitals."""
    if kind in ("page", "lesson", "module"):
        words = _on_page(tree, _docname(tree, kind, id_), lang)
    elif kind == "figure":
        words = _in_file(tree, f"strings/plots/{id_}.yml", lang)
    else:
        words = _in(_KINDS[kind](tree).get(id_), lang) if kind in _ENTRIES else ""
    return " ".join(
        _MARKS.sub(lambda mark: " " if mark[0].isspace() else "", words).split()
    ).casefold()


def _on_page(tree: Tree, docname: str, lang: Language) -> str:
    page = tree.pages[lang].get(docname)
    if page is None:
        return ""
    text = (tree.root / page.name).read_text(encoding="utf-8", errors="replace")
    shown = {_SHOWN[part.name] for part in page.of("directive") if part.name in _SHOWN}
    return " ".join([text, *(_in_file(tree, name, lang) for name in sorted(shown))])


def _in_file(tree: Tree, name: str, lang: Language) -> str:
    return " ".join(_in(document.data, lang) for document in tree.of(name))


def _in(entry: Any, lang: Language) -> str:  # noqa: ANN401  any part of a YAML file
    """Return all words of an entry in one language."""
    if isinstance(entry, Mapping):
        if set(entry) == set(LANGUAGES):
            return _in(entry[lang], lang)
        return " ".join(_in(one, lang) for one in entry.values())
    if isinstance(entry, list):
        return " ".join(_in(one, lang) for one in entry)
    return entry if isinstance(entry, str) else ""


def _docname(tree: Tree, kind: str, id_: str) -> str:
    if kind == "page":
        return id_
    module = tree.ids("modules/", "").get(id_)
    slug = f"{id_}-{module['slug']}" if module else id_
    return f"{'lessons' if kind == 'lesson' else 'modules'}/{slug}"


def _known(kind: str, id_: str, known: Mapping[str, Any], where: str) -> Iterator[Finding]:
    if id_ not in known:
        near = difflib.get_close_matches(id_, known, n=3) or sorted(known)[:3]
        yield Finding(
            f"There is no {kind} {id_!r}", where, f"for example {', '.join(near)}", "Correct it"
        )


_Known = Callable[[Tree], Mapping[str, Any]]
#: kinds of places that are entries of content
_ENTRIES: dict[str, _Known] = {
    "aid": lambda tree: tree.ids("aids/", ""),
    "dilemma": lambda tree: tree.ids("dilemmas/", ""),
    "question": lambda tree: tree.ids("questions/", "questions"),
    "term": lambda tree: tree.ids("terms", "terms"),
}
#: kind of place -> the ids that exist
_KINDS: dict[str, _Known] = {
    **_ENTRIES,
    "exercise": lambda _tree: steps(),
    "figure": lambda tree: {
        document.name.rpartition("/")[2].removesuffix(".yml"): document
        for document in tree.of("strings/plots/")
    },
    "lesson": lambda tree: tree.ids("modules/", ""),
    "module": lambda tree: tree.ids("modules/", ""),
    "page": lambda tree: tree.pages["nl"],
}
