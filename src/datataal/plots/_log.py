"""A log of who looked up data: counted by any columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd

from datataal.data import load
from datataal.errors import DataError, Finding
from datataal.language import number
from datataal.plots._bars import bars
from datataal.plots._draw import paint
from datataal.plots._figure import Figure
from datataal.plots._guard import need_columns
from datataal.plots._words import column_title, value_words, words

__all__ = ["lines_of", "log_counts", "wrong"]

#: Columns that a log can be counted by.
BY: Final = ("organisation", "team", "purpose", "legal_ground")
#: Rows of the picture at the most; what comes after stands together in one.
MOST: Final = 10


def log_counts(lines: object, by: object = "purpose", hide: object = 0) -> Figure:
    """Draw how many lines of a log there are by one column, or by some together.

    Parameters
    ----------
    lines : pandas.DataFrame
        Rows of the table access_log, in its raw form if `by` names the team.
    by : str or list of str
        Columns to count by: organisation, team, purpose or legal_ground.
    hide : int
        Teams with this many persons or fewer are shown together, without their name. Counted
        in the whole log, so that few lines make no team small.

    Raises
    ------
    DataError
        If there are no lines, or a column is not one of these.
    """
    names = _columns(by)
    shown = lines_of(lines, ("line", *names))
    says = words("log_counts")
    small = _small_teams(hide) if "team" in names else frozenset()
    labels = _labelled(shown, names, small, says)
    counts = labels.value_counts()
    counts = counts.loc[sorted(counts.index, key=lambda one: (-counts[one], one))]
    found = {
        "n": number(len(shown)),
        "rows": number(len(counts)),
        "top": str(counts.index[0]),
        "most": number(int(counts.iloc[0])),
        "by": f" {says['and']} ".join(column_title(one, _TABLE[one]) for one in names),
    }
    tied = len(counts) > 1 and counts.iloc[0] == counts.iloc[1]
    kind = "title_single" if len(counts) == 1 else "title_tied" if tied else "title"
    title = says[kind].format(**found)
    subtitle = says["subtitle"].format(**found)
    drawn = _cut(counts, says)
    return Figure(
        paint(
            lambda figure: bars(figure, list(drawn.index), [float(one) for one in drawn], unit="",
                                decimals=0, x=says["x"], last_other=False),
            title=title,
            subtitle=subtitle,
            size=(7.2, 1.5 + 0.36 * len(drawn)),
        ),
        title,
        subtitle,
        says["alt"].format(title=title, parts=_parts(drawn)),
        pd.DataFrame({found["by"]: list(counts.index), says["x"]: list(counts)}),
        says["caption"],
    )  # fmt: skip


#: Table whose description names each column.
_TABLE: Final[Mapping[str, str]] = {
    "organisation": "access_log",
    "purpose": "access_log",
    "legal_ground": "access_log",
    "team": "audit_log",
}


def wrong(what: str, expected: str) -> DataError:
    """Return the error for a log that cannot be drawn as asked."""
    return DataError(Finding(what=what, expected=expected, do="Copy it from the cell above"))


def lines_of(lines: object, columns: Sequence[str]) -> pd.DataFrame:
    """Return the rows of a log; raise `DataError` if it is none, or a column is missing."""
    if not isinstance(lines, pd.DataFrame):
        raise wrong("This is not a log", 'rows of datataal.load("access_log", raw=True)')
    need_columns(lines, *columns)
    return lines


def _columns(by: object) -> list[str]:
    names = [by] if isinstance(by, str) else by
    if not isinstance(names, list | tuple) or not names or not all(
        isinstance(one, str) and one in BY for one in names
    ):  # fmt: skip
        expected = f"one or more of {', '.join(repr(one) for one in BY)}"
        raise wrong(f"A log can't be counted by {str(by)[:40]!r}", expected)
    return list(dict.fromkeys(names))


def _small_teams(most: object) -> frozenset[str]:
    if type(most) is not int:
        raise wrong(f"{str(most)[:40]!r} is no number of persons", "a whole number, such as 3")
    persons = load("audit_log").groupby("team")["person"].nunique()
    return frozenset(str(one) for one in persons.index[persons <= most])


def _labelled(
    shown: pd.DataFrame, names: Sequence[str], small: frozenset[str], says: Mapping[str, str]
) -> pd.Series[str]:
    """Return for each line what it is counted under, in words."""
    parts = []
    for name in names:
        written = {one: value_words(name, one) for one in shown[name].dropna().unique()}
        if name == "team":
            written = {one: says["team"].format(name=word) for one, word in written.items()}
            written |= dict.fromkeys(small, says["small"])
        parts.append(shown[name].map(written).astype(object).fillna(says["none"]))
    whole = parts[0]
    for part in parts[1:]:
        whole = whole + ", " + part
    return whole


def _cut(counts: pd.Series[int], says: Mapping[str, str]) -> pd.Series[int]:
    if len(counts) <= MOST:
        return counts
    rest = counts.iloc[MOST - 1 :]
    label = says["rest"].format(n=number(len(rest)))
    return pd.concat([counts.iloc[: MOST - 1], pd.Series({label: int(rest.sum())})])


def _parts(counts: pd.Series[int]) -> str:
    return ", ".join(f"{name} {number(int(n))}" for name, n in counts.items())
