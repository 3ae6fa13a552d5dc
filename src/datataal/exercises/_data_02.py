"""What the rules of exercise 02 compare with, computed from the tables and files of Deltaland."""

from __future__ import annotations

import datetime as dt
import functools
from typing import Final

from datataal import content, data
from datataal.data import queue

__all__ = [
    "BUILDING_REGISTER",
    "FIELDS",
    "FORMATS",
    "OFFERED",
    "Queue",
    "column_holders",
    "matched",
    "queue_mw",
]

#: The holder in a source file's own words, by the key in `strings/exercises/holders.yml`.
_HOLDERS: Final = {
    "gemeenten": "municipality",
    "netbeheerder": "operator",
    "provincie": "province",
    "landelijke": "statistics",
}
#: The files behind columns 1 to 6; column 7 is from a real register, 8 from the queue.
_FILES: Final = (
    "operator_stations",
    "municipality_stations",
    "province_stations",
    "national_households",
    "municipality_addresses",
    "province_dwellings",
)
#: The BAG: municipalities are its source holders, the Kadaster runs the national service.
BUILDING_REGISTER: Final = "municipality"
#: Two of the mandatory fields stand in the step itself; the learner finds the others.
GIVEN: Final = ("title", "description")
FIELDS: Final = tuple(name for name in data.MANDATORY["dataset"] if name not in GIVEN)
#: What the step offers to choose from beside those: optional, or of another card.
OFFERED: Final = ("license", "accessURL", "keyword", "spatial")
#: Reader -> the forms that fit.
FORMATS: Final = {"A": ("table",), "B": ("geopackage",), "C": ("api", "csv")}


class Queue:
    """Megawatts of the queue, whole and with rows taken off; and how many rows are left."""

    def __init__(self) -> None:
        rows = data.load("grid_queue", raw=True)
        double = queue.doubles(rows).astype(bool)
        spare = queue.reserve(rows, queue_date()).astype(bool)
        self.all = float(rows["mw"].sum())
        self.no_double = float(rows.loc[~double, "mw"].sum())
        self.no_reserve = float(rows.loc[~spare, "mw"].sum())
        self.left = float(rows.loc[~double & ~spare, "mw"].sum())
        self.rows = float((~double & ~spare).sum())


def queue_date() -> dt.date:
    """Return the day of the list."""
    fields = data.resource("grid_queue", raw=True)["schema"]["fields"]
    day = next(field["source"]["date"] for field in fields if field["name"] == "mw")
    return dt.date.fromisoformat(day)


@functools.cache
def queue_mw() -> Queue:
    """Return the sums of the queue."""
    return Queue()


@functools.cache
def matched() -> dict[str, float]:
    """Return how many stations are found: as written, with spelling mended, with the note read."""
    figures = content.figures()
    found = {key: float(figures[f"sources_match_{key}_n"].value) for key in _ROUNDS}
    return found | {"rows": float(len(_rows()))}


_ROUNDS: Final = ("code", "spelling", "note")


def _rows() -> list[str]:
    text = data.source_path("municipality_stations").read_text(encoding="iso-8859-1")
    return text.strip().splitlines()[1:]


@functools.cache
def column_holders() -> tuple[str, ...]:
    """Return the key of the source holder of each of the eight columns, in order."""
    first = (data.source(name)["holder"]["nl"] for name in _FILES)
    fields = data.resource("grid_queue", raw=True)["schema"]["fields"]
    asked = next(field["source"]["nl"] for field in fields if field["name"] == "mw")
    return (*map(_holder, first), BUILDING_REGISTER, _holder(asked))


def _holder(words: str) -> str:
    return next(key for name, key in _HOLDERS.items() if name in words)
