"""The table of municipalities: what was invented, and what follows from the other tables."""

from __future__ import annotations

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Floats, Ints, Stream, apportion
from datataal.data.generate.land.landuse import FARM
from datataal.data.generate.land.touching import neighbours
from datataal.data.generate.parameters import Parameters

__all__ = ["municipalities", "province_totals"]

#: a cell of 500 by 500 metres
CELL_HA = 25


def municipalities(
    parameters: Parameters, land: pd.DataFrame, areas: pd.DataFrame, yields: pd.DataFrame
) -> pd.DataFrame:
    """Return the eighteen municipalities; counts and yields are sums of the tables below them."""
    stream, places = Stream(parameters.seed, "municipalities"), parameters.municipalities
    frame = pd.DataFrame({"municipality": parameters.codes, "name": [p.name for p in places]})
    frame = _on_the_map(frame, land)
    frame["inhabitants"] = _per_municipality(parameters, areas, "inhabitants")
    frame["land_km2"] = [place.land_km2 for place in places]
    frame["dwellings"] = _per_municipality(parameters, areas, "homes")
    frame["wind_gwh"] = _gwh(parameters, yields[yields["kind"] == "wind"])
    frame["solar_gwh"] = _gwh(parameters, yields[yields["kind"] == "solar"])
    frame["built_gwh"] = (frame["wind_gwh"] + frame["solar_gwh"]).round(1)
    frame["permitted_gwh"] = _permitted(parameters) / 10
    frame["bid_gwh"] = _bid(parameters, frame, stream)
    near = areas.assign(inhabitants=areas["inhabitants"].where(areas["near_2km"], 0))
    frame["residents_2km"] = _per_municipality(parameters, near, "inhabitants")
    frame["data_maturity"] = [place.maturity for place in places]
    frame["seats"] = [_seats(parameters, place.inhabitants) for place in places]
    return frame.join(_farm(parameters, land, stream))


def _on_the_map(frame: pd.DataFrame, land: pd.DataFrame) -> pd.DataFrame:
    middle = land.groupby("municipality")[["x_m", "y_m"]].mean().round().astype("int64")
    beside = {code: " ".join(others) for code, others in neighbours(land).items()}
    frame = frame.join(middle, on="municipality")
    return frame.assign(neighbours=frame["municipality"].map(beside))


def _per_municipality(parameters: Parameters, frame: pd.DataFrame, column: str) -> Ints:
    sums = frame.groupby("municipality")[column].sum()
    return sums.reindex(parameters.codes, fill_value=0).to_numpy(dtype=np.int64)


def _gwh(parameters: Parameters, yields: pd.DataFrame) -> Floats:
    return np.round(_per_municipality(parameters, yields, "annual_mwh") / 1000, 1)


def _permitted(parameters: Parameters) -> Ints:
    weights = parameters["permitted_weights"]
    total = 10 * parameters["province"]["permitted_gwh"]
    return apportion(total, [float(weights.get(code, 0)) for code in parameters.codes])


def _bid(parameters: Parameters, frame: pd.DataFrame, stream: Stream) -> Floats:
    """Return the bids: what stands, what has a permit, and a part of the gap by land and luck."""
    sure = (frame["built_gwh"] + frame["permitted_gwh"]).to_numpy(dtype=np.float64)
    have = np.round(10 * sure).astype(np.int64)
    gap = 10 * parameters["province"]["bid_gwh"] - int(have.sum())
    weight = frame["land_km2"].to_numpy() * stream.uniform(len(frame), 0.5, 1.5)
    return np.asarray((have + apportion(gap, weight)) / 10, dtype=np.float64)


def _seats(parameters: Parameters, inhabitants: int) -> int:
    return next(int(seats) for limit, seats in parameters["seats"] if inhabitants <= limit)


def _farm(parameters: Parameters, land: pd.DataFrame, stream: Stream) -> pd.DataFrame:
    """Return farm land as a share of land by two definitions.

    By land use it is what the map shows; by ecosystem some of that counts as nature or yard.
    """
    farm, places = parameters["farm"], parameters.municipalities
    hectares = np.array([place.land_km2 * 100 for place in places])
    farmed = land["landuse"].isin(FARM).groupby(land["municipality"]).sum()
    base = farmed.reindex(parameters.codes).to_numpy(dtype=np.float64) * CELL_HA
    narrow = base * (1 + 0.05 * stream.bell(len(places)))
    total = round(farm["ecosystem_share"] * hectares.sum())
    return pd.DataFrame(
        {
            "farm_share_landuse": np.round(base / hectares, 3),
            "farm_share_ecosystem": np.round(apportion(total, narrow) / hectares, 3),
        }
    )


def province_totals(parameters: Parameters, frame: pd.DataFrame) -> pd.DataFrame:
    """Return what the province states: in the clean form the sums over its municipalities."""
    units = {
        "inhabitants": "persons", "dwellings": "dwellings", "land_km2": "km2",
        "bid_gwh": "GWh/year", "built_gwh": "GWh/year",
    }  # fmt: skip
    return pd.DataFrame(
        {
            "quantity": list(units),
            "value": [round(float(frame[name].sum()), 3) for name in units],
            "unit": list(units.values()),
            "reference_date": parameters["count_date"],
        }
    )
