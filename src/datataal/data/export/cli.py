"""`datataal data export`: the tables for other tools."""

from __future__ import annotations

import argparse
from pathlib import Path

from datataal.data.export._export import FORMATS, export
from datataal.language import LANGUAGES

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `datataal data export` to its parser."""
    parser.add_argument("--format", required=True, choices=list(FORMATS), dest="form")
    parser.add_argument("--tables", nargs="+", default=[], metavar="NAME", help="default: all")
    parser.add_argument("--raw", action="store_true", help="with the errors planted in the tables")
    parser.add_argument("--lang", choices=LANGUAGES, default="nl", help="language of the words")
    parser.add_argument("--force", action="store_true", help="replace an earlier export")
    parser.add_argument(
        "target", type=Path, help="file to write, or for geojson and parquet a folder"
    )


def run(options: argparse.Namespace) -> int:
    """Write the export, and say which files there are."""
    files = export(
        options.target,
        options.form,
        tables=options.tables,
        raw=options.raw,
        lang=options.lang,
        force=options.force,
    )
    total = sum(path.stat().st_size for path in files)
    print(f"Wrote {len(files)} files, {total / 1e6:.2f} MB, to {options.target}")
    return 0
