"""Tell a report as one accessible HTML page that needs nothing else, or as Markdown."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from datataal import content
from datataal.language import Language
from datataal.widgets._document import document
from datataal.widgets._html import Child, Html, el
from datataal.widgets._team import shown as titles

__all__ = ["markdown", "page"]

Report = Mapping[str, Any]
#: (caption, names of the columns, rows of name and one number per column, what a full bar is;
#: 0 where that is the sum of the column)
Table = tuple[str, Sequence[str], Sequence[tuple[str, Sequence[int]]], int]
#: what people wrote, in the order in which it is told
_OWN = ("reasons", "notes", "dissents")
_TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def page(report: Report, lang: Language, day: dt.date) -> str:
    """Return the report as an HTML document of its own; a person's words are only ever text."""
    words, shown = content.strings("widgets", lang)["team"], titles("team", lang)
    return document(
        words["title"],
        el("h1", words["title"]),
        el("p", _opening(report, words, day)),
        *(_section(one, shown, words, report["least"]) for one in report["dilemmas"]),
        _terms(report["terms"], shown, words),
        el("p", words["not_masked"]),
        lang=lang,
    )


def _opening(report: Report, words: Mapping[str, str], day: dt.date) -> str:
    counts = words["counts"].format(records=report["records"], matches=report["matches"])
    return f"{words['made_on'].format(date=day.isoformat())}. {counts}"


def _section(one: Report, shown: Mapping[str, Any], words: Mapping[str, str], least: int) -> Html:
    dilemma = shown["dilemmas"][one["id"]]
    lines = [el("p", line) for line in _lines(one, words, least)]
    tables = [_table(table) for table in _tables(one, dilemma, shown, words)]
    return el("section", el("h2", dilemma["title"]), *lines, *tables, *_own(one, shown, words))


def _lines(one: Report, words: Mapping[str, str], least: int) -> Iterator[str]:
    """Yield what is said of one dilemma in sentences."""
    if not one["shown"]:
        yield words["too_few"].format(least=least)
        return
    yield words["voices_one" if one["voices"] == 1 else "voices"].format(n=one["voices"])
    said = {None: "differ_unknown", True: "differ_yes", False: "differ_no"}
    yield words[said[one["differ"]]]
    if one["changed"] is not None:
        yield words["changed"].format(n=one["changed"], total=one["records"])


def _tables(
    one: Report, dilemma: Mapping[str, Any], shown: Mapping[str, Any], words: Mapping[str, str]
) -> Iterator[Table]:
    if not one["shown"]:
        return
    roles = one["roles"]
    columns = [one["first"], *roles.values(), *([one["final"]] if one["final"] else [])]
    names = [words["all"], *(shown["roles"][role] for role in roles)]
    names += [words["final"]] if one["final"] else []
    yield words["first"], [words["option"], *names], _rows(dilemma["options"], columns), 0
    turns = {turn["id"]: turn for turn in dilemma.get("rounds", ())}
    for id_, counts in one["later"].items():
        name = words["later"].format(n=int(id_[1:]) + 1)
        yield name, [words["option"], words["all"]], _rows(turns[id_]["options"], [counts]), 0
    if one["values"]:
        rows = [
            (name, [one["values"].get(str(nr), 0)]) for nr, name in enumerate(dilemma["values"])
        ]
        yield words["values"], [words["value"], words["times"]], rows, one["records"]


def _rows(
    options: Sequence[Mapping[str, str]], columns: Sequence[Mapping[str, int]]
) -> list[tuple[str, list[int]]]:
    return [
        (option["text"], [counts.get(option["id"], 0) for counts in columns]) for option in options
    ]


def _table(table: Table) -> Html:
    caption, names, rows, full = table
    sums = [full or sum(row[1][nr] for row in rows) or 1 for nr in range(len(names) - 1)]

    def cell(n: int, whole: int) -> Html:
        bar = el("span", class_="bar", style=f"width: {100 * n / whole:.1f}%")
        return el("td", str(n), el("span", bar, class_="track", aria_hidden="true"))

    body = [
        el("tr", el("th", name, scope="row"), *map(cell, numbers, sums)) for name, numbers in rows
    ]
    head = el("tr", *(el("th", name, scope="col") for name in names))
    return el("table", el("caption", caption), el("thead", head), el("tbody", *body))


def _own(one: Report, shown: Mapping[str, Any], words: Mapping[str, str]) -> Iterator[Html]:
    for kind in _OWN:
        rows = one.get(kind)
        if rows:
            items = [(_label(row, one["id"], shown), _said(row)) for row in rows]
            yield _opened(words[kind].format(n=len(rows)), items)


