"""Write a told record as one accessible HTML page that needs nothing else, and no script."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby

from datataal.language import Language
from datataal.records._model import Record
from datataal.records._telling import Part, tell

__all__ = ["page"]

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1.0625rem/1.6 system-ui, sans-serif; margin: 0 auto; padding: 1.5rem 1rem;
  max-width: 42rem; overflow-wrap: anywhere; }
h1, h2 { line-height: 1.25; }
blockquote { margin: 0 0 1rem; padding-left: 1rem; border-left: 0.25rem solid; }
@media print { body { max-width: none; padding: 0; } h2 { break-after: avoid; } }
"""
#: The page may show its own style and load nothing at all.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(record: Record, lang: Language | None = None) -> str:
    """Return the record as an HTML document; raises `RefusedError` as `tell` does."""
    lang = lang or record["lang"]
    parts = tell(record, lang)
    spoken = f' lang="{record["lang"]}"' if record["lang"] != lang else ""
    body = "\n".join(_group(kind, list(group), spoken) for kind, group in _groups(parts))
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(parts[0].text)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _groups(parts: Sequence[Part]) -> list[tuple[str, list[Part]]]:
    return [(kind, list(group)) for kind, group in groupby(parts, key=lambda part: part.kind)]


def _group(kind: str, parts: list[Part], spoken: str) -> str:
    if kind == "item":
        items = "\n".join(f"<li>{_labelled(part)}</li>" for part in parts)
        return f"<ul>\n{items}\n</ul>"
    return "\n".join(_one(part, spoken) for part in parts)


def _one(part: Part, spoken: str) -> str:
    if part.kind == "title":
        return f"<h1>{escape(part.text)}</h1>"
    if part.kind == "heading":
        return f"<h2>{escape(part.text)}</h2>"
    if part.kind == "own":
        label = f"<p><strong>{escape(part.label)}</strong></p>\n" if part.label else ""
        lines = "<br>\n".join(escape(line) for line in part.text.split("\n"))
        return f"{label}<blockquote{spoken}><p>{lines}</p></blockquote>"
    return f"<p>{_labelled(part)}</p>"


def _labelled(part: Part) -> str:
    label = f"<strong>{escape(part.label)}.</strong> " if part.label else ""
    return label + escape(part.text)
