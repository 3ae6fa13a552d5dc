"""The words of the figures, in the language that is set."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from datataal.language import Language, current, number

__all__ = ["column_title", "field_of", "percent", "value_words", "words"]


def words(part: str, lang: Language | None = None) -> Mapping[str, str]:
    """Return the texts of one kind of figure, with {names} to fill in."""
    from datataal import content

    found: Mapping[str, str] = content.strings("plots", lang or current())[part]
    return found


def percent(share: float, decimals: int = 0) -> str:
    """Return a share from 0 to 1 as a percentage in the reader's language."""
    return f"{number(100 * share, decimals)}%"


def column_title(name: str) -> str:
    """Return what a column of Deltaland is called, or else its own name."""
    field = field_of(name)
    return str(field["titles"][current()]) if field else name


def value_words(name: str, value: Any) -> str:  # noqa: ANN401  a cell can hold anything
    """Return how a value of column `name` is written for a reader."""
    if isinstance(value, bool | np.bool_):
        return words("table")["yes" if value else "no"]
    labels = (field_of(name) or {}).get("valueLabels") or {}
    return str(labels[str(value)][current()]) if str(value) in labels else str(value)


def field_of(name: str) -> Mapping[str, Any] | None:
    """Return the description of the first column of that name, if there is one."""
    from datataal.data import package

    for resource in package()["resources"]:
        for field in resource["schema"]["fields"]:
            if field["name"] == name:
                return dict(field)
    return None
