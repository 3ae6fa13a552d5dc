"""Read the shipped tables, typed by their description in `datapackage.json`.

Only json and pandas are needed, so that this also runs in the browser.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from datataal import _paths
from datataal.data._near import near
from datataal.data._own import own_folder
from datataal.data._read import damaged, missing, read_table
from datataal.errors import DataError, Finding
from datataal.language import as_language, current

__all__ = [
    "ORIGIN",
    "describe",
    "document",
    "load",
    "package",
    "read",
    "read_json",
    "resource",
    "tables",
]

#: Under this name a table of Deltaland carries, in `attrs`, its own name and form.
ORIGIN = "datataal"


def package() -> Mapping[str, Any]:
    """Return the description of the whole data package, as in `datapackage.json`.

    Its `resources` are the tables; the files of `sources/` are found with `sources`.
    """
    whole = document("datapackage.json")
    return {**whole, "resources": [one for one in whole["resources"] if "table" in one]}


def tables() -> tuple[str, ...]:
    """Return the names of the tables of Deltaland, or of those in your own province."""
    names = dict.fromkeys(one["table"] for one in package()["resources"])
    own = own_folder()
    return tuple(name for name in names if own is None or (own / f"{name}.csv").is_file())


def load(name: str, *, raw: bool = False, verify: bool = True) -> pd.DataFrame:
    """Return a table of Deltaland, or of your own province (`use_folder`), with typed columns.

    Parameters
    ----------
    name : str
        Name of the table, such as ``"panel"``; see `tables`.
    raw : bool
        False: the clean form, which meets every sum. True: the table as delivered, with the
        flaws that were planted in it; a table without planted flaws is the same in both forms,
        and so is every table of your own province.
    verify : bool
        True: the file must be as it was made, byte for byte. False: for who changed a table on
        purpose.

    Returns
    -------
    pandas.DataFrame
        Columns of type Int64, float64, string, boolean or datetime. Their meaning and unit:
        `describe`.

    Raises
    ------
    DataError
        If the table is unknown, or its file is missing, changed or damaged; a changed file is
        named with the checksum that was expected and the one found.
    """
    found = resource(name, raw=raw)
    own = own_folder()
    if own is None:
        table = read(_folder(), found, verify=verify)
        table.attrs[ORIGIN] = {"table": name, "form": found["form"]}
        return table
    if name not in tables():
        raise DataError(
            Finding(
                what=f"Your own province has no table {name!r}",
                where=str(own),
                expected=near(name, tables()),
                do="Add the table and check the folder again, or: datataal.data.use_folder(None)",
            )
        )
    return read_table(own / f"{name}.csv", found, verify=False, any_order=True)


def read(folder: Path, described: Mapping[str, Any], *, verify: bool = True) -> pd.DataFrame:
    """Return the table of one resource of a data package in `folder`, with its columns typed.

    `verify`: whether the file must have the checksum of its description, if that gives one.
    """
    verify = verify and "hash" in described
    return read_table(folder / described["path"], described, verify=verify)


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
                expected=near(name, dict.fromkeys(one["table"] for one in package()["resources"])),
                do="datataal.tables() gives all names",
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
        raise DataError(missing(path)) from None
    except (ValueError, TypeError) as error:
        raise DataError(damaged(path, str(error), "a JSON object")) from None


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
