"""Read one CSV file into typed columns: quickly when it is as described, else with a reason."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Hashable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from datataal.errors import DataError, Finding

__all__ = ["damaged", "missing", "read_table"]

AGAIN = "Run: datataal data build, or install datataal again"
#: Files that had the right checksum, by path, with size and time of change when they had.
_known: dict[Path, tuple[int, int]] = {}
#: How days and moments are written; a moment to the minute, without time zone.
_FORMATS = {"date": "%Y-%m-%d", "datetime": "%Y-%m-%dT%H:%M"}
_DTYPES = {"integer": "Int64", "number": "float64", "string": "string", "boolean": "boolean"}


def read_table(
    path: Path, resource: Mapping[str, Any], *, verify: bool, any_order: bool = False
) -> pd.DataFrame:
    """Return the table in `path`, typed as `resource` describes.

    Parameters
    ----------
    path : pathlib.Path
        A CSV file in UTF-8.
    resource : mapping
        The table as in `datapackage.json`; `hash` is ``sha256:`` and 64 hexadecimal digits.
    verify : bool
        Whether the bytes must have that hash. A file is hashed once as long as it does not change.
    any_order : bool
        Whether columns may stand in another order, among others that are left out.

    Raises
    ------
    DataError
        If the file is missing, changed, or not as described.
    """
    try:
        status = path.stat()
        content = path.read_bytes()
    except FileNotFoundError:
        raise DataError(missing(path)) from None
    except OSError as error:
        raise DataError(damaged(path, f"The file cannot be read: {error.strerror}", "")) from None
    signature = (status.st_size, status.st_mtime_ns)
    if verify and _known.get(path) != signature:
        _check_hash(path, content, resource)
        _known[path] = signature
    fields = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
    quick = _quick(content, fields, any_order=any_order)
    return quick if quick is not None else _slow(path, content, fields, any_order=any_order)


def _check_hash(path: Path, content: bytes, resource: Mapping[str, Any]) -> None:
    """Refuse changed bytes; say also where they cannot be read, if that is so."""
    found = f"sha256:{hashlib.sha256(content).hexdigest()}"
    if found == resource["hash"]:
        return
    finding = Finding(
        what=f"The file was changed or damaged: its checksum is {found}",
        where=_short(path),
        expected=resource["hash"],
        do=f"{AGAIN}; if you changed it on purpose: load(..., verify=False)",
    )
    fields = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
    try:
        _slow(path, content, fields, any_order=False)
    except DataError as error:
        raise DataError(finding, *error.findings) from None
    raise DataError(finding)


def _quick(content: bytes, fields: Mapping[str, str], *, any_order: bool) -> pd.DataFrame | None:
    """Return the table as pandas reads it with the types given, or None if it does not fit."""
    dates: dict[Hashable, str] = {
        name: _FORMATS[kind] for name, kind in fields.items() if kind in _FORMATS
    }
    try:
        table = pd.read_csv(
            io.BytesIO(content),
            dtype={name: _DTYPES[kind] for name, kind in fields.items() if name not in dates},
            parse_dates=[str(name) for name in dates],
            date_format=dates,
            usecols=list(fields) if any_order else None,
            true_values=["true"],
            false_values=["false"],
            keep_default_na=False,
            na_values=[""],
            encoding="utf-8",
        )
    except (ValueError, TypeError, KeyError, pd.errors.ParserError):
        return None
    if any_order:
        table = table[list(fields)]
    is_date = pd.api.types.is_datetime64_any_dtype
    fits = list(table.columns) == list(fields) and all(is_date(table[name]) for name in dates)
    # a row with a value too many makes pandas take the first column for the row names
    return table if fits and isinstance(table.index, pd.RangeIndex) else None


def _slow(
    path: Path, content: bytes, fields: Mapping[str, str], *, any_order: bool
) -> pd.DataFrame:
    """Read as text and convert column by column, so that what does not fit can be named."""
    try:
        text = pd.read_csv(
            io.BytesIO(content), dtype=str, keep_default_na=False, na_values=[""], encoding="utf-8"
        )
    except (ValueError, pd.errors.ParserError) as error:
        raise DataError(damaged(path, str(error).strip(), "a table in CSV")) from None
    columns = list(text.columns)
    if columns != list(fields) and not (any_order and set(fields) <= set(columns)):
        raise DataError(damaged(path, f"The columns are {columns}", f"{list(fields)}"))
    return pd.DataFrame({name: _typed(text[name], kind, path) for name, kind in fields.items()})


_CONVERT: Mapping[str, Callable[[pd.Series[Any]], pd.Series[Any]]] = {
    "integer": lambda text: pd.to_numeric(text).astype("Int64"),
    "number": lambda text: pd.to_numeric(text).astype("float64"),
    "string": lambda text: text.astype("string"),
    "date": lambda text: pd.to_datetime(text, format=_FORMATS["date"]),
    "datetime": lambda text: pd.to_datetime(text, format=_FORMATS["datetime"]),
    "boolean": lambda text: text.map({"true": True, "false": False}, na_action="ignore"),
}


def _typed(text: pd.Series[Any], kind: str, path: Path) -> pd.Series[Any]:
    try:
        values = _CONVERT[kind](text)
        if kind == "boolean":
            values = values.astype("boolean")
    except (ValueError, TypeError) as error:
        where = f"Column {text.name!r} holds a value that is no {kind}: {error}"
        raise DataError(damaged(path, where, f"only values of type {kind}")) from None
    if int(values.isna().sum()) != int(text.isna().sum()):
        lost = text[values.isna() & text.notna()]
        where = f"Column {text.name!r}, row {int(lost.index[0]) + 2}, holds {lost.iloc[0]!r}"
        raise DataError(damaged(path, where, f"only values of type {kind}"))
    return values


def missing(path: Path) -> Finding:
    """Return the finding of a file that is not there."""
    return Finding(what="The file is missing", where=_short(path), do=AGAIN)


def damaged(path: Path, what: str, expected: str) -> Finding:
    """Return the finding of a file that cannot be used."""
    return Finding(what=what, where=_short(path), expected=expected, do=AGAIN)


def _short(path: Path) -> str:
    return "/".join(path.parts[-3:])
