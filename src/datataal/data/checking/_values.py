"""Judge one value: what is wrong with it, by the rules of its column."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Mapping

from datataal.data._near import near
from datataal.data.checking._safe import FORMULA
from datataal.data.checking._schema import Column

__all__ = ["Judge", "judge_of"]

#: What is wrong: the kind, and what its words need besides the value.
Wrong = tuple[str, Mapping[str, str]]
Judge = Callable[[str], Wrong | None]

_INTEGER = re.compile(r"-?[0-9]{1,18}")
_NUMBER = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?([eE][+-]?[0-9]{1,2})?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}")
_THOUSANDS_DOT = re.compile(r"-?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?")
_THOUSANDS_COMMA = re.compile(r"-?[0-9]{1,3}(,[0-9]{3})+\.[0-9]+")
_COMMA = re.compile(r"-?[0-9]+,[0-9]+")
_OTHER_DATE = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")
_TRUE = {"true", "1", "ja", "yes", "waar", "j", "y"}
_FALSE = {"false", "0", "nee", "no", "onwaar", "n"}
#: Words that people write for "not known"; an empty cell says it here.
_UNKNOWN = {"na", "n/a", "nan", "null", "none", "nil", "nvt", "n.v.t.", "onbekend", "unknown"}
_UNKNOWN |= {"-", "?", "x", ".", "#n/a", "#n/b", "#waarde!", "#value!", "#ref!", "#verw!"}
_KEPT = 5000


def judge_of(column: Column) -> Judge:
    """Return a function that judges a value of the column; None says that nothing is wrong.

    It remembers values that it found good, up to a bound, so that codes are judged once.
    """
    typed = _TYPES[column.type]
    good: set[str] = set()

    def judge(value: str) -> Wrong | None:
        if value in good:
            return None
        if not value:
            return ("required", {}) if column.required else None
        wrong = _form(value, column) or typed(value) or _limits(value, column)
        if wrong is None and len(good) < _KEPT:
            good.add(value)
        return wrong

    return judge


def _form(value: str, column: Column) -> Wrong | None:
    """Judge what no type may hold: stray spaces, signs that do not print, formulas."""
    if "\0" in value:
        return "nul", {}
    if value != value.strip():
        return "spaces", {}
    if FORMULA.match(value):
        return "formula", {}
    if not value.isprintable() and any(not (c.isprintable() or c in "\n\r\t") for c in value):
        return "control", {}
    if column.type != "string" and value.lower() in _UNKNOWN:
        return "unknown_word", {}
    return None


def _whole(value: str) -> Wrong | None:
    if _INTEGER.fullmatch(value):
        return None
    return _number_form(value) or ("integer", {})


def _fraction(value: str) -> Wrong | None:
    if _NUMBER.fullmatch(value) and math.isfinite(float(value)):
        return None
    return _number_form(value) or ("number", {})


def _number_form(value: str) -> Wrong | None:
    if _THOUSANDS_DOT.fullmatch(value):
        return "thousands", {"better": value.replace(".", "").replace(",", ".")}
    if _THOUSANDS_COMMA.fullmatch(value):
        return "thousands", {"better": value.replace(",", "")}
    if _COMMA.fullmatch(value):
        return "decimal_comma", {"better": value.replace(",", ".")}
    return None


def _day(value: str) -> Wrong | None:
    if _DATE.fullmatch(value):
        try:
            dt.date.fromisoformat(value)
        except ValueError:
            return "no_such_day", {}
        return None
    other = _OTHER_DATE.fullmatch(value)
    if other:
        day, month, year = other.groups()
        return "date_order", {"better": f"{year}-{month:0>2}-{day:0>2}"}
    return "date", {}


def _truth(value: str) -> Wrong | None:
    if value in ("true", "false"):
        return None
    low = value.lower()
    if low in _TRUE | _FALSE:
        return "boolean_word", {"better": "true" if low in _TRUE else "false"}
    return "boolean", {}


def _moment(value: str) -> Wrong | None:
    if not _MOMENT.fullmatch(value):
        return "datetime", {}
    try:
        dt.datetime.fromisoformat(value)
    except ValueError:
        return "no_such_day", {}
    return None


_TYPES: Mapping[str, Judge] = {
    "integer": _whole,
    "year": _whole,
    "number": _fraction,
    "date": _day,
    "datetime": _moment,
    "boolean": _truth,
    "string": lambda _value: None,
}


def _limits(value: str, column: Column) -> Wrong | None:
    if column.pattern and not column.pattern.fullmatch(value):
        return "pattern", {"pattern": column.pattern.pattern}
    if column.enum and value not in column.enum:
        close = near(value, column.enum).removeprefix("one of ").replace(" or ", ", ")
        return "enum", {"known": close}
    numeric = column.type in {"integer", "number", "year"}
    for kind, limit in (("minimum", column.minimum), ("maximum", column.maximum)):
        if limit is not None and _beyond(value, limit, kind, numeric=numeric):
            return kind, {"limit": str(limit)}
    return None


def _beyond(value: str, limit: float | str, kind: str, *, numeric: bool) -> bool:
    """Tell whether a value lies beyond a limit; dates compare as text, year first."""
    if numeric:
        held, bound = float(value), float(limit)
        return held < bound if kind == "minimum" else held > bound
    return value < str(limit) if kind == "minimum" else value > str(limit)
