"""YAML keeps only the last of two equal keys, and says nothing: so a text gets lost."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from datataal.checks._tree import Tree
from datataal.errors import Finding

__all__ = ["doubles"]


def doubles(tree: Tree) -> Iterator[Finding]:
    """Yield keys that stand twice in one mapping of a content or description file."""
    for document in (*tree.documents, *tree.descriptions):
        for key, line, first in _twice(document.root):
            yield Finding(
                f"The key {key!r} stands here a second time",
                f"{document.name}:{line}",
                f"each key once; the first is in line {first}",
                "Remove one of the two, or correct its name",
            )


def _twice(node: yaml.Node) -> Iterator[tuple[str, int, int]]:
    if isinstance(node, yaml.MappingNode):
        lines: dict[str, int] = {}
        for key, value in node.value:
            line = key.start_mark.line + 1
            if key.value in lines:
                yield key.value, line, lines[key.value]
            lines.setdefault(key.value, line)
            yield from _twice(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _twice(item)
