"""The map of Deltaland beside a dilemma: which places an option touches, and where they lie.

The outlines stand once in ``static/land.json`` (`_land_outlines` makes it), which the script of
the player holds too. A place keeps its mark, a letter or a number, in a whole dilemma.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from datataal import data
from datataal.widgets._html import Html, el
from datataal.widgets._land_outlines import STATIC

__all__ = ["located", "map_html"]

#: Sides of a mark on the map, in cells, and how far two marks stay apart.
WIDE, HIGH = 11.0, 7.0
SIDE = 100


@functools.cache
def _held(name: str) -> dict[str, Any]:
    """Return ``land``: id -> SVG path, or ``land_at``: id -> point; 100 units wide, north up."""
    held: dict[str, Any] = json.loads((STATIC / f"{name}.json").read_text(encoding="utf-8"))
    return held


def located(
    options: Sequence[Mapping[str, Any]], words: Mapping[str, str]
) -> list[list[dict[str, Any]]]:
    """Return the places of each option, with name, mark and where the mark stands.

    Parameters
    ----------
    options : sequence of mapping
        The options of all rounds, in one language; `places` of each, if any.
    words : mapping
        `place_area` and `place_station`, with ``{id}`` and ``{name}`` to fill in.
    """
    wanted = dict.fromkeys(one["id"] for option in options for one in option.get("places", ()))
    if not wanted:
        return [[] for _ in options]
    names, marks = _names(words), _marks(wanted)
    spots = _spread(wanted)
    return [
        [
            {**one, "name": names[one["id"]], "mark": marks[one["id"]], "spot": spots[one["id"]]}
            for one in option.get("places", ())
        ]
        for option in options
    ]


def _names(words: Mapping[str, str]) -> dict[str, str]:
    table = data.load("municipalities")
    names = dict(zip(map(str, table["municipality"]), map(str, table["name"]), strict=True))
    found = dict(names)
    for row in data.load("search_area").to_dict("records"):
        id_ = str(row["area"])
        line = words["place_area"].replace("{id}", id_)
        found[id_] = line.replace("{name}", names[str(row["municipality"])])
    for row in data.load("grid_stations").to_dict("records"):
        found[str(row["station"])] = str(row["name"])
    return found


def _marks(wanted: Iterable[str]) -> dict[str, str]:
    """Return the mark of each place: a search area has its letter, the others get a number."""
    numbered = [id_ for id_ in wanted if len(id_) > 1]
    return {id_: str(numbered.index(id_) + 1) if id_ in numbered else id_ for id_ in wanted}


def _spread(wanted: Iterable[str]) -> dict[str, list[float]]:
    """Return a spot for each mark, near its place, on the map, and clear of the others."""
    at = _held("land_at")
    spots: dict[str, list[float]] = {}
    for id_ in sorted(wanted, key=len):  # small areas first: a municipality has room
        x = min(max(at[id_][0], WIDE / 2), SIDE - WIDE / 2)
        y = min(max(at[id_][1], HIGH / 2), SIDE - HIGH / 2)
        beside = _AROUND[1:] if len(id_) == 1 else _AROUND  # a small area stays in sight
        tries = [[round(x + WIDE * a, 1), round(y + HIGH * b, 1)] for b, a in beside]
        taken = [*spots.values(), *(at[one] for one in wanted if len(one) == 1 and one != id_)]
        spots[id_] = next((one for one in tries if _free(one[0], one[1], taken)), tries[0])
    return spots


#: Where a mark may go when its own place is taken: rows down or up, columns right or left.
_AROUND = ((0, 0), (1.1, 0), (-1.1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1), (2, 0))


def _free(x: float, y: float, others: Iterable[Sequence[float]]) -> bool:
    on_map = WIDE / 2 <= x <= SIDE - WIDE / 2 and HIGH / 2 <= y <= SIDE - HIGH / 2
    return on_map and all(abs(x - a) >= WIDE or abs(y - b) >= HIGH for a, b in others)


def map_html(places: Iterable[Mapping[str, Any]], name: str) -> Html:
    """Return a map with these places, each once, for paper and where no script runs."""
    shapes, once = _held("land"), {one["id"]: one for one in places}
    return el(
        "svg",
        *(_shape(id_, d, "dtw-land-on" if id_ in once else None) for id_, d in _stacked(shapes)),
        *(_mark(one) for one in once.values()),
        class_="dtw-land",
        viewBox=f"0 0 {SIDE} {SIDE}",
        role="img",
        aria_label=name,
    )


def _stacked(shapes: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the shapes from below: municipalities first, search areas on top of them."""
    return sorted(shapes.items(), key=lambda one: (len(one[0]) == 1, one[0]))


def _shape(id_: str, d: str, on: str | None) -> Html:
    kind = "dtw-land-area" if len(id_) == 1 else "dtw-land-place"
    look = "dtw-land-dark" if on and len(id_) == 1 else on
    return el("path", class_=f"{kind} {look}" if look else kind, d=d)


def _mark(one: Mapping[str, Any]) -> Html:
    x, y = one["spot"]
    box = el("rect", x=f"{x - 3.5:g}", y=f"{y - 3.25:g}", width="7", height="6.5", rx="1.5")
    text = el("text", one["mark"], x=f"{x:g}", y=f"{y + 1.75:g}", text_anchor="middle")
    return el("g", box, text, class_="dtw-land-mark")
