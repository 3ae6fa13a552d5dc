"""All files of `sources/`, what `datapackage.json` says of them, and their README."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pandas as pd
import yaml

from datataal.data import _tables
from datataal.data.generate.parameters import Parameters
from datataal.data.generate.sources import municipality, national, operator, province
from datataal.language import LANGUAGES, Language, number

__all__ = ["FOLDER", "deliveries", "resources", "totals"]

Tables = Mapping[str, pd.DataFrame]
FOLDER = "sources"
FILES: Mapping[str, Callable[[Parameters, Tables], bytes]] = {
    "municipality_stations": municipality.station_file,
    "municipality_addresses": municipality.address_file,
    "province_stations": province.station_file,
    "province_dwellings": province.dwelling_file,
    "operator_stations": operator.station_file,
    "national_households": national.household_file,
}


def deliveries(parameters: Parameters, clean: Tables) -> dict[str, bytes]:
    """Return every file of `sources/` by its path in the data package, the README included."""
    words = _words()
    made = {
        f"{FOLDER}/{one['path']}": FILES[one["name"]](parameters, clean) for one in words["files"]
    }
    readme = "\n".join(_readme(parameters, clean, words)) + "\n"
    return {**made, f"{FOLDER}/README.md": readme.encode("utf-8")}


def resources(
    parameters: Parameters, clean: Tables, made: Mapping[str, bytes]
) -> list[dict[str, Any]]:
    """Return what `datapackage.json` says of the files `made`: no tables, so without a schema."""
    words = _words()
    days = _days(parameters, clean)
    return [_resource(one, words, made, days) for one in words["files"]]


def totals(parameters: Parameters, clean: Tables) -> dict[str, float]:
    """Return what the column that matters adds up to, by name of the file."""
    stations = clean["grid_stations"]
    free = {who: float(stations[f"free_mw_{who}"].sum()) for who in _ORGANISATIONS}
    return {
        "municipality_stations": round(free["municipality"], 1),
        "municipality_addresses": int(municipality.addresses(parameters, clean)["addresses"].sum()),
        "province_stations": round(free["province"], 1),
        "province_dwellings": int(clean["municipalities"]["dwellings"].sum()),
        "operator_stations": round(free["operator"], 1),
        "national_households": round(int(national.households(parameters, clean).sum()) / 1000, 1),
    }


_ORGANISATIONS = ("municipality", "province", "operator")


def _words() -> Mapping[str, Any]:
    text = (_tables.FOLDER / "_sources.yml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


def _unit(one: Mapping[str, Any], words: Mapping[str, Any]) -> Mapping[str, str]:
    return dict(words["units"].get(one["unit"], dict.fromkeys(LANGUAGES, one["unit"])))


def _days(parameters: Parameters, clean: Tables) -> Mapping[str, dt.date]:
    stations, own = clean["grid_stations"], parameters["sources"]
    stated = {f"{who}_stations": stations[f"date_{who}"].iloc[0] for who in _ORGANISATIONS}
    return {
        **stated,
        "municipality_addresses": own["addresses_date"],
        "province_dwellings": parameters["count_date"],
        "national_households": dt.date(own["households_year"], 1, 1),
    }


def _resource(
    one: Mapping[str, Any],
    words: Mapping[str, Any],
    made: Mapping[str, bytes],
    days: Mapping[str, dt.date],
) -> dict[str, Any]:
    path = f"{FOLDER}/{one['path']}"
    about = {
        lang: f"{one['definition'][lang][0].upper()}{one['definition'][lang][1:]}. "
        f"{one['reading'][lang]}"
        for lang in LANGUAGES
    }
    described = {
        "profile": "data-resource",
        "type": "file",
        "name": one["name"].replace("_", "-"),
        "path": path,
        "source": one["name"],
        "form": "source",
        "title": one["title"]["nl"],
        "titles": one["title"],
        "description": about["nl"],
        "descriptions": about,
        "holder": one["holder"],
        "definition": one["definition"],
        "unit": one["unit"],
        "units": _unit(one, words),
        "referenceDate": days[one["name"]].isoformat(),
        "format": one["format"],
        "mediatype": one["mediatype"],
        "bytes": len(made[path]),
        "hash": f"sha256:{hashlib.sha256(made[path]).hexdigest()}",
    }
    if one["encoding"] != "binary":
        described["encoding"] = one["encoding"]
    return described | ({"dialect": one["dialect"]} if "dialect" in one else {})


def _readme(parameters: Parameters, clean: Tables, words: Mapping[str, Any]) -> Iterator[str]:
    yield "<!-- Made by `datataal data build`; do not edit. -->"
    sums, days = totals(parameters, clean), _days(parameters, clean)
    for lang in LANGUAGES:
        folder = words["folder"]
        yield from (f"# {folder['title'][lang]}", "", folder["description"][lang], "")
        columns = folder["columns"][lang]
        yield from ("| " + " | ".join(columns) + " |", "|---" * len(columns) + "|")
        for one in words["files"]:
            name = one["name"]
            cells = [
                f"`{one['path']}`", one["holder"][lang], one["definition"][lang],
                _unit(one, words)[lang], days[name].isoformat(),
                _written(sums[name], lang),
            ]  # fmt: skip
            yield "| " + " | ".join(cells) + " |"
        yield ""
        for one in words["files"]:
            yield f"- `{one['path']}`: {one['reading'][lang]}"
        yield ""
        said = _said(parameters, clean, sums, lang)
        for line in words["explained"][lang]:
            yield from (line.format(**said), "")


def _said(
    parameters: Parameters, clean: Tables, sums: Mapping[str, float], lang: Language
) -> dict[str, str]:
    rows = len(province.station_rows(parameters, clean["grid_stations"]))
    return {
        **{who: number(sums[f"{who}_stations"], 0, lang) for who in _ORGANISATIONS},
        "dwellings": _written(sums["province_dwellings"], lang),
        "addresses": _written(sums["municipality_addresses"], lang),
        "households": _written(sums["national_households"], lang),
        "rows": str(rows),
        "stations": str(len(clean["grid_stations"])),
    }


def _written(value: float, lang: Language) -> str:
    return number(value, 0 if isinstance(value, int) else 1, lang)
