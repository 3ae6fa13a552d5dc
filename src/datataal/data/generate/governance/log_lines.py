"""The whole log: who looked up data of which home, when, for what and on which ground.

Lines come in sessions: one person looks up some homes one after another for one purpose. A
session is one processing, with one processing id. The incident and the lines of the resident who
asked are fixed by the parameters; the rest is drawn.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Floats, Ints, Stream, apportion
from datataal.data.generate.parameters import Parameters

__all__ = ["access_log", "audit_log", "log_lines", "log_of"]

DAY = 24 * 60  # minutes
SHARED = ["line", "timestamp", "organisation", "purpose", "legal_ground", "processing_id"]
Log = Mapping[str, Any]


def log_lines(parameters: Parameters) -> pd.DataFrame:
    """Return one row per line of the log, with everything in it, in order of time."""
    log = log_of(parameters)
    stream = Stream(parameters.seed, "log_lines")
    sessions, left = [_incident(log)], _left(log)
    for work, lines in zip(log["work"], left, strict=True):
        sessions.append(_work(log, work, int(lines), stream))
    frame = pd.concat(sessions, ignore_index=True)
    frame["home"] = _homes(log, frame, stream)
    frame = frame.sort_values(["minute", "team", "session", "home"], kind="stable")
    return _finished(log, frame.reset_index(drop=True))


def log_of(parameters: Parameters) -> Log:
    """Return the parameters of the log, with the homes of its station as the grid counts them."""
    station = parameters["grid"]["flats"]
    homes, park = station["homes_group"], station["homes_park"]
    counted = {"homes": homes, "park": {"first": homes - park + 1, "homes": park}}
    return {**parameters["access_log"], **counted}


def access_log(parameters: Parameters, lines: pd.DataFrame) -> pd.DataFrame:
    """Return the log as the draft standard wants it: without team or person."""
    del parameters
    return lines[[*SHARED, "household"]]


def audit_log(parameters: Parameters, lines: pd.DataFrame) -> pd.DataFrame:
    """Return who did each processing, kept apart and tied by the processing id."""
    del parameters
    once = lines.drop_duplicates("processing_id")
    return once[["processing_id", "team", "person"]].reset_index(drop=True)


def _left(log: Log) -> Ints:
    """Divide the lines that are not those of the incident over the teams' work."""
    fixed = sum(one["lines"] for one in log["incident"]["sessions"])
    return apportion(log["lines"] - fixed, [work["weight"] for work in log["work"]])


def _incident(log: Log) -> pd.DataFrame:
    """Return the team's sessions under a purpose that is not its own, one look-up a minute."""
    incident, first = log["incident"], _first(log)
    parts = []
    for nr, one in enumerate(incident["sessions"]):
        start = dt.datetime.fromisoformat(str(one["start"])) - first
        minutes = int(start.total_seconds()) // 60 + np.arange(one["lines"], dtype=np.int64)
        own = {"team": incident["team"], "purpose": incident["purpose"], "nr": one["person"]}
        parts.append(pd.DataFrame({"minute": minutes, **own, "session": nr, "kind": "incident"}))
    return pd.concat(parts, ignore_index=True)


def _first(log: Log) -> dt.datetime:
    return dt.datetime.combine(log["first_day"], dt.time())


