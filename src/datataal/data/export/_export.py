"""Choose the tables, let the writer of the format write them, and put the result in its place."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from datataal.data._near import near
from datataal.data.export._chosen import Chosen, choose
from datataal.data.export._place import placed
from datataal.errors import DataError, Finding
from datataal.language import as_language

__all__ = ["FORMATS", "export"]

#: format -> the ending of its one file, or nothing if it is a folder of files
FORMATS: Mapping[str, str] = {
    "gpkg": ".gpkg",
    "geojson": "",
    "parquet": "",
    "xlsx": ".xlsx",
    "sqlite": ".sqlite",
}


def export(  # noqa: PLR0913  each is an option of the command
    target: Path,
    form: str,
    *,
    tables: Sequence[str] = (),
    raw: bool = False,
    lang: str = "nl",
    force: bool = False,
) -> list[Path]:
    """Write tables of Deltaland for other tools.

    Parameters
    ----------
    target : pathlib.Path
        File to write (``gpkg``, ``xlsx``, ``sqlite``) or folder (``geojson``, ``parquet``). Its
        parent folder must exist.
    form : str
        One of `FORMATS`.
    tables : sequence of str
        Names of tables; none means all of them (``geojson``: all that have a place).
    raw : bool
        The tables as delivered, with their planted flaws, instead of the clean ones.
    lang : str
        Language of titles, dictionary and read-me: ``"nl"`` or ``"en"``.
    force : bool
        Replace what an earlier export wrote at `target`.

    Returns
    -------
    list of pathlib.Path
        The files, the checksum file last.

    Raises
    ------
    DataError
        If the format or a table is unknown, a library is missing, or `target` is in use.
    """
    if form not in FORMATS:
        raise DataError(
            Finding(what=f"There is no export format {form!r}", expected=near(form, FORMATS))
        )
    _named_well(target, form)
    chosen = choose(tables, raw=raw, lang=as_language(lang))
    writer = _writer(form)
    with placed(target, folder=not FORMATS[form], force=force) as place:
        writer(chosen, place.path)
    return place.files


def _named_well(target: Path, form: str) -> None:
    """Refuse a name by which no program would know what the file is."""
    if FORMATS[form] and target.suffix != FORMATS[form]:
        raise DataError(
            Finding(
                what=f"An export to {form} is one file, and this name does not say so",
                where=str(target),
                expected=f"a name that ends in {FORMATS[form]}",
                do="Choose another name",
            )
        )


def _writer(form: str) -> Callable[[Chosen, Path], None]:
    try:
        write: Callable[[Chosen, Path], None]
        write = importlib.import_module(f"datataal.data.export.{form}").write
    except ImportError as error:
        raise DataError(
            Finding(
                what=f"An export to {form} cannot start: {error}",
                expected="the libraries of the extra [export]",
                do="Run: pip install 'datataal[export]'",
            )
        ) from None
    return write
