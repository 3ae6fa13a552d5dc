"""The words of the check, from `words.yml`: per kind what, expected and do, in two languages."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from datataal.language import Language, number

__all__ = ["is_note", "kinds", "say"]

PATH = Path(__file__).with_name("words.yml")


@functools.cache
def kinds() -> Mapping[str, Any]:
    """Return all words by kind."""
    return dict(yaml.safe_load(PATH.read_text(encoding="utf-8")))


def is_note(kind: str) -> bool:
    """Tell whether a kind is good to know and no error."""
    return bool(kinds()[kind].get("note"))


def say(kind: str, lang: Language, **parts: object) -> dict[str, str]:
    """Return the words of one kind, with `parts` filled in; whole numbers as the language does."""
    words = kinds()[kind][lang]
    filled = {
        key: number(part, 0, lang) if isinstance(part, int) and key != "line" else part
        for key, part in parts.items()
    }
    return {
        part: str(words.get(part, "")).format_map(filled) for part in ("what", "expected", "do")
    }
