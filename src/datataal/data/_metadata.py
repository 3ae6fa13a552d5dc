"""The card that goes with a table: what a source says of itself, and what a card must hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from datataal.data._near import near
from datataal.data._sources import source
from datataal.errors import DataError, Finding
from datataal.language import Language, current

__all__ = ["MANDATORY", "SourceCard", "missing_fields", "source_card"]

#: The fields that DCAT-AP-NL 3.0 makes mandatory, as far as we saw them (Geonovum, 2024; the list
#: of title, description and accessURL follows DCAT-AP, on which the profile builds).
MANDATORY: Final[Mapping[str, tuple[str, ...]]] = {
    "dataset": (
        "title",
        "description",
        "identifier",
        "creator",
        "publisher",
        "contactPoint",
        "theme",
        "accessRights",
    ),
    "distribution": ("accessURL", "license"),
}


@dataclass(frozen=True)
class SourceCard:
    """What a source file says of itself, in one language.

    Attributes
    ----------
    title, holder, counts, unit, date : str
        What it is called, who keeps it, what is counted, in which unit, on which day.
    contact : str
        Whom to ask; empty where the source does not say.
    """

    title: str
    holder: str
    counts: str
    unit: str
    date: str
    contact: str


def source_card(name: str, lang: Language | None = None) -> SourceCard:
    """Return the card of a source file such as ``"operator_stations"``.

    Raises
    ------
    DataError
        If there is no such file; the message names what looks like it.
    """
    known, words = source(name), lang or current()
    return SourceCard(
        title=known["titles"][words],
        holder=known["holder"][words],
        counts=known["definition"][words],
        unit=known["units"][words],
        date=known["referenceDate"],
        contact=(known.get("contact") or {}).get(words, ""),
    )


def missing_fields(card: Mapping[str, Any], of: str = "dataset") -> list[str]:
    """Return which mandatory fields of DCAT-AP-NL 3.0 a card leaves open.

    This looks at our list of names only (`MANDATORY`): whether something is filled in, not
    whether it is right. It is no SHACL validator; a catalogue checks more.

    Parameters
    ----------
    card : Mapping
        What you filled in, such as ``{"title": "Free capacity"}``. Blank text counts as open.
    of : str
        ``"dataset"``, or ``"distribution"`` for the file that is fetched.

    Raises
    ------
    DataError
        If `of` is neither, or `card` has no fields by name.

    Examples
    --------
    >>> missing_fields({"accessURL": "https://example.org/a.csv", "license": " "}, "distribution")
    ['license']
    """
    if of not in MANDATORY:
        raise DataError(
            Finding(
                what=f"There is no list of mandatory fields for {of!r}",
                expected=near(str(of), MANDATORY),
                do='Write of="dataset" or of="distribution"',
            )
        )
    if not isinstance(card, Mapping):
        raise DataError(
            Finding(
                what=f"A card is not {type(card).__name__}",
                expected="fields with their values between curly brackets",
                do='Write it as {"title": "...", "publisher": "..."}',
            )
        )
    return [field for field in MANDATORY[of] if _open(card.get(field))]


def _open(value: object) -> bool:
    """Tell whether nothing is filled in: no value, dots, an empty list or blank text."""
    if value is None or value is ...:
        return True
    if isinstance(value, str):
        return not value.strip(" .\t\n")
    return isinstance(value, list | tuple | set | dict) and not value
