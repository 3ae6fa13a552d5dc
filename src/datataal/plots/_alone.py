"""Who stands alone in a table of people, and how little still answers the question."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from datataal.data.privacy import FEW, LIMIT, STATION, group_sizes, peak_error
from datataal.errors import DataError, Finding
from datataal.language import number
from datataal.plots._bars import bars, pairs
from datataal.plots._draw import MUTED, OTHER, over, paint
from datataal.plots._figure import Figure
from datataal.plots._guard import need_columns
from datataal.plots._words import column_title, words

__all__ = ["alone", "enough"]

#: Below this percentage, a title counts the rows.
LEAST = 0.1
WHOLE = 100
#: What a home is like; from these the peak of a station may be estimated.
FEATURES = (
    "size", "age_band", "type", "heat_pump", "ev", "driveway", "cars", "income_third",
)  # fmt: skip


def alone(homes: pd.DataFrame, columns: Sequence[str]) -> Figure:
    """Draw which part of the rows is the only one of its kind as columns are added one by one.

    Parameters
    ----------
    homes : DataFrame
        A row per household.
    columns : sequence of str
        Columns in the order in which they are added; at most eight.

    Raises
    ------
    DataError
        If a column is missing, or there are none or more than eight.
    """
    asked = _asked(homes, columns)
    says = words("alone")
    sizes = [group_sizes(homes, asked[: at + 1]) for at in range(len(asked))]
    unique = [100 * float((size == 1).mean()) for size in sizes]
    small = [100 * float((size < FEW).mean()) for size in sizes]
    names = _added(asked, says["and"])
    lonely = int((sizes[-1] == 1).sum())
    told = {
        "columns": _count(len(asked), says),
        "unique": _part(unique[-1]),
        "lonely": number(lonely),
        "n": number(len(homes)),
        "k": number(int(sizes[-1].min())),
    }
    kind = "title_none" if not lonely else "title" if unique[-1] >= LEAST else "title_few"
    kind = "title_one" if lonely == 1 and kind == "title_few" else kind
    title, subtitle = says[kind].format(**told), says["subtitle"].format(**told)

    def draw(figure: Any) -> None:  # noqa: ANN401
        pairs(figure, names, unique, small, (says["unique"], says["small"]), x=says["x"])
        (axes,) = figure.axes
        axes.set_xticks([tick for tick in axes.get_xticks() if 0 <= tick <= WHOLE])

    return Figure(
        paint(
            draw,
            title=title,
            subtitle=subtitle,
            size=(7.2, 1.7 + 0.62 * len(asked)),
        ),
        title,
        subtitle,
        says["alt"].format(title=title, **told),
        pd.DataFrame(
            {
                says["what"]: names,
                says["unique_pct"]: [round(one, 1) for one in unique],
                says["small_pct"]: [round(one, 1) for one in small],
                says["smallest"]: [int(size.min()) for size in sizes],
            }
        ),
        says["caption"],
    )


def enough(homes: pd.DataFrame, columns: Sequence[str]) -> Figure:
    """Draw how far the peak of a station is off when of each home only some columns are known.

    The full answer adds `peak_kw` of every home. The estimate knows the station and `columns`,
    and gives each home the mean of the homes in the province that are alike in these.

    Raises
    ------
    DataError
        If a column is missing, there are none or more than eight, or one of them is a place or a
        measurement: a mean per place would already hold the answer that is to be estimated.
    """
    asked = _asked(homes, columns)
    need_columns(homes, STATION, "peak_kw")
    _no_place(asked)
    says = words("enough")
    errors = [peak_error(homes, asked[:at]) for at in range(len(asked) + 1)]
    names = [says["only_station"], *_added(asked, says["and"], first=True)]
    told = {
        "columns": _count(len(asked) + 1, says),
        "error": number(errors[-1], 1),
        "limit": number(LIMIT),
    }
    if errors[-1] <= LIMIT:
        # The title says "no more than": rounded up, so that no station is further off.
        told["error"] = number(math.ceil(10 * errors[-1]) / 10, 1)
    title = says["title" if errors[-1] <= LIMIT else "title_over"].format(**told)
    subtitle = says["subtitle"]

    def draw(figure: Any) -> None:  # noqa: ANN401
        bars(figure, names, errors, x=says["x"], last_other=False)
        (axes,) = figure.axes
        axes.axvline(LIMIT, color=OTHER, linestyle=(0, (4, 2)))
        over(axes, LIMIT, says["limit"].format(**told), side="left", color=MUTED)

    return Figure(
        paint(draw, title=title, subtitle=subtitle, size=(7.2, 2.1 + 0.45 * len(names))),
        title,
        subtitle,
        says["alt"].format(title=title, **told),
        pd.DataFrame({says["what"]: names, says["error_pct"]: [round(one, 1) for one in errors]}),
        says["caption"],
    )


def _asked(homes: pd.DataFrame, columns: Sequence[str]) -> list[str]:
    most = 8
    asked = [columns] if isinstance(columns, str) else list(columns)
    if not 1 <= len(asked) <= most or len(set(asked)) < len(asked):
        raise DataError(
            Finding(
                what=f"These columns cannot be drawn: {str(asked)[:60]}",
                expected=f"one to {most} names of columns, each once",
                do='Write, for example, ["pc5", "size"]',
            )
        )
    need_columns(homes, *asked)
    return asked


def _no_place(columns: Sequence[str]) -> None:
    for column in columns:
        if column not in FEATURES:
            raise DataError(
                Finding(
                    what=f"The peak is not estimated from {column!r}",
                    expected=f"what a home or household is like: {', '.join(FEATURES)}",
                    do=f"Take {column!r} out of the list",
                )
            )


def _added(columns: Sequence[str], add: str, *, first: bool = False) -> list[str]:
    """Return the names of the rows: the first column, and each next one with a plus."""
    named = [column_title(one, "households") for one in columns]
    return [add.format(column=name) if at or first else name for at, name in enumerate(named)]


def _count(n: int, says: Mapping[str, str]) -> str:
    return says["one_column"] if n == 1 else says["many_columns"].format(n=number(n))


def _part(percent: float) -> str:
    """Return a percentage that doesn't round to nothing or to all when it is not."""
    rounded = round(percent)
    fine = rounded not in (0, 100) or rounded == percent
    return number(percent, 0 if fine else 1)
