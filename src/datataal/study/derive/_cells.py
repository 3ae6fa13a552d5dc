"""Collect a lesson's lines into cells; a directive's lines go through `_pieces` first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from datataal import content
from datataal.errors import ContentError, Finding
from datataal.language import Language
from datataal.study.derive._lines import Line, Source
from datataal.study.derive._links import resolve
from datataal.study.derive._pieces import OPEN, PIECES, Code, Lesson

__all__ = ["Cell", "Maker"]

_DIRECTIVE = re.compile(r"^\s*(:{3,})\s*\{([^}]*)\}\s*(.*?)\s*$")
_CLOSE = re.compile(r"^\s*(:{3,})\s*$")
_FENCE = re.compile(r"^\s*(`{3,}|~{3,})\s*(\{?)")
#: tags that say how the book shows a code cell -> how JupyterLab does the same
_HIDDEN = {
    "hide-input": ("source_hidden",),
    "hide-output": ("outputs_hidden",),
    "hide-cell": ("source_hidden", "outputs_hidden"),
}


@dataclass(frozen=True)
class Cell:
    """One cell of the notebook, and the line of the lesson that it came from."""

    kind: str
    text: str
    number: int
    metadata: Mapping[str, Any] = field(default_factory=dict)


@dataclass
class _Directive:
    name: str
    argument: str
    colons: int
    number: int
    body: list[str] = field(default_factory=list)


class Maker:
    """Takes a lesson's lines and code cells in order, and gives the notebook's cells."""

    def __init__(self, slug: str, lang: Language, path: Path) -> None:
        self._lesson = Lesson(slug, lang)
        self._path = path
        self._cells: list[Cell] = []
        self._text: list[str] = []
        self._start = 1
        self._inside: list[_Directive] = []
        self._fence = ""
        self._greeted = False

    def code(self, source: Source) -> None:
        """Take one code cell of the author."""
        for directive in self._inside:
            if directive.name not in OPEN:
                self._refuse(f"{{{directive.name}}} holds a code cell", "text only", source.number)
        self._end_text()
        hidden = [key for tag in source.metadata.get("tags", ()) for key in _HIDDEN.get(tag, ())]
        metadata = dict(source.metadata)
        if hidden:
            metadata["jupyter"] = dict.fromkeys(hidden, True)
        text = self._filled(source.text, source.number)
        self._cells.append(Cell("code", text, source.number, metadata=metadata))

    def line(self, line: Line) -> None:
        """Take one line of Markdown."""
        if line.first and not self._inside:
            self._end_text(line.number)
        text = self._filled(line.text, line.number)
        opening = None if self._fence else _DIRECTIVE.match(text)
        closing = None if self._fence else _CLOSE.match(text)
        if opening:
            self._open(_Directive(opening[2], opening[3], len(opening[1]), line.number))
        elif closing:
            self._close(len(closing[1]), line.number)
        else:
            self._watch_fence(line)
            self._add(text if self._fence else self._resolved(text, line.number))

    def finish(self) -> list[Cell]:
        """Return all cells; refuse a directive that was never closed."""
        for directive in self._inside:
            self._refuse(f"{{{directive.name}}} is never closed", ":::", directive.number)
        self._end_text()
        return self._cells

    def _open(self, directive: _Directive) -> None:
        if directive.name not in PIECES and directive.name not in OPEN:
            known = ", ".join(sorted([*PIECES, *OPEN]))
            self._refuse(f"There is no directive {{{directive.name}}}", known, directive.number)
        self._inside.append(directive)
        if directive.name in OPEN:
            self._add(OPEN[directive.name](self._lesson, directive.argument))

    def _close(self, colons: int, number: int) -> None:
        if not self._inside or self._inside[-1].colons > colons:
            self._refuse("A ::: closes nothing", "a directive above it", number)
        directive = self._inside.pop()
        if directive.name in OPEN:
            self._add("")
            return
        made = self._made(directive)
        if isinstance(made, Code):
            self._end_text()
            self._import(directive.number)
            self._cells.append(Cell("code", made.text, directive.number))
        else:
            if directive.name == "step":
                self._end_text(directive.number)
            self._add(made)

    def _import(self, number: int) -> None:
        """Put an import above a widget that stands before the author's own first code."""
        if not any("import datataal" in cell.text for cell in self._cells if cell.kind == "code"):
            self._cells += [
                Cell("markdown", self._lesson.words_for_import(), number),
                Cell("code", self._lesson.import_code(), number),
            ]

    def _made(self, directive: _Directive) -> str | Code:
        try:
            body = "\n".join(directive.body).strip()
            return PIECES[directive.name](self._lesson, directive.argument, body)
        except ContentError as error:
            place = f"{self._path}:{directive.number}"
            raise ContentError(
                *(Finding(f.what, f.where or place, f.expected, f.do) for f in error.findings)
            ) from error

    def _watch_fence(self, line: Line) -> None:
        fence = _FENCE.match(line.text)
        if self._fence:
            if fence and fence[1].startswith(self._fence):
                self._fence = ""
        elif fence:
            if fence[2]:
                self._refuse(
                    f"{line.text.strip()} is not known in JupyterLab",
                    "a directive with colons, such as :::{plain}",
                    line.number,
                )
            self._fence = fence[1]

    def _resolved(self, text: str, number: int) -> str:
        return resolve(text, self._lesson.lang, self._path, number)

    def _filled(self, text: str, number: int) -> str:
        return content.fill(text, self._lesson.lang, f"{self._path}:{number}")

    def _add(self, text: str) -> None:
        holder = next((d for d in reversed(self._inside) if d.name not in OPEN), None)
        (holder.body if holder else self._text).append(text)

    def _end_text(self, number: int = 0) -> None:
        """Make a cell of the text so far; after the first one comes how a notebook works."""
        text = "\n".join(self._text).strip()
        self._text = []
        if text:
            text = re.sub(r"\n{3,}", "\n\n", text)
            self._cells.append(Cell("markdown", text, self._start))
            if not self._greeted:
                self._greeted = True
                self._cells.append(Cell("markdown", self._lesson.greeting(), self._start))
        self._start = number or self._start

    def _refuse(self, what: str, expected: str, number: int) -> None:
        raise ContentError(Finding(what, f"{self._path}:{number}", expected, "Correct the lesson"))
