"""Checks that a learner meets in an exercise: correct, not yet, or not attempted.

`check("03-q1", answer)` gives `Points`: the message for the learner, in the language that is
set, and a number that nbgrader reads as partial credit. It never raises over an answer.

The rules look only at values of known types (`_plain`) and call a learner's function behind
a guard (`_guard`). That keeps a notebook usable and a mark honest in ordinary use. It is no
defence against somebody who wants to forge a mark: code in the same process can always do
that, so a mark from here is a help to learn by, not an exam.
"""

from __future__ import annotations

from datataal.exercises._check import check, forget
from datataal.exercises._points import MIME, Points, Verdict
from datataal.exercises._slide import slide
from datataal.exercises._steps import Step, step, steps

__all__ = ["MIME", "Points", "Step", "Verdict", "check", "forget", "slide", "step", "steps"]
