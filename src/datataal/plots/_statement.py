"""The five boxes of a problem statement as a table, with what each still needs."""

from __future__ import annotations

import pandas as pd

from datataal._statement import BOXES, boxes_of, look
from datataal.plots._tables import Table, table
from datataal.plots._words import words

__all__ = ["statement"]


def statement(
    question: str = "", purpose: str = "", owner: str = "", people: str = "", boundary: str = ""
) -> Table:
    """Lay out a problem statement in five boxes and say of each whether its form holds.

    Parameters
    ----------
    question, purpose, owner, people, boundary : str
        What is in each box; what is no text is shown as empty.
    """
    says = words("statement")
    given = (question, purpose, owner, people, boundary)
    said = boxes_of(dict(zip(BOXES, given, strict=True)))
    found = look(said)
    fine = sum(one == "fine" for one in found.values())
    rows = [[says[box], said[box] or says["nothing"], says[f"is_{found[box]}"]] for box in BOXES]
    title = says["title"].format(fine=fine, n=len(BOXES))
    return table(pd.DataFrame(rows, columns=[says["box"], says["said"], says["form"]]), title)
