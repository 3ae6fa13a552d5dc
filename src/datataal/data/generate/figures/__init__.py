"""The figures that texts use, each computed from the tables, so that a number stands once.

Each subject is a module with `entries`, and a YAML file of the same name with the words: per
figure its decimals, unit and label in both languages.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pandas as pd
import yaml

from datataal.data.generate.figures import (
    beside,
    decision,
    energy,
    fairness,
    maps,
    numbers,
    privacy,
    sources,
    story,
    together,
    transparency,
    weights,
)
from datataal.data.generate.flaws import Flaw, flaw_cards
from datataal.data.generate.parameters import Parameters
from datataal.errors import DataError, Finding

__all__ = ["SUBJECTS", "figures", "names"]

Tables = Mapping[str, pd.DataFrame]

#: the subjects, in the order of their figures
SUBJECTS: Sequence[ModuleType] = (
    story,
    sources,
    numbers,
    together,
    beside,
    energy,
    maps,
    weights,
    privacy,
    fairness,
    decision,
    transparency,
)


def figures(
    parameters: Parameters, clean: Tables, raw: Tables, flaws: Sequence[Flaw]
) -> dict[str, Any]:
    """Return all figures by id: value, decimals, unit and a label in both languages."""
    made: dict[str, Any] = {}
    for subject in SUBJECTS:
        words = _words(subject)
        entries = dict(subject.entries(parameters, clean, raw))
        if subject is story:
            entries["flaw_cards_n"] = len(flaw_cards(flaws))
        _same_ids(subject, words, entries, made)
        made |= {
            key: {"value": _short(value), "unit": "", **words[key]}
            for key, value in entries.items()
        }
    return made


def _words(subject: ModuleType) -> Mapping[str, Any]:
    path = Path(str(subject.__file__)).with_suffix(".yml")
    return dict(yaml.safe_load(path.read_text(encoding="utf-8")))


def _same_ids(
    subject: ModuleType,
    words: Mapping[str, Any],
    entries: Mapping[str, float],
    made: Mapping[str, Any],
) -> None:
    name = subject.__name__.rpartition(".")[2]
    wrong = [f"{key}: computed, but without words" for key in entries.keys() - words.keys()]
    wrong += [f"{key}: has words, but is not computed" for key in words.keys() - entries.keys()]
    wrong += [f"{key}: stands in another subject too" for key in entries.keys() & made.keys()]
    if wrong:
        raise DataError(
            Finding(
                what="; ".join(sorted(wrong)),
                where=f"figures/{name}.py and {name}.yml",
                expected="each figure computed once, with its words",
                do="Correct the id",
            )
        )


def _short(value: float) -> float | int:
    """Return a whole number as one, and any other with four decimals: the same everywhere."""
    short = round(float(value), 4)
    return int(short) if short.is_integer() else short


def names(parameters: Parameters) -> dict[str, str]:
    """Return the invented names by the part that a municipality plays in the story."""
    cast = {f"{p.cast}_name": p.name for p in parameters.municipalities if p.cast}
    return {"province_name": parameters["province"]["name"], **cast, "search_area_name": "F"}
