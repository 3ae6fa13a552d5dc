"""Put a widget on a page: its data for the script, and its whole content as readable HTML."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import ModuleType
from typing import Any

from datataal import content
from datataal.errors import ContentError, Finding
from datataal.language import Language, as_language
from datataal.widgets import (
    _dilemma,
    _matcher,
    _minimise,
    _quality,
    _question,
    _sample_size,
    _weights,
)
from datataal.widgets._html import el, json_script

__all__ = ["form", "shown_in", "static_html", "words_for"]

_ROOMS: Mapping[str, ModuleType] = {
    "dilemma": _dilemma,
    "quality": _quality,
    "sample_size": _sample_size,
    "question": _question,
    "weights": _weights,
    "minimise": _minimise,
    "matcher": _matcher,
}
#: aids have one text each; their id may be left out
_AIDS = {
    "quality": "quality",
    "sample_size": "sample-size",
    "weights": "weights",
    "minimise": "minimise",
    "matcher": "matcher",
}
#: aids whose result can be cited, kept and opened again with the shared buttons (`kit.aid`)
CITED: Collection[str] = frozenset({"matcher", "minimise", "weights"})
HEADING_LEVEL = 3


def static_html(kind: str, id_: str, lang: Language, *, level: int = HEADING_LEVEL) -> str:
    """Return a widget as HTML that reads without a script and on paper.

    Where the page loads `page_assets`, its script puts the live widget in place of the text.

    Parameters
    ----------
    kind : str
        ``dilemma``, ``quality``, ``sample_size``, ``question``, ``weights`` or ``minimise``.
    id_ : str
        Which one, such as ``03a`` or ``03-r1``; an aid has one, so there it may be empty.
    lang : Language
        Language of the page.
    level : int
        Level of the widget's own heading: 3 gives ``<h3>``.

    Raises
    ------
    ContentError
        If there is no such widget or content.
    """
    return form(kind, id_, lang, shown_in(kind, id_, lang), level=level)


def form(kind: str, id_: str, lang: Language, shown: Mapping[str, Any], *, level: int) -> str:
    """Return the HTML of a widget that shows `shown`; a pure function of its arguments."""
    words = words_for(kind, lang)
    data = {"content": shown, "strings": words, "lang": lang}
    return el(
        "div",
        json_script(data, "dt-data"),
        el("div", _ROOMS[kind].static(shown, words, level, lang), class_="dt-static"),
        class_="dt-widget",
        data_widget=kind,
        data_id=_AIDS.get(kind, id_),
        data_level=level,
        lang=lang,
    )


def shown_in(kind: str, id_: str, lang: Language) -> dict[str, Any]:
    """Return what a widget shows, in one language and ready for JSON."""
    if kind not in _ROOMS:
        raise ContentError(
            Finding(
                what=f"There is no widget {kind!r}",
                expected=", ".join(_ROOMS),
                do="Correct the name of the widget",
            )
        )
    shown: dict[str, Any] = _ROOMS[kind].shown(_AIDS.get(kind, id_), as_language(lang))
    return shown


def words_for(kind: str, lang: Language) -> dict[str, str]:
    """Return the interface words that a widget needs."""
    words = content.strings("widgets", lang)
    return {**(words["cite"] if kind in CITED else {}), **words[kind]}
