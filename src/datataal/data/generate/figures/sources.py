"""The figures of module 02 on sources: the queue, the stations, and the files of `sources/`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from datataal.data.generate.parameters import Parameters
from datataal.data.generate.sources import linked, totals
from datataal.data.queue import doubles, reserve

__all__ = ["entries"]

Tables = Mapping[str, pd.DataFrame]
Entry = tuple[str, float]  # id, value
EVER = 36_500  # days: as good as no limit


def entries(parameters: Parameters, clean: Tables, raw: Tables) -> Iterator[Entry]:
    """Yield the figures, whose words stand in `sources.yml`."""
    yield from _queue(parameters, raw["grid_queue"])
    yield from _rules(raw["grid_queue"])
    yield from _stations(parameters, clean)
    yield from _files(parameters, clean)


def _queue(parameters: Parameters, queue: pd.DataFrame) -> Iterator[Entry]:
    twice = doubles(queue)
    spare = reserve(queue, parameters["grid_queue"]["list_date"])
    parts = {
        "queue": pd.Series(data=True, index=queue.index),
        "double": twice,
        "reserve": spare,
        "single": ~twice,
        "left": ~twice & ~spare,
    }
    for name, rows in parts.items():
        yield f"sources_{name}_n", len(queue[rows])
        yield f"sources_{name}_mw", queue[rows]["mw"].sum()
    left = queue[~twice & ~spare]
    yield "sources_lost_rows_pct", 100 * (1 - len(left) / len(queue))
    yield "sources_lost_mw_pct", 100 * (1 - left["mw"].sum() / queue["mw"].sum())
    alone = queue[queue["applicant_kind"] == "sole_trader"]
    yield "sources_sole_traders_n", len(alone)
    at_home = ~alone["address"].str.lower().str.startswith("postbus")
    yield "sources_sole_traders_street_n", at_home.sum()
    baker = parameters["grid_queue"]["baker"]
    street = f"{baker['street']} {baker['number']},"
    yield "sources_baker_n", queue["address"].str.startswith(street).sum()


def _rules(queue: pd.DataFrame) -> Iterator[Entry]:
    """Say what other rules for a double would find."""
    as_written = queue.assign(address=queue.groupby("address", sort=True).ngroup())
    yield "sources_double_as_written_n", doubles(as_written).sum()
    yield "sources_double_30_days_n", doubles(queue, 30).sum()
    yield "sources_double_any_day_n", doubles(queue, EVER).sum()


def _stations(parameters: Parameters, clean: Tables) -> Iterator[Entry]:
    stations = clean["grid_stations"].set_index("station")
    flats = stations.loc[parameters["grid"]["flats"]["station"]]
    for name in ("group", "cable", "park"):
        yield f"sources_homes_{name}_n", flats[f"homes_{name}"]
    said = clean["grid_statements"]
    yield "sources_free_mw_later", said[~said["checked"].astype(bool)]["free"].sum()


def _files(parameters: Parameters, clean: Tables) -> Iterator[Entry]:
    for step, found in linked(parameters, clean).items():
        yield f"sources_match_{step}_n", found
    sums = totals(parameters, clean)
    yield "sources_addresses_n", sums["municipality_addresses"]
    yield "sources_dwellings_n", sums["province_dwellings"]
    yield "sources_households_thousand", sums["national_households"]
