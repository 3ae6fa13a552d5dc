"""The rules of the four suitability questions, and which of them each row fails."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from datataal.data._near import near
from datataal.errors import DataError, Finding
from datataal.plots._guard import need_columns

__all__ = ["Question", "Rule", "failures", "questions", "with_limits"]

FILE = Path(__file__).with_name("suitability.yml")
TESTS = ("at_least", "at_most", "is", "one_of", "none_of")


@dataclass(frozen=True)
class Rule:
    """One rule: which column is tested how, against what, and where the limit comes from."""

    rule: str
    column: str
    test: str
    limit: Any
    source: str
    year: int
    status: str
    disputed: bool = False

    def met(self, rows: pd.DataFrame) -> pd.Series[bool]:
        """Return which rows meet the rule; a missing value does not."""
        values = rows[self.column]
        met = {
            "at_least": lambda: values.ge(self.limit),
            "at_most": lambda: values.le(self.limit),
            "is": lambda: values.eq(self.limit),
            "one_of": lambda: values.isin(self.limit),
            "none_of": lambda: values.notna() & ~values.isin(self.limit),
        }[self.test]()
        return met.astype("boolean").fillna(value=False).astype(bool)


@dataclass(frozen=True)
class Question:
    """One suitability question: its rules, and the kind of place underground it is about."""

    name: str
    rules: tuple[Rule, ...]
    kind: str = ""


@functools.cache
def questions() -> Mapping[str, Question]:
    """Return the questions by name: wind, sun, co2 and hydrogen."""
    raw = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {
        name: Question(name, tuple(_rule(one) for one in found["rules"]), found.get("kind", ""))
        for name, found in raw.items()
    }


def _rule(raw: Mapping[str, Any]) -> Rule:
    test = next(name for name in TESTS if name in raw)
    rest = {key: value for key, value in raw.items() if key != test}
    return Rule(test=test, limit=raw[test], **rest)


def with_limits(name: str, limits: Mapping[str, float]) -> Question:
    """Return the question with other limits for some of its columns.

    Raises
    ------
    DataError
        If the question, or a column with a limit to move, is unknown.
    """
    if name not in questions():
        raise DataError(
            Finding(
                what=f"There is no suitability question {name!r}",
                expected=near(name, questions()),
                do='Write for example datataal.plots.suitability("wind")',
            )
        )
    asked = questions()[name]
    movable = {rule.column for rule in asked.rules if rule.test in ("at_least", "at_most")}
    for column in limits:
        if column not in movable:
            raise DataError(
                Finding(
                    what=f"The question {name!r} has no limit for {column!r}",
                    expected=near(column, sorted(movable)) if movable else "no limits",
                    do="Correct the name of the column",
                )
            )
    moved = tuple(
        replace(rule, limit=limits[rule.column], source="own", status="own", disputed=rule.disputed)
        if rule.column in limits and rule.column in movable
        else rule
        for rule in asked.rules
    )
    return replace(asked, rules=moved)


def failures(rows: pd.DataFrame, question: Question) -> pd.DataFrame:
    """Return one true-or-false column per rule: true where the row fails it."""
    need_columns(rows, *(rule.column for rule in question.rules))
    return pd.DataFrame({rule.rule: ~rule.met(rows) for rule in question.rules}, index=rows.index)
