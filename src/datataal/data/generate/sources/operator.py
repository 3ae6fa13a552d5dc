"""What the grid operator holds: a spreadsheet made for people, with a note that matters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from datataal.data.generate.parameters import Parameters
from datataal.data.generate.sources.workbook import Cell, Sheet, workbook

__all__ = ["station_file"]

Tables = Mapping[str, pd.DataFrame]
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
)  # fmt: skip


def station_file(parameters: Parameters, clean: Tables) -> bytes:
    """Return the workbook: title rows, two rows of headers, the stations, a total and a note."""
    stations = clean["grid_stations"]
    day = stations["date_operator"].iloc[0]
    title = f"Vrije ruimte per station, stand {_written(day)}"
    rows: list[list[Cell]] = [
        [f"{title} (verzonnen gegevens)"],
        ["Ruimte die zeker is, ook als een transformator uitvalt (n-1)"],
        [],
        ["Station", None, "Vermogen", None, "Stand"],
        ["Code", "Naam", "Transformatoren (MVA)", "Vrij met n-1 (MW)", "Peildatum"],
    ]
    head = len(rows)
    rows += [
        [row["station"], row["name"], int(row["transformer_mva"]), _tenths(row), day]
        for row in stations.to_dict("records")
    ]
    free = round(float(stations["free_mw_operator"].sum()), 1)
    rows += [["Totaal", None, int(stations["transformer_mva"].sum()), free], []]
    note = len(rows) + 1
    rows.append([_note(parameters)])
    merged = ["A1:E1", "A2:E2", "A4:B4", "C4:D4", f"A{note}:E{note}"]
    bold = [1, head - 1, head, note - 2]
    sheet = Sheet("Vrije ruimte", rows, merged, bold, widths=(10, 20, 24, 20, 14))
    return workbook([sheet], title, day)


def _tenths(row: Mapping[Hashable, Any]) -> float:
    return round(float(row["free_mw_operator"]), 1)


def _note(parameters: Parameters) -> str:
    merged = parameters["sources"]["merged"]
    pair = " en ".join(merged["stations"])
    return (
        f"Let op: {pair} zijn samengevoegd tot nummer {merged['number']}, {merged['name']}. "
        "In dit bestand staan zij nog apart; anderen kennen alleen het nieuwe station."
    )


def _written(day: dt.date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
