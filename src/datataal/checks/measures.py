"""The forms of the measure are parallel: task by task the same goal and competence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

from datataal.checks._tree import Tree
from datataal.checks._yaml import Document
from datataal.errors import Finding

__all__ = ["measures"]

#: what a task and its namesakes in the other forms have in common
SAME = ("module", "bridge", "goal", "competence", "level", "form")
#: what must differ, or somebody who took the first form would know the answer
OTHER = ("scene", "options", "cards", "answer")


def measures(tree: Tree) -> Iterator[Finding]:
    """Yield tasks that are missing in a form, unlike their namesake, or a copy of it."""
    forms = [one for one in tree.of("questions/") if "measure" in one.data]
    for document in forms[1:]:
        yield from _beside(forms[0], document)
    for first, document in combinations(forms, 2):
        yield from _copies(first, document)


def _beside(first: Document, document: Document) -> Iterator[Finding]:
    ours, theirs = _tasks(document), _tasks(first)
    for name in sorted(ours.keys() ^ theirs.keys()):
        missing = document if name in theirs else first
        yield Finding(
            f"Form {missing.data['measure']} of the measure has no task {name}",
            missing.at("questions"),
            "the same tasks in each form",
            "Write it, or take it out of the other form",
        )
    for name in ours.keys() & theirs.keys():
        (nr, task), (_, other) = ours[name], theirs[name]
        for key in SAME:
            if task.get(key) != other.get(key):
                yield Finding(
                    f"Task {task['id']} and {other['id']} differ in {key}",
                    document.at(f"questions[{nr}]"),
                    f"{key}: {other.get(key)!r}",
                    "Make the two parallel",
                )


def _copies(first: Document, document: Document) -> Iterator[Finding]:
    ours, theirs = _tasks(document), _tasks(first)
    for name in ours.keys() & theirs.keys():
        (nr, task), (_, other) = ours[name], theirs[name]
        for key in OTHER:
            if key in task and task[key] == other.get(key):
                yield Finding(
                    f"Task {task['id']} has the same {key} as {other['id']}",
                    document.at(f"questions[{nr}].{key}"),
                    "another scene with other answers",
                    "Write another one",
                )


def _tasks(document: Document) -> dict[str, tuple[int, Mapping[str, Any]]]:
    """Return place and task by the name without the letter of the form, such as ``data-1``."""
    return {
        task["id"].partition("-")[2]: (nr, task)
        for nr, task in enumerate(document.data["questions"])
    }
