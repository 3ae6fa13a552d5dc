"""Parquet: one file per table, with types, and its description in the file's metadata."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from datataal.data.export._chosen import Chosen, Table, plain
from datataal.data.export._readme import write_readme

__all__ = ["write"]

TYPES = {
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "datetime": pa.timestamp("ms"),
}


def write(chosen: Chosen, path: Path) -> None:
    """Write one Parquet file per table and a README into the folder `path`."""
    for table in chosen.tables:
        values = plain(table)
        schema = _schema(chosen, table)
        pq.write_table(pa.table(values, schema=schema), path / f"{table.name}.parquet")
    write_readme(chosen, path)


def _schema(chosen: Chosen, table: Table) -> pa.Schema:
    about = {
        **chosen.about(),
        "table": table.about["titles"][chosen.lang],
        "description": table.about["descriptions"][chosen.lang],
        "frictionless": json.dumps(table.about["schema"], ensure_ascii=False),
    }
    fields = [
        pa.field(
            field["name"],
            TYPES.get(field["type"], pa.string()),
            metadata={
                "title": field["titles"][chosen.lang],
                "description": field["descriptions"][chosen.lang],
                "unit": (field.get("units") or {}).get(chosen.lang, ""),
            },
        )
        for field in table.fields
    ]
    return pa.schema(fields, metadata=about)
