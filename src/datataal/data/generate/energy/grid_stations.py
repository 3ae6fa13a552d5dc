"""Grid stations, the free capacity that three organisations state, and what each means by it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Ints, Stream, apportion
from datataal.data.generate.parameters import Parameters

__all__ = ["grid_statements", "grid_stations", "months_before"]

#: what each organisation means by free, and the unit in which it writes that down
DEFINITIONS = {
    "operator": ("n_minus_1", "MW"),
    "municipality": ("mva_as_mw", "MVA"),
    "province": ("plate_minus_peak", "MW"),
}


def grid_stations(parameters: Parameters, land: pd.DataFrame) -> pd.DataFrame:
    """Return the stations; each organisation's figures sum to its total exactly."""
    stream, grid = Stream(parameters.seed, "grid_stations"), parameters["grid"]
    listed = pd.DataFrame(grid["stations"]).rename(
        columns={"code": "station", "mva": "transformer_mva"}
    )
    places = [
        _place(at, land[land["municipality"] == code])
        for at, code in zip(listed.pop("at"), listed["municipality"], strict=True)
    ]
    free, ages = _free(parameters, listed, stream), grid["months_old"]
    frame = listed.assign(x_m=[x for x, _ in places], y_m=[y for _, y in places])
    for organisation, tenths in free.items():
        frame[f"free_mw_{organisation}"] = tenths / 10
        frame[f"date_{organisation}"] = months_before(parameters.story_date, ages[organisation])
    return frame.join(_homes(parameters, listed))


def grid_statements(parameters: Parameters, stations: pd.DataFrame) -> pd.DataFrame:
    """Return every statement about free room: one row per station and organisation.

    The operator speaks twice; what it says later is not checked yet.
    """
    parts = [_statements(stations, name, f"free_mw_{name}") for name in DEFINITIONS]
    later = parameters["grid"]["later"]
    changed = stations.assign(later=_later(parameters, stations) / 10, date_operator=later["date"])
    parts.append(_statements(changed, "operator", "later").assign(checked=False))
    frame = pd.concat(parts, ignore_index=True)
    frame.insert(0, "statement", [f"GS-{nr:02d}" for nr in range(1, len(frame) + 1)])
    return frame


def _statements(stations: pd.DataFrame, organisation: str, column: str) -> pd.DataFrame:
    definition, unit = DEFINITIONS[organisation]
    return pd.DataFrame(
        {
            "station": stations["station"],
            "organisation": organisation,
            "free": stations[column],
            "unit": unit,
            "definition": definition,
            "date": stations[f"date_{organisation}"],
            "checked": True,
        }
    )


def _later(parameters: Parameters, stations: pd.DataFrame) -> Ints:
    """In tenths of MW: what is left after the loss is divided over the stations that lose."""
    later = parameters["grid"]["later"]
    now = np.round(10 * stations["free_mw_operator"].to_numpy(dtype=float)).astype(np.int64)
    lost = int(now.sum()) - 10 * int(later["free_mw"])
    return now - apportion(lost, now * ~stations["station"].isin(later["kept"]).to_numpy())


def _homes(parameters: Parameters, listed: pd.DataFrame) -> pd.DataFrame:
    stream, grid = Stream(parameters.seed, "grid_stations.homes"), parameters["grid"]
    low, high = grid["homes_group"]["low"], grid["homes_group"]["high"]
    groups = np.floor(stream.uniform(len(listed), low, high)).astype(np.int64)
    frame = pd.DataFrame({"homes_group": groups, "homes_cable": 0, "homes_park": 0})
    of_flats = listed["station"] == grid["flats"]["station"]
    for name in frame:
        frame.loc[of_flats, name] = grid["flats"][name]
    return frame


def _place(at: Sequence[float], own: pd.DataFrame) -> tuple[int, int]:
    """Return the free cell of the municipality that lies nearest to where the station is drawn."""
    free = own[(own["landuse"].isin(["arable", "grass", "industry"])) & ~own["n2000"]]
    dx, dy = free["column"] + 0.5 - at[0], free["row"] + 0.5 - at[1]
    cell = free.iloc[int((dx * dx + dy * dy).to_numpy().argmin())]
    return int(cell["x_m"]), int(cell["y_m"])


def _free(parameters: Parameters, listed: pd.DataFrame, stream: Stream) -> dict[str, Ints]:
    """In tenths of MW: each next organisation leaves out a reserve and so finds more room."""
    grid, plate = parameters["grid"], listed["transformer_mva"].to_numpy(dtype=float)
    totals = {name: 10 * mw for name, mw in grid["free_mw"].items()}
    room = listed["station"].isin(grid["with_room"]).to_numpy()
    sure = apportion(totals["operator"], plate * room * stream.uniform(len(listed), 0.5, 1.5))
    extra = apportion(
        totals["municipality"] - totals["operator"], plate * stream.uniform(len(listed), 0.2, 1.8)
    )
    more = apportion(
        totals["province"] - totals["municipality"], plate * stream.uniform(len(listed), 0.5, 1.5)
    )
    return {"operator": sure, "municipality": sure + extra, "province": sure + extra + more}


def months_before(day: dt.date, months: int) -> dt.date:
    """Return the first day of the month that lies `months` before that of `day`."""
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return dt.date(years, month + 1, 1)
