"""Where the files lie that hold the same facts as several organisations do (`sources/`)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from datataal import _paths
from datataal.data._load import document
from datataal.data._near import near
from datataal.errors import DataError, Finding

__all__ = ["source", "source_path", "sources"]

AGAIN = "Run: datataal data build, or install datataal again"


def sources() -> tuple[str, ...]:
    """Return the names of the source files, such as ``"operator_stations"``."""
    return tuple(_described())


def source(name: str) -> Mapping[str, Any]:
    """Return what is known of a source file: holder, definition, unit, date, format, encoding.

    Raises
    ------
    DataError
        If there is no such file; the message names what looks like it.
    """
    known = _described()
    if name not in known:
        raise DataError(
            Finding(
                what=f"Deltaland has no source {name!r}",
                expected=near(name, known),
                do="datataal.data.sources() gives all names",
            )
        )
    return known[name]


def source_path(name: str) -> Path:
    """Return where the source file lies, to be opened with a tool of your own choice.

    Parameters
    ----------
    name : str
        Name of the file, such as ``"municipality_stations"``; see `sources`.

    Returns
    -------
    pathlib.Path
        A CSV, GeoJSON, JSON or Excel file, as its organisation delivered it.

    Raises
    ------
    DataError
        If there is no such file, or it is missing or not as it was made.
    """
    known = source(name)
    path: Path = _paths.datasets() / "deltaland" / known["path"]
    where = "/".join(path.parts[-3:])
    if not path.is_file():
        raise DataError(Finding(what="The file is missing", where=where, do=AGAIN))
    found = f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"
    if found != known["hash"]:
        raise DataError(
            Finding(
                what=f"The file was changed: its checksum is {found}",
                where=where,
                expected=known["hash"],
                do=AGAIN,
            )
        )
    return path


def _described() -> dict[str, Mapping[str, Any]]:
    listed = document("datapackage.json")["resources"]
    return {one["source"]: one for one in listed if one["form"] == "source"}
