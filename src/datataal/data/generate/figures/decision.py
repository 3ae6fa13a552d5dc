"""The figures of module 07 on decisions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from datataal.data.generate.parameters import Parameters

__all__ = ["entries"]

Tables = Mapping[str, pd.DataFrame]
Entry = tuple[str, float]  # id, value


def entries(parameters: Parameters, clean: Tables, raw: Tables) -> Iterator[Entry]:
    """Yield the figures of module 07, whose words stand in `decision.yml`."""
    del raw
    made = clean["decisions"]
    evidence = made["evidence_ref"].notna()
    yield "decision_n", len(made)
    yield "decision_evidence_n", evidence.sum()
    yield "decision_no_evidence_n", (~evidence).sum()
    yield "decision_late_n", (made["date"] > made["planned_date"]).sum()
    yield from _refused(made)
    yield from _dates(made)
    yield from _capacities(parameters, made)


def _refused(made: pd.DataFrame) -> Iterator[Entry]:
    refused = made[(made["instrument"] == "data_use") & (made["outcome"] == "refused")]
    yield "decision_refused_n", len(refused)
    yield "decision_refused_with_ground_n", refused["legal_ground"].notna().sum()


def _dates(made: pd.DataFrame) -> Iterator[Entry]:
    day = made.dropna(subset=["item"]).drop_duplicates("item").set_index("item")["date"]
    yield "decision_consultation_days", (day["consultation_open"] - day["areas_fixed"]).days
    starts = made.loc[made["item"] == "hydrogen", "start_year"]
    for word, year in zip(("first", "second", "third"), starts, strict=True):
        yield f"decision_start_{word}", year


def _capacities(parameters: Parameters, made: pd.DataFrame) -> Iterator[Entry]:
    mw = made.set_index("layer")["mw"].dropna()
    for layer in ("municipality", "province", "state"):
        yield f"decision_mw_case_{layer}", mw[layer]
    limits = parameters["decisions"]["competent"]
    yield "decision_mw_municipality_below", limits["municipality_below_mw"]
    yield "decision_mw_state_above", limits["state_above_mw"]
    yield "decision_mw_older", limits["older_municipality_below_mw"]
