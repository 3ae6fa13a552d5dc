"""One small figure per flaw card, drawn from the raw tables; it never names the dimension."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from datataal.data import flaw_cards, load
from datataal.data._near import near
from datataal.errors import DataError, Finding
from datataal.plots._figure import Figure
from datataal.plots._flaws_context import dates, sources, twice, unit
from datataal.plots._flaws_values import Tables, codes, dwellings, last_digits, yields
from datataal.plots._guard import need_columns
from datataal.plots._missing import missing_by

__all__ = ["flaw"]


def _gaps(tables: Tables) -> Figure:
    return missing_by(tables("postcode_areas"), "gas_m3", "mostly_flats")


DRAWN: Mapping[str, Callable[[Tables], Figure]] = {
    "card-1": dwellings,
    "card-2": yields,
    "card-3": _gaps,
    "card-4": unit,
    "card-5": dates,
    "card-6": codes,
    "card-7": sources,
    "card-8": twice,
    "card-9": last_digits,
}


def flaw(card_id: str, **tables: pd.DataFrame) -> Figure:
    """Draw what a flaw card asks to look at.

    Parameters
    ----------
    card_id : str
        ``"card-1"`` to ``"card-9"``; see `datataal.data.flaw_cards`.
    **tables : pandas.DataFrame
        Tables to draw instead of the raw ones, by name, such as a repaired one:
        ``flaw("card-1", municipalities=repaired)``.

    Raises
    ------
    DataError
        If there is no such card or table, or a table lacks a column of the raw one.
    """
    known = [card.id for card in flaw_cards()]
    if card_id not in known or card_id not in DRAWN:
        raise DataError(
            Finding(
                what=f"There is no flaw card {card_id!r}",
                expected=near(card_id, known),
                do="Write the id of a card, such as card-1",
            )
        )
    for name, given in tables.items():
        need_columns(given, *load(name, raw=True).columns)
    return DRAWN[card_id](lambda name: tables[name] if name in tables else load(name, raw=True))
