"""Our style sheets and scripts: small files for people, one of each for a page.

Tokens stand once for light and once for dark. Here dark is put behind the reader's choice and
the system's, and only on screen, so that print is light without a word about it.
"""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path

__all__ = ["CSS", "STUDY", "THEME", "script", "styles", "version"]

THEME = Path(__file__).resolve().parent / "theme"
CSS = THEME / "css"
#: In this order, because later sheets build on earlier ones.
SHEETS = (
    "base",
    "frame",
    "prose",
    "marks",
    "boxes",
    "cells",
    "terms",
    "modules",
    "paths",
    "start",
    "data",
)
LAST = ("forced", "print", "print-glossary")
SCRIPTS = (
    "kit",
    "theme",
    "menu",
    "parts",
    "card",
    "cells",
    "roles",
    "path",
    "glossary",
    "search",
    "testout",
    "lab",
)
#: What the page asks for to know whether JupyterLab is near. The study server answers its own.
STUDY = "window.datataalStudy = null;\n"


@functools.cache
def styles() -> str:
    """Return the whole style sheet."""
    dark = _sheet("tokens-dark")
    chosen = ':root[data-theme="dark"]'
    followed = dark.replace(chosen, ':root:not([data-theme="light"])')
    return "\n".join(
        [
            _sheet("tokens"),
            f"@media screen {{\n{dark}}}",
            f"@media screen and (prefers-color-scheme: dark) {{\n{followed}}}",
            *map(_sheet, SHEETS),
            *map(_sheet, LAST),
        ]
    )


@functools.cache
def script() -> str:
    """Return the page script: each file a function of its own, run in order."""
    parts = [(THEME / "js" / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS]
    return '(() => {\n"use strict";\n' + "\n".join(parts) + "})();\n"


@functools.cache
def version() -> str:
    """Return what changes when a sheet or script does, so that no browser shows an old one."""
    return hashlib.sha256((styles() + script()).encode()).hexdigest()[:8]


def _sheet(name: str) -> str:
    return (CSS / f"{name}.css").read_text(encoding="utf-8")
