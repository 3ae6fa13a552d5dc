"""Classes for the map: which colour, pattern and words each value gets."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from datataal.language import number
from datataal.plots._words import value_words

__all__ = ["CATEGORIES", "MARKERS", "NO_DATA", "SEQUENTIAL", "Classes", "Swatch", "classes_of"]

#: From low to high, light to dark; five steps that differ for colour-blind readers too.
SEQUENTIAL = ("#F4F1D9", "#8CC3A0", "#4A9D97", "#1F7283", "#13496A")
#: Five colours for kinds; further kinds take them again with a pattern.
CATEGORIES = ("#2FA397", "#C46E03", "#7A5EA9", "#122437", "#6C1912")
PATTERNS = ("", "///", "...")
MARKERS = ("o", "s", "^", "D", "v")
#: More kinds than this are regions: told apart by their names, not by a legend.
MOST_KINDS = 10
#: One class with more than this part of the values hides the rest: then classes of equal number.
CROWDED = 0.7
STEPS = (1.0, 2.0, 2.5, 5.0)
#: The limits follow the bulk of the values: this part at each end does not decide.
FEW = 0.02
NOISE = 1e-9


@dataclass(frozen=True)
class Swatch:
    """How one class looks, and what the legend calls it."""

    label: str
    colour: str
    hatch: str = ""
    marker: str = "o"


NO_DATA = Swatch("", "#FFFFFF", "////")


@dataclass(frozen=True)
class Classes:
    """The class of each value (-1: no data), and how each class looks."""

    which: NDArray[np.int64]
    swatches: tuple[Swatch, ...]
    kind: str


def classes_of(
    values: pd.Series[Any], labels: Mapping[str, str], ends: tuple[str, str], name: str
) -> Classes:
    """Return the classes of numbers, of yes and no, or of kinds.

    Parameters
    ----------
    values : pandas.Series
        What is drawn; missing values get no class.
    labels : mapping
        What kinds are called.
    ends : tuple of str
        The words for the lowest and the highest class.
    name : str
        The column, for the words of yes and no.
    """
    if pd.api.types.is_bool_dtype(values):
        return _yes_no(values, name)
    if pd.api.types.is_numeric_dtype(values):
        return _numbers(values.astype("float64"), ends)
    return _kinds(values, labels)


def _yes_no(values: pd.Series[Any], name: str) -> Classes:
    at = _codes(values, {True: 1, False: 0})
    looks = ((False, SEQUENTIAL[0]), (True, SEQUENTIAL[3]))
    return Classes(at, tuple(Swatch(value_words(name, yes), look) for yes, look in looks), "yes_no")


def _codes(values: pd.Series[Any], codes: Mapping[Any, int]) -> NDArray[np.int64]:
    found = values.map(codes).astype("Int64").fillna(-1)
    return np.asarray(found, dtype=np.int64)


def _kinds(values: pd.Series[Any], labels: Mapping[str, str]) -> Classes:
    counts = values.value_counts(sort=False)
    order = [kind for kind in labels if kind in counts.index]
    order += sorted(set(counts.index.astype(str)) - set(order))
    place = {kind: at for at, kind in enumerate(order)}
    at = _codes(values, place)
    looks = tuple(
        Swatch(
            labels.get(kind, kind),
            CATEGORIES[nr % len(CATEGORIES)],
            PATTERNS[nr // len(CATEGORIES) % len(PATTERNS)],
            MARKERS[nr % len(MARKERS)],
        )
        for nr, kind in enumerate(order)
    )
    return Classes(at, looks, "kinds" if len(order) <= MOST_KINDS else "regions")


def _numbers(values: pd.Series[float], ends: tuple[str, str]) -> Classes:
    known = values.dropna()
    distinct = np.unique(known)
    if 0 < len(distinct) <= len(SEQUENTIAL) and (distinct == np.round(distinct)).all():
        names = [number(value) for value in distinct]
        at = np.searchsorted(distinct, values.fillna(distinct[0]))
    else:
        edges = _edges(known)
        decimals = _decimals(edges)
        names = (
            [number(edges[0], decimals)]
            if edges[0] == edges[-1]
            else [
                f"{number(low, decimals)}–{number(high, decimals)}"  # noqa: RUF001  a range
                for low, high in itertools.pairwise(edges)
            ]
        )
        inner = np.asarray(edges[1:-1])
        at = np.searchsorted(inner, values.fillna(0), side="right")
    at = np.where(values.isna(), -1, at).astype(np.int64)
    return Classes(at, _ramp(names, ends), "numbers")


def _ramp(names: Sequence[str], ends: tuple[str, str]) -> tuple[Swatch, ...]:
    spread = np.linspace(0, len(SEQUENTIAL) - 1, max(len(names), 2)).round().astype(int)
    words = list(names)
    if len(words) > 1:
        words[0], words[-1] = f"{words[0]} {ends[0]}", f"{words[-1]} {ends[1]}"
    return tuple(
        Swatch(word, SEQUENTIAL[int(step)]) for word, step in zip(words, spread, strict=False)
    )


def _edges(known: pd.Series[float]) -> list[float]:
    """Return class limits at round numbers; of equal number where one class would hide the rest."""
    if known.empty:
        return [0.0, 1.0]
    low, high = float(known.min()), float(known.max())
    if low == high:
        return [low, low]
    inner = _round_cuts(*map(float, known.quantile([FEW, 1 - FEW])))
    shares = np.bincount(np.searchsorted(np.asarray(inner), known, side="right")) / len(known)
    if shares.max() > CROWDED:
        cuts = [_significant(float(cut)) for cut in known.quantile([0.2, 0.4, 0.6, 0.8])]
        inner = sorted({cut for cut in cuts if low < cut < high})
    unit = 10.0 ** -_decimals(inner)
    ends = math.floor(low / unit + NOISE) * unit, math.ceil(high / unit - NOISE) * unit
    return [round(edge, 10) for edge in (ends[0], *inner, ends[1])]


def _round_cuts(low: float, high: float) -> list[float]:
    """Return at most four round numbers between two values, evenly spaced."""
    if low == high:
        return []
    size = 10.0 ** (math.floor(math.log10(high - low)) - 1)
    for step in (size * part * ten for ten in (1, 10, 100) for part in STEPS):
        first, last = math.floor(low / step + NOISE) + 1, math.ceil(high / step - NOISE) - 1
        if last - first + 1 < len(SEQUENTIAL):
            return [round(nr * step, 10) for nr in range(first, last + 1)]
    return []


def _significant(value: float, rounding: Any = round) -> float:  # noqa: ANN401  round, floor, ceil
    if not value:
        return 0.0
    unit = 10.0 ** (math.floor(math.log10(abs(value))) - 1)
    return float(round(rounding(value / unit) * unit, 10))


def _decimals(edges: Sequence[float]) -> int:
    return next(
        (d for d in range(4) if all(abs(edge - round(edge, d)) < NOISE for edge in edges)),
        3,
    )
