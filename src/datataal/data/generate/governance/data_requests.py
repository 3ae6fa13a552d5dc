"""Requests for data between organisations, with how long they took and why."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from datataal.data.generate.parameters import Parameters

__all__ = ["data_requests"]

COLUMNS = (
    "holder", "asked_by", "subject", "date_in", "days", "outcome", "reason_class",
    "reason_text_nl", "reason_text_en",
)  # fmt: skip


def data_requests(parameters: Parameters) -> pd.DataFrame:
    """Return one row per request, in the order in which they came in."""
    frame = pd.DataFrame(parameters["data_requests"]["rows"], columns=list(COLUMNS))
    frame = frame.sort_values("date_in", kind="stable", ignore_index=True)
    frame.insert(0, "request", [f"R-{nr:02d}" for nr in range(1, len(frame) + 1)])
    own = frame["holder"].isin(parameters.codes)
    frame["municipality"] = frame["holder"].where(own, None)
    frame["holder"] = frame["holder"].mask(own, "municipality")
    frame["date_out"] = [
        day + dt.timedelta(days=int(days))
        for day, days in zip(frame["date_in"], frame["days"], strict=True)
    ]
    frame["reason_class"] = frame["reason_class"].where(frame["reason_class"] != "", None)
    return frame.drop(columns="days")
