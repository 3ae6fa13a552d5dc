"""What the municipalities hold: lists in CSV, made in a spreadsheet with Dutch settings."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Stream
from datataal.data.generate.parameters import Parameters
from datataal.data.generate.sources.merging import merged, written

__all__ = ["address_file", "addresses", "station_file", "station_rows"]

Tables = Mapping[str, pd.DataFrame]
INVENTED = "verzonnen"


def station_rows(parameters: Parameters, stations: pd.DataFrame) -> pd.DataFrame:
    """Return one row per station as the municipalities name it: `name`, `municipality`, `free`.

    Stations that were merged are one row, with the sum of their capacity in MVA.
    """
    pair, other = parameters["sources"]["merged"], written(parameters, stations, "municipality")
    names = stations["station"].map(other).fillna(stations["name"])
    frame = stations.assign(name=names, free=stations["free_mw_municipality"])
    together = merged(frame, pair["stations"], {"free": 1}, {"name": pair["name"]})
    return together[["name", "municipality", "free"]]


def station_file(parameters: Parameters, clean: Tables) -> bytes:
    """Return the list of stations: semicolons, decimal commas, Latin-1, days before months."""
    stations = clean["grid_stations"]
    frame = station_rows(parameters, stations).sort_values("name", kind="stable")
    places = {place.code: place.name for place in parameters.municipalities}
    day, remarks = stations["date_municipality"].iloc[0], parameters["sources"]["remarks"]
    header = [
        "Station", "Gemeente", "Vrije ruimte (MVA)", "Geïnventariseerd op", "Toelichting",
        "Herkomst",
    ]  # fmt: skip
    rows = [
        [row["name"], places[row["municipality"]], _comma(row["free"]), _day(day),
         remarks[nr % len(remarks)], INVENTED]
        for nr, row in enumerate(frame.to_dict("records"))
    ]  # fmt: skip
    return _latin(header, rows)


def addresses(parameters: Parameters, clean: Tables) -> pd.DataFrame:
    """Return the addresses per municipality: homes and everything else with a door number."""
    share = parameters["sources"]["addresses_per_dwelling"]
    own = clean["municipalities"]
    stream = Stream(parameters.seed, "sources.addresses")
    factor = stream.uniform(len(own), share["low"], share["high"])
    count = np.floor(own["dwellings"].to_numpy(dtype=float) * factor).astype(np.int64)
    return pd.DataFrame({"name": own["name"], "addresses": count})


def address_file(parameters: Parameters, clean: Tables) -> bytes:
    """Return the count of addresses, with a point between the thousands."""
    day = parameters["sources"]["addresses_date"]
    header = ["Gemeente", "Adressen", "Geteld op", "Eén adres is", "Herkomst"]
    what = "woning, winkel, kantoor of school met een eigen huisnummer"
    rows = [
        [row["name"], f"{row['addresses']:,}".replace(",", "."), _day(day), what, INVENTED]
        for row in addresses(parameters, clean).to_dict("records")
    ]
    return _latin(header, rows)


def _comma(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


def _day(day: dt.date) -> str:
    return f"{day.day:02d}-{day.month:02d}-{day.year}"


def _latin(header: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue().encode("latin-1")
