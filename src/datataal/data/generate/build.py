"""All steps in a row: from parameters and flaw list to the bytes of every file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from datataal.data._tables import FORMS, Description, read_package, read_tables
from datataal.data.generate.calibration import calibration
from datataal.data.generate.dcat import dcat
from datataal.data.generate.energy.grid_queue import grid_queue
from datataal.data.generate.energy.grid_stations import grid_statements, grid_stations
from datataal.data.generate.energy.installations import installations
from datataal.data.generate.energy.months import production_months
from datataal.data.generate.energy.subsurface import subsurface
from datataal.data.generate.energy.weather import weather, weather_hourly
from datataal.data.generate.figures import figures, names
from datataal.data.generate.files import checksum, csv_bytes, json_bytes
from datataal.data.generate.flaws import Flaw, flaw_cards, plant, read_flaws
from datataal.data.generate.governance.data_requests import data_requests
from datataal.data.generate.governance.decisions import decisions
from datataal.data.generate.governance.log_lines import access_log, audit_log, log_lines
from datataal.data.generate.governance.scenario_replay import scenario_replay
from datataal.data.generate.land.cells import cells
from datataal.data.generate.land.province import land
from datataal.data.generate.land.search_area import search_area
from datataal.data.generate.land.search_areas import search_areas
from datataal.data.generate.package import datapackage, fields
from datataal.data.generate.parameters import Parameters, read_parameters
from datataal.data.generate.people.area_averages import area_averages
from datataal.data.generate.people.charging_points import charging_points
from datataal.data.generate.people.consultation import consultation
from datataal.data.generate.people.households import households
from datataal.data.generate.people.letters import consultation_texts, letters
from datataal.data.generate.people.municipalities import municipalities, province_totals
from datataal.data.generate.people.panel import panel
from datataal.data.generate.people.postcode_areas import postcode_areas
from datataal.data.generate.readme import readme
from datataal.data.generate.sources import deliveries, resources
from datataal.data.quality import Case, measure_all

__all__ = ["STEPS", "Deltaland", "Step", "build", "clean_tables", "files", "steps"]

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


@dataclass(frozen=True)
class Step:
    """One step: what it is called, what makes it, and which earlier steps it is made from."""

    name: str
    make: Callable[..., pd.DataFrame]
    needs: tuple[str, ...] = ()


#: All steps, each after what it needs. A step that is no table of the package stays inside.
STEPS = (
    Step("land", land),
    Step("grid_stations", grid_stations, ("land",)),
    Step("search_areas", search_areas, ("land", "grid_stations")),
    Step("postcode_areas", postcode_areas, ("land", "search_areas")),
    Step("weather", weather),
    Step("weather_hourly", weather_hourly, ("weather",)),
    Step("subsurface", subsurface, ("land",)),
    Step("installations", installations, ("land", "grid_stations", "weather")),
    Step("municipalities", municipalities, ("land", "postcode_areas", "installations")),
    Step("province_totals", province_totals, ("municipalities",)),
    Step("production_months", production_months, ("installations", "weather", "land")),
    Step("grid_statements", grid_statements, ("grid_stations",)),
    Step("grid_queue", grid_queue, ("land", "grid_stations")),
    Step("panel", panel, ("postcode_areas",)),
    Step("cells", cells, ("land", "grid_stations", "postcode_areas", "search_areas")),
    Step("search_area", search_area, ("cells", "search_areas", "postcode_areas")),
    Step("log_lines", log_lines),
    Step("audit_log", audit_log, ("log_lines",)),
    Step("access_log", access_log, ("log_lines",)),
    Step("decisions", decisions),
    Step("letters", letters),
    Step("consultation", consultation, ("municipalities", "letters")),
    Step("consultation_texts", consultation_texts, ("letters", "consultation")),
    Step("data_requests", data_requests),
    Step("scenario_replay", scenario_replay),
    Step("households", households, ("postcode_areas", "cells")),
    Step("charging_points", charging_points, ("postcode_areas", "cells", "households")),
    Step("area_averages", area_averages, ("postcode_areas",)),
)


def build(instructors: Path) -> Deltaland:
    """Make Deltaland from its parameters and the flaw lists in the folder `instructors`."""
    parameters = read_parameters()
    flaws = read_flaws(instructors / "flaws")
    clean = clean_tables(parameters)
    raw = plant(clean, flaws, parameters.seed)
    return Deltaland(parameters, read_package(), read_tables(), flaws, clean, raw)


def clean_tables(parameters: Parameters) -> dict[str, pd.DataFrame]:
    """Return the clean tables, in the order of the package."""
    made = steps(parameters)
    return {name: made[name] for name in read_package()["tables"]}


def steps(parameters: Parameters, until: str = "") -> dict[str, pd.DataFrame]:
    """Return what each step makes, by name; up to and including the step `until` if given."""
    made: dict[str, pd.DataFrame] = {}
    for step in STEPS:
        made[step.name] = step.make(parameters, *(made[name] for name in step.needs))
        if step.name == until:
            break
    return made


def files(made: Deltaland) -> dict[str, bytes]:
    """Return every file of `datasets/deltaland` by its path."""
    forms = {"clean": made.clean, "raw": made.raw}
    rows = {form: {name: len(table) for name, table in forms[form].items()} for form in FORMS}
    package = datapackage(made.parameters, made.package, made.descriptions, made.flaws, rows)
    tables = {
        one["path"]: csv_bytes(
            forms[one["form"]][one["table"]],
            made.descriptions[one["table"]].columns(one["form"]),
        )
        for one in package["resources"]
    }
    delivered = deliveries(made.parameters, made.clean)
    described = [*package["resources"], *resources(made.parameters, made.clean, delivered)]
    for one in described:
        one.update(checksum({**tables, **delivered}[one["path"]]))
    whole = {**package, "resources": described}
    texts = {
        "datapackage.json": whole,
        "figures.json": figures(made.parameters, made.clean, made.raw, made.flaws),
        "names.json": names(made.parameters),
        "flaw_cards.json": {"cards": flaw_cards(made.flaws)},
        "quality.json": measure_all(_cases(made)),
        "calibration.json": calibration(made.parameters, made.clean),
        "dcat.jsonld": dcat(whole, made.package["catalogue"], {**tables, **delivered}, made.clean),
    }
    written = {name: json_bytes(text) for name, text in texts.items()}
    about = {"README.md": readme(package).encode("utf-8")}
    return {**tables, **written, **about, **delivered}


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
