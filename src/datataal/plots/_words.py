"""The words of the figures, in the language that is set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from datataal.language import Language, current, number

__all__ = ["column_title", "field_of", "listed", "percent", "sentence", "value_words", "words"]


def words(part: str, lang: Language | None = None) -> Mapping[str, str]:
    """Return the texts of one kind of figure, with {names} to fill in."""
    from datataal import content

    found: Mapping[str, str] = content.strings("plots", lang or current())[part]
    return found


def percent(share: float, decimals: int = 0) -> str:
    """Return a share from 0 to 1 as a percentage in the reader's language."""
    return f"{number(100 * share, decimals)}%"


def listed(names: Sequence[str], last: str) -> str:
    """Return names with commas, and the word `last` (such as and) before the last one."""
    head = [", ".join(names[:-1]), names[-1]] if len(names) > 1 else names
    return f" {last} ".join(head)


def sentence(text: str) -> str:
    """Return a text that begins with a capital, also where it begins with the name of a group."""
    return text[:1].upper() + text[1:]


def column_title(name: str, table: str = "") -> str:
    """Return what a column of Deltaland (of one table, if given) is called, or its own name."""
    field = field_of(name, table)
    return str(field["titles"][current()]) if field else name


def value_words(name: str, value: Any) -> str:  # noqa: ANN401  a cell can hold anything
    """Return how a value of column `name` is written for a reader."""
    if isinstance(value, bool | np.bool_):
        return words("table")["yes" if value else "no"]
    for field in _fields(name):
        labels = field.get("valueLabels") or {}
        if str(value) in labels:
            return str(labels[str(value)][current()])
    return str(value)


def field_of(name: str, table: str = "") -> Mapping[str, Any] | None:
    """Return the description of the first column of that name, if there is one."""
    return next(_fields(name, table), None)


def _fields(name: str, table: str = "") -> Iterator[Mapping[str, Any]]:
    """Yield the fields of this name: more tables can have one."""
    from datataal.data import package

    for resource in package()["resources"]:
        if not table or resource["table"] == table:
            yield from (one for one in resource["schema"]["fields"] if one["name"] == name)
