"""The open consultation: 9,000 people who chose to answer, with what they wrote."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Floats, Ints, Stream, apportion
from datataal.data.generate.parameters import Parameters

__all__ = ["consultation"]


def consultation(parameters: Parameters, places: pd.DataFrame, texts: pd.DataFrame) -> pd.DataFrame:
    """Return one row per answer, in the order of arrival; every count of the course is met."""
    stream = Stream(parameters.seed, "consultation")
    frame = _people(parameters, places, stream)
    frame["education"] = _education(parameters, stream)
    frame["answer"] = _answers(parameters, frame, stream)
    frame = frame.iloc[stream.order(len(frame))].reset_index(drop=True)
    frame.insert(0, "response", [f"DR-{nr:04d}" for nr in range(1, len(frame) + 1)])
    frame.insert(1, "date", _dates(parameters))
    frame["text"] = _texts(parameters, frame, texts, stream)
    return _coded(parameters, frame, texts, stream)


def _people(parameters: Parameters, places: pd.DataFrame, stream: Stream) -> pd.DataFrame:
    """Who lives near takes part more often, and so do people where feelings run high."""
    wanted = parameters["consultation"]
    loud = stream.uniform(len(places), 0.75, 1.35) * _per_place(parameters, wanted["loud"])
    close = places["residents_2km"].to_numpy(dtype=float)
    others = places["inhabitants"].to_numpy(dtype=float) - close
    codes = places["municipality"].to_numpy(dtype=object)
    parts = []
    for near, people in ((True, close), (False, others)):
        counts = apportion(wanted["near" if near else "far"]["count"], people * loud)
        parts.append(pd.DataFrame({"municipality": np.repeat(codes, counts), "near_2km": near}))
    return pd.concat(parts, ignore_index=True)


def _per_place(parameters: Parameters, factors: dict[str, float]) -> Floats:
    return np.array([factors.get(place.cast, 1.0) for place in parameters.municipalities])


def _education(parameters: Parameters, stream: Stream) -> list[str]:
    """Start from the panel, which was drawn by lot, and let some take part more than others."""
    wanted, drawn = parameters["consultation"], parameters["panel"]["education"]
    odds = {"low": wanted["odds_low"], "middle": 1.0, "high": wanted["odds_high"]}
    counts = apportion(wanted["count"], [drawn[name] * odds[name] for name in odds])
    handed = np.repeat(np.array(list(odds), dtype=object), counts)
    return [str(one) for one in handed[stream.order(wanted["count"])]]


def _answers(parameters: Parameters, frame: pd.DataFrame, stream: Stream) -> list[str]:
    wanted = parameters["consultation"]
    where = _per_place(parameters, wanted["lean_no"])
    places = dict(zip(parameters.codes, where, strict=True))
    against = frame["municipality"].map(places).astype(float)
    against = against * frame["education"].map(wanted["lean_no"]).astype(float)
    lean = against.to_numpy(dtype=float)
    answers = np.full(len(frame), "conditions", dtype=object)
    near = frame["near_2km"].to_numpy(dtype=bool)
    for rows, counts in (
        (np.flatnonzero(near), wanted["near"]),
        (np.flatnonzero(~near), wanted["far"]),
    ):
        refuse = rows[stream.lean(lean[rows], counts["no"])]
        answers[refuse] = "no"
        left = rows[answers[rows] != "no"]
        answers[left[stream.lean(1 / lean[left], counts["yes"])]] = "yes"
    return [str(one) for one in answers]


def _dates(parameters: Parameters) -> list[dt.date]:
    wanted = parameters["consultation"]
    counts = apportion(wanted["count"], wanted["days"])
    after = wanted["opens_after_days"] + np.repeat(np.arange(len(counts)), counts)
    return [wanted["areas_fixed"] + dt.timedelta(days=int(days)) for days in after]


def _texts(
    parameters: Parameters, frame: pd.DataFrame, texts: pd.DataFrame, stream: Stream
) -> list[str | None]:
    """Return a code for who wrote something; what people write about goes with their answer."""
    wanted = parameters["consultation"]
    wrote = stream.lean(
        frame["answer"].map(wanted["writes"]).to_numpy(dtype=float), wanted["written"]
    )
    codes = texts["text"].to_numpy(dtype=object)
    made: list[str | None] = [None] * len(frame)
    for rows, fitting in _groups(parameters, frame.iloc[wrote], texts, stream):
        chosen = codes[fitting][stream.order(len(fitting))]
        for nr, row in enumerate(rows):
            made[row] = str(chosen[nr % len(chosen)])
    return made


def _groups(
    parameters: Parameters, wrote: pd.DataFrame, texts: pd.DataFrame, stream: Stream
) -> Iterator[tuple[Ints, Ints]]:
    """Yield, per answer, distance and theme, the rows that get it and the texts that fit."""
    wanted, times = parameters["consultation"], texts["times"].to_numpy(dtype=np.int64)
    for answer, themes in wanted["themes"].items():
        for near in (True, False):
            inside = (wrote["answer"] == answer) & (wrote["near_2km"] == near)
            rows = np.flatnonzero(inside.to_numpy(dtype=bool))
            rows = wrote.index.to_numpy()[rows][stream.order(len(rows))]
            extra = wanted["near_themes"] if near else {}
            counts = apportion(len(rows), [themes[one] * extra.get(one, 1.0) for one in themes])
            ends = np.cumsum(counts)
            for theme, start, end in zip(themes, ends - counts, ends, strict=True):
                fits = (texts[answer] & (texts["theme"] == theme)).to_numpy(dtype=bool)
                yield rows[start:end], np.repeat(np.arange(len(texts)), times * fits)


def _coded(
    parameters: Parameters, frame: pd.DataFrame, texts: pd.DataFrame, stream: Stream
) -> pd.DataFrame:
    """Give two hundred answers the theme of the hand and that of the machine.

    The texts decide where the two differ; how many of each kind are drawn is fixed. No text comes
    twice among those that differ or are about the theme that is looked at.
    """
    wanted = parameters["consultation"]["coded"]
    by_code = texts.set_index("text")
    wrote = frame[frame["text"].notna()]
    wrote = wrote.iloc[stream.order(len(wrote))]
    read = by_code.loc[wrote["text"], ["base", "theme", "machine"]].set_axis(wrote.index)
    equal, asked = read["theme"] == read["machine"], read["theme"] == wanted["theme"]
    rest_equal = wanted["equal"] - wanted["theme_equal"]
    rest = wanted["count"] - wanted["theme_count"]
    drawn = [
        _first(read[asked & equal], wanted["theme_equal"]),
        _first(read[asked & ~equal], wanted["theme_count"] - wanted["theme_equal"]),
        _first(read[~asked & ~equal], rest - rest_equal),
        read[~asked & equal].index[:rest_equal].to_numpy(),
    ]
    rows = read.loc[np.concatenate(drawn)]
    return frame.assign(
        human_theme=rows["theme"].reindex(frame.index),
        ai_theme=rows["machine"].reindex(frame.index),
    )


def _first(read: pd.DataFrame, count: int) -> Ints:
    return np.asarray(read.drop_duplicates("base").index[:count], dtype=np.int64)
