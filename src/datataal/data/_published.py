"""Small tables of real Dutch figures, to lay beside the invented province."""

from __future__ import annotations

from typing import overload

import pandas as pd

from datataal import _paths
from datataal.data._load import read, read_json
from datataal.data._near import near
from datataal.errors import DataError, Finding

__all__ = ["published"]


@overload
def published() -> tuple[str, ...]: ...
@overload
def published(name: str) -> pd.DataFrame: ...
def published(name: str | None = None) -> tuple[str, ...] | pd.DataFrame:
    """Return a table of real figures, or the names of all of them.

    Parameters
    ----------
    name : str, optional
        Name of the table, such as ``"res_bids"``. Without a name: the names of all tables.

    Returns
    -------
    pandas.DataFrame or tuple of str
        One row per figure, or per year or place. Every row ends with `source`, `year`, `licence`,
        `status` and `where`. Look at `status` before you use a figure: ``disputed``, ``weak`` and
        ``memory`` are no facts, and a row ``not_found`` holds no figure.

    Raises
    ------
    DataError
        If the table is unknown, or its file is missing or damaged.

    Examples
    --------
    >>> "support" in published()
    True
    >>> published("municipalities_by_year")["municipalities"].iloc[-1]
    342
    """
    folder = _paths.datasets() / "published"
    tables = {one["table"]: one for one in read_json(folder / "datapackage.json")["resources"]}
    if name is None:
        return tuple(tables)
    if name not in tables:
        raise DataError(
            Finding(
                what=f"There is no table of real figures {name!r}",
                expected=near(name, tables),
                do="datataal.data.published() gives all names",
            )
        )
    return read(folder, tables[name])
