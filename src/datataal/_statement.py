"""The problem statement in five boxes: what is in each, and whether its form holds.

Only the form is looked at: a box is filled, a question asks, a purpose is not a means.
No opinion in it is judged.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final, Literal

__all__ = ["BOXES", "Found", "boxes_of", "look"]

#: Box -> the names that a learner may give it.
BOXES: Final = {
    "question": ("vraag", "question"),
    "purpose": ("doel", "purpose"),
    "owner": ("eigenaar", "owner"),
    "people": ("mensen", "people"),
    "boundary": ("grens", "boundary"),
}
#: What stands in a box: fine, or what is missing.
Found = Literal["fine", "empty", "short", "no_question", "means", "same"]

LONGEST: Final = 2000
#: Fewest words per box; an owner is one word.
_FEWEST: Final = {"question": 4, "purpose": 2, "owner": 1, "people": 2, "boundary": 3}
_MEANS: Final = re.compile(
    r"\b(wind)?(molen|turbine|mill)s?\b|\b(wind|zonne)(park|parken|energiepark)\b"
    r"|\b(wind|solar) (park|farm)s?\b|\bzonne(paneel|panelen|velden|veld)\b|\bsolar panels?\b"
    r"|\b(kabels?|cables?|accu'?s?|batter(y|ies)|dashboards?|kaart(en)?|maps?|apps?|platforms?)\b"
)
_SO_THAT: Final = re.compile(r"\b(?:zodat|opdat|waardoor|so that|in order to)\b")
_THROUGH: Final = re.compile(r"\b(?:door|dankzij|zonder|through|thanks to|by|without)\b")


def boxes_of(given: Mapping[Any, object]) -> dict[str, str]:
    """Return the text of each box; an unknown name or what is no text counts as empty."""
    named = {key.casefold().strip(): value for key, value in given.items() if type(key) is str}
    found = {}
    for box, names in BOXES.items():
        said = next((named[name] for name in names if name in named), "")
        found[box] = " ".join(said[:LONGEST].split()) if type(said) is str else ""
    return found


def look(boxes: Mapping[str, str]) -> dict[str, Found]:
    """Return for each box whether its form holds."""
    return {box: _look_at(box, boxes) for box in BOXES}


def _look_at(box: str, boxes: Mapping[str, str]) -> Found:
    said = boxes[box]
    if not said:
        return "empty"
    if box == "purpose" and _is_means(said.casefold()):
        return "means"
    if box == "purpose" and said.casefold() == boxes["question"].casefold():
        return "same"
    if len(said.split()) < _FEWEST[box]:
        return "short"
    return "no_question" if box == "question" and "?" not in said else "fine"


def _is_means(said: str) -> bool:
    """Tell whether a purpose names a means and not what it is for."""
    if not _MEANS.search(said):
        return False
    after = _SO_THAT.split(said, maxsplit=1)[1:]
    before = _THROUGH.split(said, maxsplit=1)
    ends = [*after, *(before[:1] if len(before) > 1 else [])]
    return not any(_MEANS.search(end) is None and len(end.split()) > 1 for end in ends)
