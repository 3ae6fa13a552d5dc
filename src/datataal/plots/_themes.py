"""How often a language model sorts a text as a human did, over all and by theme."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd

from datataal.data import load, wilson
from datataal.errors import DataError, Finding
from datataal.language import number
from datataal.plots._draw import OTHER, OTHER_TEXT, REST, beside, paint, value_axis
from datataal.plots._draw import rows as name_rows
from datataal.plots._figure import Figure
from datataal.plots._guard import need_columns
from datataal.plots._words import value_words, words

__all__ = ["themes"]

COLUMNS: Final = ("human_theme", "ai_theme")


def themes(rows: object = None, least: object = 10) -> Figure:
    """Draw in which part of the texts the model agrees with the human, by the human's theme.

    Parameters
    ----------
    rows : pandas.DataFrame, optional
        Rows of the table consultation; without it all of them. Only texts that both sorted count.
    least : int
        Themes with fewer texts than this are not drawn, only counted in the whole.

    Raises
    ------
    DataError
        If no text was sorted by both, or no theme has `least` texts.
    """
    table = load("consultation") if rows is None else rows
    if not isinstance(table, pd.DataFrame):
        raise _wrong("This is not the table of the consultation")
    need_columns(table, *COLUMNS)
    both = table.dropna(subset=list(COLUMNS))
    if type(least) is not int or least < 1:
        raise _wrong(f"{str(least)[:40]!r} is no number of texts")
    says = words("themes")
    same = both["human_theme"].astype(str) == both["ai_theme"].astype(str)
    grouped = same.groupby(both["human_theme"].astype(str)).agg(["sum", "size"])
    grouped = grouped[grouped["size"] >= least]
    if not len(grouped):
        raise _wrong("No theme has that many texts sorted by both")
    grouped = grouped.assign(share=grouped["sum"] / grouped["size"]).sort_values("share")
    yes, of = [int(one) for one in grouped["sum"]], [int(one) for one in grouped["size"]]
    names = [value_words("human_theme", one) for one in grouped.index]
    found = {
        "all": number(100 * float(same.mean())),
        "n": number(len(both)),
        "theme": names[0],
        "low": number(100 * yes[0] / of[0]),
        "least": number(least),
    }
    tied = len(of) > 1 and grouped["share"].iloc[1] == grouped["share"].iloc[0]
    title = says["title_tied" if tied or len(of) == 1 else "title"].format(**found)
    subtitle = says["subtitle"].format(**found)
    return Figure(
        paint(
            lambda figure: _draw(figure, names, yes, of, says),
            title=title,
            subtitle=subtitle,
            size=(7.2, 1.9 + 0.4 * len(names)),
        ),
        title,
        subtitle,
        says["alt"].format(title=title, parts=_parts(names, yes, of, says)),
        pd.DataFrame({says["theme"]: names, says["same"]: yes, says["texts"]: of}),
        says["caption"],
    )


def _wrong(what: str) -> DataError:
    return DataError(
        Finding(
            what=what,
            expected="rows of the table consultation with a theme by both",
            do='Use datataal.load("consultation"), or a smaller number',
        )
    )


def _parts(
    names: Sequence[str], yes: Sequence[int], of: Sequence[int], says: Mapping[str, str]
) -> str:
    return ", ".join(
        says["part"].format(theme=name, yes=number(a), n=number(b))
        for name, a, b in zip(names, yes, of, strict=True)
    )


def _draw(
    figure: Any,  # noqa: ANN401
    names: Sequence[str],
    yes: Sequence[int],
    of: Sequence[int],
    says: Mapping[str, str],
) -> None:
    axes = figure.add_subplot()
    for at, (a, b) in enumerate(zip(yes, of, strict=True)):
        low, high = wilson(a, b)
        lowest = at == 0
        axes.plot([low, high], [at, at], color=OTHER if lowest else REST, linewidth=2.4,
                  linestyle="--" if lowest else "-", marker="", zorder=2)  # fmt: skip
        axes.scatter([100 * a / b], [at], s=64, zorder=3, marker="D" if lowest else "o",
                     facecolor="white" if lowest else REST, edgecolor=OTHER if lowest else REST,
                     linewidth=1.8)  # fmt: skip
        beside(axes, 101, at, says["of"].format(yes=number(a), n=number(b)),
               color=OTHER_TEXT if lowest else REST)  # fmt: skip
    name_rows(axes, list(names))
    value_axis(axes.xaxis, unit="%")
    axes.set_xlim(0, 126)
    axes.set_xticks([0, 20, 40, 60, 80, 100])
    axes.set_xlabel(says["x"])
