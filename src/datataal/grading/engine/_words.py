"""What a person reads for the keys of an outcome's reasons."""

from __future__ import annotations

from typing import Final

__all__ = ["said"]

#: key of a reason -> its words; braces hold what stands behind the colon
_SAID: Final = {
    "error": "cannot be read or graded: {}",
    "no_cells": "it holds no step of this assignment",
    "broken": "its process said what makes no sense: {}",
    "trick": "{}",
    "limit": "{}",
    "ended": "its process ended before the last cell: {}",
    "not_run": "not reached: {}",
    "unknown_value": "a check gave a value that is not ours: {}",
    "no_points": "a check gave no points: {}",
    "other_step": "a check spoke for another step: {}",
    "restored": "was missing, put back as released: {}",
    "copied": "stood there twice, the last one counts: {}",
    "changed": "its type or settings were changed, put back: {}",
    "known_by_id": "had lost its settings, known by its id: {}",
    "not_ours": "a step that we did not release earns nothing: {}",
    "renamed": "had another name: {}",
}
#: name of a trick or limit -> its words
_NAMED: Final = {
    "equal_to_all": "an answer says it is equal to anything",
    "code_rewritten": "cells are rewritten before they run",
    "shell_changed": "the way in which cells run was replaced",
    "hooks": "something runs before or after each cell",
    "builtins": "a function of Python itself was replaced",
    "asserts_pass": "a test that must fail passes",
    "check_changed": "the check of the exercise was replaced",
    "wall": "all cells together took too long",
    "cell": "a cell took too long",
    "output": "it showed more than is kept",
}


def said(reason: str) -> str:
    """Return the words for a reason such as ``trick:equal_to_all (03-q1)``."""
    key, _, about = reason.partition(":")
    name, space, where = about.partition(" ")
    if key in ("trick", "limit"):
        about = f"{_NAMED.get(name, name)}{space}{where}"
    return _SAID.get(key, f"{key}: {{}}").format(about.strip() or "no word of it")
