"""What is lost where two lists are joined, and what a rule takes off a list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, Final

import pandas as pd

from datataal.data import resource
from datataal.data.queue import DOUBLE_DAYS, RESERVE_MONTHS, doubles, reserve
from datataal.errors import DataError, Finding
from datataal.language import number
from datataal.plots._draw import LABEL, OTHER, OTHER_TEXT, REST, beside, paint, rows, value_axis
from datataal.plots._figure import Figure
from datataal.plots._guard import need_columns
from datataal.plots._words import percent, words

__all__ = ["joined", "queue_left"]

#: More keys than this are counted and not named beside a bar.
MOST_NAMED: Final = 5


def joined(keys: Iterable[Any], rounds: Mapping[str, Iterable[Any]]) -> Figure:
    """Draw how many keys of one list are found in another, in one or more rounds.

    Parameters
    ----------
    keys : iterable
        The keys that should be found, such as a column with station codes.
    rounds : mapping
        What each round is called, and the keys of the other list in that round.

    Raises
    ------
    DataError
        If there are no keys or no rounds.
    """
    wanted = list(dict.fromkeys(map(str, keys)))
    if not wanted or not rounds:
        raise DataError(
            Finding(
                what="There is nothing to join",
                expected="a column with keys, and at least one round",
                do='Write joined(table["Code"], {"on code": other["code"]})',
            )
        )
    says = words("joined")
    lost = {name: _lost(wanted, other) for name, other in rounds.items()}
    counts = {name: len(wanted) - len(gone) for name, gone in lost.items()}
    last = list(counts.values())[-1]
    found = {
        "n": number(len(wanted)),
        "first": number(next(iter(counts.values()))),
        "last": number(last),
        "gone": number(len(wanted) - last),
        "steps": ", ".join(number(count) for count in counts.values()),
    }
    kind = ("one" if len(counts) == 1 else "more") + ("_all" if last == len(wanted) else "")
    title, subtitle = says[f"title_{kind}"].format(**found), says["subtitle"]
    return Figure(
        paint(
            lambda figure: _draw_joined(figure, counts, lost, len(wanted), says),
            title=title,
            subtitle=subtitle,
            size=(7.2, 1.8 + 0.62 * len(counts)),
        ),
        title,
        subtitle,
        says["alt"].format(title=title, **found),
        pd.DataFrame(
            {
                says["round"]: list(counts),
                says["found"]: list(counts.values()),
                says["missing"]: [", ".join(gone) or says["nothing"] for gone in lost.values()],
            }
        ),
        says["caption"],
    )


def _lost(wanted: list[str], other: Iterable[Any]) -> list[str]:
    there = set(map(str, other))
    return [key for key in wanted if key not in there]


def _draw_joined(
    figure: Any,  # noqa: ANN401
    counts: Mapping[str, int],
    lost: Mapping[str, list[str]],
    n: int,
    says: Mapping[str, str],
) -> None:
    axes = figure.add_subplot()
    for at, (name, count) in enumerate(counts.items()):
        axes.barh(at, count, height=0.5, color=REST)
        if count < n:
            axes.barh(at, n - count, left=count, height=0.5, color="white", edgecolor=OTHER,
                      hatch="////")  # fmt: skip
        beside(
            axes, n, at, _named(count, lost[name], says), color=OTHER_TEXT if count < n else LABEL
        )
    rows(axes, list(counts))
    axes.set_xlim(0, 1.85 * n)
    axes.set_xticks(range(0, n + 1, max(1, n // 7)))
    axes.set_xlabel(says["x"])


def _named(count: int, gone: list[str], says: Mapping[str, str]) -> str:
    if not gone:
        return says["bar_all"].format(k=number(count))
    kind = "bar" if len(gone) <= MOST_NAMED else "bar_many"
    half = (len(gone) + 1) // 2 if len(gone) > 3 else len(gone)  # noqa: PLR2004  two lines
    names = ",\n".join(", ".join(part) for part in (gone[:half], gone[half:]) if part)
    return says[kind].format(k=number(count), gone=names, m=number(len(gone)))


def queue_left(
    queue: pd.DataFrame, days: int = DOUBLE_DAYS, months: int = RESERVE_MONTHS
) -> Figure:
    """Draw how much of the queue is left when doubles and requests in reserve are taken off.

    Parameters
    ----------
    queue : pandas.DataFrame
        Rows of `grid_queue`, raw.
    days : int
        How far two requests may lie apart to count as double.
    months : int
        From how many months on a request without permit and contract is in reserve.

    Raises
    ------
    DataError
        If a column is missing or the table has no rows.
    """
    need_columns(queue, "mw", "applicant_hash", "address", "date", "request", "permit")
    says = words("queue_left")
    double = doubles(queue, days).astype(bool)
    spare = reserve(queue, _list_date(), months).astype(bool) & ~double
    parts = [(says["all"], queue), (says["double"], queue[double])]
    parts += [(says["reserve"], queue[spare]), (says["left"], queue[~double & ~spare])]
    shown = pd.DataFrame(
        {
            "name": [name for name, _ in parts],
            "n": [len(part) for _, part in parts],
            "mw": [float(part["mw"].sum()) for _, part in parts],
        }
    )
    total, left = float(shown["mw"].iloc[0]), float(shown["mw"].iloc[-1])
    found = {
        "total": number(total),
        "left": number(left),
        "n": number(len(queue)),
        "rest": number(int(shown["n"].iloc[-1])),
        "part": percent(1 - left / total) if total else percent(0),
        "days": number(days),
        "months": number(months),
    }
    title, subtitle = says["title"].format(**found), says["subtitle"].format(**found)
    return Figure(
        paint(
            lambda figure: _draw_queue(figure, shown, says),
            title=title,
            subtitle=subtitle,
            size=(7.2, 3.6),
        ),
        title,
        subtitle,
        says["alt"].format(title=title, **found),
        shown.set_axis([says["what"], says["requests"], "MW"], axis=1).round(1),
        says["caption"],
    )


def _list_date() -> dt.date:
    """Return the day of the list."""
    fields = resource("grid_queue", raw=True)["schema"]["fields"]
    return dt.date.fromisoformat(next(f["source"]["date"] for f in fields if f["name"] == "mw"))


def _draw_queue(figure: Any, shown: pd.DataFrame, says: Mapping[str, str]) -> None:  # noqa: ANN401
    axes = figure.add_subplot()
    total = float(shown["mw"].iloc[0])
    at_mw = total
    for at, row in enumerate(shown.to_dict("records")):
        taken = 0 < at < len(shown) - 1
        start = at_mw - row["mw"] if taken else 0.0
        look: dict[str, Any] = (
            {"color": "white", "edgecolor": OTHER, "hatch": "////"} if taken else {"color": REST}
        )
        axes.barh(at, row["mw"], left=start, height=0.55, **look)
        at_mw = start if taken else at_mw
        label = says["bar_off" if taken else "bar"].format(
            mw=number(row["mw"]), n=number(int(row["n"]))
        )
        beside(axes, start + row["mw"], at, label, color=OTHER_TEXT if taken else LABEL)
    rows(axes, list(shown["name"]), last_bold=True)
    axes.set_xlim(0, max(1.0, 1.5 * total))
    value_axis(axes.xaxis)
    axes.set_xlabel("MW")
