"""Decisions in time: who took them, in which phase, and what they rest on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from datataal.data import load
from datataal.errors import DataError, Finding
from datataal.language import current, number
from datataal.plots._draw import OTHER, REST, paint
from datataal.plots._draw import rows as name_rows
from datataal.plots._figure import Figure
from datataal.plots._words import column_title, value_words, words

__all__ = ["checked", "decision_line", "unknown"]

#: Rows of the picture for each column that can be laid out, in the order of the world.
ORDER: Final = {
    "layer": ("state", "province", "water_board", "municipality", "operator"),
    "phase": ("agenda", "preparation", "decision", "implementation"),
}
MARKS: Final = ("evidence_ref", "legal_ground")
COLUMNS: Final = ("decision", "date", "layer", "phase", *MARKS)
#: Dots that lie nearer than this are drawn above each other.
CLOSE: Final = pd.Timedelta(days=80)
HAS: Final[dict[str, Any]] = {"marker": "o", "facecolor": REST, "edgecolor": REST}
HAS_NOT: Final[dict[str, Any]] = {
    "marker": "D",
    "facecolor": "white",
    "edgecolor": OTHER,
    "linewidth": 1.8,
}


def decision_line(rows: object = None, by: str = "layer", mark: str = "") -> Figure:
    """Draw decisions as dots in time, in rows by public body or by phase.

    Parameters
    ----------
    rows : pandas.DataFrame, optional
        Rows of the table decisions; without it all of them.
    by : str
        `"layer"` or `"phase"`.
    mark : str
        `"evidence_ref"` or `"legal_ground"`: filled dots have one, open dots have none.

    Raises
    ------
    DataError
        If there are no such rows, or a column is not one of these.
    """
    shown = checked(load("decisions") if rows is None else rows, COLUMNS)
    _known(by, tuple(ORDER))
    _known(mark, ("", *MARKS))
    says = words("decision_line")
    has = shown[mark].notna() if mark else pd.Series(data=True, index=shown.index)
    counts = shown[by].value_counts()
    most = [one for one in ORDER[by] if counts.get(one, 0) == counts.iloc[0]]
    found = {
        "n": number(len(shown)),
        "with": number(int(has.sum())),
        "most": number(int(counts.iloc[0])),
        "row": f" {says['and']} ".join(value_words(by, one) for one in most),
    }
    title = says[f"title_{mark or ('shared' if len(most) > 1 else 'one')}"].format(**found)
    subtitle = says["subtitle_mark" if mark else "subtitle"].format(**found)
    return Figure(
        paint(
            lambda figure: _draw_line(figure, shown, by, has),
            title=title,
            subtitle=subtitle,
            size=(7.2, 4.1),
        ),
        title,
        subtitle,
        says["alt"].format(title=title, rows=_counted(shown, by, has, says, mark)),
        _listed(shown, by, mark, says),
        says["caption"],
    )


def checked(rows: object, columns: tuple[str, ...]) -> pd.DataFrame:
    """Return the rows of the table; raise `DataError` if there are none, or others."""
    if not isinstance(rows, pd.DataFrame) or not set(columns) <= set(rows.columns):
        raise unknown("This is not the table of decisions")
    if not len(rows):
        raise unknown("There are no decisions left to draw")
    return rows


def unknown(what: str) -> DataError:
    """Return the error for rows that cannot be drawn."""
    return DataError(
        Finding(
            what=what,
            expected="rows of the table decisions",
            do='Use datataal.load("decisions"), or fewer conditions on its rows',
        )
    )


def _known(name: object, names: tuple[str, ...]) -> None:
    if not isinstance(name, str) or name not in names:
        raise DataError(
            Finding(
                what=f"Decisions can't be laid out by {str(name)[:40]!r}",
                expected=f"one of {', '.join(repr(one) for one in names)}",
                do="Copy one of these, in quotation marks",
            )
        )


def _draw_line(figure: Any, shown: pd.DataFrame, by: str, has: pd.Series[bool]) -> None:  # noqa: ANN401
    axes = figure.add_subplot()
    order = ORDER[by]
    for at, value in enumerate(order):
        axes.axhline(at, color="#D7E0DE", linewidth=1, zorder=1)
        days = shown.loc[shown[by] == value, "date"].sort_values()
        held = list(has.loc[days.index])
        for day, filled, up in zip(days, held, _stacked(list(days)), strict=True):
            look = HAS if filled else HAS_NOT
            axes.scatter([day], [at - up], s=62, zorder=3, **look)
    names = [value_words(by, one) for one in order]
    totals = [int((shown[by] == one).sum()) for one in order]
    name_rows(axes, [f"{a}  ({number(b)})" for a, b in zip(names, totals, strict=True)])
    axes.grid(visible=False)
    _years(axes, shown["date"])


def _stacked(days: list[Any]) -> list[float]:
    """Return how far each dot is lifted, so that dots that come close don't cover each other."""
    level, lifted = 0, []
    for at, day in enumerate(days):
        level = level + 1 if at and day - days[at - 1] < CLOSE else 0
        lifted.append(0.16 * level)
    return lifted


def _years(axes: Any, days: pd.Series[Any]) -> None:  # noqa: ANN401
    first, last = int(days.min().year), int(days.max().year)
    ticks = [pd.Timestamp(year, 1, 1) for year in range(first, last + 2)]
    axes.set_xticks(ticks, [str(one.year) for one in ticks])
    axes.set_xlim(ticks[0] - pd.Timedelta(days=40), ticks[-1] + pd.Timedelta(days=40))


def _counted(
    shown: pd.DataFrame, by: str, has: pd.Series[bool], says: Mapping[str, str], mark: str
) -> str:
    parts = []
    for value in ORDER[by]:
        here = shown[by] == value
        text = says["part_mark" if mark else "part"]
        parts.append(
            text.format(
                row=value_words(by, value),
                n=number(int(here.sum())),
                held=number(int((here & has).sum())),
            )
        )
    return ", ".join(parts)


def _listed(shown: pd.DataFrame, by: str, mark: str, says: Mapping[str, str]) -> pd.DataFrame:
    subject = f"subject_{current()}"
    columns = {
        column_title("date"): [f"{day:%Y-%m-%d}" for day in shown["date"]],
        column_title(by, "decisions"): [value_words(by, one) for one in shown[by]],
    }
    if subject in shown:
        columns[says["subject"]] = list(shown[subject])
    if mark:
        columns[column_title(mark, "decisions")] = [
            says["none"] if pd.isna(one) else str(one) for one in shown[mark]
        ]
    return pd.DataFrame(columns)
