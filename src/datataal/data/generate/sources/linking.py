"""How many of the operator's stations are found again with the municipalities and the province."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from datataal.data.generate.parameters import Parameters
from datataal.data.generate.sources import municipality, province

__all__ = ["linked"]

Tables = Mapping[str, pd.DataFrame]


def linked(parameters: Parameters, clean: Tables) -> dict[str, int]:
    """Return the stations found with both, after each step.

    `code`: the name as written with the municipalities, and the number as written with the
    province. `spelling`: with a table of spellings. `note`: with what the operator's note says of
    two merged stations too.
    """
    stations, words = clean["grid_stations"], parameters["sources"]
    names = set(municipality.station_rows(parameters, stations)["name"])
    numbers = set(province.station_rows(parameters, stations)["number"])
    spelt, merged = words["spelt"], words["merged"]
    found = dict.fromkeys(("code", "spelling", "note"), 0)
    for code, name in zip(stations["station"], stations["name"], strict=True):
        own = (name, str(int(code.rpartition("-")[2])))
        other = spelt.get(code, {"municipality": name, "province": own[1]})
        new = (merged["name"], merged["number"]) if code in merged["stations"] else own
        ways = {"code": [own], "spelling": [own, (other["municipality"], other["province"])]}
        ways["note"] = [*ways["spelling"], new]
        for step, pairs in ways.items():
            found[step] += any(one in names and nr in numbers for one, nr in pairs)
    return found
