"""Every widget in every state on one page, to look at: light, dark, phone, print.

The states stand in ``states/<kind>.yml``: what is shown, the state to begin in, and what the
page does then, such as pressing a button without an answer. A page of the gallery remembers
nothing, so looking at it never changes a learner's own work.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from datataal.content._model import build
from datataal.errors import ContentError, Finding
from datataal.language import Language
from datataal.widgets._page import form, shown_in
from datataal.widgets.demo import page
from datataal.widgets.kinds import KINDS

__all__ = ["ACTS", "gallery", "states"]

STATES = Path(__file__).parent / "states"
#: what the page can do after a widget has begun: act -> what its value says
ACTS: Mapping[str, str] = {
    "press": "a selector; the first that is seen is pressed",
    "choose": "a selector of a radio button or check box",
    "type": "[selector, text]",
    "select": "[selector, value]",
    "open": "text of a file that the reader opens",
}
_TITLE = {"nl": "Alle onderdelen in elke stand", "en": "Every widget in every state"}


def gallery(lang: Language) -> str:
    """Return the page; it needs no server and asks no host."""
    parts = [part for kind in KINDS for part in _of_kind(kind, lang)]
    whole = page([_contents(lang), *parts], lang, _TITLE[lang])
    script = (Path(__file__).parent / "gallery.js").read_text(encoding="utf-8")
    return whole.replace(_START, f"<script>\n{script}</script>")


#: how a page of widgets starts; the gallery starts them in its own way
_START = "<script>datataalKit.mountAll();</script>"


def states(kind: str) -> list[Any]:
    """Return the states of one kind of widget, each with `id`, `name` and what it begins with.

    Raises
    ------
    ContentError
        If the file is missing, or asks for an act that the page does not know.
    """
    path = STATES / f"{kind}.yml"
    if not path.is_file():
        what, do = f"The widget {kind!r} has no states for the gallery", "Write that file"
        raise ContentError(Finding(what, str(path), "a list of states", do))
    held = yaml.safe_load(path.read_text(encoding="utf-8"))
    found = [build(one, f"{path.name}[{nr}]") for nr, one in enumerate(held)]
    for nr, one in enumerate(found):
        for act in one.do or ():
            if not set(act) <= set(ACTS):
                what = f"The gallery cannot do {', '.join(set(act) - set(ACTS))!r}"
                expected = ", ".join(ACTS)
                raise ContentError(Finding(what, f"{path}[{nr}]", expected, "Correct the act"))
    return found


def _of_kind(kind: str, lang: Language) -> Iterator[str]:
    yield f'<h2 id="{kind}">{kind}</h2>'
    for node in states(kind):
        state = node.in_(lang)
        yield f"<h3>{html.escape(state['name'])}</h3>"
        shown = shown_in(kind, state["id"], lang)
        begin = {"state": state.get("state", {}), "do": state.get("do", [])}
        data = html.escape(json.dumps(begin, ensure_ascii=False), quote=True)
        yield form(kind, state["id"], lang, shown, level=4).replace(
            '<div class="dt-widget"', f'<div class="dt-widget" data-begin="{data}"', 1
        )


def _contents(lang: Language) -> str:
    name = {"nl": "Onderdelen", "en": "Widgets"}[lang]
    links = "".join(
        f'<li style="padding: 0.3rem 0"><a href="#{kind}">{kind}</a></li>' for kind in KINDS
    )
    return f'<nav aria-label="{name}"><ul>{links}</ul></nav>'
