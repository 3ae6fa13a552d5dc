"""Code cells and tables of lessons: the card around a cell, and boxes that scroll by themselves."""

from __future__ import annotations

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from datataal.book.boxes import box
from datataal.book.piece import Page, page_of, raw

__all__ = ["setup_cells"]


def setup_cells(app: Sphinx) -> None:
    """Dress code cells and tables."""
    app.connect("builder-inited", _keep_outputs_apart, priority=900)
    app.add_transform(CellCards)
    app.add_transform(ScrollBoxes)


def _keep_outputs_apart(app: Sphinx) -> None:
    """Let each language write the pictures of its cells in a folder of its own.

    The place that MyST-NB chooses is shared by both books, and would be published with them.
    """
    folder = Path(app.doctreedir) / "outputs"
    app.env.mystnb_config = app.env.mystnb_config.copy(output_folder=str(folder))  # type: ignore[attr-defined]


class CellCards(SphinxTransform):
    """Make each code cell a card: plain words, code, outcome, tools."""

    default_priority = 900

    def apply(self, **_: object) -> None:
        """Dress all code cells of a lesson."""
        page = page_of(self.env)
        for cell in list(self.document.findall(nodes.container)):
            if cell.get("nb_element") == "cell_code":
                _dress(cell, page)


def _dress(cell: nodes.container, page: Page) -> None:
    _take_plain_words(cell)
    for part in list(cell.findall(nodes.container)):
        if part.get("nb_element") == "cell_code_output" and part.children:
            part.insert(0, nodes.paragraph("", page.words["outcome"], classes=["dt-outcome"]))
            for block in list(part.findall(nodes.literal_block)):
                if "traceback" in block["classes"]:
                    _soften(block, page)
    slug = page.docname.rpartition("/")[2]
    cell.append(raw(page.html("cell_tools.html", slug=slug)))


def _take_plain_words(cell: nodes.container) -> None:
    """Move the "in plain words" box that stands right above a cell into its card."""
    parent = cell.parent
    at = parent.index(cell)
    above = parent[at - 1] if at else None
    if isinstance(above, box) and "dt-plain" in above["classes"]:
        parent.remove(above)
        cell.insert(0, above)


def _soften(block: nodes.literal_block, page: Page) -> None:
    """Show what to try first; the trace itself waits behind a summary."""
    lines = [line for line in block.astext().splitlines() if line.strip()]
    head = page.html("error.html", last=lines[-1] if lines else "")
    summary = box("", nodes.Text(page.words["error_trace"]), tag="summary", classes=[])
    details = box("", summary, block.deepcopy(), tag="details", classes=["dt-trace"])
    block.replace_self([raw(head), details])


class ScrollBoxes(SphinxTransform):
    """Let a wide table scroll in its own focusable, labelled box, never the page."""

    default_priority = 910

    def apply(self, **_: object) -> None:
        """Wrap every table that an author wrote."""
        label = page_of(self.env).words["table_label"]
        for table in list(self.document.findall(nodes.table)):
            title = next(iter(table.findall(nodes.title)), None)
            given = {
                "role": "group",
                "tabindex": "0",
                "aria-label": f"{label}: {title.astext()}" if title else label,
            }
            wrapped = box("", tag="div", classes=["dt-scroll"], given=given)
            table.replace_self(wrapped)
            wrapped.append(table)