def _opened(name: str, items: Sequence[Child]) -> Html:
    """Return a list that can be closed; open, because what is closed stays off the paper."""
    listed = el("ul", *(el("li", item) for item in items))
    return el("details", el("summary", name), listed, open=True)


def _said(row: Mapping[str, str]) -> Html:
    """Return a person's words, in their language, that cannot turn the text around them."""
    return el("q", row["text"], lang=row["lang"], dir="auto")


def _label(row: Mapping[str, str], dilemma: str, shown: Mapping[str, Any]) -> str:
    options = {one["id"]: one["text"] for one in shown["dilemmas"][dilemma]["options"]}
    parts = [shown["roles"].get(row.get("role", ""), ""), options.get(row.get("choice", ""), "")]
    said = ", ".join(part for part in parts if part)
    return f"{said}: " if said else ""


def _terms(
    rows: Sequence[Report], shown: Mapping[str, Any], words: Mapping[str, str]
) -> Html | None:
    if not rows:
        return None
    head = el("tr", *(el("th", words[name], scope="col") for name in ("word", "before", "after")))
    body = [
        el(
            "tr",
            el("th", shown["terms"].get(row["id"], row["id"]), scope="row"),
            *(el("td", _agreed(row[when], words)) for when in ("before", "after")),
        )
        for row in rows
    ]
    return el(
        "section",
        el("h2", words["words"]),
        el("table", el("thead", head), el("tbody", *body)),
        *(
            _opened(words["wordings"].format(term=name), [_said(row) for row in said])
            for name, said in _wordings(rows, shown)
        ),
    )


def _wordings(
    rows: Sequence[Report], shown: Mapping[str, Any]
) -> Iterator[tuple[str, Sequence[Mapping[str, str]]]]:
    """Yield each word on which people agreed, with the meanings they wrote."""
    for row in rows:
        if row["after"] and row["after"]["wordings"]:
            yield shown["terms"].get(row["id"], row["id"]), row["after"]["wordings"]


def _agreed(one: Mapping[str, Any] | None, words: Mapping[str, str]) -> str:
    if one is None:
        return words["not_shown"]
    return words["agreement"].format(n=one["agreement"], voices=one["voices"])


def markdown(report: Report, lang: Language, day: dt.date) -> str:
    """Return the report as Markdown; a person's words stand as code, so that none is markup."""
    words, shown = content.strings("widgets", lang)["team"], titles("team", lang)
    lines = [f"# {words['title']}", "", _opening(report, words, day), ""]
    for one in report["dilemmas"]:
        dilemma = shown["dilemmas"][one["id"]]
        lines += [f"## {dilemma['title']}", "", *_lines(one, words, report["least"]), ""]
        for caption, names, rows, _full in _tables(one, dilemma, shown, words):
            lines += [f"**{caption}**", "", _row(names), _row(["---"] * len(names))]
            lines += [_row([name, *map(str, numbers)]) for name, numbers in rows] + [""]
        for kind in _OWN:
            rows = one.get(kind) or []
            lines += [f"**{words[kind].format(n=len(rows))}**", ""] if rows else []
            lines += [f"- {_label(row, one['id'], shown)}{_spoken(row, lang)}" for row in rows]
            lines += [""] if rows else []
    lines += _terms_in_markdown(report["terms"], shown, words, lang)
    return "\n".join([*lines, words["not_masked"], ""])


def _terms_in_markdown(
    rows: Sequence[Report], shown: Mapping[str, Any], words: Mapping[str, str], lang: Language
) -> list[str]:
    if not rows:
        return []
    head = [words[name] for name in ("word", "before", "after")]
    body = [
        _row([shown["terms"].get(row["id"], _quoted(row["id"])),
              _agreed(row["before"], words), _agreed(row["after"], words)])
        for row in rows
    ]  # fmt: skip
    lines = [f"## {words['words']}", "", _row(head), _row(["---"] * 3), *body, ""]
    for name, said in _wordings(rows, shown):
        lines += [f"**{words['wordings'].format(term=name)}**", ""]
        lines += [*(f"- {_spoken(row, lang)}" for row in said), ""]
    return lines


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _spoken(row: Mapping[str, str], lang: Language) -> str:
    return _quoted(row["text"]) + (f" ({row['lang']})" if row["lang"] != lang else "")


def _quoted(text: str) -> str:
    """Return a person's words on one line as code, whatever back quotes they hold.

    Marks that turn the direction of the text around them are left out.
    """
    line = " ".join(_TURNING.sub("", text).split())
    fence = "`"
    while fence in line:
        fence += "`"
    return f"{fence} {line} {fence}"
