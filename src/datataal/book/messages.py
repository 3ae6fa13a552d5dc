"""Turn what Sphinx and Jupyter say into lines that name the author's own file.

Sphinx speaks of the stage folder; authors edit `book/` and `notebooks/`. A lesson that stops
gives a page of traceback; an author needs the lesson, the cell, the error and the next step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from datataal.book.project import Project
from datataal.book.stage import source_of
from datataal.language import Language

__all__ = ["Message", "crash", "failures", "findings"]

_ANSI = re.compile(r"\x1b\[[0-9;]*m")
_LINE = re.compile(r"^(?P<place>/[^:]+?)(?::(?P<line>\d+))?: (?P<kind>WARNING|ERROR): (?P<text>.*)")
_BARE = re.compile(r"^(?P<kind>WARNING|ERROR): (?P<text>.*)")
#: MyST names the kind of a warning, and Sphinx does so again.
_TWICE = re.compile(r"( \[[\w.-]+\]) \[[\w.-]+\]$")
#: Said by others about what `failures` says better, or about the warnings themselves.
_SAID_BETTER = ("mystnb.exec", "build finished with problems", "Notebook exception traceback")
_RULE = re.compile(r"^-{5,}$", re.MULTILINE)


@dataclass(frozen=True)
class Message:
    """One finding about a page: where it stands in the author's file, and what it says."""

    where: str
    text: str

    def __str__(self) -> str:
        return f"{self.where}: {self.text}" if self.where else self.text


def findings(project: Project, lang: Language, log: str) -> Iterator[Message]:
    """Yield each warning in Sphinx's log, with the place in the author's own file."""
    for line in _ANSI.sub("", log).splitlines():
        match = _LINE.match(line) or _BARE.match(line)
        if match and not any(words in line for words in _SAID_BETTER):
            yield Message(_place(project, lang, match), _TWICE.sub(r"\1", match["text"]))


def crash(error: BaseException | None, log: str) -> Message:
    """Return one line for a build that stopped without saying anything about a page."""
    said = [line.strip() for line in _ANSI.sub("", log).splitlines() if line.strip()]
    why = f"{type(error).__name__}: {error}" if error else (said or ["no reason given"])[-1]
    first = why.strip().splitlines()[0]
    again = "Run it again with --fresh; if it stays, report this line."
    return Message("", f"The build stopped with {first.rstrip('.')}. {again}")


def failures(project: Project, lang: Language) -> Iterator[Message]:
    """Yield the lessons that stopped in a cell: which lesson, which cell, why, what to do."""
    reports = project.html / lang / "reports"
    for path in sorted(reports.rglob("*.err.log")) if reports.is_dir() else []:
        docname = path.relative_to(reports).as_posix().removesuffix(".err.log")
        staged = project.staged(lang) / f"{docname}.md"
        if staged.is_file():
            source = source_of(project, lang, staged)
            text = path.read_text(encoding="utf-8")
            yield _failure(project, source, _ANSI.sub("", text))
        path.unlink()


def _failure(project: Project, source: Path, trace: str) -> Message:
    parts = _RULE.split(trace)
    code = parts[1].strip() if len(parts) > 1 else ""
    error = next((line for line in reversed(trace.splitlines()) if line.strip()), "no message")
    number, line = _cell(source, code)
    where = f"{_short(project, source)}:{line}" if line else _short(project, source)
    cell = f"code cell {number}" if number else "a code cell"
    return Message(
        where,
        f"{cell} stopped with {error.strip()}. "
        "Run the lesson in JupyterLab, mend that cell, and build the book again.",
    )


def _cell(source: Path, code: str) -> tuple[int, int]:
    """Return number and line (both from 1) of the code cell that holds `code`; 0 if none does."""
    text = source.read_text(encoding="utf-8")
    for number, match in enumerate(
        re.finditer(r"^```\{code-cell\}.*?\n(.*?)^```", text, re.MULTILINE | re.DOTALL), start=1
    ):
        if code and code.splitlines()[0] in match[1] and code.strip() in match[1]:
            return number, text[: match.start()].count("\n") + 1
    return 0, 0


def _place(project: Project, lang: Language, match: re.Match[str]) -> str:
    groups = match.groupdict()
    if not groups.get("place"):
        return ""
    path = Path(groups["place"])
    if path.is_relative_to(project.staged(lang)):
        path = source_of(project, lang, path)
    line = f":{groups['line']}" if groups["line"] else ""
    return f"{_short(project, path)}{line}"


def _short(project: Project, path: Path) -> str:
    return str(path.relative_to(project.root)) if path.is_relative_to(project.root) else str(path)
