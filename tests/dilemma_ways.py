"""Every way through a dilemma, and what each step of it has to show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Way = list[tuple[str, Mapping[str, Any], Mapping[str, Any]]]


def ways(shown: Mapping[str, Any]) -> Iterator[Way]:
    """Yield each way as its turns: id of the round ("" first), the moment, the option chosen."""
    yield from _from(shown, "", shown)


def _from(shown: Mapping[str, Any], id_: str, at: Mapping[str, Any]) -> Iterator[Way]:
    for option in at["options"]:
        name = f"{id_}:{option['id']}" if id_ else option["id"]
        turn = (id_, at, option)
        later = next((one for one in shown.get("rounds", ()) if name in one["after"]), None)
        if later is None:
            yield [turn]
        else:
            yield from ([turn, *rest] for rest in _from(shown, later["id"], later))


def words_of(shown: Mapping[str, Any], way: Way) -> list[list[str]]:
    """Return what the steps of this way must show, step by step: the content's own words."""
    facts = shown["facts"]
    cells = [cell for row in facts["rows"] for cell in row]
    picture = facts.get("picture", {"title": "", "bars": []})
    drawn = [picture["title"], *(bar[key] for bar in picture["bars"] for key in ("label", "text"))]
    steps = [
        [
            *drawn,
            *(shown["lead"], *shown["situation"], *shown["touched"], *shown["triad"].values()),
            *(facts["title"], facts["source"], *facts["columns"], *cells, shown["citizen"]),
        ]
    ]
    for id_, at, chosen in way:
        offered = [text for one in at["options"] for text in (one["text"], one["cost"])]
        steps.append([at["question"], *offered, *(at["situation"] if id_ else ())])
        effects = [effect[key] for effect in chosen["effects"] for key in ("who", "word", "why")]
        places = [place[key] for place in chosen.get("places", ()) for key in ("name", "word")]
        steps.append([chosen["text"], *effects, *places, *shown["values"]])
    taken = [option["text"] for _, _, option in way]
    steps.append([*taken, *way[-1][2]["voices"].values()])
    steps.append([*taken, shown["dissent_hint"], *shown["values"]])
    return steps
