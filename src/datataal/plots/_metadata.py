"""Cards with tables: the cards of sources side by side, and what a metadata card lacks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from datataal.data import MANDATORY, describe, missing_fields, source_card
from datataal.language import current, number
from datataal.plots._tables import Table
from datataal.plots._words import words

__all__ = ["holders", "metadata_card", "source_cards"]


def source_cards(*names: str) -> Table:
    """Lay the cards of source files side by side: who, what, unit, date, contact.

    Parameters
    ----------
    *names : str
        Names of source files, such as ``"operator_stations"``.

    Raises
    ------
    DataError
        If a name is unknown; the message names what looks like it.
    """
    says = words("source_cards")
    cards = [source_card(name) for name in names]
    fields = ("holder", "counts", "unit", "date", "contact")
    frame = pd.DataFrame(
        {
            says[field]: [_short(getattr(card, field), says) or says["unknown"] for card in cards]
            for field in fields
        }
    )
    return Table(frame, says["caption"], current())


def holders(name: str) -> Table:
    """Show for each column of a table who keeps it, and of which day it is.

    Parameters
    ----------
    name : str
        Name of a table of Deltaland, such as ``"grid_stations"``.

    Raises
    ------
    DataError
        If there is no such table; the message names what looks like it.
    """
    says = words("source_cards")
    frame = describe(name)[["title", "source", "date"]].replace("", says["unknown"])
    frame["source"] = [_short(source, says) for source in frame["source"]]
    columns = [says["column"], says["holder"], says["date"]]
    return Table(frame.set_axis(columns, axis=1), says["caption_columns"], current())


def metadata_card(card: Mapping[str, Any], of: str = "dataset") -> Table:
    """Show which mandatory fields of DCAT-AP-NL 3.0 a card fills in, and which are open.

    A field that is filled in may still be wrong: see `datataal.data.missing_fields`.

    Parameters
    ----------
    card : Mapping
        What you filled in, by the name of the field.
    of : str
        ``"dataset"``, or ``"distribution"`` for the file that is fetched.

    Raises
    ------
    DataError
        If `of` is neither, or `card` has no fields by name.
    """
    says, open_fields = words("metadata_card"), missing_fields(card, of)
    fields = MANDATORY[of]
    frame = pd.DataFrame(
        {
            says["field"]: list(fields),
            says["says"]: [says[field] for field in fields],
            says["state"]: [says["open" if f in open_fields else "filled"] for f in fields],
        }
    )
    kind = "caption" if open_fields else "caption_full"
    found = {"k": number(len(open_fields)), "n": number(len(fields)), "of": says[of]}
    caption = says[kind].format(**found)
    elsewhere = [f for other, own in MANDATORY.items() if other != of for f in own if f in card]
    if elsewhere:
        caption += " " + says["elsewhere"].format(
            fields=", ".join(elsewhere), of=says["distribution" if of == "dataset" else "dataset"]
        )
    return Table(frame, caption, current())


def _short(words: str, says: Mapping[str, str]) -> str:
    """Return the words without the remark that they are invented: the caption says so once."""
    return words.replace(says["invented"], "").strip()
