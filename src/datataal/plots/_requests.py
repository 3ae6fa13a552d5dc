"""How requests for data went: how long they took, and why some were late or refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from datataal.data import load
from datataal.language import number
from datataal.plots._draw import (
    BAND,
    LABEL,
    OTHER,
    OTHER_TEXT,
    REST,
    beside,
    paint,
    rows,
    value_axis,
)
from datataal.plots._figure import Figure
from datataal.plots._guard import need_columns
from datataal.plots._words import words

__all__ = ["refusals", "request_days"]

REASONS: Final = ("knowledge", "will", "exception")


def request_days(requests: pd.DataFrame | None = None) -> Figure:
    """Draw how long each request took, by the data maturity of the municipality that holds it.

    Parameters
    ----------
    requests : pandas.DataFrame, optional
        Rows of the table of data requests; all of them if left out.

    Raises
    ------
    DataError
        If a column is missing or no row is of a municipality.
    """
    table = load("data_requests") if requests is None else requests
    need_columns(table, "municipality", "date_in", "date_out")
    level = load("municipalities").set_index("municipality")["data_maturity"]
    shown = pd.DataFrame(
        {
            "level": table["municipality"].map(level),
            "days": (table["date_out"] - table["date_in"]).dt.days,
        }
    ).dropna()
    need_columns(shown, "level")
    levels = sorted({int(one) for one in shown["level"]})
    days = {one: [float(x) for x in shown.loc[shown["level"] == one, "days"]] for one in levels}
    middle = {one: float(pd.Series(days[one]).median()) for one in levels}
    says = words("request_days")
    first, last = levels[0], levels[-1]
    found = {
        "first": str(first),
        "last": str(last),
        "low": _days(middle[first]),
        "high": _days(middle[last]),
        "n": number(len(shown)),
    }
    title = says["title" if len(levels) > 1 else "title_one"].format(**found)
    return Figure(
        paint(
            lambda figure: _strip(figure, days, middle, says),
            title=title,
            subtitle=says["subtitle"],
            size=(7.2, 4.4),
        ),
        title,
        says["subtitle"],
        says["alt"].format(title=title, **found),
        pd.DataFrame(
            {
                says["level"]: levels,
                says["requests"]: [len(days[one]) for one in levels],
                says["median"]: [middle[one] for one in levels],
                says["longest"]: [max(days[one]) for one in levels],
            }
        ),
        says["caption"],
    )


def _days(value: float) -> str:
    return number(value, 0 if value == round(value) else 1)


def _strip(
    figure: Any,  # noqa: ANN401
    days: Mapping[int, list[float]],
    middle: Mapping[int, float],
    says: Mapping[str, str],
) -> None:
    axes = figure.add_subplot()
    for at, (level, values) in enumerate(days.items()):
        for k, value in enumerate(sorted(values)):
            axes.scatter([value], [at + 0.13 * (k % 3 - 1)], s=42, color=REST, alpha=0.75,
                         edgecolor="white", zorder=2)  # fmt: skip
        axes.plot([middle[level]] * 2, [at - 0.34, at + 0.34], color=OTHER, linewidth=2.6,
                  marker="", linestyle="-", zorder=3)  # fmt: skip
        axes.text(middle[level], at - 0.37, says["middle"].format(days=_days(middle[level])),
                  color=OTHER_TEXT, fontsize=10, ha="left", va="bottom", zorder=4,
                  bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8})  # fmt: skip
    rows(axes, [says["row"].format(level=level) for level in days])
    axes.set_ylim(len(days) - 0.4, -0.8)
    axes.set_xlim(0, 1.08 * max(1.0, *(max(values) for values in days.values())))
    value_axis(axes.xaxis)
    axes.set_xlabel(says["x"])


def refusals(requests: pd.DataFrame | None = None) -> Figure:
    """Draw why requests were late or refused, as two readers read the reasons.

    Parameters
    ----------
    requests : pandas.DataFrame, optional
        Rows of the table of data requests; all of them if left out.

    Raises
    ------
    DataError
        If a column is missing or no row is late or refused.
    """
    table = load("data_requests") if requests is None else requests
    need_columns(table, "outcome", "reason_class")
    shown = table[table["outcome"].isin(["late", "refused"])].dropna(subset=["reason_class"])
    need_columns(shown, "outcome")
    counts = {
        outcome: [
            int(((shown["outcome"] == outcome) & (shown["reason_class"] == reason)).sum())
            for reason in REASONS
        ]
        for outcome in ("late", "refused")
    }
    says = words("refusals")
    found = {key: number(sum(values)) for key, values in counts.items()} | {
        f"{key}_{reason}": number(value)
        for key, values in counts.items()
        for reason, value in zip(REASONS, values, strict=True)
    }
    title = says["title"].format(**found)
    names = [says[reason] for reason in REASONS]
    return Figure(
        paint(
            lambda figure: _reasons(figure, counts, names, says),
            title=title,
            subtitle=says["subtitle"],
            size=(7.2, 3.6),
        ),
        title,
        says["subtitle"],
        says["alt"].format(title=title, **found),
        pd.DataFrame(
            {
                says["reason"]: names,
                says["late"]: counts["late"],
                says["refused"]: counts["refused"],
            }
        ),
        says["caption"],
    )


def _reasons(
    figure: Any,  # noqa: ANN401
    counts: Mapping[str, list[int]],
    names: list[str],
    says: Mapping[str, str],
) -> None:
    axes = figure.add_subplot()
    looks = {
        "late": {"color": BAND, "edgecolor": REST, "hatch": "////"},
        "refused": {"color": REST, "edgecolor": REST},
    }
    for outcome, up in (("late", -0.19), ("refused", 0.19)):
        for at, value in enumerate(counts[outcome]):
            axes.barh(at + up, value, height=0.34, linewidth=1.2, **looks[outcome])
            beside(axes, value, at + up, f"{number(value)}  {says[outcome]}", color=LABEL)
    rows(axes, names)
    axes.set_xlim(0, 1.3 * max(1, *counts["late"], *counts["refused"]))
    value_axis(axes.xaxis)
    axes.set_xlabel(says["x"])
