"""Small parts of the feedback page: its language, its numbers, the lesson, the rubric's levels."""

from __future__ import annotations

from collections.abc import Sequence

from datataal import content, language
from datataal.exercises import Step
from datataal.grading.rubric import rubric
from datataal.language import LANGUAGES, Language

__all__ = ["language_of", "lesson_at", "levels", "number"]


def language_of(assignment: str) -> Language:
    """Return the language that the name of an assignment ends with."""
    return next((lang for lang in LANGUAGES if assignment.endswith(f"-{lang}")), LANGUAGES[0])


def number(value: float, lang: Language) -> str:
    """Return points as the language writes them."""
    exact = float(value)
    return language.number(exact, 0 if exact.is_integer() else 1, lang)


def lesson_at(book: str, module: str, lang: Language) -> str:
    """Return where a module's lesson stands in the book at an address; "" if there is none."""
    slug = content.module(module).slug
    return f"{book.rstrip('/')}/{lang}/lessons/{module}-{slug}.html" if book else ""


def levels(step: Step, score: float | None, lang: Language) -> Sequence[tuple[str, str, bool]]:
    """Return the levels of a reasoned answer: points, what they ask, and whether it got them."""
    if step.judge is not None:
        return []
    module = content.module(step.id[:2])
    found = rubric(f"{module.nr}-{module.slug}", lang)
    got = round(score) if score is not None else 0
    return [
        (str(level.points), level.asks, level.points == got)
        for level in (found.levels if found else ())
    ]
