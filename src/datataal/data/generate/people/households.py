"""Households: 40,000 synthetic rows that add up like the areas, and are nobody."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Booleans, Floats, Ints, Stream, apportion
from datataal.data.generate.parameters import Parameters

__all__ = ["COLUMNS", "PC5", "THIRDS", "dwelling_types", "households"]

#: the twelve columns that describe a household; what it draws at the peak is the answer
COLUMNS = (
    "pc5", "municipality", "station", "size", "age_band", "type",
    "heat_pump", "ev", "driveway", "cars", "income_third", "kwh",
)  # fmt: skip
THIRDS = (1, 2, 3)
PC5 = 5  #: characters of the postcode that are kept


def households(parameters: Parameters, areas: pd.DataFrame, cells: pd.DataFrame) -> pd.DataFrame:
    """Return the households; each stands for `weight` homes, and homes per area agree."""
    wanted, stream = parameters["households"], Stream(parameters.seed, "households")
    frame = _at_home(wanted, areas, cells)
    frame["type"] = dwelling_types(parameters, frame, stream)
    frame["size"] = _sizes(wanted, frame, stream)
    frame["age_band"] = _ages(wanted, frame, stream)
    frame["heat_pump"] = _heat_pumps(parameters, frame, stream)
    frame["cars"] = _cars(wanted, frame, areas, stream)
    frame["driveway"] = _driveways(wanted, frame, stream)
    frame["ev"] = _electric(wanted, frame, stream)
    frame["kwh"] = _kwh(wanted["kwh"], frame, stream)
    frame["peak_kw"] = _peak(wanted["peak"], frame, stream)
    frame["weight"] = float(wanted["weight"])
    # By lot, so that the number of a row does not tell in which street of its pc5 it stands.
    frame = frame.iloc[stream.order(len(frame))].reset_index(drop=True)
    frame.insert(0, "household", [f"DH-{nr:05d}" for nr in range(1, len(frame) + 1)])
    return frame[["household", *COLUMNS, "peak_kw", "weight"]]


def _at_home(wanted: Any, areas: pd.DataFrame, cells: pd.DataFrame) -> pd.DataFrame:  # noqa: ANN401
    """Spread the rows over the areas by homes; each area hangs on the station of its cell."""
    count = apportion(int(wanted["count"]), areas["homes"].to_numpy())
    frame = areas.iloc[np.repeat(np.arange(len(areas)), count)].reset_index(drop=True)
    station = dict(zip(cells["cell"], cells["station_area"], strict=True))
    frame["pc5"] = [code[:PC5] for code in frame["postcode"]]
    frame["station"] = [station[cell] for cell in frame["cell"]]
    return frame


def dwelling_types(parameters: Parameters, frame: pd.DataFrame, stream: Stream) -> list[str]:
    """Draw flats by the area's share, and the other types by the kind of municipality."""
    wanted = parameters["households"]
    kinds = {place.code: place.kind for place in parameters.municipalities}
    flat = stream.uniform(len(frame)) < frame["flat_share"].to_numpy(dtype=float)
    drawn = stream.uniform(len(frame))
    chosen = np.full(len(frame), "f", dtype=object)
    for kind, lean in wanted["houses_by_kind"].items():
        here = (frame["municipality"].map(kinds) == kind).to_numpy() & ~flat
        weights = [wanted["houses"][name] * lean[name] for name in wanted["houses"]]
        names = np.array(list(wanted["houses"]), dtype=object)
        chosen[here] = names[_drawn(weights, drawn[here])]
    return [str(name) for name in chosen]


def _drawn(weights: list[float], drawn: Floats) -> Ints:
    ends = np.cumsum(weights)
    found = np.searchsorted(ends / ends[-1], drawn, side="right")
    return np.asarray(np.minimum(found, len(weights) - 1), dtype=np.int64)


def _by(frame: pd.DataFrame, column: str, values: Any) -> Floats:  # noqa: ANN401  YAML
    return np.asarray([values[value] for value in frame[column]], dtype=np.float64)


def _sizes(wanted: Any, frame: pd.DataFrame, stream: Stream) -> Ints:  # noqa: ANN401
    """Hand out the published sizes exactly, the larger ones sooner to larger homes."""
    score = _by(frame, "type", wanted["size_lean"]) + stream.bell(len(frame))
    sizes = np.empty(len(frame), dtype=np.int64)
    counts = apportion(len(frame), wanted["sizes"])
    sizes[np.argsort(score, kind="stable")] = np.repeat(np.arange(1, len(counts) + 1), counts)
    return sizes


def _ages(wanted: Any, frame: pd.DataFrame, stream: Stream) -> Ints:  # noqa: ANN401
    drawn, ages = stream.uniform(len(frame)), np.zeros(len(frame), dtype=np.int64)
    group = np.minimum(frame["size"].to_numpy(), len(wanted["ages"]))
    for nr, weights in enumerate(wanted["ages"], start=1):
        ages[group == nr] = 1 + _drawn(weights, drawn[group == nr])
    return ages


