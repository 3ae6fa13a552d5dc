"""What the rules of exercise 05 compare with, computed from the cells and fields of Deltaland."""

from __future__ import annotations

import functools
from typing import Final

import pandas as pd

from datataal import content
from datataal.data import load, resource

__all__ = [
    "ASKED_M",
    "BORDERS",
    "CAPTIONS",
    "Area",
    "Left",
    "Years",
    "area",
    "known_places",
    "left",
    "removed",
    "same_place",
    "tips",
    "winners",
    "years",
]

#: The distance to homes that steps 2, 3 and 4 ask about, and the one that step 2 starts with.
ASKED_M: Final = 600
START_M: Final = 350
#: The border sets of step 4, as columns of the cells.
BORDERS: Final = {1: "municipality", 2: "station_area", 3: "landscape"}
LAYERS: Final = ("nature", "homes", "safety")
#: What each of the four captions claims; `rules` is the one that holds.
CAPTIONS: Final = {"A": "decided", "B": "allowed", "C": "rules", "D": "best"}


@functools.cache
def _land() -> pd.DataFrame:
    cells = load("cells")
    return cells[~cells["water"].astype(bool)]


class Area:
    """The km2 of the cells that the gap needs, and what a mistaken size of a cell gives."""

    def __init__(self) -> None:
        side_km2 = float(load("municipalities")["land_km2"].sum()) / len(_land())
        self.cells = float(content.figures()["energy_gap_cells_n"].value)
        self.right = self.cells * side_km2
        self.side = self.cells * side_km2**0.5
        self.turned = self.cells / side_km2
        self.hectares = 100 * self.right


@functools.cache
def area() -> Area:
    """Return the area of the gap in cells."""
    return Area()


class Left:
    """The percentage of the land that lies far enough from homes, and ways to miss it."""

    def __init__(self) -> None:
        far = _far("dist_dwelling_m", ASKED_M)
        self.right = 100 * float(far.mean())
        self.with_water = 100 * float(far.sum()) / len(load("cells"))
        self.fraction = self.right / 100
        self.rest = 100 - self.right
        self.start = 100 * float(_far("dist_dwelling_m", START_M).mean())
        self.cells = float(far.sum())


@functools.cache
def left() -> Left:
    """Return what is left at the distance that is asked."""
    return Left()


@functools.cache
def removed() -> dict[str, tuple[float, float]]:
    """Return per layer the percentage of land that it removes, and that only it removes."""
    gone = _gone()
    alone = gone[gone.sum(axis=1) == 1].sum() / len(gone)
    return {name: (100 * float(gone[name].mean()), 100 * float(alone[name])) for name in LAYERS}


@functools.cache
def winners(*, counted: bool = False) -> dict[int, str]:
    """Return the first place along each border set, by share of land or by number of cells."""
    fits = ~_gone().any(axis=1)
    found = {}
    for key, column in BORDERS.items():
        places = fits.groupby(_land()[column])
        found[key] = str((places.sum() if counted else places.mean()).idxmax())
    return found


def same_place(words: str, code: str) -> bool:
    """Tell whether an answer names the place with this code, by code or by name."""
    return words.casefold().strip(" .") in _names().get(code, {code.casefold()})


@functools.cache
def known_places() -> frozenset[str]:
    """Return all words by which an answer may name a place."""
    return frozenset(word for words in _names().values() for word in words)


@functools.cache
def tips() -> dict[str, tuple[float, float]]:
    """Return two and four times the height in metres of the tip, and of what is taken for it."""
    wind = load("installations").query("kind == 'wind'")
    newest = wind.sort_values("tip_m").iloc[-1]
    tip, rotor = float(newest["tip_m"]), float(newest["rotor_m"])
    heights = {"right": tip, "hub": tip - rotor / 2, "whole_rotor": tip + rotor / 2}
    return {key: (2 * height, 4 * height) for key, height in heights.items()} | {"once": (tip, tip)}


class Years:
    """The years of storage of CO2 at three chances, and ways to miss the surest."""

    def __init__(self) -> None:
        fields = load("subsurface").query("kind == 'co2'")
        each = float(content.figures()["energy_co2_cluster_mt"].value)
        total = {name: float(fields[name].sum()) for name in ("p90", "p50", "p10")}
        self.right = total["p90"] / each
        self.p50 = total["p50"] / each
        self.p10 = total["p10"] / each
        self.megatons = total["p90"]
        self.times = total["p90"] * each


@functools.cache
def years() -> Years:
    """Return the years of storage."""
    return Years()


def _far(column: str, metres: int) -> pd.Series[bool]:
    return (_land()[column] >= metres).astype(bool)


@functools.cache
def _gone() -> pd.DataFrame:
    """Return per land cell which layer removes it at the distance that is asked."""
    land = _land()
    return pd.DataFrame(
        {
            "nature": (land["n2000"] | land["nnn"]).astype(bool),
            "homes": ~_far("dist_dwelling_m", ASKED_M),
            "safety": ~land["safe"].astype(bool),
        }
    )


@functools.cache
def _names() -> dict[str, set[str]]:
    """Return by code the words, in small letters, that name a place in either language."""
    found: dict[str, set[str]] = {}
    for table, code in (("municipalities", "municipality"), ("grid_stations", "station")):
        rows = load(table)
        pairs = zip(rows[code].astype(str), rows["name"].astype(str), strict=True)
        found |= {key: {key.casefold(), name.casefold()} for key, name in pairs}
    fields = resource("cells")["schema"]["fields"]
    labels = next(one["valueLabels"] for one in fields if one["name"] == BORDERS[3])
    for key, said in labels.items():  # as maps call them
        found[key] = {key, *(str(said[lang]).casefold() for lang in ("nl", "en"))}
    for lang in ("nl", "en"):
        for key, words in content.strings("exercises", lang)["landscapes"].items():
            named = {one.strip().casefold() for one in words.split("/")}
            found[key] = found.get(key, {key}) | named
    return found
