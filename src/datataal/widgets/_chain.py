"""What the transparency chain shows: one resident's lines of the log, and steps of an own chain.

The lines come from the raw table ``access_log``, where team and person stand beside the purpose.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from datataal import _paths, content, records
from datataal.data import resource
from datataal.data._load import read
from datataal.language import Language
from datataal.widgets._html import Html, el, scroll_box

__all__ = ["COLUMNS", "RESIDENT", "SMALL_TEAM", "outward", "shown", "static"]

#: the columns that a reader places, in the order of the table
COLUMNS = (
    "timestamp",
    "organisation",
    "team",
    "person",
    "purpose",
    "legal_ground",
    "processing_id",
    "household",
)
#: the home whose resident asked who had looked
RESIDENT = "LH-1732"
#: a team of so many members or fewer is nearly a person
SMALL_TEAM = 3
ENFORCEMENT, STATED = "T17", "planning"
OFFICE_HOURS, WORKDAYS = (8, 18), 5


def shown(id_: str, lang: Language) -> dict[str, Any]:
    """Return the aid's words, the resident's lines as codes and what the codes are called.

    A line is a list in the order of `COLUMNS`. `late` and `enforcement` hold the numbers of the
    lines outside office hours and of those by team Enforcement; `small` the codes of all small
    teams of the organisations in the lines.
    """
    aid = content.aid(id_)
    log = _log()
    own = log[log["household"] == RESIDENT]
    return {
        **aid.in_(lang),
        "names": _names(lang),
        "lines": _lines(own),
        "late": _numbers(_outside_office(own)),
        "enforcement": _numbers((own["team"] == ENFORCEMENT) & (own["purpose"] == STATED)),
        "small": _small_teams(log),
        "mean": len(log) / content.figures()["transparency_homes_station_n"].value,
        "fingerprint": records.fingerprint(aid),
    }


def _log() -> pd.DataFrame:
    """Return the log of Deltaland, also where somebody works with a province of their own."""
    return read(_paths.datasets() / "deltaland", resource("access_log", raw=True))


def _names(lang: Language) -> dict[str, dict[str, str]]:
    """Return what the codes of each column are called."""
    fields = resource("access_log", raw=True)["schema"]["fields"]
    return {
        field["name"]: {code: name[lang] for code, name in field["valueLabels"].items()}
        for field in fields
        if field["name"] in COLUMNS and field.get("valueLabels")
    }


def _lines(own: pd.DataFrame) -> list[list[str]]:
    texts = own.assign(timestamp=own["timestamp"].dt.strftime("%Y-%m-%dT%H:%M")).fillna("")
    return [[str(cell) for cell in row] for row in texts[list(COLUMNS)].to_numpy()]


def _numbers(those: pd.Series[bool]) -> list[int]:
    return [nr for nr, one in enumerate(those) if one]


def _outside_office(own: pd.DataFrame) -> pd.Series[bool]:
    time, (first, last) = own["timestamp"].dt, OFFICE_HOURS
    within = (time.hour >= first) & (time.hour < last) & (time.day_of_week < WORKDAYS)
    outside: pd.Series[bool] = ~within
    return outside


def _small_teams(log: pd.DataFrame) -> list[str]:
    size = log.groupby("team")["person"].nunique()
    return [str(team) for team in size[size <= SMALL_TEAM].index]


def outward(shown: Mapping[str, Any], columns: Sequence[str]) -> list[tuple[list[str], int]]:
    """Return the different rows that remain of the lines in these columns, and how often."""
    at = [COLUMNS.index(column) for column in columns]
    counted: dict[tuple[str, ...], int] = {}
    for line in shown["lines"]:
        row = tuple(line[nr] for nr in at)
        counted[row] = counted.get(row, 0) + 1
    return [(_named(columns, row, shown), many) for row, many in counted.items()]


def _named(columns: Sequence[str], row: Iterable[str], shown: Mapping[str, Any]) -> list[str]:
    pairs = zip(columns, row, strict=True)
    return [shown["names"].get(column, {}).get(code, code) for column, code in pairs]


def static(shown: Mapping[str, Any], words: Mapping[str, str], level: int, lang: Language) -> Html:
    """Return the columns to tick by hand, the resident's lines and an empty chain."""
    below = f"h{min(6, level + 1)}"
    return el(
        "div",
        el(f"h{level}", shown["title"], class_="dtw-title"),
        el("p", shown["lead"]),
        el(below, words["paper_columns"]),
        _ticks(shown, words),
        el("ul", *(el("li", f"{one['name']}: {one['note']}") for one in shown["places"])),
        el("p", f"{words['line_why']}:", class_="dtw-chain-blank"),
        _table(words["paper_out"], ("organisation", "purpose"), shown, words),
        _table(words["paper_all"], COLUMNS[:-2], shown, words),
        el(below, words["paper_chain"]),
        el("p", words["own_hint"]),
        el("p", words["system"], class_="dtw-chain-blank"),
        *(_step(kind, words, min(6, level + 2)) for kind in shown["own"]["kinds"]),
        el("p", words["answers"], class_="dtw-chain-blank"),
        el("p", shown["settled"]),
        el("p", shown["source"], class_="dtw-source"),
        class_="dtw-paper",
        lang=lang,
    )


def _ticks(shown: Mapping[str, Any], words: Mapping[str, str]) -> Html:
    names = (words["col_column"], *(one["name"] for one in shown["places"]))
    head = el("tr", *(el("th", name, scope="col") for name in names))
    boxes = [el("td", "\N{BALLOT BOX}") for _ in shown["places"]]
    rows = [el("tr", el("th", one["short"], scope="row"), *boxes) for one in shown["columns"]]
    table = el("table", el("caption", words["columns"]), el("thead", head), el("tbody", *rows))
    return scroll_box(words["columns"], table)


def _table(
    name: str, columns: Sequence[str], shown: Mapping[str, Any], words: Mapping[str, str]
) -> Html:
    """Return the resident's lines in these columns, alike ones counted together."""
    short = {one["id"]: one["short"] for one in shown["columns"]}
    found = outward(shown, columns)
    alone = all(many == 1 for _, many in found)
    heads = (*(short[column] for column in columns), *(() if alone else (words["lines"],)))
    head = el("tr", *(el("th", one, scope="col") for one in heads))
    rows = [_row([*cells, *(() if alone else (str(many),))]) for cells, many in found]
    table = el("table", el("caption", name), el("thead", head), el("tbody", *rows))
    return scroll_box(name, el("div", table, class_="dtw-chain-view"))


def _row(cells: Sequence[str]) -> Html:
    first, *rest = cells
    return el(
        "tr",
        el("th", first.replace("T", " "), scope="row"),
        *(el("td", cell) for cell in rest),
    )


def _step(kind: Mapping[str, str], words: Mapping[str, str], level: int) -> Html:
    asked = (kind["who"], kind["what"], *(words[key] for key in _ASKED))
    return el(
        "div",
        el(f"h{level}", words["paper_step"].format(name=kind["name"])),
        *(el("p", question, class_="dtw-chain-blank") for question in asked),
    )


_ASKED = ("ground", "basis", "sees", "where", "inside")
