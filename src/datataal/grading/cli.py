"""`datataal course build`: make the nbgrader assignments from the exercises' sources."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from datataal.grading._build import build, outdated
from datataal.language import LANGUAGES

__all__ = ["main"]


def main(argv: Sequence[str]) -> int:
    """Run the command and return its exit code: 1 if `--check` found something out of date."""
    options = _parser().parse_args(argv)
    languages = (options.lang,) if options.lang else LANGUAGES
    if options.check:
        stale = outdated(options.course, languages)
        for path in stale:
            print(f"{path}: differs from its source. Run: datataal course build")
        return 1 if stale else 0
    for path in build(options.course, languages):
        print(path)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="datataal course", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    one = commands.add_parser("build", help="write the assignments into grading/source")
    one.add_argument("--lang", choices=LANGUAGES, help="only this language")
    one.add_argument("--check", action="store_true", help="write nothing, say what is out of date")
    one.add_argument("--course", type=Path, help="folder of the nbgrader course (grading/)")
    return parser
