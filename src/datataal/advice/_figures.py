"""Pick a figure by its id, and get it with source, date, definition and margin."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from datataal import content
from datataal.data._near import near
from datataal.errors import DataError, Finding
from datataal.language import Language, as_language, current

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["FIELDS", "Row", "figure", "figure_ids", "figures", "value"]


@dataclass(frozen=True)
class Row:
    """One row of the data annex; each field is text in one language.

    Attributes
    ----------
    figure : str
        The number with its unit and what it is, such as ``72% in favour``.
    source, date, definition, margin : str
        The table or publication, when it was measured, what was counted, and how far the
        truth may lie from it (or that no margin applies).
    id : str
        Id of the figure in ``figures.json``; empty where somebody typed the row.
    """

    figure: str
    source: str
    date: str
    definition: str
    margin: str
    id: str = ""


#: the fields that a reader needs, in the order of the columns
FIELDS = tuple(one.name for one in fields(Row) if one.name != "id")


def figure_ids() -> tuple[str, ...]:
    """Return the ids of all figures that have a card, in the order of the course."""
    return tuple(_cards("nl"))


def figure(id_: str, lang: str | None = None) -> Row:
    """Return the row of the data annex for one figure.

    Raises
    ------
    DataError
        If the figure is unknown or has no card; the message names near ones.
    """
    language = as_language(lang) if lang else current()
    card = _cards(language).get(id_)
    if card is None:
        known = id_ in content.figures()
        raise DataError(
            Finding(
                f"The figure {id_!r} has no card with source and date"
                if known
                else f"The figure {id_!r} is not known",
                "data annex",
                near(id_, list(_cards(language))),
                "Choose a figure with a card, or write the row yourself with all five fields",
            )
        )
    return Row(f"{value(id_, language)} {card['name']}", *_four(card), id=id_)


def figures(*ids: str, lang: str | None = None) -> pd.DataFrame:
    """Return the rows of some figures as a table, with names of columns in the language.

    Raises
    ------
    DataError
        As `figure` does.
    """
    import pandas as pd

    language = as_language(lang) if lang else current()
    words = content.strings("widgets", language)["advice"]
    rows = [figure(id_, language) for id_ in ids]
    return pd.DataFrame({words[one]: [getattr(row, one) for row in rows] for one in FIELDS})


def value(id_: str, lang: str | None = None) -> str:
    """Return a figure as the language writes it, with its unit behind it.

    Raises
    ------
    DataError
        If the figure is not known; the message names near ones.
    """
    language, known = as_language(lang) if lang else current(), content.figures()
    if id_ not in known:
        raise DataError(
            Finding(
                f"The figure {str(id_)[:40]!r} is not known",
                "advice",
                near(id_, _cards(language)),
                "Correct the name of the figure",
            )
        )
    one = known[id_]
    if one.unit == "%":
        return f"{one.in_(language)}%"
    return f"{one.in_(language)}\N{NO-BREAK SPACE}{one.unit}".strip()


def _four(card: dict[str, str]) -> tuple[str, str, str, str]:
    return card["source"], card["date"], card["definition"], card["margin"]


def _cards(lang: Language) -> dict[str, Any]:
    return dict(content.strings("advice", lang)["figures"])
