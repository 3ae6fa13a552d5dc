"""The files of the data package as bytes: the same on every machine."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

from datataal.data._tables import Column

__all__ = ["MINUTES", "checksum", "csv_bytes", "json_bytes"]

#: how a moment is written: to the minute, without time zone
MINUTES = "%Y-%m-%dT%H:%M"


def checksum(content: bytes) -> dict[str, Any]:
    """Return the standard properties by which a reader knows a file again: size and hash."""
    return {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}


def json_bytes(document: object) -> bytes:
    """Return `document` as indented UTF-8 JSON with a final newline."""
    text = json.dumps(document, ensure_ascii=False, indent=1)
    return (text + "\n").encode("utf-8")


def csv_bytes(table: pd.DataFrame, columns: Sequence[Column]) -> bytes:
    """Return the columns of `table` as CSV, each value written as its column says."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.name for column in columns])
    written = [[_write(value, column) for value in table[column.name]] for column in columns]
    writer.writerows(zip(*written, strict=True))
    return out.getvalue().encode("utf-8")


def _write(value: Any, column: Column) -> str:  # noqa: ANN401  a table holds many types
    if value is None or value is pd.NA or value != value:  # noqa: PLR0124  not a number
        return ""
    if column.type == "number":
        return f"{float(value):.{column.decimals}f}"
    return _WRITERS.get(column.type, str)(value)


#: how a value of each type is written; other types are text
_WRITERS: Mapping[str, Callable[[Any], str]] = {
    "boolean": lambda value: "true" if value else "false",
    "integer": lambda value: str(int(value)),
    "date": lambda value: f"{value:%Y-%m-%d}",
    "datetime": lambda value: f"{value:{MINUTES}}",
}
