"""`datataal data export`: the tables for other tools."""

from __future__ import annotations

import argparse
from pathlib import Path

from datataal.data.export._export import FORMATS, export
from datataal.errors import DataError, Finding
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
        "target", nargs="?", help="file to write, or for geojson and parquet a folder"
    )


def run(options: argparse.Namespace) -> int:
    """Write the export, and say which files there are."""
    target, tables = _target(options.target, options.tables)
    files = export(
        target,
        options.form,
        tables=tables,
        raw=options.raw,
        lang=options.lang,
        force=options.force,
    )
    total = sum(path.stat().st_size for path in files)
    print(f"Wrote {len(files)} files, {total / 1e6:.2f} MB, to {target}")
    return 0


def _target(target: str | None, tables: list[str]) -> tuple[Path, list[str]]:
    """Return target and tables; a target right after ``--tables`` was read as one more table."""
    if target is None and tables:
        *tables, target = tables
    if target is None:
        raise DataError(
            Finding(
                what="The command does not say where to write",
                expected="a file or folder at the end",
                do="Run: datataal data export --format gpkg deltaland.gpkg",
            )
        )
    return Path(target), tables
