"""The residents' panel: 1,500 people drawn in proportion to inhabitants, and their answers."""

from __future__ import annotations

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Ints, Stream, apportion
from datataal.data.generate.parameters import Parameters

__all__ = ["panel"]


def panel(parameters: Parameters, areas: pd.DataFrame) -> pd.DataFrame:
    """Return one row per participant; every count that the course names is met exactly."""
    stream = Stream(parameters.seed, "panel")
    frame = _people(parameters, areas, stream)
    frame["education"] = _spread(parameters["panel"]["education"], stream.order(len(frame)))
    lean = _lean(parameters, frame)
    frame["q_general"] = _general(parameters, frame, lean, stream)
    frame["q_near"] = _nearby(parameters, frame, lean, stream)
    frame["weight"] = _weight(parameters, frame)
    frame = frame.iloc[stream.order(len(frame))].reset_index(drop=True)
    frame.insert(0, "participant", [f"DP-{nr:04d}" for nr in range(1, len(frame) + 1)])
    return frame


def _people(parameters: Parameters, areas: pd.DataFrame, stream: Stream) -> pd.DataFrame:
    """Draw areas per municipality, those within 2 km of a search area apart."""
    places = parameters.municipalities
    sizes = apportion(parameters["province"]["panel"], [p.inhabitants for p in places])
    close = areas["inhabitants"].where(areas["near_2km"], 0).groupby(areas["municipality"]).sum()
    weights = close.reindex(parameters.codes, fill_value=0).to_numpy(dtype=float)
    near = apportion(parameters["panel"]["near_2km"]["count"], weights)
    parts = []
    for place, size, close in zip(places, sizes, near, strict=True):
        own = areas[areas["municipality"] == place.code]
        for flag, count in ((True, int(close)), (False, int(size - close))):
            group = own[own["near_2km"] == flag]
            apart = place.cast == "smallest" and count > 0
            one_area = 0 if flag else int(parameters["panel"]["smallest"]["one_area"])
            chosen = _apart(group, count, one_area, stream) if apart else _lot(group, count, stream)
            parts.append(group.iloc[chosen][["municipality", "area", "near_2km"]])
    return pd.concat(parts, ignore_index=True)


def _lot(group: pd.DataFrame, count: int, stream: Stream) -> Ints:
    """Return the area of each participant, drawn by lot over the homes."""
    if not count:
        return np.zeros(0, dtype=np.int64)
    ends = np.cumsum(group["homes"].to_numpy(dtype=float))
    drawn = np.searchsorted(ends, stream.uniform(count) * ends[-1], side="right")
    return np.asarray(drawn, dtype=np.int64)


def _apart(group: pd.DataFrame, count: int, one_area: int, stream: Stream) -> Ints:
    """Return areas that all differ, but for `one_area` participants who share one."""
    homes = group["homes"].to_numpy(dtype=float)
    again = max(one_area - 1, 0)
    different = stream.lean(homes, count - again)
    street = different[np.argmax(homes[different])]
    return np.sort(np.r_[different, np.repeat(street, again)])


def _spread(counts: dict[str, int], order: Ints) -> list[str]:
    """Hand out each answer as often as `counts` says, in the given order."""
    handed = np.empty(len(order), dtype=object)
    handed[order] = np.repeat(list(counts), list(counts.values()))
    return [str(answer) for answer in handed]


def _lean(parameters: Parameters, frame: pd.DataFrame) -> pd.Series[float]:
    lean = parameters["panel"]["lean"]
    near = frame["near_2km"].map({True: lean["near"], False: 1.0})
    return frame["education"].map(lean).astype(float) * near.astype(float)


def _general(
    parameters: Parameters, frame: pd.DataFrame, lean: pd.Series[float], stream: Stream
) -> pd.Series[str]:
    wanted, smallest = parameters["panel"], parameters["panel"]["smallest"]
    there = frame["municipality"] == smallest["municipality"]
    answers = pd.Series("no", index=frame.index)
    for inside, count in (
        (there, smallest["yes"]),
        (~there, wanted["general_yes"] - smallest["yes"]),
    ):
        rows = frame.index[inside]
        answers.loc[rows[stream.lean(lean[inside].to_numpy(), count)]] = "yes"
    return answers


def _nearby(
    parameters: Parameters, frame: pd.DataFrame, lean: pd.Series[float], stream: Stream
) -> pd.Series[str]:
    """Who is in favour in general says yes nearby more often; the others say no."""
    wanted, close = parameters["panel"]["near"], parameters["panel"]["near_2km"]
    for_it = lean * frame["q_general"].map({"yes": 3.0, "no": 0.4}).astype(float)
    answers = pd.Series("conditions", index=frame.index)
    for inside, yes, no in (
        (frame["near_2km"], close["yes"], close["no"]),
        (~frame["near_2km"], wanted["yes"] - close["yes"], wanted["no"] - close["no"]),
    ):
        rows = frame.index[inside]
        agree = rows[stream.lean(for_it[rows].to_numpy(), yes)]
        answers.loc[agree] = "yes"
        left = rows.difference(agree)
        answers.loc[left[stream.lean(1 / for_it[left].to_numpy(), no)]] = "no"
    return answers


def _weight(parameters: Parameters, frame: pd.DataFrame) -> pd.Series[float]:
    """Inhabitants per participant of the municipality against that of the province."""
    people = pd.Series({place.code: place.inhabitants for place in parameters.municipalities})
    count = frame["municipality"].value_counts()
    relative = (people / count) / (people.sum() / len(frame))
    return frame["municipality"].map(relative).astype(float).round(4)
