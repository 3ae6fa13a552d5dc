"""The quality passport: what a purpose asks of a table beside what was measured."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from datataal.data._load import document
from datataal.data._near import near
from datataal.errors import DataError, Finding
from datataal.language import as_language, current

__all__ = ["HIGHEST", "VERDICTS", "measured_quality", "passport", "passport_from"]

#: Every score and every demand is a whole number from 0 to this.
HIGHEST = 5
VERDICTS = ("good_enough", "too_low", "not_measured")


def measured_quality() -> Mapping[str, Any]:
    """Return what was measured of the raw tables, as in `quality.json`.

    Keys: `dimensions` (their words), `rules` (steps of each score) and `tables`; per table
    `rows` and per dimension `value`, `unit`, `score` (None: not measured), `rule`, `measured`.
    """
    return document("quality.json")


def passport(table: str, demands: Mapping[str, int], lang: str | None = None) -> pd.DataFrame:
    """Return the quality passport of a table for one purpose: one row per demand.

    Parameters
    ----------
    table : str
        ``panel``, ``panel_smallest`` (the participants from the smallest municipality),
        ``municipalities``, ``postcode_areas``, ``installations`` or ``grid_stations``.
    demands : mapping
        Per dimension the lowest score, 0 to 5, that is good enough for the purpose, written
        down before looking: ``{"precision": 3}``. Dimensions that do not matter stay out.
    lang : str, optional
        Language of the words; else the language that is set.

    Returns
    -------
    pandas.DataFrame
        Columns `dimension` (id), `word`, `demanded`, `score`, `value`, `unit`, `measured` and
        `verdict`: ``good_enough``, ``too_low`` or ``not_measured``.

    Raises
    ------
    DataError
        If the table or a dimension is unknown, or a demand is not a whole number from 0 to 5.
    """
    return passport_from(measured_quality(), table, demands, lang)


def passport_from(
    known: Mapping[str, Any], table: str, demands: Mapping[str, int], lang: str | None
) -> pd.DataFrame:
    """Return a passport from what was measured, in the shape of `quality.json`."""
    words = as_language(lang) if lang else current()
    if table not in known["tables"]:
        raise DataError(
            Finding(
                what=f"Nothing was measured of {table!r}",
                expected=near(table, known["tables"]),
                do="Choose one of the measured tables",
            )
        )
    measured = known["tables"][table]["dimensions"]
    rows = []
    for dimension, demanded in demands.items():
        _check(dimension, demanded, known["dimensions"])
        rows.append(_row(dimension, demanded, measured[dimension], known, words))
    columns = ["dimension", "word", "demanded", "score", "value", "unit", "measured", "verdict"]
    typed = {"demanded": "Int64", "score": "Int64", "value": "float64"}
    return pd.DataFrame(rows, columns=columns).astype(typed)


def _row(
    dimension: str, demanded: int, found: Mapping[str, Any], known: Mapping[str, Any], lang: str
) -> dict[str, Any]:
    rule = known["rules"].get(found["rule"], {})
    return {
        "dimension": dimension,
        "word": known["dimensions"][dimension][lang],
        "demanded": demanded,
        "score": found["score"],
        "value": found["value"],
        "unit": rule.get("units", {}).get(lang, found["unit"] or ""),
        "measured": found["measured"][lang],
        "verdict": _verdict(demanded, found["score"]),
    }


def _verdict(demanded: int, score: int | None) -> str:
    if score is None:
        return "not_measured"
    return "good_enough" if score >= demanded else "too_low"


def _check(dimension: str, demanded: int, known: Mapping[str, Any]) -> None:
    if dimension not in known:
        raise DataError(
            Finding(
                what=f"The dimension {dimension!r} is not known",
                expected=near(dimension, known),
                do="Write the id of the dimension in English",
            )
        )
    if isinstance(demanded, bool) or not isinstance(demanded, int) or not 0 <= demanded <= HIGHEST:
        raise DataError(
            Finding(
                what=f"The demand for {dimension} is {demanded!r}",
                expected=f"a whole number from 0 to {HIGHEST}",
                do="Write the lowest score that is good enough for the purpose",
            )
        )
