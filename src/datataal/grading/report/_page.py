"""The report as one HTML page that opens from disk and asks nothing of any host."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from datataal import content, language
from datataal.grading.report._figure import difficulties
from datataal.grading.report._html import Row, Words, table
from datataal.grading.report._stats import Estimate
from datataal.language import Language
from datataal.widgets._html import Html, el

__all__ = ["Part", "html"]


@dataclass(frozen=True)
class Part:
    """One assignment: its name, how many people, and its rows; all empty if too few."""

    assignment: str
    n: int
    items: Sequence[Row]
    alpha: Estimate | None
    mistakes: Sequence[Row]


def html(
    parts: Sequence[Part],
    bridges: Sequence[Row],
    measured: Mapping[str, Any] | None,
    *,
    lang: Language,
    least: int,
) -> str:
    """Return the page.

    Parameters
    ----------
    parts, bridges : sequence
        The assignments, and the means per bridge.
    measured : mapping, optional
        `said` (who), `rows` (change per bridge) and `tasks`: (when, tasks, options) each.
    lang, least : Language, int
        Its language, and the smallest group that is shown.
    """
    words = content.strings("grading", lang)["report"]
    style = (Path(__file__).with_name("report.css")).read_text(encoding="utf-8")
    body = el(
        "main",
        el("h1", words["title"]),
        el("p", words["lead"].format(least=least)),
        el("p", words["no_time"]),
        *(_part(part, words, lang, least) for part in parts),
        _bridges(bridges, words, lang, least),
        _measure(measured, words, lang, least) if measured else None,
    )
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, '
        'initial-scale=1"><meta name="color-scheme" content="light dark">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f"{el('title', words['title'])}<style>{style}</style>"
    )
    return f'<!DOCTYPE html>\n<html lang="{lang}"><head>{head}</head><body>{body}</body></html>\n'


def _part(part: Part, words: Words, lang: Language, least: int) -> Html:
    heading = el("h2", words["assignment"].format(name=part.assignment))
    if not part.items:
        return el("section", heading, el("p", words["hidden"].format(least=least)))
    return el(
        "section",
        heading,
        el("p", words["people"].format(n=part.n)),
        Html(difficulties(part.items, words, lang)._repr_html_()),
        el("p", words["how_difficulty"]),
        table(
            words["assignment"].format(name=part.assignment),
            {"title": "step", "mean": "difficulty", "discrimination": "discrimination", "n": "n"},
            part.items,
            words,
            lang,
        ),
        el("p", _alpha(part.alpha, words, lang)),
        *_mistakes(part, words, lang, least),
    )


def _alpha(told: Estimate | None, words: Words, lang: Language) -> str:
    if told is None:
        return words["alpha_none"]
    said = {key: language.number(getattr(told, key), 2, lang) for key in ("value", "low", "high")}
    return words["alpha"].format(**said, n=told.n)


def _mistakes(part: Part, words: Words, lang: Language, least: int) -> Iterator[Html]:
    yield el("h3", words["mistakes"])
    if not part.mistakes:
        yield el("p", words["mistakes_none"].format(least=least))
        return
    yield el("p", words["mistakes_lead"].format(least=least))
    titles = {row["step"]: row["title"] for row in part.items}
    rows = [{**row, "step": titles.get(row["step"], row["step"])} for row in part.mistakes]
    columns = {"step": "step", "message": "message", "n": "n"}
    yield table(f"{words['mistakes']}: {part.assignment}", columns, rows, words, lang)


def _bridges(rows: Sequence[Row], words: Words, lang: Language, least: int) -> Html:
    columns = {"bridge": "bridge", "mean": "difficulty", "low": "low", "high": "high", "n": "n"}
    return el(
        "section",
        el("h2", words["bridges"]),
        el("p", words["bridges_lead"]),
        table(words["bridges"], columns, _named(rows, words, lang), words, lang)
        if rows
        else el("p", words["hidden"].format(least=least)),
    )


def _measure(found: Mapping[str, Any], words: Words, lang: Language, least: int) -> Html:
    columns = {"bridge": "bridge", "start": "start", "end": "end", "difference": "change"}
    columns |= {"low": "low", "high": "high"}
    rows = _named(found["rows"], words, lang)
    return el(
        "section",
        el("h2", words["measure"]),
        el("p", words["measure_lead"]) if found["said"] else None,
        el("p", found["said"]),
        table(words["measure"], columns, rows, words, lang)
        if rows
        else el("p", words["hidden"].format(least=least))
        if found["said"]
        else None,
        *(
            piece
            for when, tasks, options in found["tasks"]
            for piece in _tasks(when, tasks, options, words, lang)
        ),
    )


def _tasks(
    when: str, tasks: Sequence[Row], options: Sequence[Row], words: Words, lang: Language
) -> Iterator[Html]:
    if not tasks:
        return
    caption = words["tasks"].format(when=when)
    yield el("h3", caption)
    columns = {"ask": "task", "mean": "share_right", "low": "low", "high": "high", "n": "n"}
    yield table(caption, columns, tasks, words, lang)
    if options:
        asked = {row["task"]: row["ask"] for row in tasks}
        rows = [
            {
                "ask": asked[row["task"]],
                "option": f"{row['option']}{' (' + words['right'] + ')' if row['right'] else ''}",
                "n": row["n"],
            }
            for row in options
        ]
        caption = words["options"].format(when=when)
        yield el("h3", caption)
        yield table(caption, {"ask": "task", "option": "option", "n": "times"}, rows, words, lang)


def _named(rows: Sequence[Row], words: Words, lang: Language) -> list[Row]:
    return [{**row, "bridge": _bridge(str(row["bridge"]), words, lang)} for row in rows]


def _bridge(id_: str, words: Words, lang: Language) -> str:
    roles = content.roles()
    return roles[id_].name.in_(lang) if id_ in roles and id_ != "joint" else words["joint"]
