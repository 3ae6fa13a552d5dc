"""A page or lesson taken apart: directives, headings, links, code cells and prose, by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from datataal.language import Language

__all__ = ["TITLED", "Page", "Part"]

#: directives whose argument is a title in words; of the others it is an id
TITLED = frozenset({"at-the-table", "deeper", "mind"})

#: Code may stand indented, as a part of a list.
_FENCE = re.compile(
    r"^(?: *(?=`))?(?P<mark>`{3,}|:{3,})(?:\{(?P<name>[\w-]+)\}\s*(?P<rest>.*)|(?P<info>\w*))$"
)
_HEADING = re.compile(r"^(#{1,6})\s+(.*)$")
_LINK = re.compile(r"\]\((term|page):([^)\s]+)\)")
_NOT_PROSE = re.compile(
    r"`[^`]*`|\]\([^)]*\)|\{\{.*?\}\}|<[^>\s][^>]*>|https?://\S+|\b[\w.-]+\.\w+/\S*"
)
_OPTION = re.compile(r"^:[\w-]+:")


@dataclass(frozen=True)
class Part:
    """One thing in a page: its kind, words and line (from 1).

    Kinds: ``heading`` (name = its level), ``directive`` (name; text = what follows), ``link``
    (name = term or page; text = target), ``code`` (text = the cell) and ``prose``.
    """

    kind: str
    name: str
    text: str
    line: int


@dataclass(frozen=True)
class Page:
    """One page in one language."""

    name: str
    lang: Language
    parts: tuple[Part, ...]

    @classmethod
    def read(cls, path: Path, name: str, lang: Language) -> Page:
        """Take the page at `path` apart."""
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        return cls(name, lang, tuple(_parts(lines)))

    def of(self, *kinds: str) -> Iterator[Part]:
        """Yield the parts of these kinds, in the order of the page."""
        return (part for part in self.parts if part.kind in kinds)

    def at(self, line: int) -> str:
        """Return ``file:line``."""
        return f"{self.name}:{line}"


def _parts(lines: list[str]) -> Iterator[Part]:
    nr = _front_matter(lines)
    while nr < len(lines):
        line, nr = lines[nr], nr + 1
        fence = _FENCE.match(line)
        if fence and fence["mark"][0] == "`":
            end = next(
                (n for n in range(nr, len(lines)) if lines[n].strip() == fence["mark"]), len(lines)
            )
            if fence["name"]:
                yield Part("directive", fence["name"], fence["rest"].strip(), nr)
            if fence["name"] == "code-cell":
                body = [row for row in lines[nr:end] if not _OPTION.match(row)]
                yield Part("code", "", "\n".join(body), nr + 1)
            nr = end + 1
        elif fence:
            if fence["name"]:
                yield Part("directive", fence["name"], fence["rest"].strip(), nr)
            if fence["name"] in TITLED:
                yield from _prose(fence["rest"], nr)
        else:
            yield from _line(line, nr)


def _line(line: str, nr: int) -> Iterator[Part]:
    heading = _HEADING.match(line)
    if heading:
        yield Part("heading", str(len(heading[1])), heading[2], nr)
    for link in _LINK.finditer(line):
        yield Part("link", link[1], link[2], nr)
    if not _OPTION.match(line):
        yield from _prose(heading[2] if heading else line, nr)


def _prose(line: str, nr: int) -> Iterator[Part]:
    text = _NOT_PROSE.sub(" ", line).strip()
    if text:
        yield Part("prose", "", text, nr)
    for place in re.finditer(r"\{\{\s*([\w-]+)\s*\}\}", line):
        yield Part("figure", place[1], line, nr)


def _front_matter(lines: list[str]) -> int:
    if lines[:1] != ["---"]:
        return 0
    return lines.index("---", 1) + 1 if "---" in lines[1:] else 0
