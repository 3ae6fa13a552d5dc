"""The words of the setup, in both languages, from `words.json`.

The interface words of the course stand in YAML; nothing can read that before the install.
"""

from __future__ import annotations

import functools
import json
import os
from pathlib import Path

__all__ = ["machine_language", "say"]


def machine_language() -> str:
    """Return the language of the user's machine: nl or en."""
    variables = ("DATATAAL_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    said = next((os.environ[name] for name in variables if os.environ.get(name)), "")
    return "nl" if said.lower().startswith("nl") else "en"


def say(key: str, **values: object) -> str:
    """Return one message in the user's language, its names in braces filled in."""
    words: str = _words()[key][machine_language()]
    return words.format(**values)


@functools.cache
def _words() -> dict[str, dict[str, str]]:
    text = Path(__file__).with_name("words.json").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = json.loads(text)
    return found
