"""The quality passport as a table that everyone can read: verdicts as mark and word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from datataal.data import measured_quality
from datataal.language import Language, current, number
from datataal.plots._guard import need_columns
from datataal.plots._tables import scroll
from datataal.plots._words import words
from datataal.widgets._html import Html, el

__all__ = ["Passport", "passport"]

#: Shape and path of each verdict's mark; the shapes differ, so colour carries nothing alone.
_MARKS = {
    "good_enough": ("M8 1a7 7 0 1 0 0 14A7 7 0 1 0 8 1Z", "M4.5 8.3 7 10.8 11.6 5.6"),
    "too_low": ("M8 1 15.5 14.5H.5Z", "M8 5.5V10M8 11.8V13"),
    "not_measured": ("M8 .5 15.5 8 8 15.5.5 8Z", "M5 8H11"),
}


@dataclass(frozen=True, eq=False)
class Passport:
    """A quality passport, shown as accessible HTML.

    Attributes
    ----------
    frame : pandas.DataFrame
        The result of `datataal.data.passport`.
    title : str
        The finding: how many measures are good enough, too low and not measured.
    lang : str
        Language of the words.
    """

    frame: pd.DataFrame
    title: str
    lang: Language

    def __repr__(self) -> str:
        return f"{self.title}\n{self.frame[['word', 'demanded', 'score', 'verdict']]}"

    def _repr_html_(self) -> str:
        says = words("passport", self.lang)
        heads = ("dimension", "found", "score", "demand", "verdict")
        left = {"scope": "col", "style": "text-align:left"}
        return el(
            "div",
            scroll(
                self.title,
                el(
                    "table",
                    el("caption", self.title, style="text-align:left"),
                    el("thead", el("tr", [el("th", says[head], **left) for head in heads])),
                    el("tbody", [self._row(row) for row in self.frame.to_dict("records")]),
                    class_="dt-frame dt-passport",
                ),
            ),
            self._rest(),
            class_="dt-table-box",
            lang=self.lang,
        )

    def _row(self, row: dict[Any, Any]) -> Html:
        says = words("passport", self.lang)
        side = {"style": "text-align:left"}
        return el(
            "tr",
            el("th", row["word"], scope="row", **side),
            # what was measured stands under what was found: a column of its own is cut off
            el("td", self._found(row), el("small", row["measured"], style="display:block"), **side),
            el("td", says["not_scored"] if pd.isna(row["score"]) else str(row["score"]), **side),
            el("td", str(row["demanded"]), **side),
            el(
                "td",
                _mark(row["verdict"]),
                " ",
                says[row["verdict"]],
                style="text-align:left;white-space:nowrap",
            ),
        )

    def _found(self, row: dict[Any, Any]) -> str:
        if pd.isna(row["value"]):
            return words("passport", self.lang)["not_measured"]
        value = float(row["value"])
        space = "" if row["unit"] == "%" else "\u00a0"
        decimals = 0 if value.is_integer() else 1
        return f"{number(value, decimals, self.lang)}{space}{row['unit']}"

    def _rest(self) -> Html | None:
        known = measured_quality()["dimensions"]
        rest = [
            name[self.lang]
            for key, name in known.items()
            if key not in set(self.frame["dimension"])
        ]
        if not rest:
            return None
        line = words("passport", self.lang)["rest"].format(names=", ".join(rest))
        return el("p", line, class_="dt-more")


def passport(result: pd.DataFrame, purpose: str | None = None) -> Passport:
    """Show a quality passport: per measure what was found, what was asked, and the verdict.

    Parameters
    ----------
    result : pandas.DataFrame
        The result of `datataal.data.passport`.
    purpose : str, optional
        What the table is for; stands above it.

    Raises
    ------
    DataError
        If `result` is no such result, or holds no demand.
    """
    need_columns(result, "dimension", "word", "demanded", "score", "value", "unit", "verdict")
    need_columns(result, "measured")
    counts = result["verdict"].value_counts()
    found = {key: number(int(counts.get(key, 0))) for key in _MARKS}
    title = words("passport")["title"].format(n=number(len(result)), **found)
    return Passport(result, f"{purpose}: {title}" if purpose else title, current())


def _mark(verdict: str) -> Html:
    shape, sign = _MARKS[verdict]
    filled = verdict == "too_low"
    ink = "Canvas" if filled else "currentColor"
    return el(
        "svg",
        el("path", d=shape, fill="currentColor" if filled else "none", stroke="currentColor"),
        el(
            "path",
            d=sign,
            fill="none",
            stroke=ink,
            stroke_width="1.8",
        ),
        class_=f"dt-verdict dt-verdict--{verdict}",
        viewBox="0 0 16 16",
        width=16,
        height=16,
        style="vertical-align:-2px",
        aria_hidden="true",
        focusable="false",
    )
