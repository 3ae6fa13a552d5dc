"""The widgets: dilemmas, questions, the measure and the aids for work; `kinds` lists them.

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
from datataal.widgets._page import kind_of, static_html

if TYPE_CHECKING:
    from datataal.widgets._base import ContentWidget

__all__ = [
    "aid",
    "dilemma",
    "kind_of",
    "mark_svg",
    "measure",
    "page_assets",
    "question",
    "static_html",
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


def aid(id_: str) -> ContentWidget:
    """Show a work aid, such as ``aid("quality")``; its result can be kept and cited.

    Raises
    ------
    ContentError
        If there is no such aid; it names near ones.
    """
    return _live(kind_of(id_), id_)


def question(id_: str) -> ContentWidget:
    """Show a question, such as ``question("03-r1")``, with feedback on the answer chosen.

    Raises
    ------
    ContentError
        If there is no such question.
    """
    return _live("question", id_)


def measure(id_: str = "start") -> ContentWidget:
    """Show the measure; its answers stay in the browser and its result is a path.

    Raises
    ------
    ContentError
        If there is no such measure.
    """
    return _live("measure", id_)


def _live(kind: str, id_: str) -> ContentWidget:
    from datataal.widgets._base import live

    return live(kind, id_, language.current())
