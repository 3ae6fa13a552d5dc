"""Teach on a region of your own: which folder stands in for Deltaland, checked before use."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from datataal.errors import DataError, Finding

if TYPE_CHECKING:
    from datataal.data.checking import Trouble

__all__ = ["OWN_PROVINCE", "own_folder", "use_folder"]

#: Environment variable that names the folder, for who cannot change a lesson's first cell.
OWN_PROVINCE = "DATATAAL_DATA"
_TOLD = 5
_chosen: Path | None = None
#: The folder that the variable named and that was found good.
_from_variable: tuple[str, Path] | None = None


def use_folder(folder: str | os.PathLike[str] | None) -> Path | None:
    """Let `load` read the tables of your own province from now on, or those of Deltaland again.

    Parameters
    ----------
    folder : path or None
        A folder that passes ``datataal data check FOLDER``; None: back to Deltaland. The
        environment variable ``DATATAAL_DATA`` does the same from the start.

    Returns
    -------
    pathlib.Path or None
        The folder in which the tables lie.

    Raises
    ------
    DataError
        If the check finds an error; nothing changes then.
    """
    global _chosen, _from_variable  # noqa: PLW0603  one session teaches on one province
    checked = None if folder is None else _checked(Path(folder))
    _chosen = checked
    if folder is None:
        _from_variable = None
        os.environ.pop(OWN_PROVINCE, None)
    return checked


def own_folder() -> Path | None:
    """Return the folder of the province in use, or None for Deltaland."""
    global _from_variable  # noqa: PLW0603  checked once, not at every table
    if _chosen is not None:
        return _chosen
    named = os.environ.get(OWN_PROVINCE, "")
    if not named:
        return None
    if _from_variable is None or _from_variable[0] != named:
        _from_variable = (named, _checked(Path(named)))
    return _from_variable[1]


def _checked(folder: Path) -> Path:
    from datataal.data.checking import check_folder, tables_folder

    report = check_folder(folder, most=1)
    if report.exit_code:
        errors = [one for one in report.troubles if not one.note][:_TOLD]
        raise DataError(
            Finding(
                what="This folder cannot be used as a province yet",
                where=str(folder),
                expected="tables without errors",
                do="Run: datataal data check FOLDER, and mend what it names",
            ),
            *(_finding(one) for one in errors),
        )
    return tables_folder(folder.resolve())


def _finding(trouble: Trouble) -> Finding:
    place = f"{trouble.file}:{trouble.line}" if trouble.line else trouble.file
    column = f" ({trouble.column})" if trouble.column else ""
    return Finding(trouble.what, place + column, trouble.expected, trouble.do)
