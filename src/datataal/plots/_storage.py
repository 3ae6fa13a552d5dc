"""How much fits under the ground: three figures per place, because nobody has seen it."""

from __future__ import annotations

from typing import Any, Final

import pandas as pd

from datataal.errors import DataError, Finding
from datataal.language import number
from datataal.plots._draw import LABEL, MUTED, OTHER, REST, beside, paint, rows, value_axis
from datataal.plots._figure import Figure
from datataal.plots._guard import need_columns
from datataal.plots._words import words

__all__ = ["storage"]

_THREE: Final = ("p90", "p50", "p10")
#: Below this many years a whole number says too little.
_FEW_YEARS: Final = 3


def storage(fields: pd.DataFrame, yearly: float) -> Figure:
    """Draw for each field what it holds almost surely, as likely as not, and rarely.

    Parameters
    ----------
    fields : pandas.DataFrame
        Rows of the table of the subsurface of one kind, with `name`, `p90`, `p50` and `p10` in
        one unit (`unit`).
    yearly : float
        What is stored in a year, in that unit; above zero.

    Raises
    ------
    DataError
        If a column is missing, no row is left, units are mixed, or `yearly` is no amount.
    """
    need_columns(fields, "name", "unit", *_THREE)
    units = [str(one) for one in fields["unit"].unique()]
    if len(units) != 1 or not isinstance(yearly, int | float) or not 0 < yearly < float("inf"):
        raise DataError(
            Finding(
                what=f"This cannot be drawn: units {', '.join(units)}; {str(yearly)[:40]} a year",
                expected="fields of one kind, and what is stored in a year: a number above zero",
                do="Choose one kind first: fields[fields['kind'] == 'co2']",
            )
        )
    says = words("storage")
    shown = fields.set_index("name")[list(_THREE)].astype(float)
    total = shown.sum()
    shown.loc[says["total"]] = total
    decimals = 0 if float(total["p90"]) / yearly >= _FEW_YEARS else 1
    years = {name: number(float(total[name]) / yearly, decimals) for name in _THREE}
    told = {"unit": units[0], "yearly": number(yearly, 1), **years}
    key = "title" if total.min() < total.max() else "title_same"
    title, subtitle = says[key].format(**told), says["subtitle"].format(**told)
    return Figure(
        paint(
            lambda figure: _draw(figure, shown, says, units[0]),
            title=title,
            subtitle=subtitle,
            size=(7.2, 1.6 + 0.5 * len(shown)),
        ),
        title,
        subtitle,
        says["alt"].format(title=title, **told),
        shown.rename(columns={name: says[name] for name in _THREE})
        .rename_axis(says["field"])
        .reset_index(),
        says["caption"],
    )


def _draw(figure: Any, shown: pd.DataFrame, says: Any, unit: str) -> None:  # noqa: ANN401
    axes = figure.add_subplot()
    for at, (low, middle, high) in enumerate(shown.to_numpy(dtype=float)):
        axes.plot([low, high], [at, at], color=REST, ls="-", lw=2.4, marker="|", ms=11, mew=2.4)
        axes.plot([middle], [at], color=OTHER, marker="D", mfc="white", ms=8, ls="")
        text = " / ".join(number(value) for value in (low, middle, high))
        beside(axes, high, at, text, color=LABEL)
    rows(axes, [str(name) for name in shown.index], last_bold=True)
    value_axis(axes.xaxis)
    axes.set_xlim(0, 1.35 * float(shown.to_numpy(dtype=float).max()))
    axes.set_xlabel(says["x"].format(unit=unit), color=MUTED)
