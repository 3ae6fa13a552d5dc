"""Make HTML from content: everything that is not already markup is escaped."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable

__all__ = ["Child", "Html", "el", "json_script", "scroll_box"]


class Html(str):
    """Text that is markup already; only `el` and `json_script` make it."""

    __slots__ = ()


Child = str | None | Iterable["Child"]


def el(name: str, *children: Child, **attributes: str | int | bool | None) -> Html:
    """Return an element; children are escaped, None is skipped.

    ``class_`` and ``data_id`` become ``class`` and ``data-id``; an attribute that is True
    stands without a value, one that is False or None is left out.
    """
    start = name + "".join(_attribute(key, value) for key, value in attributes.items())
    return Html(f"<{start}>{''.join(_inside(children))}</{name}>")


def scroll_box(name: str, *children: Child) -> Html:
    """Return a box that scrolls sideways by itself and can be reached by keyboard."""
    return el("div", *children, class_="dtw-scroll", tabindex="0", role="region", aria_label=name)


def json_script(value: object, class_: str) -> Html:
    """Return a script element with data, which no text in it can end early."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    safe = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return Html(f'<script type="application/json" class="{class_}">{safe}</script>')


def _inside(children: Iterable[Child]) -> Iterable[str]:
    for child in children:
        if isinstance(child, Html):
            yield child
        elif isinstance(child, str):
            yield html.escape(child, quote=False)
        elif child is not None:
            yield from _inside(child)


def _attribute(key: str, value: str | int | bool | None) -> str:  # noqa: FBT001  HTML has both
    name = key.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{html.escape(str(value))}"'
