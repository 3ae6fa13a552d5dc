"""What the scenario panel shows: four axes, what the source states on them, three plans replayed.

A position is the source's only where its text states it; every other one is open, and what stands
there is our reading. The shares come from the table ``scenario_replay``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from datataal import content, data, records
from datataal.language import Language, number
from datataal.widgets._html import Html, el, scroll_box

__all__ = ["outcomes", "shown", "static"]

TABLE = "scenario_replay"
LINES = 4


def shown(id_: str, lang: Language) -> dict[str, Any]:
    """Return texts, axes, scenarios and the plans with their share (%) in each scenario.

    Without the table, as in a province of one's own, there are no plans.
    """
    node = content.aid(id_)
    aid = node.in_(lang)
    return {
        **aid,
        "plans": _plans([one["id"] for one in aid["scenarios"]], lang),
        "fingerprint": records.fingerprint(node),
    }


def _plans(scenarios: Sequence[str], lang: Language) -> list[dict[str, Any]]:
    if TABLE not in data.tables():
        return []
    fields = {field["name"]: field for field in data.resource(TABLE)["schema"]["fields"]}
    names = {id_: words[lang] for id_, words in fields["option"]["valueLabels"].items()}
    table = data.load(TABLE).pivot_table(index="option", columns="scenario", values="share_2030")
    return [
        {"id": id_, "name": name, "shares": [int(table.loc[id_, one]) for one in scenarios]}
        for id_, name in names.items()
    ]


def outcomes(plans: Sequence[Mapping[str, Any]]) -> list[dict[str, float]]:
    """Return per plan its worst share (%), mean share (%) and largest regret (points).

    Regret is the gap with the best plan in the same scenario.
    """
    best = [max(column) for column in zip(*(plan["shares"] for plan in plans), strict=True)]
    return [
        {
            "worst": min(plan["shares"]),
            "mean": sum(plan["shares"]) / len(plan["shares"]),
            "regret": max(top - own for top, own in zip(best, plan["shares"], strict=True)),
        }
        for plan in plans
    ]


def static(shown: Mapping[str, Any], words: Mapping[str, str], level: int, lang: Language) -> Html:
    """Return what the source states and what is open, the replay, and lines to fill in by hand."""
    h = f"h{min(6, level + 1)}"
    return el(
        "div",
        el(f"h{level}", shown["title"], class_="dtw-title"),
        el("p", shown["lead"]),
        el("p", shown["status"]),
        el("p", shown["lost"]),
        el("ol", *(el("li", step) for step in shown["paper"])),
        el(h, words["paper_positions"]),
        _positions(shown, words),
        el(h, words["paper_why"]),
        *(_why(one, shown, words, level) for one in shown["scenarios"]),
        el(h, words["table"]),
        el("p", shown["replay"]),
        *(_replay(shown, words, lang) if shown["plans"] else [el("p", words["no_plans"])]),
        el("p", el("strong", words["paper_own"])),
        _lines(),
        el("p", el("strong", words["paper_hinge"])),
        _lines(),
        class_="dtw-paper",
        lang=lang,
    )


def _positions(shown: Mapping[str, Any], words: Mapping[str, str]) -> Html:
    """Return the axes against the scenarios; a position that is not stated says whose it is."""
    rows = [
        el(
            "tr",
            el("th", axis["name"], scope="row"),
            *(_cell(axis, one, words) for one in shown["scenarios"]),
        )
        for axis in shown["axes"]
    ]
    return _table(words["paper_positions"], [words["axis"], *_titles(shown)], rows)


def _cell(axis: Mapping[str, str], scenario: Mapping[str, Any], words: Mapping[str, str]) -> Html:
    stated = scenario["stated"].get(axis["id"])
    if stated:
        return el("td", el("strong", axis[stated["position"]]), f" ({words['stated']})")
    position = scenario["readings"][axis["id"]]["position"]
    said = f"{axis[position]} ({words['our_reading']})" if position else words["not_known"]
    return el("td", f"{words['paper_open']}: {said}", class_="dtw-sc-hatched")


def _why(
    scenario: Mapping[str, Any], shown: Mapping[str, Any], words: Mapping[str, str], level: int
) -> Html:
    lines = []
    for axis in shown["axes"]:
        stated = scenario["stated"].get(axis["id"])
        if stated:
            said = f" {words['place'].replace('{place}', stated['place'])}"
            label = words["stated"]
        else:
            reading = scenario["readings"][axis["id"]]
            said = f" {words['because'].replace('{why}', reading['why'])}"
            label = words["our_reading"] if reading["position"] else words["not_known"]
        lines.append(el("li", el("strong", f"{axis['name']}, {label}."), said))
    return el(
        "div",
        el(f"h{min(6, level + 2)}", f"{scenario['id']} {scenario['name']}"),
        el("p", scenario["verdict"]),
        el("ul", *lines),
    )


def _replay(shown: Mapping[str, Any], words: Mapping[str, str], lang: Language) -> list[Html]:
    rows = []
    for plan, found in zip(shown["plans"], outcomes(shown["plans"]), strict=True):
        name = f"{plan['id']}: {plan['name']}"
        shares = [el("td", str(share)) for share in plan["shares"]]
        scores = [number(found["worst"], 0, lang), number(found["mean"], 1, lang)]
        scores.append(number(found["regret"], 0, lang))
        cells = [*shares, *(el("td", score) for score in scores)]
        rows.append(el("tr", el("th", name, scope="row"), *cells))
    heads = [words["plan"], *(one["id"] for one in shown["scenarios"])]
    heads += [rule["name"] for rule in shown["rules"]]
    notes = [
        el("li", el("strong", f"{rule['name']}. "), f"{rule['note']} {rule['loser']}")
        for rule in shown["rules"]
    ]
    return [_table(words["table"], heads, rows), el("ul", *notes)]


def _titles(shown: Mapping[str, Any]) -> list[str]:
    return [f"{one['id']} {one['name']}" for one in shown["scenarios"]]


def _table(name: str, heads: Iterable[str], rows: Iterable[Html]) -> Html:
    head = el("thead", el("tr", *(el("th", one, scope="col") for one in heads)))
    return scroll_box(name, el("table", el("caption", name), head, el("tbody", *rows)))


def _lines() -> Html:
    return el("div", *(el("div") for _ in range(LINES)), class_="dtw-lines", aria_hidden="true")
