"""Read the shipped tables, typed by their description in `datapackage.json`.

Only json and pandas are needed, so that this also runs in the browser.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from datataal import _paths
from datataal.data._near import near
from datataal.errors import DataError, Finding
from datataal.language import as_language, current

__all__ = ["describe", "document", "load", "package", "read", "read_json", "resource", "tables"]

AGAIN = "Run: datataal data build, or install datataal again"


def package() -> Mapping[str, Any]:
    """Return the description of the whole data package, as in `datapackage.json`.

    Its `resources` are the tables; the files of `sources/` are found with `sources`.
    """
    whole = document("datapackage.json")
    return {**whole, "resources": [one for one in whole["resources"] if "table" in one]}


def tables() -> tuple[str, ...]:
    """Return the names of the tables of Deltaland."""
    return tuple(dict.fromkeys(one["table"] for one in package()["resources"]))


def load(name: str, *, raw: bool = False) -> pd.DataFrame:
    """Return a table of Deltaland, with its columns typed.

    Parameters
    ----------
    name : str
        Name of the table, such as ``"panel"``; see `tables`.
    raw : bool
        False: the clean form, which meets every sum. True: the table as delivered, with the
        flaws that were planted in it; a table without planted flaws is the same in both forms.

    Returns
    -------
    pandas.DataFrame
        Columns of type Int64, float64, string, boolean or datetime. Their meaning and unit:
        `describe`.

    Raises
    ------
    DataError
        If the table is unknown, or its file is missing or damaged.
    """
    return read(_folder(), resource(name, raw=raw))


def read(folder: Path, described: Mapping[str, Any]) -> pd.DataFrame:
    """Return the table of one resource of a data package in `folder`, with its columns typed."""
    path, fields = folder / described["path"], described["schema"]["fields"]
    text = _text(path, [field["name"] for field in fields])
    return pd.DataFrame({field["name"]: _typed(text, field, path) for field in fields})


def describe(name: str, lang: str | None = None, *, raw: bool = False) -> pd.DataFrame:
    """Return the data dictionary of a table: one row per column.

    Columns: `column`, `title`, `description`, `unit`, `type`, `values`, `source` and `date`
    (day to which the source refers). What is not known is empty. Words are in `lang`, or else
    in the language that is set.
    """
    words = as_language(lang) if lang else current()
    return pd.DataFrame(
        [_row(field, words) for field in resource(name, raw=raw)["schema"]["fields"]]
    )


def resource(name: str, *, raw: bool = False) -> Mapping[str, Any]:
    """Return the description of one table in one form: path, schema, known harms.

    Raises
    ------
    DataError
        If the table is unknown; the message names what looks like it.
    """
    of_table = {one["form"]: one for one in package()["resources"] if one["table"] == name}
    if not of_table:
        raise DataError(
            Finding(
                what=f"Deltaland has no table {name!r}",
                expected=near(name, tables()),
                do="datataal.data.tables() gives all names",
            )
        )
    return dict(of_table["raw" if raw and "raw" in of_table else "clean"])


def document(file: str) -> Mapping[str, Any]:
    """Return a shipped JSON file of Deltaland, read once."""
    return read_json(_folder() / file)


def _folder() -> Path:
    return _paths.datasets() / "deltaland"


@functools.cache
def read_json(path: Path) -> Mapping[str, Any]:
    """Return a JSON file of a data package, read once; a damaged one is named."""
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise DataError(_missing(path)) from None
    except (ValueError, TypeError) as error:
        raise DataError(_damaged(path, str(error), "a JSON object")) from None


def _text(path: Path, names: list[str]) -> pd.DataFrame:
    try:
        raw = pd.read_csv(path, dtype=str, keep_default_na=False, na_values=[""], encoding="utf-8")
    except FileNotFoundError:
        raise DataError(_missing(path)) from None
    except (ValueError, pd.errors.ParserError) as error:
        raise DataError(_damaged(path, str(error).strip(), "a table in CSV")) from None
    if list(raw.columns) != names:
        raise DataError(_damaged(path, f"The columns are {list(raw.columns)}", f"{names}"))
    return raw


_CONVERT: Mapping[str, Callable[[pd.Series[Any]], pd.Series[Any]]] = {
    "integer": lambda text: pd.to_numeric(text).astype("Int64"),
    "number": lambda text: pd.to_numeric(text).astype("float64"),
    "string": lambda text: text.astype("string"),
    "date": lambda text: pd.to_datetime(text, format="%Y-%m-%d"),
    "boolean": lambda text: text.map({"true": True, "false": False}, na_action="ignore"),
}


def _typed(raw: pd.DataFrame, field: Mapping[str, Any], path: Path) -> pd.Series[Any]:
    text = raw[field["name"]]
    try:
        values = _CONVERT[field["type"]](text)
        if field["type"] == "boolean":
            values = values.astype("boolean")
    except (ValueError, TypeError) as error:
        where = f"Column {field['name']!r} holds a value that is no {field['type']}: {error}"
        raise DataError(_damaged(path, where, f"only values of type {field['type']}")) from None
    if int(values.isna().sum()) != int(text.isna().sum()):
        lost = text[values.isna() & text.notna()]
        where = f"Column {field['name']!r}, row {lost.index[0] + 2}, holds {lost.iloc[0]!r}"
        raise DataError(_damaged(path, where, f"only values of type {field['type']}"))
    return values


def _row(field: Mapping[str, Any], lang: str) -> dict[str, str]:
    source = field.get("source") or {}
    labels = field.get("valueLabels") or {}
    return {
        "column": field["name"],
        "title": field["titles"][lang],
        "description": field["descriptions"][lang],
        "unit": (field.get("units") or {}).get(lang, ""),
        "type": field["type"],
        "values": "; ".join(f"{value} = {word[lang]}" for value, word in labels.items()),
        "source": source.get(lang, ""),
        "date": source.get("date", ""),
    }


def _missing(path: Path) -> Finding:
    return Finding(what="The file is missing", where=_short(path), do=AGAIN)


def _damaged(path: Path, what: str, expected: str) -> Finding:
    return Finding(what=what, where=_short(path), expected=expected, do=AGAIN)


def _short(path: Path) -> str:
    return "/".join(path.parts[-3:])
