"""Run a submission's code behind walls: bubblewrap outside, a wall of its own for each fork.

A server inside bubblewrap has pandas, matplotlib and datataal imported. For each submission it
forks; the fork closes itself off (`_wall`), runs cells (`_shell`) and says what they showed.
`Runner` starts the server, `Room` is one fork as the grader sees it.
"""

from __future__ import annotations

from datataal.grading.sandbox._limits import Limits

__all__ = ["Limits"]
