"""What the aid for data quality shows: purposes with demands, tables with measured scores.

The reader may also judge a table of their own: on screen in the script, on paper by hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from datataal import content, records
from datataal.data import measured_quality, passport
from datataal.language import Language, number
from datataal.widgets._html import Html, el, scroll_box

__all__ = ["shown", "static"]


def shown(id_: str, lang: Language) -> dict[str, Any]:
    """Return purposes, measures and tables in one language.

    The measures' names are those of the glossary; every score is read from what was measured
    of the tables, so none is typed in.
    """
    words = content.strings("widgets", lang)["quality"]
    node = content.aid(id_)
    aid = node.in_(lang)
    measures = [
        {**measure, "name": _capital(content.term(measure["id"]).term.in_(lang))}
        for measure in aid["measures"]
    ]
    demands = dict.fromkeys((measure["id"] for measure in measures), 0)
    tables = [_table(table, demands, words, lang) for table in aid["tables"]]
    mark = records.fingerprint(node)
    return {**aid, "measures": measures, "tables": tables, "fingerprint": mark}


def _table(
    table: Mapping[str, str], demands: Mapping[str, int], words: Mapping[str, str], lang: Language
) -> dict[str, Any]:
    rows = number(measured_quality()["tables"][table["id"]]["rows"], 0, lang)
    found = passport(table["id"], demands, lang).to_dict("records")
    source = words["source_of"].format(rows=rows, province=content.names()["province_name"])
    return {
        **table,
        "source": source,
        "scores": {str(row["dimension"]): _score(row, words, lang) for row in found},
    }


def _score(
    row: Mapping[Any, Any], words: Mapping[str, str], lang: Language
) -> dict[str, str | int | None]:
    """Return the score and, in words, what was measured; a score of None was not measured."""
    if row["verdict"] == "not_measured":
        return {"score": None, "finding": row["measured"]}
    value = number(row["value"], 0 if float(row["value"]).is_integer() else 1, lang)
    unit = row["unit"] if row["unit"] == "%" else f" {row['unit']}"
    found = words["found"].format(value=value, unit=unit.rstrip())
    return {"score": int(row["score"]), "finding": f"{row['measured']} {found}"}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def static(shown: Mapping[str, Any], words: Mapping[str, str], level: int, lang: Language) -> Html:
    """Return measures with their questions, scores beside demands, and a passport to fill in."""
    measures = [
        el("li", el("strong", f"{measure['name']}: "), measure["ask"])
        for measure in shown["measures"]
    ]
    return el(
        "div",
        el(f"h{level}", shown["title"], class_="dtw-title"),
        el("p", shown["lead"]),
        el("ul", *(_purpose(purpose, words) for purpose in shown["purposes"])),
        el("p", el("strong", words["levels"])),
        el("ol", *(el("li", level) for level in shown["levels"]), start="0"),
        el("p", el("strong", words["nine"])),
        el("ul", *measures),
        *(_scores(table, shown, words, lang) for table in shown["tables"]),
        _blank(shown, words, level),
        class_="dtw-paper",
    )


def _purpose(purpose: Mapping[str, Any], words: Mapping[str, str]) -> Html:
    name, carrier = el("strong", f"{purpose['name']}: "), purpose["carrier"]
    return el("li", name, f"{purpose['why']} {words['carrier']}: {carrier}.")


def _scores(
    table: Mapping[str, Any], shown: Mapping[str, Any], words: Mapping[str, str], lang: Language
) -> Html:
    demands = [words["demand_for"].replace("{purpose}", one["name"]) for one in shown["purposes"]]
    head = (words["col_measure"], words["col_score"], *demands)
    rows = [_row(measure, table, shown, words, lang) for measure in shown["measures"]]
    caption = words["scores_of"].replace("{table}", table["name"])
    return scroll_box(
        caption,
        el(
            "table",
            el("caption", caption),
            el("thead", el("tr", *(el("th", name, scope="col") for name in head))),
            el("tbody", *rows),
        ),
        el("p", f"{words['source']}: {table['source']}", class_="dtw-source"),
    )


def _row(
    measure: Mapping[str, Any],
    table: Mapping[str, Any],
    shown: Mapping[str, Any],
    words: Mapping[str, str],
    lang: Language,
) -> Html:
    score = table["scores"][measure["id"]]["score"]
    cells = [
        words["status_unknown"] if score is None else number(score, 0, lang),
        *(number(purpose["bars"][measure["id"]], 0, lang) for purpose in shown["purposes"]),
    ]
    return el("tr", el("th", measure["name"], scope="row"), *(el("td", cell) for cell in cells))


def _blank(shown: Mapping[str, Any], words: Mapping[str, str], level: int) -> Html:
    """Return a passport to fill in by hand for the reader's own table."""
    above = (words["purpose_label"], words["blank_table"], words["blank_date"], words["carrier"])
    columns = (words["col_score"], words["col_demand"], words["col_verdict"])
    rows = [
        el(
            "tr",
            el("th", measure["name"], " ", el("span", measure["ask"]), scope="row"),
            *(el("td") for _ in columns),
        )
        for measure in shown["measures"]
    ]
    head = el("tr", *(el("th", name, scope="col") for name in (words["col_measure"], *columns)))
    table = el(
        "table",
        el("thead", head),
        el("tbody", *rows),
        class_="dtw-blank",
        aria_label=words["blank"],
    )
    return el(
        "div",
        el(f"h{min(6, level + 1)}", words["blank"]),
        el("ul", *(el("li", f"{name}:") for name in above), class_="dtw-blank-head"),
        scroll_box(words["blank"], table),
        class_="dtw-blank-all",
    )
