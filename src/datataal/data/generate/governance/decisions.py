"""Twenty-four decisions of the story, written out in the parameters, as a table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pandas as pd

from datataal.data.generate.parameters import Parameters
from datataal.language import LANGUAGES

__all__ = ["competent_layer", "decisions"]


def decisions(parameters: Parameters) -> pd.DataFrame:
    """Return one row per decision, B-01 to B-24, in order of date."""
    written = parameters["decisions"]
    panel = 100 * parameters["panel"]["general_yes"] / parameters["province"]["panel"]
    words = {"yes_pct": round(panel)}
    days = _days(parameters)
    dated = [{"date": days.get(row.get("item", "")), **row} for row in written["rows"]]
    rows = sorted(dated, key=lambda row: row["date"])
    return pd.DataFrame(
        [
            {"decision": f"B-{nr:02d}", **_row(row, written["layers"], words)}
            for nr, row in enumerate(rows, start=1)
        ]
    )


def competent_layer(parameters: Parameters, mw: float) -> str:
    """Return the layer that may decide on a wind park of `mw`, by the limits as seen."""
    limits = parameters["decisions"]["competent"]
    if mw < limits["municipality_below_mw"]:
        return "municipality"
    return "state" if mw > limits["state_above_mw"] else "province"


def _days(parameters: Parameters) -> dict[str, dt.date]:
    """Return the days that stand at the consultation, whose answers follow from them."""
    asked = parameters["consultation"]
    opens = asked["areas_fixed"] + dt.timedelta(days=asked["opens_after_days"])
    return {"areas_fixed": asked["areas_fixed"], "consultation_open": opens}


def _row(
    row: Mapping[str, Any], layers: Mapping[str, str], words: Mapping[str, int]
) -> dict[str, Any]:
    texts = {
        f"{part}_{lang}": row[part][lang].format(**words)
        for part in ("subject", "claim")
        for lang in LANGUAGES
    }
    return {
        "date": row["date"],
        "planned_date": row["planned"],
        "body": row["body"],
        "layer": layers[row["body"]],
        "municipality": row.get("municipality"),
        "instrument": row["instrument"],
        "phase": row["phase"],
        "outcome": row["outcome"],
        **texts,
        "search_area": row.get("search_area"),
        "mw": row.get("mw", pd.NA),
        "item": row.get("item"),
        "start_year": row.get("start_year", pd.NA),
        "evidence_ref": row.get("evidence"),
        "legal_ground": row.get("ground"),
    }
