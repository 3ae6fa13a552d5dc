"""What the chart clinic shows: six charts that mislead, each with its honest form, and a check.

Every number is a figure of Deltaland, a figure per inhabitant that follows from two of them, or
a cell of the table ``municipalities``; none is typed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from datataal import content, records
from datataal.data import load
from datataal.language import Language, number
from datataal.widgets._html import Html, el

__all__ = ["WIND", "shown", "static", "value_of"]

#: a bar named so stands for the wind power of each municipality, most first
WIND = "municipalities.wind_gwh"
_PER_HUNDRED = {
    "near_per_100": ("numbers_consultation_near_n", "residents_2km"),
    "far_per_100": ("numbers_consultation_far_n", "residents_far"),
}


def value_of(id_: str) -> float:
    """Return the value of a bar: a figure of Deltaland, or a share per hundred inhabitants."""
    if id_ in _PER_HUNDRED:
        over, under = _PER_HUNDRED[id_]
        return 100 * value_of(over) / value_of(under)
    if id_ == "numbers_consultation_far_n":
        return value_of("numbers_consultation_n") - value_of("numbers_consultation_near_n")
    if id_ == "residents_far":
        return value_of("inhabitants_total") - value_of("residents_2km")
    return float(content.figures()[id_].value)


def shown(id_: str, lang: Language) -> dict[str, Any]:
    """Return charts with their values, and the questions about a chart of one's own."""
    aid = content.aid(id_)
    plain = aid.in_(lang)
    charts = [
        {**chart, **{form: _form(chart[form]) for form in ("wrong", "honest")}}
        for chart in plain["charts"]
    ]
    return {**plain, "charts": charts, "fingerprint": records.fingerprint(aid)}


def _form(form: Mapping[str, Any]) -> dict[str, Any]:
    bars = [one for bar in form["bars"] for one in _bars(bar)]
    return {**form, "bars": bars}


def _bars(bar: Mapping[str, Any]) -> list[dict[str, Any]]:
    if bar["figure"] != WIND:
        return [{"label": bar["label"], "value": round(value_of(bar["figure"]), 4)}]
    towns = load("municipalities").sort_values("wind_gwh", ascending=False)
    rows = zip(towns["name"], towns["wind_gwh"], strict=True)
    return [{"label": str(name), "value": float(gwh)} for name, gwh in rows]


def static(shown: Mapping[str, Any], words: Mapping[str, str], level: int, lang: Language) -> Html:
    """Return each chart as two lists of numbers with what is wrong, and the check on paper."""
    below = f"h{min(6, level + 1)}"
    return el(
        "div",
        el(f"h{level}", shown["title"], class_="dtw-title"),
        el("p", shown["lead"]),
        *(_chart(chart, words, below, lang) for chart in shown["charts"]),
        el(below, words["own"]),
        el("ol", *(el("li", f"{one['ask']} {one['mend']}") for one in shown["checks"])),
        el("p", shown["source"], class_="dtw-source"),
        class_="dtw-paper",
        lang=lang,
    )


def _chart(chart: Mapping[str, Any], words: Mapping[str, str], below: str, lang: Language) -> Html:
    return el(
        "div",
        el(below, f"“{chart['headline']}”"),
        *(_numbers(chart[form], words[form], lang) for form in ("wrong", "honest")),
        el("p", el("strong", f"{words['what']}: "), chart["what"]),
        el("p", el("strong", f"{words['fine']}: "), chart["fine"]),
    )


def _numbers(form: Mapping[str, Any], name: str, lang: Language) -> Html:
    unit, decimals = form["unit"], form["decimals"]
    bars = [
        f"{bar['label']}: {number(bar['value'], decimals, lang)} {unit}" for bar in form["bars"]
    ]
    return el("p", el("strong", f"{name}: "), f"{form['title']}. {'; '.join(bars)}.")
