"""Build the languages of the book side by side, each in a process of its own."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from datataal.book.chooser import write_chooser
from datataal.book.project import Project
from datataal.book.stage import require
from datataal.book.stamp import everything
from datataal.book.turns import in_turn
from datataal.language import LANGUAGES, Language

__all__ = ["Built", "build"]


@dataclass(frozen=True)
class Built:
    """What came of one language: whether it had to be built, and what is wrong, one line each."""

    lang: Language
    unchanged: bool = False
    findings: tuple[str, ...] = ()


def build(
    project: Project,
    languages: Sequence[Language] = LANGUAGES,
    *,
    fresh: bool = False,
    tell: Callable[[str], None] = lambda _: None,
) -> list[Built]:
    """Build the book and return an outcome for each language.

    A language whose inputs did not change since its last good build is left as it is.
    `tell` gets a line at each step. A folder that is no checkout raises `ContentError`.
    """
    for lang in languages:
        require(project, lang)
    with in_turn(
        project.build / "book.lock",
        lambda: tell("Another build is under way here; waiting for it."),
    ):
        return _build(project, languages, fresh=fresh, tell=tell)


def _build(
    project: Project, languages: Sequence[Language], *, fresh: bool, tell: Callable[[str], None]
) -> list[Built]:
    started = time.monotonic()
    stamps = {lang: everything(project, lang) for lang in languages}
    todo = [lang for lang in languages if fresh or not _stands(project, lang, stamps[lang])]
    running = {lang: _start(project, lang, fresh=fresh) for lang in todo}
    for lang in languages:
        tell(f"{lang}: {'building' if lang in todo else 'nothing changed, kept as it is'}")
    outcomes = [Built(lang, unchanged=True) for lang in languages if lang not in todo]
    for lang, process in running.items():
        outcome = _finish(lang, process)
        for line in outcome.findings:
            tell(f"{lang}: {line}")
        if not outcome.findings:
            project.stamp(lang).write_text(stamps[lang], encoding="utf-8")
            tell(f"{lang}: built in {time.monotonic() - started:.1f} s")
        outcomes.append(outcome)
    if todo or not (project.html / "index.html").is_file():
        write_chooser(project)
    return outcomes


def _stands(project: Project, lang: Language, stamp: str) -> bool:
    file = project.stamp(lang)
    page = project.html / lang / "index.html"
    return file.is_file() and page.is_file() and file.read_text(encoding="utf-8") == stamp


def _start(project: Project, lang: Language, *, fresh: bool) -> subprocess.Popen[str]:
    project.stamp(lang).unlink(missing_ok=True)
    words = [sys.executable, "-m", "datataal.book.one", str(project.root), str(project.build), lang]
    return subprocess.Popen(  # noqa: S603  our own module, no shell
        [*words, "--fresh"] if fresh else words,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def _finish(lang: Language, process: subprocess.Popen[str]) -> Built:
    said, heard = process.communicate()
    lines = tuple(line for line in said.splitlines() if line.strip())
    if process.returncode == 0:
        return Built(lang)
    last = next((line for line in reversed(heard.splitlines()) if line.strip()), "")
    return Built(lang, findings=lines or (f"The build ended too early: {last}",))
