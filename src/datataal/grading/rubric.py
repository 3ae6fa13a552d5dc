"""The rubric of an exercise's answer in words: its levels, and an anchor example for each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from datataal.grading._exercise import exercises, words
from datataal.language import Language

__all__ = ["Level", "Rubric", "rubric"]

_ROW: Final = re.compile(r"\|\s*(\d+)\s*\|\s*(.+?)\s*\|")


@dataclass(frozen=True)
class Level:
    """What so many points ask, an example of it, and why that example earns them."""

    points: int
    asks: str
    example: str
    why: str


@dataclass(frozen=True)
class Rubric:
    """The question, how to judge it, and the levels from low to high."""

    title: str
    question: str
    lead: str
    levels: tuple[Level, ...]


def rubric(slug: str, lang: Language) -> Rubric | None:
    """Return the rubric of an exercise, or None where its source does not stand.

    Raises
    ------
    ContentError
        If the words of the exercise are broken.
    """
    if slug not in exercises():
        return None
    said = words(slug, lang)
    return Rubric(
        title=said["rubric_title"],
        question=said["r1"].partition("\n\n")[0].replace("**", ""),
        lead=said["rubric_lead"],
        levels=tuple(
            Level(int(nr), asks, said[f"anchor_{nr}"], said[f"why_{nr}"])
            for nr, asks in _ROW.findall(said["rubric"])
        ),
    )
