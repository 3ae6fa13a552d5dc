"""Dilemmas: options in order, effects that go both ways, tables of even width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from datataal.checks._tree import Tree
from datataal.checks._yaml import Document
from datataal.errors import Finding
from datataal.widgets.places import place_ids

__all__ = ["FEWEST_EFFECTS", "dilemmas"]

FEWEST_EFFECTS = 4
_ARTICLE = re.compile(r"\b(?:artikel|article) \d")


def dilemmas(tree: Tree) -> Iterator[Finding]:
    """Yield what makes a dilemma one-sided or broken in the player."""
    for document in tree.of("dilemmas/"):
        yield from _facts(document)
        yield from _options(document, document.data["options"], "")
        rounds = document.data.get("rounds", [])
        for nr, turn in enumerate(rounds):
            yield from _options(document, turn["options"], f"rounds[{nr}].")
        yield from _way(document, rounds)
        yield from _law(document)


def _law(document: Document) -> Iterator[Finding]:
    """Yield articles of law without the year in which they were looked up: laws change."""
    triad = document.data["triad"]
    if "law_read" not in triad and any(map(_ARTICLE.search, triad["may"].values())):
        yield Finding(
            "An article of law without the year in which it was looked up",
            document.at("triad.may"),
            "the year beside it, as law_read",
            "Look the article up and add under triad: law_read: <this year>",
        )


def _options(document: Document, options: list[dict[str, Any]], start: str) -> Iterator[Finding]:
    for nr, option in enumerate(options):
        place = f"{start}options[{nr}]"
        if option["id"] != "abcde"[nr]:
            yield Finding(
                f"Option {nr + 1} has the id {option['id']!r}",
                document.at(f"{place}.id"),
                f"{'abcde'[nr]!r}: the options in the order of the alphabet",
                "Correct the id or the order",
            )
        yield from _effects(document, option, place)
        yield from _places(document, option.get("places", []), place)


def _places(document: Document, places: list[dict[str, Any]], place: str) -> Iterator[Finding]:
    """Yield places that are not on the map, or that stand there twice."""
    seen: set[str] = set()
    for nr, one in enumerate(places):
        where = document.at(f"{place}.places[{nr}].id")
        if one["id"] not in place_ids():
            yield Finding(
                f"There is no place {one['id']!r} on the map of Deltaland",
                where,
                f"one of {', '.join(place_ids())}",
                "Correct the id",
            )
        if one["id"] in seen:
            yield Finding(
                f"The place {one['id']!r} stands in this option twice",
                where,
                "each place once, with one direction",
                "Take the two together, or remove one",
            )
        seen.add(one["id"])


def _way(document: Document, rounds: list[dict[str, Any]]) -> Iterator[Finding]:
    """Yield rounds that no choice leads to, or that two rounds claim."""
    open_ = {option["id"] for option in document.data["options"]}
    claimed: set[str] = set()
    for nr, turn in enumerate(rounds):
        for at, choice in enumerate(turn["after"]):
            where = document.at(f"rounds[{nr}].after[{at}]")
            if choice not in open_:
                yield Finding(
                    f"No choice {choice!r} comes before round {turn['id']!r}",
                    where,
                    f"one of {', '.join(sorted(open_))}",
                    "Correct the choice, or put the round after the one that it follows on",
                )
            if choice in claimed:
                yield Finding(
                    f"Two rounds come after the choice {choice!r}",
                    where,
                    "one round after a choice",
                    "Remove it from one of the two",
                )
            claimed.add(choice)
        open_ |= {f"{turn['id']}:{option['id']}" for option in turn["options"]}


def _effects(document: Document, option: dict[str, Any], place: str) -> Iterator[Finding]:
    where = document.at(f"{place}.effects")
    if len(option["effects"]) < FEWEST_EFFECTS:
        yield Finding(
            f"Option {option['id']!r} has {len(option['effects'])} effects",
            where,
            f"at least {FEWEST_EFFECTS}: groups, public values and the plan",
            "Add what this option does to whom",
        )
    directions = {effect["direction"] for effect in option["effects"]}
    for missing, word in (("up", "gains"), ("down", "loses")):
        if missing not in directions and not (missing == "down" and "equal" in directions):
            yield Finding(
                f"Nobody {word} by option {option['id']!r}",
                where,
                "an option that can be defended and that costs something",
                f"Add an effect with direction: {missing}",
            )


def _facts(document: Document) -> Iterator[Finding]:
    width = len(document.data["facts"]["columns"])
    picture = document.data["facts"].get("picture", {})
    for name in ("column", "margin"):
        column = picture.get(name, 2)
        if column <= width:
            continue
        yield Finding(
            f"The picture draws column {column} of the facts",
            document.at(f"facts.picture.{name}"),
            f"2 to {width}: the table has {width} columns",
            "Correct the number of the column",
        )
    for nr, row in enumerate(document.data["facts"]["rows"]):
        if len(row) != width:
            yield Finding(
                f"Row {nr + 1} of the facts has {len(row)} cells",
                document.at(f"facts.rows[{nr}]"),
                f"{width}, as many as there are columns",
                "Add or remove a cell",
            )
