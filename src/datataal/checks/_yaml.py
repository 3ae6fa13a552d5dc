"""A YAML file with the line of each text, so that a finding says where to look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from datataal.content._read import compose
from datataal.language import LANGUAGES, Language

__all__ = ["Document", "Leaf"]


@dataclass(frozen=True)
class Leaf:
    """One text: its language, words, line (from 1) and place, such as ``terms[0].meaning``."""

    lang: str
    text: str
    line: int
    place: str


@dataclass(frozen=True)
class Document:
    """One YAML file: what it holds, and its texts."""

    name: str
    data: Any
    root: Any = field(repr=False)
    lang: str = ""
    only: Language | None = None

    @classmethod
    def read(cls, path: Path, name: str, lang: str = "", only: Language | None = None) -> Document:
        """Read a file.

        `lang` is given where its texts have no language of their own, `only` where its author
        wrote ``{nl: ...}`` in one language.
        """
        root, data = compose(path.read_text(encoding="utf-8"), only)
        return cls(name, data, root, lang, only)

    def at(self, place: str) -> str:
        """Return ``file:line (place)`` of a place such as ``terms[0].related``."""
        return f"{self.name}:{self._line(place)} ({place})"

    def where(self, leaf: Leaf) -> str:
        """Return ``file:line (place)`` of a text."""
        return f"{self.name}:{leaf.line} ({leaf.place}.{leaf.lang})"

    def pairs(self) -> Iterator[tuple[Leaf, ...]]:
        """Yield each text as the tuple of its languages, in the order of `LANGUAGES`."""
        yield from _pairs(self.root, "")

    def leaves(self) -> Iterator[Leaf]:
        """Yield each text in each language."""
        if self.lang:
            yield from _scalars(self.root, "", self.lang)
        else:
            for pair in self.pairs():
                yield from (leaf for leaf in pair if self.only in (None, leaf.lang))

    def _line(self, place: str) -> int:
        node = self.root
        for step in place.replace("[", ".[").strip(".").split("."):
            if isinstance(node, yaml.SequenceNode) and step.startswith("["):
                node = node.value[int(step[1:-1])]
            elif isinstance(node, yaml.MappingNode):
                node = dict((key.value, value) for key, value in node.value)[step]  # noqa: C402
        return int(node.start_mark.line) + 1


def _pairs(node: Any, place: str) -> Iterator[tuple[Leaf, ...]]:  # noqa: ANN401
    if isinstance(node, yaml.SequenceNode):
        for nr, item in enumerate(node.value):
            yield from _pairs(item, f"{place}[{nr}]")
    elif isinstance(node, yaml.MappingNode):
        items = {key.value: value for key, value in node.value}
        if set(items) == set(LANGUAGES):
            texts = (list(_scalars(items[lang], place, lang)) for lang in LANGUAGES)
            yield from zip(*texts, strict=False)
            return
        for key, value in items.items():
            yield from _pairs(value, f"{place}.{key}".lstrip("."))


def _scalars(node: Any, place: str, lang: str) -> Iterator[Leaf]:  # noqa: ANN401
    if isinstance(node, yaml.ScalarNode):
        yield Leaf(lang, node.value.strip(), node.start_mark.line + 1, place)
    elif isinstance(node, yaml.SequenceNode):
        for nr, item in enumerate(node.value):
            yield from _scalars(item, f"{place}[{nr}]", lang)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _scalars(value, f"{place}.{key.value}".lstrip("."), lang)
