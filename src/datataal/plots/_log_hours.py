"""At which hours each team looked up data in a log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd

from datataal.language import number
from datataal.plots._draw import LABEL, REST, paint
from datataal.plots._draw import rows as name_rows
from datataal.plots._figure import Figure
from datataal.plots._log import lines_of, wrong
from datataal.plots._words import column_title, value_words, words

__all__ = ["log_hours"]

OPEN, SHUT, WORKDAYS = 8, 18, 5
DAY: Final = 24
#: Cells darker than this carry their number in white.
DARK: Final = 0.72


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
    table = lines_of(lines, ("line", "timestamp", "team", "purpose"))
    shown = table[table["purpose"] == purpose] if isinstance(purpose, str) else table.iloc[:0]
    if not len(shown):
        raise wrong(f"No line has the purpose {str(purpose)[:40]!r}",
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
