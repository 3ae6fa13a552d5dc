"""The figures of module 09: equal decisions on charging points, unequal outcomes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from datataal.data.generate.parameters import Parameters

__all__ = ["entries"]

Tables = Mapping[str, pd.DataFrame]
Entry = tuple[str, float]
#: the thirds of income as they stand in the tables, lowest first
THIRDS = {"low": 1, "middle": 2, "high": 3}
INHABITED = 50
NEW_POINTS = 300


def entries(parameters: Parameters, clean: Tables, raw: Tables) -> Iterator[Entry]:
    """Yield the figures whose words stand in `fairness.yml`."""
    del parameters, raw  # no flaw was planted in these tables
    asked, areas = clean["charging_points"], clean["postcode_areas"]
    people = areas.groupby("income_third")["inhabitants"].sum()
    points = asked[asked["decision"] == "granted"].groupby("income_third").size()
    yield "fair_requests_n", len(asked)
    yield "fair_points_n", points.sum()
    yield "fair_approved_pct", 100 * points.sum() / len(asked)
    yield "fair_new_points_n", NEW_POINTS
    for name, third in THIRDS.items():
        own, count = asked[asked["income_third"] == third], int(people[third])
        yield f"fair_inhabitants_{name}", count
        yield f"fair_requests_{name}_n", len(own)
        yield f"fair_requests_{name}_per_1000", 1000 * len(own) / count
        yield f"fair_points_{name}_n", points[third]
        yield f"fair_points_{name}_per_1000", 1000 * points[third] / count
        yield f"fair_approved_{name}_pct", 100 * points[third] / len(own)
    low, high = (points[THIRDS[name]] / people[THIRDS[name]] for name in ("low", "high"))
    yield "fair_ratio_per_head", high / low
    yield "fair_gap_per_1000", 1000 * (high - low)
    yield "fair_after_low_per_1000", 1000 * (points[1] + NEW_POINTS) / people[1]
    yield from _cars(clean["households"], people, points)
    yield from _silent(clean["cells"], asked)


def _cars(homes: pd.DataFrame, people: pd.Series[int], points: pd.Series[int]) -> Iterator[Entry]:
    rates = {}
    cars = homes["cars"] * homes["weight"]
    street = cars.where(homes["driveway"] == 0, 0.0)
    for name, third in THIRDS.items():
        own = homes["income_third"] == third
        rates[name] = 1000 * points[third] / street[own].sum()
        yield f"fair_cars_{name}_per_head", cars[own].sum() / people[third]
        yield f"fair_no_driveway_{name}_pct", 100 * street[own].sum() / cars[own].sum()
        yield f"fair_points_{name}_per_1000_cars", rates[name]
        both = (homes["ev"] == 1) & (homes["driveway"] == 0) & own
        yield f"fair_ev_no_driveway_{name}_pct", 100 * both.sum() / own.sum()
    yield "fair_ratio_per_car", rates["high"] / rates["low"]


def _silent(cells: pd.DataFrame, asked: pd.DataFrame) -> Iterator[Entry]:
    """Yield the inhabited cells without a single request."""
    inhabited = cells[cells["homes"].fillna(0) >= INHABITED]
    silent = inhabited[~inhabited["cell"].isin(asked["cell"])]
    yield "fair_silent_cells_n", len(silent)
    yield "fair_silent_low_n", (silent["income_third"] == THIRDS["low"]).sum()
