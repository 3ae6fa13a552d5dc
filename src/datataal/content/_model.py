"""What the course teaches, as frozen data: terms, roles, modules, dilemmas, questions.

A raw YAML mapping becomes a `Node`: attribute access, every `{nl, en}` a `Text`, every list
a tuple. The schema guarantees the shape, so one small class serves all kinds of content.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from datataal.content._text import Text
from datataal.language import LANGUAGES, Language

__all__ = ["Node", "build", "plain"]


class Node(Mapping[str, Any]):
    """One piece of content. `node.title` or `node["title"]`; missing optional keys give None."""

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[str, Any]) -> None:
        self._items = dict(items)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  the schema says what it is
        if name.startswith("_"):
            raise AttributeError(name)
        return self._items.get(name)

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401
        return self._items[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __repr__(self) -> str:
        return f"Node({self._items.get('id', '')!r}: {', '.join(self._items)})"

    def in_(self, lang: Language) -> dict[str, Any]:
        """Return the whole piece in one language, as plain dicts, lists and strings."""
        return {key: plain(value, lang) for key, value in self._items.items()}


def build(raw: Any, where: str) -> Any:  # noqa: ANN401
    """Turn what YAML gave into nodes, texts and tuples; `where` names the place in the file."""
    if isinstance(raw, Mapping):
        if set(raw) == set(LANGUAGES):
            if isinstance(raw["nl"], list):
                return Node({lang: tuple(raw[lang]) for lang in LANGUAGES})
            return Text.of(raw, where)
        return Node({key: build(value, f"{where}.{key}") for key, value in raw.items()})
    if isinstance(raw, list):
        return tuple(build(value, f"{where}[{nr}]") for nr, value in enumerate(raw))
    return raw


def plain(value: Any, lang: Language) -> Any:  # noqa: ANN401
    """Return a value of a node in one language, without our own classes (ready for JSON)."""
    if isinstance(value, Text):
        return value.in_(lang)
    if isinstance(value, Node):
        return list(value[lang]) if set(value) == set(LANGUAGES) else value.in_(lang)
    if isinstance(value, tuple):
        return [plain(item, lang) for item in value]
    return value
