"""What every set of columns of `households` gives away and what it still answers.

A set is a place (none, station, municipality, pc5), a coarseness of size and of age, and six
columns that are in or out: 2,304 sets. For each it is counted how many rows stand alone, and
how far three answers move; the page then needs no row of a household.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from datataal.data import load

__all__ = ["FLAGS", "FULL", "KINDS", "PLACES", "QUESTIONS", "Columns", "Measured", "measured"]

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

PLACES = ("none", "station", "municipality", "pc5")
#: in or out; bit 0 of a set's mask is the first
FLAGS = ("type", "heat-pump", "ev", "driveway", "income", "kwh")
KINDS = ("five", "single", "young", "old", "flat", "detached", "heat-pump", "ev")
#: the place whose answer is asked, by question
QUESTIONS: Mapping[str, str] = {"cold": "station", "heat": "municipality", "charge": "pc5"}
THRESHOLD = 10
KWH_CLASS = 1000


@dataclass(frozen=True)
class Columns:
    """One set: `place` 0-3, `size` and `age` 0 (out), 1 (three groups) or 2 (all), `mask`."""

    place: int
    size: int
    age: int
    mask: int

    @property
    def count(self) -> int:
        """How many columns are asked."""
        return sum(map(bool, (self.place, self.size, self.age))) + self.mask.bit_count()

    @property
    def detail(self) -> tuple[int, ...]:
        """Orders sets of as many columns: coarser first."""
        return (self.place, self.size + self.age, self.mask)


FULL = Columns(3, 2, 2, 2 ** len(FLAGS) - 1)


@dataclass(frozen=True)
class Measured:
    """What one set gives: rows with k = 1 and k < 10, kinds most alone (%), errors (%)."""

    unique: int
    few: int
    who: tuple[tuple[int, int], tuple[int, int]]
    errors: tuple[float, ...]


@functools.cache
def measured() -> Mapping[Columns, Measured]:
    """Return what was measured of every set, in the order of place, size, age and mask.

    A row's k is the number of rows that are the same in the asked columns. An error compares
    the answer from all homes with the one in which each home counts as the mean of the homes
    that are alike in the asked columns, and each place is spread over the areas of the answer
    by their number of homes (which is public).
    """
    homes = load("households")
    coded = _codes(homes)
    kinds = _kinds(homes)
    found: dict[Columns, Measured] = {}
    errors = dict(_errors(homes, coded))
    for place, size, age, mask in itertools.product(range(4), range(3), range(3), range(64)):
        columns = Columns(place, size, age, mask)
        code, cells = _mixed(coded, columns)
        unique, few, who = _alone(code + cells * coded["place"][place], kinds)
        found[columns] = Measured(unique, few, who, errors[columns])
    return found


def _codes(homes: Any) -> dict[str, list[Ints]]:  # noqa: ANN401  a data frame
    def code(values: Any) -> Ints:  # noqa: ANN401
        return np.unique(np.asarray(values), return_inverse=True)[1].astype(np.int64)

    number = {name: homes[name].to_numpy(dtype=np.int64) for name in ("size", "age_band", "kwh")}
    none = np.zeros(len(homes), dtype=np.int64)
    age = number["age_band"]
    flags = ("type", "heat_pump", "ev", "driveway", "income_third")
    return {
        "place": [none, *(code(homes[name].astype(str)) for name in PLACES[1:])],
        "size": [none, code(np.minimum(number["size"], 3)), code(number["size"])],
        "age": [none, (age > 3).astype(np.int64) + (age > 5), code(age)],  # noqa: PLR2004
        "flag": [*(code(homes[name].astype(str)) for name in flags),
                 code(number["kwh"] // KWH_CLASS)],
    }  # fmt: skip


def _mixed(coded: Mapping[str, Sequence[Ints]], columns: Columns) -> tuple[Ints, int]:
    """Return one whole number per row for all columns but the place, and how many there can be."""
    chosen = [coded["size"][columns.size], coded["age"][columns.age]]
    chosen += [flag for nr, flag in enumerate(coded["flag"]) if columns.mask >> nr & 1]
    code, cells = np.zeros_like(chosen[0]), 1
    for one in chosen:
        levels = int(one.max()) + 1
        code, cells = code * levels + one, cells * levels
    return code, cells


def _kinds(homes: Any) -> npt.NDArray[np.bool_]:  # noqa: ANN401
    size, age = homes["size"], homes["age_band"]
    flags = (size == 5, size == 1, age == 1, age == 7, homes["type"] == "f",  # noqa: PLR2004
             homes["type"] == "d", homes["heat_pump"] == 1, homes["ev"] == 1)  # fmt: skip
    return np.column_stack([flag.to_numpy(dtype=bool) for flag in flags])


def _alone(
    code: Ints, kinds: npt.NDArray[np.bool_]
) -> tuple[int, int, tuple[tuple[int, int], tuple[int, int]]]:
    order = np.argsort(code)
    placed = code[order]
    starts = np.flatnonzero(np.concatenate(([True], placed[1:] != placed[:-1])))
    lengths = np.diff(np.append(starts, len(code)))
    alone = order[starts[lengths == 1]]
    share = np.rint(100 * kinds[alone].sum(axis=0) / kinds.sum(axis=0)).astype(int)
    first, second = np.argsort(-share, kind="stable")[:2]
    who = ((int(first), int(share[first])), (int(second), int(share[second])))
    return len(alone), int(lengths[lengths < THRESHOLD].sum()), who


def _outcomes(homes: Any) -> dict[str, Floats]:  # noqa: ANN401
    """Return per home what each question adds up."""
    low_house = (homes["type"] != "f") & (homes["income_third"] == 1)
    return {
        "cold": homes["peak_kw"].to_numpy(dtype=float),
        "heat": (low_house & (homes["heat_pump"] == 0)).to_numpy(dtype=float),
        "charge": ((homes["ev"] == 1) & (homes["driveway"] == 0)).to_numpy(dtype=float),
    }


def _errors(
    homes: Any,  # noqa: ANN401
    coded: Mapping[str, Sequence[Ints]],
) -> Iterator[tuple[Columns, tuple[float, ...]]]:
    answers = _outcomes(homes)
    asked = {name: coded["place"][PLACES.index(area)] for name, area in QUESTIONS.items()}
    full: dict[str, Floats] = {
        name: np.bincount(asked[name], weights=answers[name]).astype(np.float64)
        for name in QUESTIONS
    }
    spread = {
        (name, place): _spread(codes, asked[name])
        for name in QUESTIONS
        for place, codes in enumerate(coded["place"])
    }
    for size, age, mask in itertools.product(range(3), range(3), range(64)):
        code, cells = _mixed(coded, Columns(0, size, age, mask))
        homes_in = np.maximum(np.bincount(code, minlength=cells), 1)
        guess = {
            name: (np.bincount(code, weights=answer, minlength=cells) / homes_in)[code]
            for name, answer in answers.items()
        }
        for place, codes in enumerate(coded["place"]):
            found = [
                np.bincount(codes, weights=guess[name]) @ spread[name, place] for name in QUESTIONS
            ]
            yield (
                Columns(place, size, age, mask),
                tuple(map(_error, QUESTIONS, found, full.values())),
            )


def _spread(places: Ints, areas: Ints) -> Floats:
    """Return which share of the homes of a place (row) lies in each area (column)."""
    table: Floats = np.zeros((int(places.max()) + 1, int(areas.max()) + 1))
    np.add.at(table, (places, areas), 1)
    whole: Floats = table.sum(axis=1, keepdims=True)
    return table / whole


def _error(question: str, found: Floats, full: Floats) -> float:
    """Return the error in %: for the cold of the worst station, else the part in a wrong place."""
    if question == "cold":
        return float(100 * np.abs(found / full - 1).max())
    return float(50 * np.abs(found - full).sum() / full.sum())
