"""Requests for a public charging point: equal decisions, unequal streets."""

from __future__ import annotations

import datetime as dt
from itertools import product
from typing import Any

import numpy as np
import pandas as pd
from scipy.spatial import cKDTree

from datataal.data.generate.draw import Booleans, Ints, Stream, apportion
from datataal.data.generate.parameters import Parameters
from datataal.data.generate.people.households import PC5, THIRDS, dwelling_types
from datataal.errors import DataError, Finding

__all__ = ["charging_points"]

COLUMNS = [
    "request", "cell", "area", "type", "cars", "ev", "driveway", "income_third",
    "request_date", "decision", "reason",
]  # fmt: skip


def charging_points(
    parameters: Parameters, areas: pd.DataFrame, cells: pd.DataFrame, homes: pd.DataFrame
) -> pd.DataFrame:
    """Return the requests; what the list shows of a household is enough to find some again."""
    wanted, stream = parameters["charging"], Stream(parameters.seed, "charging_points")
    lived = _lived_in(areas, cells)
    frame = pd.concat([_asked(wanted, lived, nr, stream) for nr in THIRDS], ignore_index=True)
    frame["type"] = dwelling_types(parameters, frame, stream)
    frame["cars"] = 1 + (stream.uniform(len(frame)) < wanted["second_car"]).astype(np.int64)
    frame["reason"] = _reasons(wanted, frame, stream)
    frame["decision"] = np.where(frame["reason"] == "granted", "granted", "refused").astype(object)
    frame["ev"] = (frame["reason"] != "no_ev").astype("int64")
    frame["driveway"] = (frame["reason"] == "driveway").astype("int64")
    _take_known(wanted, frame, homes, stream)
    _plant_street(int(wanted["street"]), frame, homes)
    days = (wanted["last_day"] - wanted["first_day"]).days + 1
    day = np.sort(np.floor(stream.uniform(len(frame)) * days).astype(np.int64))
    frame = frame.iloc[stream.order(len(frame))].reset_index(drop=True)
    frame["request_date"] = [wanted["first_day"] + dt.timedelta(days=int(one)) for one in day]
    frame["request"] = [f"DQ-{nr:04d}" for nr in range(1, len(frame) + 1)]
    return frame[COLUMNS]


def _lived_in(areas: pd.DataFrame, cells: pd.DataFrame) -> pd.DataFrame:
    """Return the cells with homes, each with the nearest area of its municipality.

    That is how `cells` gets its income third, so cell, area and third of a request agree.
    """
    found = cells[cells["homes"].fillna(0).astype("int64") > 0]
    parts = []
    for code, own in areas.groupby("municipality", sort=True):
        here = found[found["municipality"] == code]
        tree = cKDTree(own[["x_m", "y_m"]].to_numpy(dtype=np.float64))
        _, near = tree.query(here[["x_m", "y_m"]].to_numpy(dtype=np.float64))
        nearest = own.iloc[near].reset_index(drop=True)
        cell = here[["cell", "homes"]].astype({"homes": "int64"}).reset_index(drop=True)
        kept = ["municipality", "area", "postcode", "flat_share", "income_third"]
        parts.append(cell.join(nearest[kept]))
    return pd.concat(parts, ignore_index=True).sort_values("cell", kind="stable")


def _asked(wanted: Any, lived: pd.DataFrame, third: int, stream: Stream) -> pd.DataFrame:  # noqa: ANN401
    """Return the cells of a third's requests: one in each inhabited cell that is not empty."""
    own = lived[lived["income_third"] == third].reset_index(drop=True)
    homes = own["homes"].to_numpy(dtype=np.float64)
    inhabited = homes >= wanted["inhabited"]
    empty = _empty(wanted, homes, inhabited, third, stream)
    sure = (inhabited & ~empty).astype(np.int64)
    weights = np.where(empty, 0.0, homes * stream.uniform(len(own), 0.2, 1.8))
    more = apportion(int(wanted["requests"][third]) - int(sure.sum()), weights)
    return own.iloc[np.repeat(np.arange(len(own)), sure + more)]


def _empty(
    wanted: Any,  # noqa: ANN401
    homes: np.ndarray,
    inhabited: Booleans,
    third: int,
    stream: Stream,
) -> Booleans:
    """Choose the inhabited cells where nobody asks, sooner where fewer people live."""
    lean = np.where(inhabited, 1.0 / np.maximum(homes, 1.0), 0.0)
    chosen = stream.lean(lean, int(wanted["empty_cells"][third]))
    return np.isin(np.arange(len(homes)), chosen)


