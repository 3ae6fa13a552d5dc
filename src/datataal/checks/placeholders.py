"""Words with room for something, such as `{count}`: the same room in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from datataal.checks._tree import Tree
from datataal.checks._yaml import Document
from datataal.errors import Finding

__all__ = ["placeholders"]

#: {count}, and {{ figure }}, which the check `figures` leaves alone in words of exercises
_ROOM = re.compile(r"\{\{?\s*(\w+)")
MEND = "Change both languages together, and the program that fills it in"


def placeholders(tree: Tree) -> Iterator[Finding]:
    """Yield words of the interface and the exercises that the languages fill in differently."""
    for document in tree.of("strings/"):
        for dutch, english in document.pairs():
            yield from _rooms(dutch.text, english.text, document.where(english))
    by_name = {document.name: document for document in tree.descriptions if document.lang}
    for name, dutch_words in by_name.items():
        english_words = by_name.get(name.replace("words.nl", "words.en"))
        if dutch_words.lang == "nl" and english_words:
            yield from _exercise(dutch_words, english_words)


def _exercise(dutch: Document, english: Document) -> Iterator[Finding]:
    sides = [{leaf.place: leaf for leaf in one.leaves()} for one in (dutch, english)]
    for place in sorted(set(sides[0]) ^ set(sides[1])):
        here, there = (dutch, english) if place in sides[0] else (english, dutch)
        yield Finding(
            f"{place!r} is missing in {there.name}",
            here.at(place),
            "the same keys in both languages",
            "Write the other version, or remove this one",
        )
    for place in sorted(set(sides[0]) & set(sides[1])):
        texts = [side[place].text for side in sides]
        yield from _rooms(texts[0], texts[1], english.at(place))


def _rooms(dutch: str, english: str, where: str) -> Iterator[Finding]:
    rooms = [sorted(set(_ROOM.findall(text))) for text in (dutch, english)]
    if rooms[0] != rooms[1]:
        shown = [", ".join(room) or "nothing" for room in rooms]
        yield Finding(
            f"Dutch fills in {shown[0]}, English fills in {shown[1]}",
            where,
            "the same names between braces in both languages",
            MEND,
        )
