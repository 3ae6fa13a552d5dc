"""The five boxes of a problem statement as a table, with what each still needs."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from datataal._statement import BOXES, boxes_of, look
from datataal.errors import DatataalError, Finding
from datataal.plots._tables import Table, table
from datataal.plots._words import words

__all__ = ["statement"]


def statement(boxes: Mapping[str, str]) -> Table:
    """Lay out a problem statement in five boxes and say of each whether its form holds.

    Parameters
    ----------
    boxes : mapping
        Text per box: `question`, `purpose`, `owner`, `people`, `boundary`, or their Dutch
        names. A box that is left out is shown as empty.

    Raises
    ------
    DatataalError
        If it is no mapping.
    """
    if not isinstance(boxes, Mapping):
        raise DatataalError(
            Finding(
                what=f"A problem statement can't be read from {type(boxes).__name__}",
                expected="a dict with five boxes",
                do="Keep the curly brackets, and write each box as a name, a colon and a text",
            )
        )
    says = words("statement")
    said = boxes_of(dict(boxes))
    found = look(said)
    fine = sum(one == "fine" for one in found.values())
    rows = [[says[box], said[box] or says["nothing"], says[f"is_{found[box]}"]] for box in BOXES]
    title = says["title"].format(fine=fine, n=len(BOXES))
    return table(pd.DataFrame(rows, columns=[says["box"], says["said"], says["form"]]), title)
