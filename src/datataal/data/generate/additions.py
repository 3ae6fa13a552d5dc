"""The kinds of change that add rows: requests for the grid that are there twice, or in reserve.

Both rest on the rows of the clean table, and both follow what `datataal.data.queue` looks for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd

from datataal.data.generate.changes import Change
from datataal.data.generate.draw import Ints, Stream, apportion
from datataal.data.generate.energy.grid_queue import tokens
from datataal.errors import DataError, Finding

__all__ = ["ADDITIONS"]

Rows = pd.DataFrame
TRIES = 40
#: House numbers from here on stand in no request of the clean table.
RESERVE_NUMBER = 200
RESERVE_DAYS = 900


def _double(table: Rows, rows: Ints, change: Change, stream: Stream) -> Rows:
    """Send `add` requests again within `days` days: other spelling, and half in other MW.

    Who asked for one address more than once is left alone, so that no row is near two others.
    """
    latest = max(table["date"])
    once = ~table.duplicated(["applicant_hash", "address"], keep=False).to_numpy()
    once &= np.array([day < latest for day in table["date"]])
    mw = _hundredths(table)
    chosen = _closest(mw, rows[once[rows]], change, stream)
    again = table.iloc[chosen].copy()
    days = _days(len(chosen), change["days"], stream)
    again["date"] = [
        min(day + dt.timedelta(days=int(gap)), latest)
        for day, gap in zip(again["date"], days, strict=True)
    ]
    if len(chosen) > 1:
        again["address"] = [_spelt(one, nr) for nr, one in enumerate(again["address"])]
        again["mw"] = _other_mw(mw[chosen], round(100 * change["mw"]), stream) / 100
    again["contract_date"] = None
    return _numbered(table, again.sort_values("date", kind="stable"), change)


def _closest(mw: Ints, rows: Ints, change: Change, stream: Stream) -> Ints:
    """Draw some choices of rows, and keep the one whose sum of MW lies nearest to the wish."""
    add, wish = change["add"], round(100 * change["mw"])
    if add > len(rows):
        raise DataError(
            Finding(
                what=f"{len(rows)} rows of {change['table']} can be there twice",
                where="datasets/instructors/flaws",
                expected=f"at least {add}",
                do="Correct `where` or `add` of the change",
            )
        )
    draws = [rows[stream.lean(np.ones(len(rows)), add)] for _ in range(TRIES)]
    return min(draws, key=lambda chosen: abs(int(mw[chosen].sum()) - wish))


def _days(size: int, most: int, stream: Stream) -> Ints:
    """Draw how much later: two in five within two days, the others up to `most`."""
    if not most:  # on the same day, as when a site stalls
        return np.zeros(size, dtype=np.int64)
    at_once = stream.uniform(size) < 0.4  # noqa: PLR2004  ours
    drawn = np.where(at_once, stream.uniform(size, 1, 3), stream.uniform(size, 3, most + 1))
    return np.minimum(np.floor(drawn), most).astype(np.int64)


def _other_mw(mw: Ints, total: int, stream: Stream) -> Ints:
    """Change every second capacity by at most a tenth, and make the sum come out exactly."""
    half = np.arange(len(mw)) % 2 == 1
    drawn = np.where(half, np.round(mw * stream.uniform(len(mw), 0.92, 1.08)), mw).astype(np.int64)
    left = total - int(drawn.sum())
    fix = apportion(abs(left), mw * half)
    return drawn + (fix if left > 0 else -fix)


def _spelt(address: str, nr: int) -> str:
    """Write an address in another way; two in five stay as they are."""
    ways: tuple[Callable[[str], str], ...] = (
        lambda text: text,
        lambda text: text.replace("straat", "str.").replace(",", ""),
        lambda text: text,
        lambda text: text.upper(),
        lambda text: text.lower().replace(" ", "  ", 1),
    )
    return ways[nr % len(ways)](address)


def _reserve(table: Rows, rows: Ints, change: Change, stream: Stream) -> Rows:
    """Add `add` requests that stand just in case: old, without permit and without contract."""
    chosen = rows[stream.lean(np.ones(len(rows)), change["add"])]
    extra = table.iloc[chosen].copy()
    fresh = stream.uniform(len(extra)) < change["new_applicants"]
    codes = zip(tokens(stream, len(extra)), extra["applicant_hash"], fresh, strict=True)
    extra["applicant_hash"] = [new if is_new else old for new, old, is_new in codes]
    extra["address"] = [_beside(one, nr) for nr, one in enumerate(extra["address"])]
    ages = np.floor(stream.uniform(len(extra), 0, RESERVE_DAYS))
    extra["date"] = [change["until"] - dt.timedelta(days=int(age)) for age in ages]
    weights = stream.uniform(len(extra), 0.3, 1.7)
    extra["mw"] = apportion(round(100 * change["mw"]), weights) / 100
    extra["permit"], extra["contract_date"] = False, None
    return _numbered(table, extra.sort_values("date", kind="stable"), change)


def _beside(address: str, nr: int) -> str:
    street, _, place = address.partition(", ")
    return f"{street.rsplit(' ', 1)[0]} {RESERVE_NUMBER + nr}, {place}"


def _numbered(table: Rows, extra: Rows, change: Change) -> Rows:
    """Give the new rows free numbers that suit their date, and put them at the end."""
    number = np.array([int(one.rpartition("-")[2]) for one in table["request"]])
    free = sorted(set(range(1, change["numbers"] + 1)) - set(number.tolist()))
    days = np.array([day.toordinal() for day in table["date"]])
    made = []
    for day in extra["date"]:
        last = int(number[days <= day.toordinal()].max())
        made.append(next((nr for nr in free if nr > last), free[-1]))
        free.remove(made[-1])
    extra = extra.assign(request=[f"GQ-{nr:03d}" for nr in made])
    return pd.DataFrame({name: [*table[name], *extra[name]] for name in table.columns})


def _hundredths(table: Rows) -> Ints:
    return np.round(100 * table["mw"].to_numpy(dtype=float)).astype(np.int64)


#: how rows of each kind are added, from the table, the rows to rest on, the change and a stream
ADDITIONS: Mapping[str, Callable[[Rows, Ints, Change, Stream], Rows]] = {
    "double": _double,
    "reserve": _reserve,
}
