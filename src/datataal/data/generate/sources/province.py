"""What the province holds: points on a map, in GeoJSON, with numbers instead of codes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from datataal.data.generate.files import json_bytes
from datataal.data.generate.parameters import Parameters
from datataal.data.generate.sources.merging import merged, written

__all__ = ["dwelling_file", "station_file", "station_rows"]

Tables = Mapping[str, pd.DataFrame]
Points = Sequence[tuple[int, int]]
#: The shifted grid of Deltaland, as a local system in metres: a program that reads a short name it
#: does not know falls back on degrees, and would draw the points in a real sea.
CRS = 'LOCAL_CS["Deltaland (verzonnen, invented)",UNIT["metre",1]]'
CRS_NOTE = (
    "Verzonnen stelsel in meters, oorsprong (900000, 900000); ligt nergens op aarde. "
    "Invented grid in metres, origin (900000, 900000); lies nowhere on earth. "
    "Not WGS 84 as RFC 7946 asks: the member crs is that of GeoJSON 2008."
)


def station_rows(parameters: Parameters, stations: pd.DataFrame) -> pd.DataFrame:
    """Return one row per point: `number`, `municipality`, `x_m`, `y_m`, `plate`, `free`.

    A number is the operator's code without DL and zeros; two merged stations are one point
    halfway, with a number of its own and the sums of both.
    """
    pair, other = parameters["sources"]["merged"], written(parameters, stations, "province")
    plain = [str(int(code.rpartition("-")[2])) for code in stations["station"]]
    frame = stations.assign(
        number=[other.get(*one) for one in zip(stations["station"], plain, strict=True)],
        plate=stations["transformer_mva"],
        free=stations["free_mw_province"],
    )
    sums, value = {"plate": 0, "free": 1}, {"number": pair["number"]}
    together = merged(frame, pair["stations"], sums, value, middles=("x_m", "y_m"))
    return together[["number", "municipality", "x_m", "y_m", "plate", "free"]]


def station_file(parameters: Parameters, clean: Tables) -> bytes:
    """Return the points of the stations; capacity is what stands on the plate of a transformer."""
    stations = clean["grid_stations"]
    frame, day = station_rows(parameters, stations), stations["date_province"].iloc[0]
    properties = [
        {
            "stationnr": row["number"],
            "gemeentecode": row["municipality"],
            "plaatvermogen_mw": int(row["plate"]),
            "vrij_mw": round(float(row["free"]), 1),
            "peildatum": day.isoformat(),
        }
        for row in frame.to_dict("records")
    ]
    return _collection("netstations", _points(frame), properties)


def dwelling_file(parameters: Parameters, clean: Tables) -> bytes:
    """Return the dwellings per municipality, at its middle: objects that one may live in."""
    frame, day = clean["municipalities"], parameters["count_date"]
    properties = [
        {
            "gemeentecode": row["municipality"],
            "naam": row["name"],
            "woningen": int(row["dwellings"]),
            "definitie": "verblijfsobject met woonfunctie",
            "peildatum": day.isoformat(),
        }
        for row in frame.to_dict("records")
    ]
    return _collection("woningen", _points(frame), properties)


def _points(frame: pd.DataFrame) -> Points:
    return [(int(x), int(y)) for x, y in zip(frame["x_m"], frame["y_m"], strict=True)]


def _collection(name: str, points: Points, properties: Sequence[Mapping[str, Any]]) -> bytes:
    return json_bytes(
        {
            "type": "FeatureCollection",
            "name": name,
            "description": "Verzonnen gegevens van een verzonnen provincie. "
            "Invented data of an invented province.",
            "crs": {"type": "name", "properties": {"name": CRS}},
            "crs_note": CRS_NOTE,
            "features": [
                {
                    "type": "Feature",
                    "properties": dict(one),
                    "geometry": {"type": "Point", "coordinates": list(point)},
                }
                for point, one in zip(points, properties, strict=True)
            ],
        }
    )
