"""What each `make` command needs before it can run."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from datataal.setup._environment import LOCKS, Environment
from datataal.setup._machine import provide
from datataal.setup._trouble import Trouble
from datataal.setup._words import say

__all__ = ["prepare"]

_DEVELOPING = frozenset({"test", "check", "bench", "lock", "data"})
_DRIVING = frozenset({"test", "bench"})


def prepare(need: str, root: Path | None = None) -> int:
    """Make what the command `need` needs; return 0, or 2 after one line that says what to do."""
    root = root or Path(__file__).resolve().parents[3]
    try:
        _prepare(need, root)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\n" + say("interrupted"), file=sys.stderr)
        return 130
    return 0


def _prepare(need: str, root: Path) -> None:
    plain, full = (Environment(root, lock) for lock in LOCKS)
    # an environment for developers serves a learner too, and stays one for developers
    wanted = full if need in _DEVELOPING or full.was_made() else plain
    if _other_python(root) or not wanted.is_whole():
        wanted.make()
    if need in _DRIVING:
        provide(root / "_build" / "logs" / "system.log")


def _other_python(root: Path) -> bool:
    """Return whether the user asked for another Python than the environment has."""
    if not os.environ.get("DATATAAL_PYTHON"):
        return False
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    return not (root / ".venv" / "lib" / version).is_dir()
