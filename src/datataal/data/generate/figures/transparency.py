"""The figures of module 10 on transparency: all are counted in the raw log, as learners do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from datataal.data.generate.governance.log_lines import log_of
from datataal.data.generate.parameters import Parameters

__all__ = ["entries", "outside_office"]

Tables = Mapping[str, pd.DataFrame]
Entry = tuple[str, float]  # id, value
SMALL_TEAM = 3
WORKDAYS = 5


def entries(parameters: Parameters, clean: Tables, raw: Tables) -> Iterator[Entry]:
    """Yield the figures of module 10, whose words stand in `transparency.yml`."""
    del clean
    log, made = raw["access_log"], log_of(parameters)
    empty = log["legal_ground"].isna()
    size = log.groupby("team")["person"].nunique()
    yield "transparency_lines_n", len(log)
    yield "transparency_homes_station_n", made["homes"]
    yield "transparency_homes_park_n", made["park"]["homes"]
    yield "transparency_organisations_n", log["organisation"].nunique()
    yield "transparency_teams_n", len(size)
    yield "transparency_small_teams_n", (size <= SMALL_TEAM).sum()
    yield "transparency_persons_n", log["person"].nunique()
    yield "transparency_no_ground_n", empty.sum()
    yield "transparency_no_ground_pct", 100 * empty.mean()
    yield "transparency_no_ground_desk_n", (empty & (log["organisation"] == "desk")).sum()
    yield from _incident(made, log)
    yield from _resident(made, log)


def _incident(made: Mapping[str, Any], log: pd.DataFrame) -> Iterator[Entry]:
    team, purpose = made["incident"]["team"], made["incident"]["purpose"]
    block = log[(log["team"] == team) & (log["purpose"] == purpose)]
    yield "transparency_incident_homes_n", block["household"].nunique()
    yield "transparency_incident_lines_n", len(block)
    yield "transparency_incident_outside_pct", 100 * outside_office(block, made["office"]).mean()
    yield "transparency_incident_persons_n", log.loc[log["team"] == team, "person"].nunique()


def outside_office(lines: pd.DataFrame, office: Mapping[str, int]) -> pd.Series[bool]:
    """Return for each line whether it lies outside office hours, Monday to Friday."""
    time = lines["timestamp"].dt
    within = (time.hour >= office["from_hour"]) & (time.hour < office["to_hour"])
    outside: pd.Series[bool] = ~(within & (time.day_of_week < WORKDAYS))
    return outside


def _resident(made: Mapping[str, Any], log: pd.DataFrame) -> Iterator[Entry]:
    own = log[log["household"] == f"LH-{made['resident']['home']:04d}"]
    yield "transparency_resident_lines_n", len(own)
    yield "transparency_resident_team_n", (own["team"] == made["incident"]["team"]).sum()
    outward = own[["organisation", "purpose"]].drop_duplicates()
    yield "transparency_resident_rows_n", len(outward)
