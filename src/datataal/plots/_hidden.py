"""What two averages give away of one home, and what two lists find again."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd

from datataal.data.privacy import located, refound
from datataal.errors import DataError, Finding
from datataal.language import number
from datataal.plots._bars import bars
from datataal.plots._draw import paint
from datataal.plots._figure import Figure
from datataal.plots._guard import need_columns
from datataal.plots._words import column_title, words

__all__ = ["difference", "found_again"]


def difference(homes: int, mean: float, others: int, mean_others: float) -> Figure:
    """Draw what is left when the total of one group is taken from that of a larger one.

    Parameters
    ----------
    homes, others : int
        How many homes the larger and the smaller average are about.
    mean, mean_others : float
        The averages, in kWh.

    Raises
    ------
    DataError
        If the second group is not smaller, or a number cannot be an average.
    """
    given = (homes, mean, others, mean_others)
    fine = all(isinstance(one, int | float) and math.isfinite(one) for one in given)
    if not fine or not 1 <= others < homes or min(mean, mean_others) < 0:
        raise DataError(
            Finding(
                what="These two averages cannot be taken from each other",
                expected="homes and average of the larger group, then of the smaller one",
                do="Write, for example, difference(5, 3000, 4, 2500)",
            )
        )
    says = words("difference")
    totals = [homes * mean, others * mean_others]
    left = totals[0] - totals[1]
    told = {
        "n": number(homes - others),
        "left": number(left),
        "homes": number(homes),
        "others": number(others),
    }
    title = says["title" if homes - others == 1 else "title_more"].format(**told)
    subtitle = says["subtitle"]
    names = [says["all"].format(**told), says["rest"].format(**told), says["over"].format(**told)]
    return Figure(
        paint(
            lambda figure: bars(
                figure, names, [*totals, left], unit=" kWh", decimals=0, x=says["x"]
            ),
            title=title,
            subtitle=subtitle,
            size=(7.2, 2.9),
        ),
        title,
        subtitle,
        says["alt"].format(title=title, **told),
        pd.DataFrame({says["what"]: names, "kWh": [round(one) for one in [*totals, left]]}),
        says["caption"],
    )


def found_again(
    homes: pd.DataFrame, requests: pd.DataFrame, areas: pd.DataFrame, sets: Sequence[Sequence[str]]
) -> Figure:
    """Draw how many households fit exactly one public request, for each set of shared columns.

    Raises
    ------
    DataError
        If there are no sets, or a column is not in both lists.
    """
    if not sets or any(isinstance(one, str) or not list(one) for one in sets):
        raise DataError(
            Finding(
                what="There are no columns to compare the two lists on",
                expected="one or more lists of columns",
                do='Write, for example, [["pc5"], ["pc5", "type"]]',
            )
        )
    says = words("found_again")
    asked = located(requests, areas)
    for one in sets:
        need_columns(asked, "ev", "driveway", *one)
        need_columns(homes, "ev", "driveway", *one)
    counts = [len(refound(homes, asked, one)) for one in sets]
    names = [" + ".join(column_title(column, "households") for column in one) for one in sets]
    most = counts.index(max(counts))
    told = {"most": number(counts[most]), "columns": names[most]}
    title = says["title" if counts[most] else "title_none"].format(**told)
    subtitle = says["subtitle"]
    return Figure(
        paint(
            lambda figure: bars(
                figure, names, counts, unit="", decimals=0, x=says["x"], last_other=False
            ),
            title=title,
            subtitle=subtitle,
            size=(7.2, 2.0 + 0.45 * len(names)),
        ),
        title,
        subtitle,
        says["alt"].format(
            title=title,
            rows="; ".join(
                f"{name} {number(one)}" for name, one in zip(names, counts, strict=True)
            ),
        ),
        pd.DataFrame({says["what"]: names, says["count"]: counts}),
        says["caption"],
    )
