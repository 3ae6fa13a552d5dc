"""The widgets: dilemma player, aid for data quality, sample size, question, weights.

Each is one ES module (`render({model, el})`) with three hosts: JupyterLab, the browser
edition, and a plain page without a kernel, also opened from disk. `dilemma("03a")` and its
siblings show one in a notebook; `static_html` gives the form that reads without a script;
`page_assets` gives the files that a page loads to make it live.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from datataal import language
from datataal.widgets._assets import page_assets
from datataal.widgets._marks import mark_svg
from datataal.widgets._page import static_html

if TYPE_CHECKING:
    from datataal.widgets._base import ContentWidget

__all__ = [
    "dilemma",
    "mark_svg",
    "matcher",
    "minimise_aid",
    "page_assets",
    "quality_aid",
    "question",
    "sample_size",
    "static_html",
    "weights_map",
]


def dilemma(id_: str) -> ContentWidget:
    """Show a dilemma, such as ``dilemma("03a")``; an earlier decision is found again.

    What you record is written to ``records/<id>.json`` beside the notebook.

    Raises
    ------
    ContentError
        If there is no such dilemma.
    """
    return _live("dilemma", id_)


def quality_aid() -> ContentWidget:
    """Show the aid for data quality: whether a table is good enough for a purpose."""
    return _live("quality", "quality")


def minimise_aid() -> ContentWidget:
    """Show the minimisation slider: which columns answer a question, and who stands alone."""
    return _live("minimise", "minimise")


def matcher() -> ContentWidget:
    """Show the term matcher: what three roles hear in one word, and the wording they agree."""
    return _live("matcher", "matcher")


def sample_size() -> ContentWidget:
    """Show how the margin of error depends on the number of answers."""
    return _live("sample_size", "sample-size")


def weights_map() -> ContentWidget:
    """Show the map of weights: who sets the sliders, and which search area comes first."""
    return _live("weights", "weights")


def question(id_: str) -> ContentWidget:
    """Show a question, such as ``question("03-r1")``, with feedback on the answer chosen.

    Raises
    ------
    ContentError
        If there is no such question.
    """
    return _live("question", id_)


def _live(kind: str, id_: str) -> ContentWidget:
    from datataal.widgets._base import live

    return live(kind, id_, language.current())
