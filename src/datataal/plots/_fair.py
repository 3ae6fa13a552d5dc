"""Equal rules and unequal outcomes: charging points and burdens per third of income."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from datataal.data._near import near
from datataal.data.fair import PER, THIRDS, per_third
from datataal.errors import DataError, Finding
from datataal.language import number
from datataal.plots._bars import bars
from datataal.plots._draw import OTHER, over, paint
from datataal.plots._figure import Figure
from datataal.plots._guard import need_columns
from datataal.plots._words import column_title, value_words, words

__all__ = ["living_near", "meets", "outcomes", "silent"]

#: Columns of a household that hold yes (1) or no (0).
YES_NO: Final = ("driveway", "ev", "heat_pump")


def outcomes(requests: pd.DataFrame, per: str = "requests") -> Figure:
    """Draw per third of income how many points were granted.

    Parameters
    ----------
    requests : DataFrame
        The requests for a charging point.
    per : {"requests", "inhabitants", "cars"}
        In percent of the requests, per 1,000 inhabitants, or per 1,000 cars without a driveway.

    Raises
    ------
    DataError
        If `per` is none of these, or a column is missing.
    """
    if per not in PER:
        raise DataError(
            Finding(
                what=f"Points can't be counted per {str(per)[:40]!r}",
                expected=near(str(per), PER),
                do='Write, for example, outcomes(requests, per="inhabitants")',
            )
        )
    need_columns(requests, "income_third", "decision")
    values = per_third(requests, per)
    unit, decimals = ("%", 0) if per == "requests" else ("", 2 if per == "inhabitants" else 1)
    return _thirds(values, "outcomes", unit=unit, decimals=decimals, kind=per)


def meets(homes: pd.DataFrame, conditions: Mapping[str, int]) -> Figure:
    """Draw which part of the households in each third of income meets all conditions.

    Parameters
    ----------
    homes : DataFrame
        A row per household.
    conditions : mapping of str to int
        Column and the value that it should have, such as ``{"ev": 1, "driveway": 0}``.

    Raises
    ------
    DataError
        If there is no condition, or a column is missing.
    """
    if not isinstance(conditions, Mapping) or not conditions:
        raise DataError(
            Finding(
                what="There is no condition to test",
                expected="one or more columns, each with a value",
                do='Write, for example, {"ev": 1}',
            )
        )
    need_columns(homes, "income_third", *conditions)
    fits = pd.Series(data=True, index=homes.index)
    for column, value in conditions.items():
        fits &= (homes[column] == value).fillna(value=False).astype(bool)
    shares = 100 * fits.groupby(homes["income_third"]).mean()
    values = {name: float(shares.get(third, 0)) for name, third in THIRDS.items()}
    told = ", ".join(_in_words(column, value) for column, value in conditions.items())
    return _thirds(values, "meets", unit="%", decimals=1, conditions=told)


def silent(cells: pd.DataFrame) -> Figure:
    """Draw how many of these cells of the map belong to each third of income.

    Parameters
    ----------
    cells : DataFrame
        Rows of the table cells from which no request came.

    Raises
    ------
    DataError
        If a column is missing, or there are no cells.
    """
    need_columns(cells, "cell", "income_third")
    count = cells.groupby("income_third").size()
    values = {name: float(count.get(third, 0)) for name, third in THIRDS.items()}
    whole = number(int(sum(values.values())))
    return _thirds(values, "silent", unit="", decimals=0, n=whole)


def living_near(areas: pd.DataFrame) -> Figure:
    """Draw who lives within 2 km of a search area, by third of income.

    Raises
    ------
    DataError
        If a column is missing, or nobody lives near.
    """
    need_columns(areas, "near_2km", "inhabitants", "income_third")
    close = areas[areas["near_2km"]]
    need_columns(close, "inhabitants")
    people = close.groupby("income_third")["inhabitants"].sum()
    values = {
        name: 100 * float(people.get(third, 0)) / float(people.sum())
        for name, third in THIRDS.items()
    }
    line = (100 / len(THIRDS), words("living_near")["even"])
    return _thirds(
        values, "living_near", unit="%", decimals=0, line=line, n=number(int(people.sum()))
    )


def _in_words(column: str, value: Any) -> str:  # noqa: ANN401  a column can hold anything
    """Return a condition as a reader says it: `driveway` 0 becomes driveway no."""
    said = value_words(column, value)
    if column in YES_NO and said in ("0", "1"):
        said = words("table")["yes" if said == "1" else "no"]
    return f"{column_title(column, 'households')} {said}"


def _thirds(  # noqa: PLR0913  one number per third, and how to say it
    values: Mapping[str, float],
    part: str,
    *,
    unit: str,
    decimals: int,
    kind: str = "",
    line: tuple[float, str] | None = None,
    **more: str,
) -> Figure:
    says = {**words("thirds"), **words(part)}
    top, low = max(values, key=lambda one: values[one]), min(values, key=lambda one: values[one])
    most, fewest = number(values[top], decimals), number(values[low], decimals)
    ratio = values[top] / values[low] if values[low] else 0.0
    told = {
        "top": says[top], "least": says[low], "most": most, "fewest": fewest,
        "ratio": number(ratio, 1), **more,
    }  # fmt: skip
    # Equal is what a reader sees as equal: the same number, or one time as many.
    equal = most == fewest or (kind == "cars" and told["ratio"] == number(1, 1))
    ending = "_equal" if equal else "_none" if not values[low] else ""
    tail = f"_{kind}" if kind else ""
    title = says[f"title{tail}{ending}"].format(**told)
    subtitle = says[f"subtitle{tail}"].format(**told)
    names = [says[name] for name in values]
    rows = ", ".join(f"{says[name]} {number(one, decimals)}{unit}" for name, one in values.items())

    def draw(figure: Any) -> None:  # noqa: ANN401
        bars(figure, names, list(values.values()), unit=unit, decimals=decimals,
             x=says[f"x{tail}"], last_other=False)  # fmt: skip
        if line:
            (axes,) = figure.axes
            axes.axvline(line[0], color=OTHER, linestyle=(0, (4, 2)))
            over(axes, line[0], line[1], side="left")

    return Figure(
        paint(draw, title=title, subtitle=subtitle, size=(7.2, 3.2)),
        title,
        subtitle,
        says["alt"].format(title=title, rows=rows),
        pd.DataFrame(
            {
                says["what"]: names,
                says[f"x{tail}"]: [round(one, decimals) for one in values.values()],
            }
        ),
        says["caption"],
    )
