"""A log of who looked up data: counted by any columns, by the hour, and how many homes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd

from datataal.data import load
from datataal.errors import DataError, Finding
from datataal.language import number
from datataal.plots._bars import bars
from datataal.plots._draw import LABEL, REST, paint
from datataal.plots._draw import rows as name_rows
from datataal.plots._figure import Figure
from datataal.plots._guard import need_columns
from datataal.plots._words import column_title, value_words, words

__all__ = ["log_counts", "log_hours"]

#: Columns that a log can be counted by.
BY: Final = ("organisation", "team", "purpose", "legal_ground")
#: Rows of the picture at the most; what comes after stands together in one.
MOST: Final = 10
OPEN, SHUT, WORKDAYS = 8, 18, 5
DAY: Final = 24
#: Cells darker than this carry their number in white.
DARK: Final = 0.72


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
    shown = _lines(lines, ("line", *names))
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


def log_hours(lines: object, purpose: str = "planning") -> Figure:
    """Draw at which hours each team looked for one purpose, as a part of the team's own lines.

    Parameters
    ----------
    lines : pandas.DataFrame
        Rows of the table access_log in its raw form.
    purpose : str
        One of the purposes in the log.

    Raises
    ------
    DataError
        If there are no lines with that purpose.
    """
    table = _lines(lines, ("line", "timestamp", "team", "purpose"))
    shown = table[table["purpose"] == purpose] if isinstance(purpose, str) else table.iloc[:0]
    if not len(shown):
        raise _wrong(f"No line has the purpose {str(purpose)[:40]!r}",
                     f"one of {', '.join(sorted(set(table['purpose'])))}")  # fmt: skip
    says = words("log_hours")
    time = shown["timestamp"].dt
    shut = (time.hour < OPEN) | (time.hour >= SHUT) | (time.day_of_week >= WORKDAYS)
    late = shut.groupby(shown["team"]).mean().sort_values(ascending=False)
    parts = pd.crosstab(shown["team"], time.hour, normalize="index").reindex(
        index=late.index, columns=range(DAY), fill_value=0.0
    )
    teams = [value_words("team", one) for one in late.index]
    found = {
        "team": teams[0],
        "pct": number(100 * float(late.iloc[0])),
        "purpose": value_words("purpose", purpose),
        "n": number(int((shown["team"] == late.index[0]).sum())),
        "open": str(OPEN),
        "shut": str(SHUT),
    }
    kind = (
        "shared" if (late == late.iloc[0]).sum() > 1 else "single" if found["n"] == "1" else "one"
    )
    kind = kind if late.iloc[0] else "none"
    title, subtitle = says[f"title_{kind}"].format(**found), says["subtitle"].format(**found)
    listed = pd.DataFrame(
        {
            column_title("team"): teams,
            says["lines"]: [int((shown["team"] == one).sum()) for one in late.index],
            says["late"]: [round(100 * float(one)) for one in late],
        }
    )
    told = ", ".join(f"{a} {number(100 * float(b))}%" for a, b in zip(teams, late, strict=True))
    return Figure(
        paint(
            lambda figure: _draw_hours(figure, teams, parts, says),
            title=title,
            subtitle=subtitle,
            size=(7.2, 1.9 + 0.42 * len(teams)),
        ),
        title,
        subtitle,
        says["alt"].format(title=title, parts=told),
        listed,
        says["caption"],
    )


#: Table whose description names each column.
_TABLE: Final[Mapping[str, str]] = {
    "organisation": "access_log",
    "purpose": "access_log",
    "legal_ground": "access_log",
    "team": "audit_log",
}


def _wrong(what: str, expected: str) -> DataError:
    return DataError(Finding(what=what, expected=expected, do="Copy it from the cell above"))


def _lines(lines: object, columns: Sequence[str]) -> pd.DataFrame:
    if not isinstance(lines, pd.DataFrame):
        raise _wrong("This is not a log", 'rows of datataal.load("access_log", raw=True)')
    need_columns(lines, *columns)
    return lines


def _columns(by: object) -> list[str]:
    names = [by] if isinstance(by, str) else by
    if not isinstance(names, list | tuple) or not names or not all(
        isinstance(one, str) and one in BY for one in names
    ):  # fmt: skip
        expected = f"one or more of {', '.join(repr(one) for one in BY)}"
        raise _wrong(f"A log can't be counted by {str(by)[:40]!r}", expected)
    return list(dict.fromkeys(names))


def _small_teams(most: object) -> frozenset[str]:
    if type(most) is not int:
        raise _wrong(f"{str(most)[:40]!r} is no number of persons", "a whole number, such as 3")
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


def _draw_hours(
    figure: Any,  # noqa: ANN401
    teams: Sequence[str],
    parts: pd.DataFrame,
    says: Mapping[str, str],
) -> None:
    from matplotlib.colors import LinearSegmentedColormap

    axes = figure.add_subplot()
    shades = LinearSegmentedColormap.from_list("house", ["#FFFFFF", REST])
    top = max(float(parts.to_numpy(dtype=float).max()), 0.01)
    shares = parts.to_numpy(dtype=float)
    axes.imshow(shares, aspect="auto", cmap=shades, vmin=0, vmax=top)
    for row in range(len(parts)):
        for hour in range(DAY):
            share = float(shares[row, hour])
            if round(100 * share):
                axes.text(hour, row, number(100 * share), ha="center", va="center", fontsize=8.5,
                          color="white" if share > DARK * top else LABEL)  # fmt: skip
    for edge in (OPEN - 0.5, SHUT - 0.5):
        axes.axvline(edge, color=LABEL, linewidth=1.4, linestyle="--")
    axes.grid(visible=False)
    axes.set_xticks(range(0, DAY, 2), [str(one) for one in range(0, DAY, 2)])
    axes.set_xlabel(says["x"])
    name_rows(axes, list(teams))
    axes.set_ylim(len(teams) - 0.5, -0.5)
