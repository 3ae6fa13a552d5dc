"""GeoJSON: one file per table with places; the files say that coordinates are local metres."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import shapely

from datataal.data.export._chosen import Chosen, Table, plain
from datataal.data.export._layers import Shapes, shapes
from datataal.data.export._readme import write_readme
from datataal.errors import DataError, Finding

__all__ = ["write"]


def write(chosen: Chosen, path: Path) -> None:
    """Write one file per table with places, and a README, into the folder `path`.

    The standard (RFC 7946) wants WGS 84, where no invented place can lie. So the files hold
    metres, and the member ``coordinates`` says so.

    Raises
    ------
    DataError
        If no table has places.
    """
    placed = [(table, places) for table in chosen.tables if (places := shapes(table)) is not None]
    if not placed:
        raise DataError(
            Finding(
                what="None of these tables has places",
                where=", ".join(table.name for table in chosen.tables),
                expected="a table with coordinates, such as 'installations'",
                do="Choose another table, or another format",
            )
        )
    for table, places in placed:
        text = json.dumps(_collection(chosen, table, places), ensure_ascii=False)
        (path / f"{table.name}.geojson").write_text(text + "\n", encoding="utf-8", newline="\n")
    write_readme(Chosen([table for table, _ in placed], chosen.raw, chosen.lang), path)


def _collection(chosen: Chosen, table: Table, places: Shapes) -> dict[str, Any]:
    values = plain(table)
    rows = zip(*values.values(), strict=True)
    about = chosen.about() | {"title": table.about["titles"][chosen.lang]}
    return {
        "type": "FeatureCollection",
        "name": table.name,
        **about,
        "description": table.about["descriptions"][chosen.lang],
        "features": [
            {
                "type": "Feature",
                "properties": {key: _json(value) for key, value in zip(values, row, strict=True)},
                "geometry": None if place is None else shapely.geometry.mapping(place),
            }
            for row, place in zip(rows, places, strict=True)
        ],
    }


def _json(value: object) -> object:
    return value.isoformat() if isinstance(value, dt.date) else value
