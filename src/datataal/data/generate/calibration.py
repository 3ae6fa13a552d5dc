"""Deltaland beside the Netherlands: what was generated, and what was published.

Which properties are compared, with which published figure, stands in `calibration.yml`. Each is
measured from the clean tables; a test holds every one to its tolerance.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from datataal.data._published import published
from datataal.data.generate.calibration_measures import MEASURES
from datataal.data.generate.parameters import Parameters
from datataal.errors import DataError, Finding

__all__ = ["calibration", "properties"]

PATH = Path(__file__).with_name("calibration.yml")
QUARTER = 0.25
Tables = Mapping[str, pd.DataFrame]


def properties() -> list[dict[str, Any]]:
    """Return the properties that are compared, as they stand in `calibration.yml`."""
    return list(yaml.safe_load(PATH.read_text(encoding="utf-8"))["properties"])


def calibration(parameters: Parameters, tables: Tables) -> dict[str, Any]:
    """Return the report: per property the generated value, the published range and its source.

    `within` tells whether the value lies in the published range, `accepted` whether it lies at
    most the tolerance outside it. `verdict` is what readers see: ``same`` (also after rounding),
    ``near``, ``far`` (more than a quarter off, with a reason), or ``off``.
    """
    return {"properties": [_row(one, parameters, tables) for one in properties()]}


def _row(asked: Mapping[str, Any], parameters: Parameters, tables: Tables) -> dict[str, Any]:
    if asked["id"] not in MEASURES:
        raise DataError(
            Finding(
                what=f"Nothing measures the property {asked['id']!r}",
                where="generate/calibration.yml",
                expected=", ".join(MEASURES),
                do="Add it to MEASURES in calibration.py",
            )
        )
    found = _real(asked, parameters)
    value = round(float(MEASURES[asked["id"]](tables)), 4)
    off = max(found["low"] - value, value - found["high"], 0.0)
    shown = {key: asked[key] for key in ("id", "subject", "label", "unit", "decimals")}
    return {
        **shown,
        "value": value,
        **found,
        "tolerance": asked["tolerance"],
        "within": off == 0,
        "accepted": off <= asked["tolerance"],
        "verdict": _verdict(off, found, asked),
        "why": asked.get("why"),
    }


def _verdict(off: float, found: Mapping[str, Any], asked: Mapping[str, Any]) -> str:
    if off > asked["tolerance"]:
        return "off"
    if off < 0.5 * 10 ** -asked["decimals"]:
        return "same"
    return "far" if off > QUARTER * found["high"] else "near"


def _real(asked: Mapping[str, Any], parameters: Parameters) -> dict[str, Any]:
    """Return the lowest and highest published value, with source, year and status."""
    if "parameter" in asked:
        found = next(one for one in parameters.calibrated if one.path == asked["parameter"])
        low, high = asked.get("range") or [_value(parameters, asked)] * 2
        return {
            "low": low,
            "high": high,
            "source": found.source,
            "year": str(found.year),
            "status": found.status,
        }
    rows, values = _rows(asked["published"])
    years = sorted({int(year) for year in rows["year"]}) if "year" in rows else []
    return {
        "low": round(float(values.min()), 4),
        "high": round(float(values.max()), 4),
        "source": "; ".join(dict.fromkeys(map(str, rows["source"]))),
        "year": " - ".join(map(str, dict.fromkeys([*years[:1], *years[-1:]]))),
        "status": "; ".join(dict.fromkeys(map(str, rows["status"]))),
    }


def _value(parameters: Parameters, asked: Mapping[str, Any]) -> float:
    first, *rest = asked["parameter"].split(".")
    node = parameters[first]
    for key in rest:
        node = node[key]
    return round(float(node) * float(asked.get("times", 1)), 4)


def _rows(asked: Mapping[str, Any]) -> tuple[pd.DataFrame, pd.Series[float]]:
    rows = published(asked["table"])
    for column, wanted in asked["where"].items():
        rows = rows[rows[column].isin(wanted if isinstance(wanted, list) else [wanted])]
    rows = rows[rows[asked["column"]].notna()]
    values = rows[asked["column"]].astype(float)
    if "high" in asked:
        values = pd.concat([values, rows[asked["high"]].dropna().astype(float)])
    if "of" in asked:
        values = values / rows[asked["of"]].astype(float)
    if not len(rows):
        raise DataError(
            Finding(
                what=f"No published row fits {asked['where']}",
                where=f"table {asked['table']}",
                expected="at least one row",
                do="Correct `where` in generate/calibration.yml",
            )
        )
    if asked.get("sum"):
        values = pd.Series([values.sum()])
    return rows, values * asked.get("times", 1)
