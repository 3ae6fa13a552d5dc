"""Two rules for the list of requests for the grid: which are doubles, and which are in reserve.

They are our rules. Another rule finds other rows, and a row that is found loses its place.
"""

from __future__ import annotations

import datetime as dt
import re

import pandas as pd

__all__ = ["DOUBLE_DAYS", "RESERVE_MONTHS", "address_key", "doubles", "reserve"]

DOUBLE_DAYS = 60
RESERVE_MONTHS = 18


def address_key(address: str) -> str:
    """Return `address` without what people write in several ways: capitals, spaces, dots.

    "Wenkelaarstr. 12" and "WENKELAARSTRAAT 12" get the same key.
    """
    return re.sub(r"[^a-z0-9]", "", address.lower().replace("straat", "str"))


def doubles(queue: pd.DataFrame, days: int = DOUBLE_DAYS) -> pd.Series[bool]:
    """Say of each request whether it is a double.

    A double has the same `applicant_hash` and, apart from spelling, the same `address` as an
    earlier request, and came at most `days` days after the request before it.

    Parameters
    ----------
    queue : pandas.DataFrame
        Rows of `grid_queue`: `request`, `applicant_hash`, `address` and `date`.
    days : int
        How far two requests may lie apart.
    """
    keys = pd.DataFrame(
        {
            "hash": queue["applicant_hash"].astype(str),
            "address": [address_key(str(one)) for one in queue["address"]],
            "date": pd.to_datetime(queue["date"]),
            "request": queue["request"].astype(str),
        },
        index=queue.index,
    ).sort_values(["hash", "address", "date", "request"], kind="stable")
    since = keys.groupby(["hash", "address"], sort=False)["date"].diff()
    return (since <= pd.Timedelta(days=days)).reindex(queue.index)


def reserve(queue: pd.DataFrame, on: dt.date, months: int = RESERVE_MONTHS) -> pd.Series[bool]:
    """Say of each request whether it stands in reserve, "just in case".

    Such a request is at least `months` months old on the day `on` and has neither a permit nor a
    contract.

    Parameters
    ----------
    queue : pandas.DataFrame
        Rows of `grid_queue`: `date`, `permit` and `contract_date`.
    on : datetime.date
        The day of the list.
    months : int
        How long a request may stand without permit and contract.
    """
    old = pd.to_datetime(queue["date"]) <= pd.Timestamp(on) - pd.DateOffset(months=months)
    permit = queue["permit"].astype(bool)
    return old & ~permit & queue["contract_date"].isna()
