"""All steps in a row: from parameters and flaw list to the bytes of every file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from datataal.data._tables import FORMS, Description, read_package, read_tables
from datataal.data.generate.figures import figures, names
from datataal.data.generate.files import csv_bytes, json_bytes
from datataal.data.generate.flaws import Flaw, flaw_cards, plant, read_flaws
from datataal.data.generate.grid_stations import grid_stations
from datataal.data.generate.installations import installations, production_months
from datataal.data.generate.land import cells
from datataal.data.generate.municipalities import municipalities, province_totals
from datataal.data.generate.package import datapackage, fields
from datataal.data.generate.panel import panel
from datataal.data.generate.parameters import Parameters, read_parameters
from datataal.data.generate.postcode_areas import postcode_areas
from datataal.data.generate.readme import readme
from datataal.data.quality import Case, measure_all

__all__ = ["Deltaland", "build", "clean_tables", "files"]

Tables = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class Deltaland:
    """Everything that the generator makes, before it is written."""

    parameters: Parameters
    package: Mapping[str, Any]
    descriptions: Mapping[str, Description]
    flaws: tuple[Flaw, ...]
    clean: Tables
    raw: Tables


def build(instructors: Path) -> Deltaland:
    """Make Deltaland from its parameters and the flaw list in the folder `instructors`."""
    parameters = read_parameters()
    flaws = read_flaws(instructors / "deltaland-flaws.yml")
    clean = clean_tables(parameters)
    raw = plant(clean, flaws, parameters.seed)
    return Deltaland(parameters, read_package(), read_tables(), flaws, clean, raw)


def clean_tables(parameters: Parameters) -> dict[str, pd.DataFrame]:
    """Return the clean tables, in the order of the package."""
    land = cells(parameters)
    areas = postcode_areas(parameters, land)
    stations = grid_stations(parameters, land)
    made = installations(parameters, land, stations)
    places = municipalities(parameters, land, areas, made)
    return {
        "municipalities": places,
        "province_totals": province_totals(parameters, places),
        "postcode_areas": areas,
        "installations": made,
        "production_months": production_months(parameters, made),
        "grid_stations": stations,
        "panel": panel(parameters, areas),
    }


def files(made: Deltaland) -> dict[str, bytes]:
    """Return every file of `datasets/deltaland` by its path."""
    package = datapackage(made.parameters, made.package, made.descriptions, made.flaws)
    forms = {"clean": made.clean, "raw": made.raw}
    tables = {
        f"{form}/{name}.csv": csv_bytes(forms[form][name], description.columns(form))
        for name, description in made.descriptions.items()
        for form in FORMS
    }
    texts = {
        "datapackage.json": package,
        "figures.json": figures(made.parameters, made.clean, made.raw, len(made.flaws)),
        "names.json": names(made.parameters),
        "flaw_cards.json": {"cards": flaw_cards(made.flaws)},
        "quality.json": measure_all(_cases(made)),
    }
    written = {name: json_bytes(text) for name, text in texts.items()}
    return {**tables, **written, "README.md": readme(package).encode("utf-8")}


def _cases(made: Deltaland) -> dict[str, Case]:
    measured = ("panel", "municipalities", "postcode_areas", "installations", "grid_stations")
    cases = {name: _case(made, name, made.raw[name]) for name in measured}
    smallest = made.parameters.cast("smallest").code
    own = made.raw["panel"][made.raw["panel"]["municipality"] == smallest]
    return {"panel": cases.pop("panel"), "panel_smallest": _case(made, "panel", own), **cases}


def _case(made: Deltaland, name: str, rows: pd.DataFrame) -> Case:
    raw, clean = (
        fields(made.descriptions[name], form, made.package, made.flaws) for form in ("raw", "clean")
    )
    return Case(rows, raw, clean, made.raw, made.parameters.story_date)
