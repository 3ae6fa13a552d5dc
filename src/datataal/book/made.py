"""Pages that no author writes: a data sheet for each table of Deltaland, below the data page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from datataal import data
from datataal.book.project import Project
from datataal.language import Language

__all__ = ["PARENT", "MadePage", "contents_with", "made_pages"]

#: the page below which the sheets stand
PARENT = "data/deltaland"


@dataclass(frozen=True)
class MadePage:
    """A page that follows from data: its name, its text in MyST, and where its words stand."""

    docname: str
    text: str
    source: str


def made_pages(project: Project, lang: Language) -> tuple[MadePage, ...]:
    """Return the sheet of every table, in the order of the package; none without the page above."""
    if not (project.pages(lang) / f"{PARENT}.md").is_file():
        return ()
    return tuple(
        MadePage(
            f"data/{table}",
            f"# {data.resource(table)['titles'][lang]}\n\n:::{{data-sheet}} {table}\n:::\n",
            f"src/datataal/data/tables/{table}.yml",
        )
        for table in data.tables()
    )


def contents_with(text: str, pages: Sequence[MadePage]) -> str:
    """Return a table of contents with the made pages below `PARENT`."""
    contents: Any = yaml.safe_load(text)
    for entry in list(_entries(contents)):
        if entry.get("file") == PARENT:
            own = entry.setdefault("sections", [])
            own.extend({"file": page.docname} for page in pages)
    return yaml.safe_dump(contents, allow_unicode=True, sort_keys=False)


def _entries(node: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401  YAML
    """Yield every mapping in the tree, the outer ones first."""
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from _entries(value)
    elif isinstance(node, list):
        for value in node:
            yield from _entries(value)
