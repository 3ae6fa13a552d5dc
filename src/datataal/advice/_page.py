"""Write an advice as one accessible HTML page for A4 and screen, or as Markdown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from datataal._writing import write_out
from datataal.advice._model import Advice
from datataal.advice._told import PARTS, Block, Cell, Section, told
from datataal.errors import DatataalError, Finding
from datataal.language import Language
from datataal.plots._tables import scroll
from datataal.records import as_text
from datataal.widgets._document import document
from datataal.widgets._html import Html, el

__all__ = ["Shown", "markdown", "page", "save", "shown"]

#: a sheet of paper in a notebook or the book
_FRAME = "border:1px solid currentColor;padding:.5em 1.25em;max-width:47rem"
#: the level of a heading within a step of a lesson
_WITHIN = 4
#: what a page of an advice has beside the style of the other documents
_OWN = """
section:first-of-type { border-top: 0; margin-top: 0; }
#one h2, h3 { font-size: 1rem; line-height: 1.25; margin-block: 0.75rem 0.25rem; }
#one h2 + p, #one h2 + ol, h3 + p, h3 + ul { margin-top: 0; }
.own { white-space: pre-line; }
table { overflow-wrap: break-word; }
table:has(th:nth-child(4)) { min-width: 38rem; }
th, td { border-bottom: 1px solid; }
td { min-width: 5.5rem; }
tbody th { min-width: 6rem; }
@page { size: A4; }
@media print {
  #one { break-after: page; font-size: 10.5pt; line-height: 1.4; }
  #one h1 { font-size: 1.5rem; }
  h2 { font-size: 12pt; }
  #one h2, h3 { font-size: 10pt; margin-block: 0.375rem 0.125rem; break-after: avoid; }
  .dt-scroll { overflow: visible !important; }
  td, tbody th, table:has(th:nth-child(4)) { min-width: 0; }
  #one ~ section { break-inside: auto; }
}
"""


def page(advice: Advice, day: dt.date | None = None) -> str:
    """Return the advice as an HTML document that needs nothing else; typed text is only text.

    Parameters
    ----------
    advice : Advice
    day : datetime.date, optional
        The day that stands on page one; else today.
    """
    sections = told(advice, day or _today())
    title = sections[0].title
    body = [_section(one, 1 if one.id == "one" else 2, advice.lang) for one in sections]
    return document(title, *body, style=_OWN, lang=advice.lang)


def markdown(advice: Advice, day: dt.date | None = None) -> str:
    """Return the advice as Markdown; each sign that somebody typed is shown as that sign."""
    return "\n".join(_as_markdown(told(advice, day or _today())))


def _as_markdown(sections: Sequence[Section]) -> list[str]:
    lines: list[str] = []
    for section in sections:
        lines += [f"{'#' if section.id == 'one' else '##'} {_line(section.title)}", ""]
        for block in section.blocks:
            lines += _in_markdown(block)
    return lines


def save(advice: Advice, path: Path | str) -> Path:
    """Write the advice as a page, or as Markdown if the name ends in ``.md``; return the path.

    Raises
    ------
    DatataalError
        If the file cannot be written.
    """
    path = Path(path)
    text = markdown(advice) if path.suffix == ".md" else page(advice)
    write_out(path, text, "The advice", do="Choose another place")
    return path


class Shown:
    """An advice, or a part of it, as a notebook and the book show it."""

    def __init__(self, advice: Advice, parts: Sequence[str], day: dt.date) -> None:
        self._sections = [one for one in told(advice, day) if not parts or one.id in parts]
        self._lang = advice.lang

    def __repr__(self) -> str:
        return "\n".join(_as_markdown(self._sections))

    def _repr_html_(self) -> str:
        inside = [_section(one, _WITHIN, self._lang) for one in self._sections]
        return el("div", *inside, class_="dt-advice", style=_FRAME, lang=self._lang)


def shown(advice: Advice, *parts: str, day: dt.date | None = None) -> Shown:
    """Return the advice for a notebook: ``one``, ``data``, ``ethics``, ``dissent`` and so on.

    Raises
    ------
    DatataalError
        If there is no such part.
    """
    for part in parts:
        if part not in PARTS:
            expected = f"one of {', '.join(PARTS)}"
            raise DatataalError(Finding(f"An advice has no part {part!r}", "shown", expected))
    return Shown(advice, parts, day or _today())


def _today() -> dt.date:
    return dt.datetime.now(tz=dt.UTC).date()


def _section(section: Section, level: int, lang: Language) -> Html:
    """Return a section; one that stands in a notebook has no id, as it may stand there twice."""
    blocks = [_block(one, f"h{level + 1}", lang) for one in section.blocks]
    id_ = None if level == _WITHIN else section.id
    return el("section", el(f"h{level}", section.title, dir="auto"), *blocks, id=id_)


def _block(block: Block, below: str, lang: Language) -> list[Html]:
    if block.head:
        return [scroll(block.name, _table(block, lang))]
    named = [el(below, block.name)] if block.name else []
    if block.items:
        kind = "ol" if block.ordered else "ul"
        return [*named, el(kind, *(el("li", one.text, **_own(one, lang)) for one in block.items))]
    cell = block.text or Cell("")
    text = el("strong", cell.text) if block.strong else cell.text
    return [*named, el("p", text, class_="own", **_own(cell, lang))]


def _table(block: Block, lang: Language) -> Html:
    head = el("tr", *(el("th", name, scope="col") for name in block.head))
    body = [
        el(
            "tr",
            el("th", row[0].text, scope="row", **_own(row[0], lang)),
            *(el("td", one.text, **_own(one, lang)) for one in row[1:]),
        )
        for row in block.rows
    ]
    return el("table", el("caption", block.name), el("thead", head), el("tbody", *body))


def _own(cell: Cell, lang: Language) -> dict[str, str | None]:
    """Return the attributes of a text that a person may have written, in any language."""
    return {"lang": cell.spoken if cell.spoken != lang else None, "dir": "auto"}


def _in_markdown(block: Block) -> list[str]:
    if block.head:
        rows = [[_line(one.text) for one in row] for row in block.rows]
        table = [list(block.head), ["---"] * len(block.head), *rows]
        return [f"**{_line(block.name)}**", "", *(f"| {' | '.join(row)} |" for row in table), ""]
    named = [f"**{_line(block.name)}**", ""] if block.name else []
    if block.items:
        marks = [f"{nr}." if block.ordered else "-" for nr in range(1, len(block.items) + 1)]
        said = zip(marks, block.items, strict=True)
        return [*named, *(f"{mark} {_line(one.text)}" for mark, one in said), ""]
    text = as_text((block.text or Cell("")).text)
    return [*named, f"**{text}**" if block.strong and "\n" not in text else text, ""]


def _line(text: str) -> str:
    return as_text(" ".join(text.split()))
