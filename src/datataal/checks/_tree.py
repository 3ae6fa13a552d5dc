"""The files that learners read, found from the root of a checkout and read once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from datataal.checks._case import read_case
from datataal.checks._page import Page
from datataal.checks._yaml import Document
from datataal.content._read import findings_in
from datataal.errors import Finding
from datataal.language import LANGUAGES, Language

__all__ = ["Tree"]

#: folder or file under content/ -> schema that its files hold to
SCHEMAS = {
    "competences.yml": "competences",
    "coverage.yml": "coverage",
    "modules": "module",
    "paths.yml": "paths",
    "pillars.yml": "pillars",
    "play.yml": "play",
    "roles.yml": "roles",
    "terms": "terms",
    "dilemmas": "dilemma",
    "aids": "aid",
    "questions": "questions",
    "strings": "strings",
}
_WORDS = re.compile(r"^words\.(nl|en)\.yml$")


class Tree:
    """A checkout: its content files, pages, lessons, tables and exercises.

    Parameters
    ----------
    root : pathlib.Path
        Folder that holds `src/`, `book/`, `notebooks/`, `datasets/` and `grading/`.
    """

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self.content = self.root / "src/datataal/content"

    def __repr__(self) -> str:
        return f"Tree({str(self.root)!r})"

    def name(self, path: Path) -> str:
        """Return the name of a file as seen from the root."""
        return path.relative_to(self.root).as_posix()

    @cached_property
    def broken(self) -> tuple[Finding, ...]:
        """What is wrong with the shape of content files, by their schemas."""
        by_schema = tuple(
            replace(finding, where=self._here(finding.where, path))
            for path, schema in self._content_files()
            for finding in findings_in(path, schema)
        )
        return by_schema + tuple(self._not_yaml())

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The content files that hold to their schema."""
        bad = {finding.where.partition(":")[0] for finding in self.broken}
        paths = [path for path, _schema in self._content_files() if self.name(path) not in bad]
        return tuple(Document.read(path, self.name(path)) for path in paths)

    def of(self, kind: str) -> Iterator[Document]:
        """Yield the documents of one kind, such as ``"terms"`` or ``"pillars.yml"``."""
        start = f"src/datataal/content/{kind}"
        return (one for one in self.documents if one.name.startswith(start))

    @cached_property
    def descriptions(self) -> tuple[Document, ...]:
        """The descriptions of the tables, and the words of the exercises."""
        bad = {finding.where.partition(":")[0] for finding in self.broken}
        paths = [path for path in self._description_files() if self.name(path) not in bad]
        langs = [_WORDS.match(path.name) for path in paths]
        return tuple(
            Document.read(path, self.name(path), lang[1] if lang else "")
            for path, lang in zip(paths, langs, strict=True)
        )

    @cached_property
    def pages(self) -> Mapping[Language, Mapping[str, Page]]:
        """Pages and lessons by language and docname, such as ``lessons/03-quality``."""
        return {lang: dict(self._pages(lang)) for lang in LANGUAGES}

    @cached_property
    def figures(self) -> Mapping[str, Any]:
        """The figures of the case, as `figures.json` holds them."""
        return self.case("figures.json")

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The invented names of the case."""
        return self.case("names.json")

    def ids(self, kind: str, key: str) -> dict[str, Any]:
        """Return the entries of one kind by id: ``ids("terms", "terms")``, ``ids("aids", "")``."""
        found: dict[str, Any] = {}
        for document in self.of(kind):
            for entry in document.data[key] if key else [document.data]:
                found[entry.get("id") or entry["nr"]] = entry
        return found

    def _content_files(self) -> Iterator[tuple[Path, str]]:
        for kind, schema in SCHEMAS.items():
            path = self.content / kind
            for one in [path] if path.suffix else sorted(path.rglob("*.yml")):
                yield one, schema

    def _description_files(self) -> Iterator[Path]:
        yield from sorted((self.root / "src/datataal/data/tables").glob("*.yml"))
        yield from sorted((self.root / "grading/exercises").glob("*/words.*.yml"))

    def _not_yaml(self) -> Iterator[Finding]:
        for path in self._description_files():
            try:
                document = Document.read(path, self.name(path))
                if not _described(document):
                    yield Finding(
                        "The file does not hold what the course reads in it",
                        f"{document.name}:1",
                        "keys with texts; in a table also name and fields, each with a name",
                        "Compare it with another file in the same folder",
                    )
            except (yaml.YAMLError, UnicodeDecodeError) as error:
                mark = getattr(error, "problem_mark", None)
                yield Finding(
                    f"The file is not valid YAML: {getattr(error, 'problem', error)}",
                    f"{self.name(path)}:{mark.line + 1 if mark else 1}",
                    "indented keys and values, in UTF-8",
                    "Look at that line and the one above it",
                )

    def _pages(self, lang: Language) -> Iterator[tuple[str, Page]]:
        for folder, prefix in (("book", ""), ("notebooks", "lessons/")):
            base = self.root / folder / lang
            for path in sorted(base.rglob("*.md")):
                docname = prefix + path.relative_to(base).as_posix().removesuffix(".md")
                yield docname, Page.read(path, self.name(path), lang)

    def case(self, file: str) -> dict[str, Any]:
        """Return what a JSON file of the case holds; nothing if it is missing or damaged."""
        return read_case(self.root / "datasets/deltaland" / file)

    def _here(self, where: str, path: Path) -> str:
        """Say a place that the reader of content gives as it is seen from the root."""
        if where.startswith(str(path)):
            return self.name(path) + where.removeprefix(str(path))
        return f"{self.name(self.content)}/{where}"


def _described(document: Document) -> bool:
    """Tell whether a description of a table, or words of an exercise, can be used."""
    held = document.data
    if not isinstance(held, dict):
        return False
    fields = held.get("fields", [])
    named = isinstance(fields, list) and all(
        isinstance(field, dict) and isinstance(field.get("name"), str) for field in fields
    )
    return named and isinstance(held.get("name", ""), str)
