"""The public side of the planted flaws: nine cards that say where to look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from datataal.data._load import document

__all__ = ["FlawCard", "flaw_cards"]


@dataclass(frozen=True)
class FlawCard:
    """One card: in which raw table and columns something is wrong, and what to look at.

    The dimension is the exercise, so it does not stand here. `title` and `look` are mappings
    with a text per language.
    """

    id: str
    table: str
    columns: tuple[str, ...]
    title: Mapping[str, str]
    look: Mapping[str, str]


def flaw_cards() -> tuple[FlawCard, ...]:
    """Return the nine flaw cards of the raw form, in the order of the lesson."""
    return tuple(
        FlawCard(raw["id"], raw["table"], tuple(raw["columns"]), raw["title"], raw["look"])
        for raw in document("flaw_cards.json")["cards"]
    )
