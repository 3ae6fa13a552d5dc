"""How good the raw tables are: one measured value and one score per dimension.

What is measured, and how a value becomes a score from 0 to 5, stands in `quality.yml`. Each
measure is a small function of the tables and of their descriptions. Nothing is typed in: a
table that is repaired gets another score.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from datataal.data._margins import margin

__all__ = ["Case", "measure_all", "score"]

PATH = Path(__file__).with_name("quality.yml")
HOURS_A_YEAR = 8760
Fields = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Case:
    """What a measure looks at: the rows, their description, and the tables beside them.

    Attributes
    ----------
    rows : pandas.DataFrame
        The raw rows that are measured.
    fields : list
        The fields of the raw table as in `datapackage.json`.
    rules : list
        The same fields in the clean form, whose limits the raw rows should meet.
    tables : mapping
        All raw tables by name.
    day : datetime.date
        The day for which the age of sources is counted.
    """

    rows: pd.DataFrame
    fields: Fields
    rules: Fields
    tables: Mapping[str, pd.DataFrame]
    day: dt.date


def measure_all(cases: Mapping[str, Case]) -> dict[str, Any]:
    """Return the quality of every table in `cases`, in the shape of `quality.json`."""
    words = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    return {
        "dimensions": words["dimensions"],
        "rules": words["rules"],
        "tables": {
            name: {
                "rows": len(case.rows),
                "dimensions": {
                    dimension: _entry(words["tables"][name][dimension], words["rules"], case)
                    for dimension in words["dimensions"]
                },
            }
            for name, case in cases.items()
        },
    }


def _entry(words: Mapping[str, Any], rules: Mapping[str, Any], case: Case) -> dict[str, Any]:
    if "by" not in words:
        empty = {"value": None, "unit": None, "score": None, "rule": None}
        return {**empty, "measured": words["measured"]}
    value = round(float(MEASURES[words["by"]](case)), 2)
    rule = rules[words["rule"]]
    return {
        "value": value,
        "unit": rule["unit"],
        "score": score(value, rule),
        "rule": words["rule"],
        "measured": words["measured"],
    }


def score(value: float, rule: Mapping[str, Any]) -> int:
    """Return how many of the rule's five steps `value` reaches: 0 (poor) to 5 (very good)."""
    if rule["better"] == "higher":
        return sum(value >= step for step in rule["steps"])
    return sum(value <= step for step in rule["steps"])


def _filled(case: Case) -> float:
    required = [
        raw["name"]
        for raw, rule in zip(case.fields, case.rules, strict=True)
        if rule.get("constraints", {}).get("required")
    ]
    return 100 * float(case.rows[required].notna().mean().min())


def _valid_rows(case: Case) -> float:
    good = pd.Series(data=True, index=case.rows.index)
    for raw, rule in zip(case.fields, case.rules, strict=True):
        values = case.rows[str(raw["name"])]
        good &= values.isna() | _within(values, rule.get("constraints", {}))
    return 100 * float(good.mean())


def _within(values: pd.Series[Any], limits: Mapping[str, Any]) -> pd.Series[bool]:
    fits = pd.Series(data=True, index=values.index)
    if "pattern" in limits:
        fits &= values.astype(str).str.fullmatch(limits["pattern"])
    if "enum" in limits:
        fits &= values.isin(limits["enum"])
    if "minimum" in limits:
        fits &= values.astype("float64") >= limits["minimum"]
    if "maximum" in limits:
        fits &= values.astype("float64") <= limits["maximum"]
    return fits.astype(bool)


def _sourced(case: Case) -> float:
    known = [bool((field.get("source") or {}).get("date")) for field in case.fields]
    return 100 * sum(known) / len(known)


def _explained(case: Case) -> float:
    known = [
        bool(field["descriptions"]["nl"])
        and (field["type"] not in ("integer", "number") or bool(field.get("unit")))
        for field in case.fields
    ]
    return 100 * sum(known) / len(known)


def _oldest_source(case: Case) -> float:
    dates = [field["source"]["date"] for field in case.fields if field.get("source")]
    oldest = dt.date.fromisoformat(min(dates))
    whole = (case.day.year - oldest.year) * 12 + case.day.month - oldest.month
    return whole - (case.day.day < oldest.day)


def _drawn_apart(case: Case) -> float:
    people = case.tables["municipalities"].set_index("municipality")["inhabitants"].astype(float)
    drawn = case.rows["municipality"].value_counts().reindex(people.index, fill_value=0)
    apart = (drawn / drawn.sum() - people / people.sum()).abs().sum() / 2
    return 100 * float(apart)


def _dwellings_agree(case: Case) -> float:
    register = case.tables["postcode_areas"].groupby("municipality")["homes"].sum().astype(float)
    stated = case.rows.set_index("municipality")["dwellings"].astype(float)
    return 100 * float(((stated / register - 1).abs() <= 0.01).mean())  # noqa: PLR2004  1%


def _province_gap(case: Case) -> float:
    stated = case.tables["province_totals"].set_index("quantity")["value"]["dwellings"]
    return 100 * abs(1 - float(case.rows["dwellings"].sum()) / float(stated))


def _areas_gap(case: Case) -> float:
    stated = float(case.tables["municipalities"]["dwellings"].sum())
    return 100 * abs(1 - float(case.rows["homes"].sum()) / stated)


def _people_per_home(case: Case) -> float:
    homes = case.rows["homes" if "homes" in case.rows else "dwellings"].astype(float)
    return 100 * float((case.rows["inhabitants"].astype(float) / homes).between(1.5, 3.5).mean())


def _months_agree(case: Case) -> float:
    months = case.tables["production_months"].groupby("installation")["mwh"].sum()
    year = case.rows.set_index("installation")["annual_mwh"].astype(float)
    return 100 * float(((months / year - 1).abs() <= 0.01).mean())  # noqa: PLR2004  1%


def _full_load(case: Case) -> float:
    hours = case.rows["annual_mwh"].astype(float) / case.rows["verm"].astype(float)
    return 100 * float((hours / HOURS_A_YEAR < 0.6).mean())  # noqa: PLR2004  60% of all hours


def _rounding(case: Case) -> float:
    parts = [part for _, part in case.rows.groupby("kind")] if "kind" in case.rows else [case.rows]
    return max(math.gcd(*map(int, part["x_m"]), *map(int, part["y_m"])) for part in parts)


def _free(case: Case) -> pd.DataFrame:
    return case.rows.filter(regex="^free_mw_")


def _free_gap(case: Case) -> float:
    totals = [float(total) for total in _free(case).sum()]
    return 100 * (max(totals) - min(totals)) / max(totals)


def _fits_plate(case: Case) -> float:
    return 100 * float((_free(case).max(axis=1) <= case.rows["transformer_mva"]).mean())


#: How `by` in quality.yml is measured.
MEASURES: Mapping[str, Callable[[Case], float]] = {
    "filled": _filled,
    "valid_rows": _valid_rows,
    "sourced": _sourced,
    "explained": _explained,
    "oldest_source": _oldest_source,
    "margin": lambda case: margin(len(case.rows)),
    "drawn_apart": _drawn_apart,
    "dwellings_agree": _dwellings_agree,
    "province_gap": _province_gap,
    "areas_gap": _areas_gap,
    "people_per_home": _people_per_home,
    "months_agree": _months_agree,
    "full_load": _full_load,
    "rounding": _rounding,
    "free_gap": _free_gap,
    "fits_plate": _fits_plate,
}
