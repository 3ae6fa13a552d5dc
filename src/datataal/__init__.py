"""datataal: one vocabulary for policy, data and ethics, learned on the province of Deltaland.

Importing this package is quick and needs no server: it also runs in the browser (Pyodide).
Whatever is heavy is imported when it is first used.
"""

from __future__ import annotations

import importlib
from typing import Any

from datataal._version import __version__

__all__ = [
    "__version__",
    "advice",
    "aid",
    "check",
    "describe",
    "dilemma",
    "load",
    "map",
    "measure",
    "passport",
    "plots",
    "question",
    "table",
    "tables",
    "use",
]

#: public name -> (module, attribute); the module is imported at first use
_LAZY = {
    "load": ("datataal.data", "load"),
    "tables": ("datataal.data", "tables"),
    "describe": ("datataal.data", "describe"),
    "passport": ("datataal.passports", "passport"),
    "map": ("datataal.plots", "map"),
    "use": ("datataal.plots", "use"),
    "table": ("datataal.plots", "table"),
    "plots": ("datataal.plots", None),
    "dilemma": ("datataal.widgets", "dilemma"),
    "advice": ("datataal.advice", None),
    "aid": ("datataal.widgets", "aid"),
    "measure": ("datataal.widgets", "measure"),
    "question": ("datataal.widgets", "question"),
    "check": ("datataal.exercises", "check"),
}


def __getattr__(name: str) -> Any:  # noqa: ANN401  each lazy name has a type of its own
    if name not in _LAZY:
        raise AttributeError(f"module 'datataal' has no attribute {name!r}")
    module_name, attribute = _LAZY[name]
    module = importlib.import_module(module_name)
    return getattr(module, attribute) if attribute else module


def __dir__() -> list[str]:
    return sorted(__all__)
