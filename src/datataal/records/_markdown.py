"""Write a told record as Markdown that shows typed text as text, whatever was typed."""

from __future__ import annotations

import re

from datataal.language import Language
from datataal.records._model import Record
from datataal.records._telling import Part, tell

__all__ = ["as_text", "markdown"]

#: Signs that mean something inside a line: emphasis, code, links, tables, maths, roles, addresses.
_SIGNS = re.compile(r"[\\`*_{}\[\]|~$@]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
#: What means something at the start of a line only: headings, lists, rules, numbered lists.
_START = re.compile(r"^[#+=:-]")
_NUMBER = re.compile(r"^([0-9]+)([.)])")
_ADDRESS = re.compile(r"(?ai)(\b[a-z][a-z0-9+.-]*)(:)(?=\S)|(\bwww)(\.)")


def markdown(record: Record, lang: Language | None = None) -> str:
    """Return the record as Markdown; raises `RefusedError` as `tell` does."""
    blocks: list[str] = []
    previous = ""
    for part in tell(record, lang):
        joint = "\n" if part.kind == previous == "item" else "\n\n"
        blocks += [joint, _block(part)] if blocks else [_block(part)]
        previous = part.kind
    return "".join(blocks) + "\n"


def as_text(typed: str) -> str:
    """Return text so that a reader of Markdown shows each sign of it, line for line."""
    return "\n".join(_line(line.strip()) for line in typed.strip().split("\n"))


def _line(line: str) -> str:
    safe = _SIGNS.sub(r"\\\g<0>", line)
    safe = _ADDRESS.sub(r"\1\3\\\2\4", safe)
    safe = _START.sub(r"\\\g<0>", safe)
    return _NUMBER.sub(r"\1\\\2", safe).translate(_ENTITIES)


def _block(part: Part) -> str:
    text, label = as_text(part.text), as_text(part.label)
    start = f"**{label}.** " if label else ""
    if part.kind == "title":
        return f"# {text}"
    if part.kind == "heading":
        return f"## {text}"
    if part.kind == "item":
        return f"- {start}{text}"
    if part.kind == "own":
        quoted = "\n".join(f"> {line}\\" if line else ">" for line in text.split("\n"))
        quoted = quoted.removesuffix("\\").replace("\\\n>\n", "\n>\n")
        return f"{start.strip()}\n\n{quoted}" if start else quoted
    return f"{start}{text}"
