"""`datataal book build`: both languages, side by side, and only what changed."""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

from datataal import _paths
from datataal.book.build import Built, build
from datataal.book.project import Project
from datataal.language import LANGUAGES, Language

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run `datataal book build`; 0 when the book stands, 1 when pages have findings."""
    asked = _parser().parse_args(argv)
    root = Path(asked.root).resolve()
    project = Project(root, Path(asked.out).resolve() if asked.out else root / "_build")
    languages: Sequence[Language] = [asked.lang] if asked.lang else LANGUAGES
    started = time.monotonic()
    outcomes = build(project, languages, fresh=asked.fresh, tell=print)
    return _conclude(project, outcomes, time.monotonic() - started)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("datataal book", description="Build the book.")
    parser.add_argument("what", choices=["build"], help="build the pages to _build/html/")
    parser.add_argument("--lang", choices=LANGUAGES, help="one language only (default: both)")
    parser.add_argument("--fresh", action="store_true", help="forget earlier builds first")
    parser.add_argument("--root", default=str(_paths.CHECKOUT), help="the checkout to build from")
    parser.add_argument("--out", default="", help="where to build (default: _build in the root)")
    return parser


def _conclude(project: Project, outcomes: Sequence[Built], seconds: float) -> int:
    findings = sum(len(outcome.findings) for outcome in outcomes)
    if findings:
        print(f"The book is not built: {findings} finding(s) above. Mend them and run this again.")
        return 1
    print(f"The book stands in {project.html / 'index.html'} ({seconds:.1f} s).")
    return 0
