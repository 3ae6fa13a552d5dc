"""Find where the code of two lessons differs, apart from own names, comments and words.

Both are parsed; comments fall away by that. Names that the lesson itself assigns are numbered
in order of appearance, over all cells, so that `klein` and `small` meet as the same number.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

__all__ = ["Difference", "differences"]

#: a municipality, a card or another code: not a word for people
_CODE = re.compile(r"^[A-Za-z]+-?\d[\w-]*$")
#: where a node of the tree holds a name that the lesson may have given itself
_NAMING = {"id", "arg", "name"}
_LANGUAGE = {"nl", "en"}
#: one cell: its source and the line (from 1) where it stands
Cell = tuple[str, int]


@dataclass(frozen=True)
class Difference:
    """The first difference in a cell: in words, and the line in either file."""

    what: str
    line: int
    other: int


def differences(one: Sequence[Cell], other: Sequence[Cell], ids: set[str]) -> Iterator[Difference]:
    """Yield the first difference of each pair of cells that do not do the same.

    Parameters
    ----------
    one, other : sequence of (str, int)
        The cells of either lesson, as many of each.
    ids : set of str
        Strings that must be equal in both: names of tables, columns and values.
    """
    numbers: tuple[dict[str, int], dict[str, int]] = ({}, {})
    for (source, line), (source2, line2) in zip(one, other, strict=True):
        try:
            trees = [ast.parse(text) for text in (source, source2)]
        except SyntaxError as error:
            yield Difference(f"a cell is not Python ({error.msg})", line, line2)
            return  # names assigned here are not known, so later cells cannot be compared
        for tree, seen in zip(trees, numbers, strict=True):
            _number(tree, seen)
        found = _first(trees[0], trees[1], numbers, ids)
        if found:
            what, at, at2 = found
            yield Difference(what, line + at - 1, line2 + at2 - 1)


def _number(tree: ast.AST, seen: dict[str, int]) -> None:
    for node in ast.walk(tree):
        name = ""
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            name = node.id
        elif isinstance(node, ast.arg):
            name = node.arg
        elif isinstance(node, ast.FunctionDef):
            name = node.name
        if name:
            seen.setdefault(name, len(seen))


def _first(
    one: object, other: object, numbers: tuple[dict[str, int], dict[str, int]], ids: set[str]
) -> tuple[str, int, int] | None:
    """Return (what, line, line) of the first difference below two nodes."""
    left, right = list(_tokens(one, numbers[0])), list(_tokens(other, numbers[1]))
    for (a, line), (b, line2) in zip(left, right, strict=False):
        if a != b and not _both_words(a, b, ids):
            return f"{_shown(a)} against {_shown(b)}", line, line2
    if len(left) != len(right):
        longer = left if len(left) > len(right) else right
        return f"{_shown(longer[min(len(left), len(right))][0])} stands in one only", 1, 1
    return None


def _tokens(node: object, seen: dict[str, int], line: int = 1) -> Iterator[tuple[object, int]]:
    if isinstance(node, ast.AST):
        line = getattr(node, "lineno", line)
        yield type(node).__name__, line
        for field, value in ast.iter_fields(node):
            if field in _NAMING and isinstance(value, str) and value in seen:
                yield ("own name", seen[value]), line
            elif isinstance(node, ast.Constant) and isinstance(value, str):
                yield ("text", value), line
            else:
                yield from _tokens(value, seen, line)
    elif isinstance(node, list):
        yield len(node), line
        for item in node:
            yield from _tokens(item, seen, line)
    else:
        yield ("value", node), line


def _both_words(one: object, other: object, ids: set[str]) -> bool:
    """Say whether two tokens are texts for people, or the languages themselves."""
    texts = []
    for token in (one, other):
        if not (isinstance(token, tuple) and token[0] == "text"):
            return False
        texts.append(token[1])
    if set(texts) == _LANGUAGE:
        return True
    return not any(text in ids or _CODE.match(text) or text.isidentifier() for text in texts)


def _shown(token: object) -> str:
    if not isinstance(token, tuple):
        return str(token)
    kind, value = token
    return f"own name {value + 1}" if kind == "own name" else repr(value)
