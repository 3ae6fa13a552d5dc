"""Where the files of the package lie, in a source checkout and in an installed wheel."""

from __future__ import annotations

from pathlib import Path

from datataal.errors import DataError, Finding

__all__ = ["CHECKOUT", "PACKAGE", "datasets"]

PACKAGE = Path(__file__).resolve().parent
#: The source checkout around the package; only meaningful where it holds `datasets/`.
CHECKOUT = PACKAGE.parents[1]


def datasets() -> Path:
    """Return the folder that holds the data packages (`deltaland/`, `published/`)."""
    for folder in (PACKAGE / "_datasets", CHECKOUT / "datasets"):
        if folder.is_dir():
            return folder
    raise DataError(
        Finding(
            what="The tables of the course are missing from this installation",
            where=str(PACKAGE),
            expected="a folder _datasets inside the package, or datasets in the source checkout",
            do="Install datataal again, or run: datataal data build",
        )
    )
