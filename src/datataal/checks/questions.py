"""Questions: retrieval points back, has one right answer, and explains every answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from datataal.checks._tree import Tree
from datataal.errors import Finding

__all__ = ["questions"]


def questions(tree: Tree) -> Iterator[Finding]:
    """Yield retrieval questions that do not point back, and those without one right answer."""
    slugs = {nr: row["slug"] for nr, row in tree.ids("modules/", "").items()}
    for document in tree.of("questions/"):
        module = document.data["module"]
        for nr, question in enumerate(document.data["questions"]):
            for what, key, expected, mend in _faults(question, module, slugs):
                yield Finding(what, document.at(f"questions[{nr}].{key}"), expected, mend)


def _faults(
    question: dict[str, Any], module: str, slugs: dict[str, str]
) -> Iterator[tuple[str, str, str, str]]:
    id_ = question["id"]
    kind = {"r": "retrieval", "p": "predict"}[id_[3]]
    if question["kind"] != kind or not id_.startswith(module):
        yield (
            f"The id {id_!r} does not fit a question of kind {question['kind']!r} in {module}",
            "id",
            f"{module}-r1 for retrieval, {module}-p1 for predict",
            "Correct the id, the kind or the module",
        )
    right = sum(bool(option.get("right")) for option in question["options"])
    if right != 1:
        yield (
            f"Question {id_!r} has {right} right answers",
            "options",
            "one option with right: true",
            "Mark the one that the feedback confirms",
        )
    if question["kind"] == "retrieval":
        yield from _back(question, module, slugs)


def _back(
    question: dict[str, Any], module: str, slugs: dict[str, str]
) -> Iterator[tuple[str, str, str, str]]:
    match = re.match(r"(\d\d)\s+(\S+)", question["about"])
    earlier = [f"{nr} {slug}" for nr, slug in slugs.items() if nr < module]
    if not match or f"{match[1]} {match[2]}" not in earlier:
        yield (
            f"Question {question['id']!r} is about {question['about']!r}",
            "about",
            f"an earlier module: {', '.join(earlier)}",
            "Retrieval asks what was learned before; name that module",
        )
