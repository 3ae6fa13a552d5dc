"""`datataal team FOLDER`: what a team decided, from the records in a folder."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from datataal._writing import write_out
from datataal.errors import DatataalError, Finding
from datataal.language import LANGUAGES
from datataal.team._gather import gather
from datataal.team._page import markdown, page
from datataal.team._report import LEAST, report

__all__ = ["main"]


def main(argv: Sequence[str]) -> int:
    """Write the report; files that could not be used are named on the error output."""
    asked = _parser().parse_args(list(argv))
    found = gather(asked.folder)
    least = 1 if asked.together else asked.least
    told = report(found.records, found.matches, least=least, since=_day(asked.since))
    today = dt.datetime.now(tz=dt.UTC).date()
    if asked.form == "json":
        text = json.dumps(told, ensure_ascii=False, indent=2) + "\n"
    else:
        text = {"page": page, "markdown": markdown}[asked.form](told, asked.lang, today)
    if asked.out is None:
        sys.stdout.write(text)
    else:
        write_out(asked.out, text, "The report")
        print(f"Wrote {asked.out}")
    if twice := found.doubles + len(found.records) - told["records"]:
        print(
            f"Not counted twice: {twice} files with the same, or an earlier version of it.",
            file=sys.stderr,
        )
    for finding in found.refused:
        print(f"Left out: {finding}", file=sys.stderr)
    if not found.records and not found.matches:
        print("No file could be used; the report is empty.", file=sys.stderr)
        return 1
    return 0


def _day(text: str) -> str:
    try:
        return dt.date.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        what, expected = f"{text!r} is not a day", "a day such as 2027-12-01"
        raise DatataalError(Finding(what, "--since", expected, "Correct the day")) from None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="datataal team", description="Report what a team decided, from their records."
    )
    parser.add_argument("folder", type=Path, help="folder with records, also in folders within")
    parser.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0])
    parser.add_argument(
        *("--as",), dest="form", choices=["page", "markdown", "json"], default="markdown"
    )
    parser.add_argument("--out", type=Path, help="file to write; else it is printed")
    parser.add_argument(
        *("--least",),
        type=_least,
        default=LEAST,
        help=f"smallest group of which choices are shown ({LEAST})",
    )
    parser.add_argument(
        *("--together",),
        action="store_true",
        help="show all, also who of three wrote what; only for a team that agrees to it",
    )
    parser.add_argument(
        *("--since",),
        default="",
        metavar="DAY",
        help="results of the term matcher from this day on count as after, earlier as before",
    )
    return parser


def _least(text: str) -> int:
    number = int(text) if text.isdigit() else 0
    if number < 3:  # noqa: PLR2004  two people can each take their own choice away
        raise argparse.ArgumentTypeError("a whole number of at least 3, or use --together")
    return number