def _reasons(wanted: Any, frame: pd.DataFrame, stream: Stream) -> list[str]:  # noqa: ANN401
    """Grant the same share in each third; the first reason to refuse is for houses only."""
    reasons = np.full(len(frame), "granted", dtype=object)
    house = np.where(frame["type"] == "f", 0.0, 1.0)
    third = frame["income_third"].to_numpy()
    for nr in THIRDS:
        rows = np.flatnonzero(third == nr)
        refused = len(rows) - int(wanted["approved"][nr])
        counts = apportion(refused, list(wanted["refused"].values()))
        for reason, count in zip(wanted["refused"], counts, strict=True):
            lean = house[rows] if reason == "driveway" else np.ones(len(rows))
            lean = np.where(reasons[rows] == "granted", lean, 0.0)
            reasons[rows[stream.lean(lean, int(count))]] = reason
    return [str(reason) for reason in reasons]


def _take_known(wanted: Any, frame: pd.DataFrame, homes: pd.DataFrame, stream: Stream) -> None:  # noqa: ANN401
    """Let one in seven requests come from a household of the table, in its own pc5 and third."""
    owner = homes[(homes["ev"] == 1) & (homes["driveway"] == 0)]
    waiting: dict[tuple[str, int], list[int]] = {}
    for nr, code, third in zip(owner.index, owner["pc5"], owner["income_third"], strict=True):
        waiting.setdefault((str(code), int(third)), []).append(int(nr))
    known = (stream.uniform(len(frame)) < wanted["known"]) & (frame["ev"] == 1).to_numpy()
    known &= (frame["driveway"] == 0).to_numpy()
    types, cars = frame["type"].tolist(), frame["cars"].tolist()
    for row in np.flatnonzero(known):
        place = str(frame["postcode"].iloc[row])[:PC5], int(frame["income_third"].iloc[row])
        if waiting.get(place):
            home = waiting[place].pop(0)
            types[row], cars[row] = homes["type"].iloc[home], int(homes["cars"].iloc[home])
    frame["type"], frame["cars"] = types, cars


def _plant_street(count: int, frame: pd.DataFrame, homes: pd.DataFrame) -> None:
    """Let `count` requests of one street each fit one household of its pc5, and no more fit."""
    owner = homes[(homes["ev"] == 1) & (homes["driveway"] == 0)]
    fits = owner.groupby(["pc5", "type", "cars"], sort=True).size()
    may = ((frame["ev"] == 1) & (frame["driveway"] == 0)).to_numpy()
    code = frame["postcode"].str[:PC5].to_numpy(dtype=object)
    many = fits[fits == 1].groupby(level="pc5").size()
    for place in many.index[many >= count]:
        here = np.flatnonzero(may & (code == place))
        if not len(here):
            continue
        _fill(count, frame, may, here)
        here = np.flatnonzero(may & (frame["postcode"].str[:PC5] == place).to_numpy())
        if len(here) < count:
            continue
        elsewhere = (frame["area"].iloc[here] != frame["area"].iloc[here[0]]).to_numpy()
        here = here[np.argsort(elsewhere, kind="stable")]
        single = [key for key, n in fits[place].items() if n == 1]
        spare = next(key for key in product("ftcd", (1, 2)) if key not in single)
        given = single[:count] + [spare] * (len(here) - count)
        frame.loc[here, "type"] = [kind for kind, _ in given]
        frame.loc[here, "cars"] = [cars for _, cars in given]
        return
    raise DataError(
        Finding(
            what=f"No pc5 has a request beside {count} households that differ",
            where="people/charging_points.py",
            expected="a street in which each of them can be found again",
            do="Ask for fewer with charging.street in values/homes.yml",
        )
    )


def _fill(count: int, frame: pd.DataFrame, may: Booleans, here: Ints) -> None:
    """Move requests to the street of the first one `here`, from cells that keep two others."""
    place = ["cell", "municipality", "area", "postcode"]
    first = frame.iloc[here[0]]
    short = count - int((frame["area"].iloc[here] == first["area"]).sum())
    busy = frame.groupby("cell", sort=True)["cell"].transform("size").to_numpy() > 2  # noqa: PLR2004
    busy &= may & (frame["income_third"] == first["income_third"]).to_numpy()
    busy &= ~frame["cell"].duplicated().to_numpy()
    busy &= (frame["postcode"].str[:PC5] != first["postcode"][:PC5]).to_numpy()
    for column in place:
        frame.loc[np.flatnonzero(busy)[: max(short, 0)], column] = first[column]
