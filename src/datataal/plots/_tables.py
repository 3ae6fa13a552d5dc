"""Tables as accessible HTML: headers that say what they head, numbers as the reader writes them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from datataal.language import Language, current, number
from datataal.plots._words import words
from datataal.widgets._html import Html, el

__all__ = ["MOST_ROWS", "Table", "frame_html", "scroll", "table"]

#: How many rows are shown of a table; below it stands how many more there are.
MOST_ROWS = 12
_YEARS = ("year", "jaar")
_DAY = dt.time(0)
#: A date is not broken over two lines.
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, eq=False)
class Table:
    """A table with a caption, shown as accessible HTML.

    Attributes
    ----------
    frame : pandas.DataFrame
        The rows.
    caption : str or None
        What the table shows.
    lang : str
        Language of the words and numbers.
    """

    frame: pd.DataFrame
    caption: str | None
    lang: Language

    def __repr__(self) -> str:
        return f"{self.caption}\n{self.frame}" if self.caption else str(self.frame)

    def _repr_html_(self) -> str:
        return frame_html(self.frame, self.caption, lang=self.lang)


def table(df: pd.DataFrame, caption: str | None = None) -> Table:
    """Show a table with a caption; without one the last line of a cell is enough.

    Parameters
    ----------
    df : pandas.DataFrame
        Any table; at most `MOST_ROWS` rows of it are shown.
    caption : str, optional
        One line above the table.
    """
    return Table(df, caption, current())


def frame_html(
    frame: pd.DataFrame,
    caption: str | None = None,
    *,
    most: int | None = MOST_ROWS,
    lang: Language | None = None,
) -> Html:
    """Return a table as HTML in a box that scrolls by itself.

    An index that is only row numbers is left out; then the first column heads the rows.

    Parameters
    ----------
    frame : pandas.DataFrame
        The rows.
    caption : str, optional
        Stands above the table and names the box.
    most : int, optional
        How many rows at most; None shows all.
    lang : str, optional
        Language of words and numbers; else the language that is set.
    """
    lang = lang or current()
    says = words("table", lang)
    shown = _flat(frame if most is None else frame.head(most), frame.index)
    writers = [_writer(str(name), shown[name], lang) for name in shown.columns]
    head = [_head(str(name), right) for name, (_, right) in zip(shown, writers, strict=True)]
    body = [_row(row, writers, says["empty"]) for row in shown.itertuples(index=False, name=None)]
    label = caption or says["label"].format(
        rows=number(len(frame), 0, lang), columns=len(shown.columns)
    )
    return el(
        "div",
        scroll(
            label,
            el(
                "table",
                el("caption", caption, style="text-align:left") if caption else None,
                el("thead", el("tr", head)),
                el("tbody", body),
                class_="dt-frame",
            ),
        ),
        _more(len(frame) - len(shown), len(frame), lang),
        class_="dt-table-box",
        lang=lang,
    )


def scroll(label: str, *inside: Html) -> Html:
    """Return a labelled box that scrolls sideways and can be reached by keyboard.

    A group, not a region: a landmark for each of thirty tables of a lesson helps nobody.
    """
    return el(
        "div",
        *inside,
        class_="dt-scroll",
        style="overflow-x:auto;max-width:100%",
        tabindex="0",
        role="group",
        aria_label=label,
    )


def _more(left: int, rows: int, lang: Language) -> Html | None:
    says = words("table", lang)
    if not rows:
        return el("p", says["no_rows"], class_="dt-more")
    if left <= 0:
        return None
    line = says["more" if left > 1 else "one_more"].format(n=number(left, 0, lang))
    return el("p", line, class_="dt-more")


def _flat(frame: pd.DataFrame, index: pd.Index[Any]) -> pd.DataFrame:
    """Return `frame` with one line of headers, and a telling index as its first columns."""
    flat = frame.copy()
    if isinstance(flat.columns, pd.MultiIndex):
        flat.columns = pd.Index([" / ".join(map(str, names)) for names in flat.columns])
    only_numbers = list(index.names) == [None] and pd.api.types.is_integer_dtype(index)
    if only_numbers:
        return flat
    taken = [name if name is not None else "" for name in index.names]
    for at, name in enumerate(taken):
        flat.insert(at, name, flat.index.get_level_values(at), allow_duplicates=True)
    flat.columns = pd.Index(_unique([str(name) for name in flat.columns]))
    return flat


def _unique(names: list[str]) -> list[str]:
    return [name + "\u200b" * names[:at].count(name) for at, name in enumerate(names)]


def _head(name: str, right: bool) -> Html:  # noqa: FBT001  private, one caller
    if not name.strip("\u200b"):
        return el("td", **_side(right))  # a corner with nothing to say is not a header
    return el("th", name, scope="col", **_side(right))


def _row(
    row: tuple[Any, ...], writers: list[tuple[Callable[[Any], str], bool]], empty: str
) -> Html:
    cells = []
    for at, (value, (write, right)) in enumerate(zip(row, writers, strict=True)):
        missing = pd.api.types.is_scalar(value) and pd.isna(value)
        text = empty if missing else write(value)
        given = {"scope": "row"} if at == 0 else {}
        side = _side(right)
        if _DATE.fullmatch(text):
            side["style"] += ";white-space:nowrap"
        cells.append(el("td" if at else "th", text, **given, **side))
    return el("tr", cells)


def _side(right: bool) -> dict[str, str]:  # noqa: FBT001  private
    if right:
        return {"class_": "text-right", "style": "text-align:right"}
    return {"style": "text-align:left"}


def _writer(name: str, column: pd.Series[Any], lang: Language) -> tuple[Callable[[Any], str], bool]:
    """Return how the values of a column are written, and whether they stand to the right."""
    kinds = pd.api.types
    if kinds.is_bool_dtype(column):
        says = words("table", lang)
        return (lambda value: says["yes" if value else "no"]), False
    if kinds.is_integer_dtype(column):
        plain = name.rsplit("_", maxsplit=1)[-1].lower() in _YEARS
        return (str if plain else lambda value: number(value, 0, lang)), True
    if kinds.is_float_dtype(column):
        decimals = _decimals(column)
        return (lambda value: number(value, decimals, lang)), True
    if kinds.is_datetime64_any_dtype(column):
        return _moment, False
    return str, False


def _moment(value: pd.Timestamp) -> str:
    return value.strftime("%Y-%m-%d" if value.time() == _DAY else "%Y-%m-%d %H:%M")


def _decimals(column: pd.Series[Any]) -> int:
    """Return how many decimals the values of a column need: enough, and never false precision."""
    values = column.dropna().astype("float64")
    values = values[values.abs() != float("inf")]
    for decimals in range(4):
        if ((values - values.round(decimals)).abs() < 1e-9).all():  # noqa: PLR2004  rounding noise
            return decimals
    largest = float(values.abs().max())
    return 1 if largest >= 100 else 2 if largest >= 1 else 3  # noqa: PLR2004
