"""The learner's language, and how numbers are written in it.

The language is set once, in the first cell of a lesson (`datataal.use("nl")`); until then
it is Dutch, the course's first language.
"""

from __future__ import annotations

from typing import Literal, get_args

from datataal.errors import DatataalError, Finding

__all__ = ["LANGUAGES", "Language", "as_language", "current", "number", "set_current"]

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_SEPARATORS: dict[Language, tuple[str, str]] = {"nl": (".", ","), "en": (",", ".")}
_current: Language = "nl"


def as_language(value: str) -> Language:
    """Return `value` as a language, or say which languages there are.

    Raises
    ------
    DatataalError
        If `value` is not one of `LANGUAGES`.
    """
    if value not in LANGUAGES:
        raise DatataalError(
            Finding(
                what=f"Language {value!r} is not known",
                expected=" or ".join(map(repr, LANGUAGES)),
                do='Write datataal.use("nl") or datataal.use("en")',
            )
        )
    return value


def current() -> Language:
    """Return the language that is set now."""
    return _current


def set_current(value: str) -> Language:
    """Set the language for everything shown from now on, and return it."""
    global _current  # noqa: PLW0603  one session has one reader, so one language
    _current = as_language(value)
    return _current


def number(value: float, decimals: int = 0, lang: Language | None = None) -> str:
    """Write a number as the language does: 3.480 and 0,5 in Dutch, 3,480 and 0.5 in English."""
    thousands, point = _SEPARATORS[lang or _current]
    plain = f"{value:,.{decimals}f}"
    return plain.translate(str.maketrans(",.", thousands + point))
