"""What the rules of exercise 03 compare with, computed from the tables of Deltaland."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from datataal import content, data
from datataal.language import LANGUAGES

__all__ = [
    "BARS",
    "DIMENSIONS",
    "Z95",
    "Missing",
    "answers_for",
    "card_dimensions",
    "dimension_in",
    "margin",
    "missing",
    "panel_n",
    "repair_case",
    "smallest_n",
    "smallest_share",
    "verdicts",
]

#: How many standard errors a margin of 95% confidence is.
Z95: Final = data.margin(1) / 50
#: The nine dimensions of data quality; each is a term of the course.
DIMENSIONS: Final = (
    "accuracy",
    "completeness",
    "validity",
    "consistency",
    "currency",
    "precision",
    "plausibility",
    "traceability",
    "understandability",
)
#: The dimension of cards 1 to 9. The instructors' list of flaws says the same; a test holds it.
_CARDS: Final = (
    "accuracy",
    "plausibility",
    "completeness",
    "understandability",
    "currency",
    "validity",
    "traceability",
    "consistency",
    "precision",
)
#: Purpose -> (widest margin that was agreed beforehand in points, only with the margin beside it,
#: whether the figure is about the smallest municipality alone).
BARS: Final = {"A": (3.0, False, False), "B": (20.0, True, True), "C": (5.0, False, True)}


@dataclass(frozen=True)
class Missing:
    """Areas without a gas figure, in percent: among flat areas, among others, among all."""

    flats: float
    others: float
    overall: float
    flats_of_missing: float
    counts: tuple[float, float]


def margin(n: int, share: float = 0.5) -> float:
    """Return the margin of `n` answers in percentage points."""
    return data.margin(n, share)


def answers_for(points: float) -> int:
    """Return how many answers a margin of `points` asks for."""
    return data.sample_size(points)


@functools.cache
def panel_n() -> int:
    """Return how many people answered in the whole province."""
    return len(data.load("panel"))


@functools.cache
def smallest_n() -> int:
    """Return how many people answered in the smallest municipality."""
    return len(_smallest())


@functools.cache
def smallest_share() -> float:
    """Return the share (0 to 1) that said yes in the smallest municipality."""
    return float((_smallest()["q_general"] == "yes").mean())


@functools.cache
def missing() -> Missing:
    """Return the shares of areas without a gas figure in the raw table."""
    areas = data.load("postcode_areas", raw=True)
    empty, flats = areas["gas_m3"].isna(), areas["mostly_flats"].astype(bool)
    return Missing(
        flats=100 * float(empty[flats].mean()),
        others=100 * float(empty[~flats].mean()),
        overall=100 * float(empty.mean()),
        flats_of_missing=100 * float(flats[empty].mean()),
        counts=(float((empty & flats).sum()), float((empty & ~flats).sum())),
    )


def verdicts() -> dict[str, str]:
    """Return the verdict on the panel for each purpose: use, warn or refuse."""
    return {purpose: _verdict(*bar) for purpose, bar in BARS.items()}


def card_dimensions() -> tuple[str, ...]:
    """Return the dimension of each flaw card, in the order in which the cards are shown."""
    return _CARDS


def dimension_in(words: str) -> str:
    """Return which dimension a text starts with, in either language; empty if none."""
    first = words.casefold().split()
    word = first[0].strip(".,;:") if first else ""
    return next((key for key, names in _dimension_names().items() if word in names), "")


@functools.cache
def repair_case() -> tuple[Mapping[str, Any], str, int, str, str]:
    """Return row, column, new value, reason and role of the repair that the learner makes.

    The row is the municipality with the most people per dwelling; the new value stands in the
    clean table.
    """
    raw, clean = data.load("municipalities", raw=True), data.load("municipalities")
    place = int((raw["inhabitants"] / raw["dwellings"]).to_numpy().argmax())
    row = {str(key): _plain(value) for key, value in raw.iloc[place].to_dict().items()}
    same_place = clean["municipality"] == row["municipality"]
    new = int(clean.loc[same_place, "dwellings"].iloc[0])
    return row, "dwellings", new, "8.4 per dwelling; the register says otherwise", "data"


def _verdict(bar: float, only_with_margin: bool, smallest: bool) -> str:  # noqa: FBT001
    if margin(smallest_n() if smallest else panel_n()) > bar:
        return "refuse"
    return "warn" if only_with_margin else "use"


def _smallest() -> Any:  # noqa: ANN401  a DataFrame
    places = data.load("municipalities").set_index("municipality")["inhabitants"]
    panel = data.load("panel")
    return panel[panel["municipality"] == places.idxmin()]


@functools.cache
def _dimension_names() -> dict[str, set[str]]:
    names: dict[str, set[str]] = {}
    for key in DIMENSIONS:
        term = content.term(key)
        words = [term.term.in_(lang) for lang in LANGUAGES] + [key]
        for lang in LANGUAGES:
            words += term.in_(lang).get("synonyms") or []
        names[key] = {word.casefold() for word in words}
    return names


def _plain(value: Any) -> Any:  # noqa: ANN401  any value of a table
    import pandas as pd

    if pd.isna(value):
        return None
    return value.item() if hasattr(value, "item") else value
