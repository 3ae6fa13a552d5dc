"""Build one language with Jupyter Book: `python -m datataal.book.one ROOT BUILD LANG [--fresh]`.

A process of its own, so that both languages are built side by side and so that Sphinx's global
state is never shared. Exit code 0: built. 1: findings, each one line on standard output.
"""

from __future__ import annotations

import contextlib
import io
import shutil
import sys
from pathlib import Path

from datataal.book.messages import Message, crash, failures, findings
from datataal.book.project import Project
from datataal.book.stage import stage
from datataal.errors import DatataalError
from datataal.language import Language, as_language

__all__ = ["build_language"]


def build_language(project: Project, lang: Language, *, fresh: bool = False) -> list[Message]:
    """Build one language of the book and return what is wrong with its pages."""
    if fresh:
        shutil.rmtree(project.doctrees(lang), ignore_errors=True)
        shutil.rmtree(project.html / lang, ignore_errors=True)
        shutil.rmtree(project.cache(lang), ignore_errors=True)
    anew = stage(project, lang)
    outcome, log = _run_sphinx(project, lang, anew=anew)
    found = [*failures(project, lang), *findings(project, lang, log)]
    if isinstance(outcome, BaseException):
        found.append(crash(outcome, log))
    elif outcome and not found:
        found.append(crash(None, log))
    if found:  # Sphinx would not say it again about a page that it has already read
        shutil.rmtree(project.doctrees(lang), ignore_errors=True)
    return found


def _run_sphinx(project: Project, lang: Language, *, anew: bool) -> tuple[int | Exception, str]:
    """Run Jupyter Book's Sphinx; return its status, or what stopped it, and what it said."""
    from jupyter_book.sphinx import build_sphinx

    folder = project.staged(lang)
    heard, said = io.StringIO(), io.StringIO()
    with contextlib.redirect_stderr(heard), contextlib.redirect_stdout(said):
        outcome: int | Exception = build_sphinx(
            folder,
            project.html / lang,
            noconfig=True,
            path_config=folder / "_config.yml",
            doctreedir=project.doctrees(lang),
            confoverrides={
                "external_toc_path": str(folder / "_toc.yml"),
                "latex_individualpages": False,
            },
            freshenv=anew,
            warningiserror=True,
            keep_going=True,
            quiet=True,
        )
    return outcome, heard.getvalue()


def main(argv: list[str]) -> int:
    """Build, print the findings, one a line, and return the exit code."""
    root, build, lang = argv[:3]
    project = Project(Path(root), Path(build))
    try:
        found = build_language(project, as_language(lang), fresh="--fresh" in argv)
    except DatataalError as error:
        found = [Message("", str(error))]
    for message in found:
        print(message)
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
