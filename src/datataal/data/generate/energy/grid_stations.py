"""Grid stations, with the free capacity that three organisations state."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Ints, Stream, apportion
from datataal.data.generate.parameters import Parameters

__all__ = ["grid_stations", "months_before"]


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
    room = np.isin(np.arange(len(listed)), stream.lean(np.ones(len(listed)), grid["with_room"]))
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
