"""Make the environment that a `make` command needs: from the lock, in `.venv`, once.

Runs before anything is installed, so only the standard library is used here. What can go
wrong on somebody's machine is a `Trouble`: one line with a way on. How it goes:
`_prepare` decides what is needed, `_environment` makes `.venv` and keeps its stamp, `_pip` runs pip
and shows how far it is, `_trouble` reads pip's log, `_machine` sees to Chromium,
bubblewrap and PostgreSQL.
"""

from __future__ import annotations

from datataal.setup._machine import Missing, find_browser, find_sandbox
from datataal.setup._prepare import prepare
from datataal.setup._trouble import Trouble
from datataal.setup._words import machine_language, say

__all__ = [
    "Missing",
    "Trouble",
    "find_browser",
    "find_sandbox",
    "machine_language",
    "prepare",
    "say",
]
