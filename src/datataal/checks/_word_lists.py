"""The course's own lists of words: right words, names, and words to avoid (`words/`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from datataal.language import LANGUAGES, Language

__all__ = ["WORDS", "Avoided", "avoided", "listed"]

WORDS = Path(__file__).with_name("words")


@dataclass(frozen=True)
class Avoided:
    """A word (or words) to avoid, what to write instead, and why."""

    word: str
    instead: str
    why: str


def listed(name: str) -> frozenset[str]:
    """Return the lines of ``words/<name>.txt``, without comments and empty lines."""
    lines = (WORDS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and line[0] != "#")


def avoided() -> Mapping[Language, tuple[Avoided, ...]]:
    """Return the words to avoid, by language."""
    raw = yaml.safe_load((WORDS / "avoid.yml").read_text(encoding="utf-8"))
    return {lang: tuple(Avoided(**row) for row in raw[lang]) for lang in LANGUAGES}
