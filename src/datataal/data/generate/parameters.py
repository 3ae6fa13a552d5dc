"""The parameters of Deltaland, read once from the files in `values/`: one file per subject."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from datataal.errors import DataError, Finding

__all__ = ["Calibrated", "Municipality", "Parameters", "read_parameters"]

FOLDER = Path(__file__).with_name("values")


@dataclass(frozen=True)
class Calibrated:
    """A value that follows a published one: where it stands, its source, year and status."""

    path: str
    source: str
    year: int
    status: str


@dataclass(frozen=True)
class Municipality:
    """One invented municipality; the fields are those of `values/province.yml`."""

    code: str
    name: str
    kind: str
    inhabitants: int
    land_km2: float
    wind_gwh: int
    solar_mwp: int
    solar_parks: int
    maturity: int
    cast: str = ""


@dataclass(frozen=True)
class Parameters:
    """All parameters: the municipalities typed, the rest by key, calibrated ones unwrapped."""

    values: Mapping[str, Any]
    municipalities: tuple[Municipality, ...]
    calibrated: tuple[Calibrated, ...]

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401  a section has a shape of its own
        return self.values[key]

    @property
    def seed(self) -> int:
        """The one seed from which every step's stream follows."""
        return int(self.values["seed"])

    @property
    def story_date(self) -> dt.date:
        """The day of the story against which ages of data are counted."""
        day = self.values["story_date"]
        assert isinstance(day, dt.date)
        return day

    @property
    def codes(self) -> list[str]:
        """The codes of the municipalities in map order."""
        return [place.code for place in self.municipalities]

    def cast(self, role: str) -> Municipality:
        """Return the municipality that plays `role`, such as ``smallest``."""
        return next(place for place in self.municipalities if place.cast == role)


def read_parameters(folder: Path = FOLDER) -> Parameters:
    """Read the parameters; a calibrated value keeps its source in `calibrated`."""
    raw: dict[str, Any] = {}
    for path in sorted(folder.glob("*.yml")):
        part = yaml.safe_load(path.read_text(encoding="utf-8"))
        _refuse_doubles(path, part.keys() & raw.keys())
        raw.update(part)
    places = tuple(Municipality(**place) for place in raw["municipalities"])
    return Parameters(_unwrap(raw), places, tuple(_calibrated(raw, "")))


def _refuse_doubles(path: Path, doubles: Collection[str]) -> None:
    if doubles:
        raise DataError(
            Finding(
                what=f"These parameters stand in another file too: {', '.join(sorted(doubles))}",
                where=f"values/{path.name}",
                expected="each parameter once",
                do="Remove one of the two",
            )
        )


def _is_calibrated(node: object) -> bool:
    return isinstance(node, dict) and {"value", "source", "status"} <= node.keys()


def _unwrap(node: Any) -> Any:  # noqa: ANN401  YAML
    if isinstance(node, dict):
        return node["value"] if _is_calibrated(node) else {k: _unwrap(v) for k, v in node.items()}
    return node


def _calibrated(node: Any, path: str) -> Iterator[Calibrated]:  # noqa: ANN401  YAML
    if _is_calibrated(node):
        yield Calibrated(path.lstrip("."), node["source"], node["year"], node["status"])
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from _calibrated(value, f"{path}.{key}")