def _work(log: Log, work: Mapping[str, Any], lines: int, stream: Stream) -> pd.DataFrame:
    """Draw the sessions of one team for one purpose: sizes, days, hours and persons."""
    sessions = max(1, round(lines / work["at_once"]))
    # One line each, and the rest by lot: some sessions are three times as long as others.
    sizes = 1 + apportion(lines - sessions, 0.5 + stream.uniform(sessions))
    days = _pick(_day_weights(log, work), stream.uniform(sessions))
    hours = _pick(np.asarray(log["hours"][work["hours"]]), stream.uniform(sessions))
    start = days * DAY + hours * 60 + np.floor(stream.uniform(sessions) * 60).astype(np.int64)
    people = _people(log)[work["team"]]
    person = np.floor(stream.uniform(sessions) * people).astype(np.int64)
    session = np.repeat(np.arange(sessions, dtype=np.int64), sizes)
    first = np.repeat(np.cumsum(sizes) - sizes, sizes)
    step = np.arange(lines, dtype=np.int64) - first
    return pd.DataFrame(
        {
            # Two look-ups a minute, and never past the last minute of the year.
            "minute": np.minimum(start[session] + step // 2, log["days"] * DAY - 1),
            "team": work["team"],
            "purpose": work["purpose"],
            "nr": person[session],
            "session": session,
            "kind": "work",
        }
    )


def _pick(weights: Floats, drawn: Floats) -> Ints:
    """Return for each drawn number (0 to 1) a position, by weight."""
    ends = np.cumsum(weights)
    return np.asarray(np.searchsorted(ends, drawn * ends[-1], side="right"), dtype=np.int64)


def _day_weights(log: Log, work: Mapping[str, Any]) -> Floats:
    """Return a weight per day of the year: by weekday, by month, and none outside the period."""
    days = [log["first_day"] + dt.timedelta(days=nr) for nr in range(log["days"])]
    since, until = work.get("from", days[0]), work.get("until", days[-1])
    week = log["week"][work["hours"]]
    return np.asarray(
        [
            week[day.weekday()] * log["months"][day.month - 1] * (since <= day <= until)
            for day in days
        ],
        dtype=np.float64,
    )


def _people(log: Log) -> dict[str, int]:
    return {team: size for teams in log["teams"].values() for team, size in teams.items()}


def _homes(log: Log, frame: pd.DataFrame, stream: Stream) -> Ints:
    """Return the home of each line: drawn, but for the incident and the resident who asked."""
    # Some homes are looked up more than others: they moved, complained or asked for a grant.
    weights = 0.35 + stream.uniform(log["homes"]) + stream.uniform(log["homes"])
    asked = log["resident"]["home"]
    weights[asked - 1] = 0.0
    homes = 1 + _pick(weights, stream.uniform(len(frame)))
    homes[(frame["kind"] == "incident").to_numpy()] = _incident_homes(log, stream)
    for team, lines in log["resident"]["lines"].items():
        of_team = np.flatnonzero(((frame["team"] == team) & (frame["kind"] == "work")).to_numpy())
        homes[of_team[stream.lean(np.ones(len(of_team)), lines)]] = asked
    return homes


def _incident_homes(log: Log, stream: Stream) -> Ints:
    """Return each home of the park once, and then some a second time."""
    lines = sum(one["lines"] for one in log["incident"]["sessions"])
    park, resident = log["park"], log["resident"]
    homes = park["first"] + np.arange(park["homes"], dtype=np.int64)
    others = homes[homes != resident["home"]]
    again = others[stream.order(len(others))[: lines - len(others) - resident["incident_lines"]]]
    rest = np.r_[again, np.repeat(resident["home"], resident["incident_lines"] - 1)]
    first = homes[stream.order(len(homes))]
    return np.asarray(np.r_[first, rest[stream.order(len(rest))]], dtype=np.int64)


def _finished(log: Log, frame: pd.DataFrame) -> pd.DataFrame:
    """Give lines, processings, persons and homes their codes."""
    organisation = {team: name for name, teams in log["teams"].items() for team in teams}
    before = np.cumsum([0, *_people(log).values()])
    offset = dict(zip(_people(log), before[:-1].tolist(), strict=True))
    started = frame.groupby(["kind", "team", "purpose", "session"], sort=False).ngroup()
    where = frame["team"].map(organisation)
    ground = [
        log["grounds"][body][purpose] for body, purpose in zip(where, frame["purpose"], strict=True)
    ]
    person = frame["team"].map(offset) + frame["nr"] + 1
    times = pd.Timestamp(_first(log)) + pd.to_timedelta(frame["minute"], unit="min")
    return pd.DataFrame(
        {
            "line": [f"AL-{nr:05d}" for nr in range(1, len(frame) + 1)],
            "timestamp": times,
            "organisation": where,
            "team": frame["team"],
            "person": [f"P-{nr:03d}" for nr in person],
            "purpose": frame["purpose"],
            "legal_ground": ground,
            "processing_id": [f"V{nr + 1:05d}" for nr in started],
            "household": [f"LH-{nr:04d}" for nr in frame["home"]],
        }
    )
