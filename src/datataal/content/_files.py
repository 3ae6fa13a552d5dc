"""The files of the course's texts as nodes: one node a file, or a list of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from datataal.content._model import Node, build
from datataal.content._read import CONTENT, read
from datataal.errors import ContentError, Finding
from datataal.language import Language

__all__ = ["OWN", "by_file", "in_lists", "known", "numbered", "raw", "whole", "words_of"]

#: Files of an author that are read beside the course's own: path, kind, its one language.
OWN: list[tuple[Path, str, Language | None]] = []


def raw(name: str) -> Any:  # noqa: ANN401  plain data of any form
    """Return what stands in the file of this name, as plain data that holds to its schema."""
    return read(CONTENT / f"{name}.yml", name)


def whole(name: str) -> Node:
    """Return the file of this name as one node."""
    found: Node = build(raw(name), f"{name}.yml")
    return found


def words_of(area: str, lang: Language) -> Mapping[str, Any]:
    """Return the words of an area: one file, or a folder in which each file is a part."""
    folder = CONTENT / "strings" / area
    if not folder.is_dir():
        return _words(folder.with_suffix(".yml")).in_(lang)
    return {path.stem: _words(path).in_(lang) for path in sorted(folder.glob("*.yml"))}


def numbered() -> Mapping[str, Node]:
    """Return the modules by number, in the order of their files."""
    found: dict[str, Node] = {}
    for path in sorted((CONTENT / "modules").glob("*.yml")):
        node = build(read(path, "module"), f"modules/{path.name}")
        _once(found, node["nr"], f"modules/{path.name}")
        found[node["nr"]] = node
    return found


def _words(path: Path) -> Node:
    node: Node = build(read(path, "strings"), path.relative_to(CONTENT).as_posix())
    return node


def in_lists(kind: str) -> Mapping[str, Node]:
    """Return what stands in files that hold a list each, with the module of its file."""
    found: dict[str, Node] = {}
    for path in sorted((CONTENT / kind).glob("*.yml")):
        for node in _entries(path, kind):
            _once(found, node["id"], f"{kind}/{path.name}")
            found[node["id"]] = node
    for path, its, only in OWN:
        if its == kind:
            found |= {node["id"]: node for node in _entries(path, kind, only)}
    return found


def _entries(path: Path, kind: str, only: Language | None = None) -> Iterator[Node]:
    raw = read(path, kind, only)
    for nr, entry in enumerate(raw[kind]):
        module = {"module": raw["module"]} if "module" in raw else {}  # a measure spans modules
        yield build({**entry, **module}, f"{kind}/{path.name}: {kind}[{nr}]")


def by_file(folder: str, schema: str) -> Mapping[str, Node]:
    """Return the files of a folder by id; each is named after its id."""
    found: dict[str, Node] = {}
    for path, kind, only in OWN:
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


def known(found: Mapping[str, Node], id_: str, kind: str) -> Node:
    """Return the node with this id; an unknown id raises `ContentError` naming near ones."""
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
