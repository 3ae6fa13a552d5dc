"""What the map of weights shows: four sliders, thresholds, cells, search areas, who carries.

On paper: the order of the areas under each preset, and empty lines for your own setting.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any

from datataal import content, records
from datataal.data import weighing
from datataal.language import Language, number
from datataal.widgets._html import Html, el, scroll_box

__all__ = ["ranking", "shown", "static"]

#: The figure at which the threshold on homes begins.
THRESHOLD = "weights_threshold_homes"
STEP = 10
LINES = 4


def shown(id_: str, lang: Language) -> dict[str, Any]:
    """Return texts, packed cells, municipalities and search areas, ready for the script."""
    from datataal.widgets import _weights_cells as cells  # numbers only where they are asked for

    node = content.aid(id_)
    aid = node.in_(lang)
    areas = cells.areas()
    return {
        **aid,
        "criteria": [_criterion(one, lang) for one in aid["criteria"]],
        "province": content.names()["province_name"],
        "grid": cells.grid([one["limits"] for one in aid["criteria"]]),
        "places": cells.places(),
        "areas": areas,
        "homes": _homes(areas),
        "fingerprint": records.fingerprint(node),
    }


def _criterion(one: Mapping[str, Any], lang: Language) -> dict[str, str]:
    limits = {key: number(value, one["decimals"], lang) for key, value in one["limits"].items()}
    return {"name": one["name"], "cell": one["cell"].format(**limits), "area": one["area"]}


def _homes(areas: Iterable[Mapping[str, Any]]) -> dict[str, int] | None:
    """Return from where to where the threshold on homes goes, and where it begins."""
    counts = [area["homes"] for area in areas]
    if not counts:
        return None
    low, high = min(counts) // STEP * STEP, -(-max(counts) // STEP) * STEP
    figure = content.figures().get(THRESHOLD)
    start = high if figure is None else int(figure.value)
    return {"low": low, "high": high, "start": min(high, max(low, start))}


def ranking(
    areas: Iterable[Mapping[str, Any]], weights: Iterable[int]
) -> list[tuple[Mapping[str, Any], float]]:
    """Return the areas with their weighted score (0 to 1), best first; of equals the earlier."""
    shares = list(weights)
    scored = [(area, round(weighing.total(shares, area["scores"]) / 100, 6)) for area in areas]
    return sorted(scored, key=lambda one: -one[1])


def static(shown: Mapping[str, Any], words: Mapping[str, str], level: int, lang: Language) -> Html:
    """Return the presets with their orders as tables, the limits, and lines to write on."""
    h = f"h{min(6, level + 1)}"
    source = words["source"].replace("{province}", shown["province"])
    return el(
        "div",
        el(f"h{level}", shown["title"], class_="dtw-title"),
        el("p", shown["lead"]),
        el(h, words["presets"]),
        el("ul", *(_preset(one, shown, words) for one in shown["presets"])),
        _orders(shown, words, lang),
        el(h, words["facts"]),
        el("p", words["facts_hint"]),
        _facts(shown, words),
        el("p", source, class_="dtw-source"),
        el(h, words["paper_sheet"]),
        _sheet(shown, words),
        el("p", el("strong", words["paper_limits"])),
        _lines(2),
        el("p", el("strong", words["paper_result"])),
        _lines(LINES),
        class_="dtw-paper",
    )


def _preset(one: Mapping[str, Any], shown: Mapping[str, Any], words: Mapping[str, str]) -> Html:
    parts = ", ".join(
        f"{criterion['name']} {words['percent'].replace('{n}', str(weight))}"
        for criterion, weight in zip(shown["criteria"], one["weights"], strict=True)
    )
    by = words["set_by"].replace("{who}", one["who"])
    return el("li", el("strong", f"{one['name']}: "), f"{parts}. {by} {one['why']}")


def _orders(shown: Mapping[str, Any], words: Mapping[str, str], lang: Language) -> Html:
    if not shown["areas"]:
        return el("p", words["no_areas"])
    orders = [ranking(shown["areas"], one["weights"]) for one in shown["presets"]]
    rows = [
        el(
            "tr",
            el("th", str(nr + 1), scope="row"),
            *(
                el("td", f"{order[nr][0]['id']} {number(_thousandths(order[nr][1]), 3, lang)}")
                for order in orders
            ),
        )
        for nr in range(len(shown["areas"]))
    ]
    names = (words["col_rank"], *(one["name"] for one in shown["presets"]))
    return _table(words["paper_presets"], names, rows)


def _thousandths(score: float) -> float:
    """Return a score with three decimals, halves upwards, as a hand and the script do."""
    return math.floor(1000 * score + 0.5 + 1e-6) / 1000


def _facts(shown: Mapping[str, Any], words: Mapping[str, str]) -> Html:
    rows = [
        el("tr", el("th", one["name"], scope="row"), el("td", one["cell"]), el("td", one["area"]))
        for one in shown["criteria"]
    ]
    names = (words["col_criterion"], words["col_cell"], words["col_area"])
    return el("div", _table(words["facts"], names, rows), class_="dtw-wt-texts")


def _sheet(shown: Mapping[str, Any], words: Mapping[str, str]) -> Html:
    """Return the sheet on which a team writes who may set which slider."""
    columns = ("col_criterion", "col_may", "col_bounds", "col_turn", "col_public")
    names = [words[name] for name in columns]
    rows = [
        el("tr", el("th", one["name"], scope="row"), *(el("td") for _ in names[1:]))
        for one in shown["criteria"]
    ]
    return el("div", _table(words["paper_sheet"], names, rows), class_="dtw-wt-sheet")


def _table(name: str, head: Iterable[str], rows: Iterable[Html]) -> Html:
    return scroll_box(
        name,
        el(
            "table",
            el("caption", name),
            el("thead", el("tr", *(el("th", one, scope="col") for one in head))),
            el("tbody", *rows),
        ),
    )


def _lines(count: int) -> Html:
    return el("div", *(el("div") for _ in range(count)), class_="dtw-lines", aria_hidden="true")