def _thirds(frame: pd.DataFrame) -> list[tuple[int, Ints]]:
    third = frame["income_third"].to_numpy()
    return [(nr, np.flatnonzero(third == nr)) for nr in THIRDS]


def _heat_pumps(parameters: Parameters, frame: pd.DataFrame, stream: Stream) -> Ints:
    wanted, found = parameters["households"], np.zeros(len(frame), dtype=np.int64)
    kind = {
        place.code: wanted["heat_pump_by_kind"][place.kind] for place in parameters.municipalities
    }
    lean = _by(frame, "type", wanted["heat_pump_lean"]) * _by(frame, "municipality", kind)
    for nr, rows in _thirds(frame):
        found[rows[stream.lean(lean[rows], round(wanted["heat_pump"][nr] * len(rows)))]] = 1
    return found


def _cars(wanted: Any, frame: pd.DataFrame, areas: pd.DataFrame, stream: Stream) -> Ints:  # noqa: ANN401
    """Divide each third's cars: the total follows from cars per inhabitant, exactly."""
    people = areas.groupby("income_third", sort=True)["inhabitants"].sum()
    lean = _by(frame, "type", wanted["car_lean"]) * (0.6 + 0.2 * frame["size"].to_numpy())
    cars = np.zeros(len(frame), dtype=np.int64)
    for nr, rows in _thirds(frame):
        total = round(wanted["cars_per_head"][nr] * int(people[nr]) / wanted["weight"])
        slots = np.concatenate([lean[rows] * share for share in wanted["car_slots"]])
        chosen = stream.lean(slots, total) % len(rows)
        cars[rows] = np.bincount(chosen, minlength=len(rows))
    return cars


def _driveways(wanted: Any, frame: pd.DataFrame, stream: Stream) -> Ints:  # noqa: ANN401
    """Give homes a driveway until the wanted share of the third's cars has none left."""
    found, lean = np.zeros(len(frame), dtype=np.int64), _by(frame, "type", wanted["driveway_lean"])
    for nr, rows in _thirds(frame):
        order = rows[np.argsort(stream.uniform(len(rows)) / lean[rows], kind="stable")]
        held = np.cumsum(frame["cars"].to_numpy()[order])
        enough = int(np.searchsorted(held, round((1 - wanted["no_driveway"][nr]) * held[-1])))
        found[order[: enough + 1]] = 1
    return found


def _electric(wanted: Any, frame: pd.DataFrame, stream: Stream) -> Ints:  # noqa: ANN401
    found, cars = np.zeros(len(frame), dtype=np.int64), frame["cars"].to_numpy()
    lean = np.where(frame["driveway"] == 1, wanted["ev_lean"]["driveway"], 1.0)
    lean = np.where(cars > 1, lean * wanted["ev_lean"]["second_car"], lean)
    for nr, rows in _thirds(frame):
        owners = rows[cars[rows] > 0]
        found[owners[stream.lean(lean[owners], round(wanted["ev"][nr] * len(rows)))]] = 1
    return found


def _kwh(wanted: Any, frame: pd.DataFrame, stream: Stream) -> Ints:  # noqa: ANN401
    """Return the year's use; per municipality and kind of area the mean is that of the areas."""
    size = np.asarray(wanted["sizes"])[frame["size"].to_numpy() - 1]
    used = wanted["base"] * size * _by(frame, "type", wanted["types"])
    used = used * (1 + wanted["noise"] * stream.bell(len(frame)))
    used = used + wanted["heat_pump"] * frame["heat_pump"].to_numpy()
    used = used + wanted["ev"] * frame["ev"].to_numpy()
    mean = frame["electricity_kwh"].to_numpy(dtype=np.float64)
    group = _groups(frame, frame["mostly_flats"].to_numpy(dtype=bool))
    used = used * (np.bincount(group, weights=mean) / np.bincount(group, weights=used))[group]
    return np.asarray(np.round(used), dtype=np.int64)


def _groups(frame: pd.DataFrame, flag: Booleans) -> Ints:
    """Return a number for each pair of municipality and `flag`, without a gap."""
    codes = pd.factorize(frame["municipality"])[0] * 2 + flag
    return np.asarray(np.unique(codes, return_inverse=True)[1], dtype=np.int64)


def _peak(wanted: Any, frame: pd.DataFrame, stream: Stream) -> Floats:  # noqa: ANN401
    """Return the kW at the station's peak: a heat pump and a car that charges decide most."""
    drawn = wanted["base"] + wanted["person"] * frame["size"].to_numpy()
    drawn = drawn + wanted["heat_pump"] * frame["heat_pump"].to_numpy()
    drawn = drawn + wanted["ev"] * frame["ev"].to_numpy()
    drawn = drawn * (1 + wanted["noise"] * stream.bell(len(frame)))
    return np.asarray(np.round(drawn, 1), dtype=np.float64)
