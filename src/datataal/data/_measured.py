"""Measure a DataFrame anew, as the tables that are shipped were measured."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from datataal.data._load import ORIGIN, load, package, resource
from datataal.data._near import near
from datataal.data.passports import measured_quality, passport_from
from datataal.errors import DataError, Finding

__all__ = ["passport_of", "recognise"]

#: Measured tables that are a part of another one.
_PART_OF = {"panel_smallest": "panel"}
Fields = Sequence[Mapping[str, Any]]


def passport_of(
    frame: pd.DataFrame,
    demands: Mapping[str, int],
    *,
    name: str | None = None,
    lang: str | None = None,
) -> pd.DataFrame:
    """Return the quality passport of the rows in `frame`, measured now.

    Parameters
    ----------
    frame : pandas.DataFrame
        A table of Deltaland, as loaded or repaired. A column that got its clear name is judged
        by the clear description.
    demands : mapping
        Per dimension the lowest score, 0 to 5, that is good enough.
    name : str, optional
        Which measured table it is; else it is recognised (`recognise`).
    lang : str, optional
        Language of the words; else the language that is set.

    Returns
    -------
    pandas.DataFrame
        As `datataal.data.passport`.

    Raises
    ------
    DataError
        If the table is not recognised, or cannot be measured.
    """
    from datataal.data.quality import Case, measure_all

    table = recognise(frame) if name is None else _known(name)
    raw, clean = (_fields(_PART_OF.get(table, table), is_raw) for is_raw in (True, False))
    rows, fields = _as_raw(frame, raw, clean)
    beside = _Beside({_PART_OF.get(table, table): rows})
    day = dt.date.fromisoformat(package()["storyDate"])
    try:
        if rows.empty:
            raise ValueError("there are none")  # noqa: TRY301  one message for all
        found = measure_all({table: Case(rows, fields, clean, beside, day)})
    except (ValueError, TypeError, KeyError, ZeroDivisionError) as error:
        raise DataError(
            Finding(
                what=f"These rows of {table!r} cannot be measured: {error}",
                expected="at least one row, and values of the types that datataal.load gives",
                do="Look at frame.dtypes and len(frame)",
            )
        ) from None
    return passport_from(found, table, demands, lang)


def recognise(frame: pd.DataFrame) -> str:
    """Return which measured table `frame` is: by where it came from, else by its columns.

    Raises
    ------
    DataError
        If no measured table has its columns; the message names what the nearest one lacks.
    """
    known = [name for name in measured_quality()["tables"] if name not in _PART_OF]
    origin = frame.attrs.get(ORIGIN, {}).get("table")
    lacks = {name: _lacking(frame, name) for name in known}
    if origin in known and not lacks[origin]:
        return str(origin)
    complete = [name for name in known if not lacks[name]]
    if complete:
        return str(max(complete, key=lambda name: len(_fields(name, is_raw=False))))
    nearest: str = min(known, key=lambda name: len(lacks[name]) / len(_fields(name, is_raw=False)))
    raise DataError(
        Finding(
            what=f"No measured table has the columns {[str(one) for one in frame.columns][:20]}",
            expected=f"those of {nearest!r} and so also {lacks[nearest]}, or of another table",
            do=f"Measured are {', '.join(known)}",
        )
    )


def _lacking(frame: pd.DataFrame, name: str) -> list[str]:
    pairs = zip(_fields(name, is_raw=True), _fields(name, is_raw=False), strict=True)
    have = set(frame.columns)
    return [raw["name"] for raw, clean in pairs if not {raw["name"], clean["name"]} & have]


def _known(name: str) -> str:
    tables = measured_quality()["tables"]
    if name in tables:
        return name
    raise DataError(
        Finding(
            what=f"Nothing was measured of {name!r}",
            expected=near(name, tables),
            do="Choose one of the measured tables",
        )
    )


def _fields(name: str, is_raw: bool) -> Fields:  # noqa: FBT001  named wherever it is called
    return list(resource(name, raw=is_raw)["schema"]["fields"])


def _as_raw(frame: pd.DataFrame, raw: Fields, clean: Fields) -> tuple[pd.DataFrame, Fields]:
    """Return the rows under their raw names, and of each column the description it deserves."""
    is_clean = frame.attrs.get(ORIGIN, {}).get("form") == "clean"
    fields, columns = [], {}
    for old, new in zip(raw, clean, strict=True):
        renamed = old["name"] not in frame.columns
        fields.append({**(new if renamed or is_clean else old), "name": old["name"]})
        name = new["name"] if renamed else old["name"]
        if name not in frame.columns:
            raise DataError(
                Finding(
                    what=f"The table has no column {name!r}",
                    expected=near(name, map(str, frame.columns)),
                    do="Give all columns of the table",
                )
            )
        columns[old["name"]] = frame[name]
    return pd.DataFrame(columns), fields


class _Beside(dict[str, pd.DataFrame]):
    """The tables to compare with: the one that is measured, and the others as delivered."""

    def __missing__(self, name: str) -> pd.DataFrame:
        self[name] = load(name, raw=True)
        return self[name]
