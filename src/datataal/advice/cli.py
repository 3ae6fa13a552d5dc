"""`datataal advice FOLDER`: the advice with its annexes, from the decisions in a folder."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from datataal._writing import write_out
from datataal.advice import assemble, gaps, markdown, page, save_sample
from datataal.errors import DatataalError, Finding
from datataal.language import LANGUAGES

__all__ = ["main"]

_LARGEST = 256 * 1024


def main(argv: Sequence[str]) -> int:
    """Write the advice; what is missing is named on the error output."""
    asked = _parser().parse_args(list(argv))
    if asked.save_sample:
        paths = save_sample(asked.folder, asked.lang)
        print(f"Wrote {len(paths)} decisions of the sample set to {asked.folder}")
        return 0
    draft = _draft(asked.draft) if asked.draft else None
    advice = assemble(asked.folder, draft, lang=asked.lang, stand_in=asked.sample)
    text = {"page": page, "markdown": markdown}[asked.form](advice)
    if asked.out is None:
        sys.stdout.write(text)
    else:
        write_out(asked.out, text, "The advice")
        print(f"Wrote {asked.out}")
    for finding in advice.refused:
        print(f"Left out: {finding}", file=sys.stderr)
    for gap in gaps(advice):
        print(f"Missing: {gap}", file=sys.stderr)
    return 0


def _draft(path: Path) -> Mapping[str, Any]:
    expected, do = "a JSON file with the fields of the advice", "Give another file with --draft"
    try:
        raw = path.read_bytes()
        if len(raw) > _LARGEST:
            raise DatataalError(Finding("The draft is too large", str(path), expected, do))
        given = json.loads(raw.decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        what = f"The draft cannot be read ({type(error).__name__})"
        raise DatataalError(Finding(what, str(path), expected, do)) from None
    if not isinstance(given, dict):
        raise DatataalError(Finding("The draft is not a set of fields", str(path), expected, do))
    return given


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="datataal advice", description="Put an advice together from recorded decisions."
    )
    parser.add_argument("folder", type=Path, help="folder with records, also in folders within")
    parser.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0])
    parser.add_argument(*("--as",), dest="form", choices=["page", "markdown"], default="page")
    parser.add_argument("--out", type=Path, help="file to write; else it is printed")
    parser.add_argument(
        "--draft", type=Path, help="JSON file with page one; else the kept result of the aid"
    )
    parser.add_argument(
        *("--sample",),
        action="store_true",
        help="let made decisions and the example stand in, marked as such, for what is missing",
    )
    parser.add_argument(
        *("--save-sample",),
        action="store_true",
        help="write the made decisions as files into the folder, and stop",
    )
    return parser
