"""Put a widget on a page: its data for the script, and its whole content as readable HTML."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from types import ModuleType
from typing import Any

from datataal import content
from datataal.errors import ContentError, Finding
from datataal.language import Language, as_language
from datataal.widgets._html import el, json_script
from datataal.widgets.kinds import KINDS

__all__ = ["form", "kind_of", "shown_in", "static_html", "words_for"]

HEADING_LEVEL = 3


def static_html(kind: str, id_: str, lang: Language, *, level: int = HEADING_LEVEL) -> str:
    """Return a widget as HTML that reads without a script and on paper.

    Where the page loads `page_assets`, its script puts the live widget in place of the text.

    Parameters
    ----------
    kind : str
        A name of `kinds.KINDS`; `kind_of` gives the kind of an aid.
    id_ : str
        Which one, such as ``03a``, ``03-r1`` or ``sample-size``.
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
        el("div", _room(kind).static(shown, words, level, lang), class_="dt-static"),
        class_="dt-widget",
        data_widget=kind,
        data_id=id_,
        data_level=level,
        lang=lang,
    )


def shown_in(kind: str, id_: str, lang: Language) -> dict[str, Any]:
    """Return what a widget shows, in one language and ready for JSON."""
    if kind not in KINDS:
        raise ContentError(
            Finding(
                what=f"There is no widget {kind!r}",
                expected=", ".join(KINDS),
                do="Correct the name of the widget",
            )
        )
    shown: dict[str, Any] = _room(kind).shown(id_, as_language(lang))
    return shown


def words_for(kind: str, lang: Language) -> dict[str, str]:
    """Return the interface words that a widget needs."""
    words = content.strings("widgets", lang)
    cited = words["cite"] if KINDS[kind].cited else {}
    # the exercises say it too: right, not yet and not attempted stand in one place
    outcomes = content.strings("exercises", lang)["outcomes"]
    judged = {**outcomes, **words["answer"]} if KINDS[kind].judged else {}
    return {**cited, **judged, **words[kind]}


def kind_of(aid: str) -> str:
    """Return the kind of widget that shows an aid.

    Raises
    ------
    ContentError
        If there is no such aid.
    """
    return str(content.aid(aid)["widget"])


def _room(kind: str) -> ModuleType:
    """Return the module that knows what widgets of one kind show."""
    return importlib.import_module(f"datataal.widgets._{kind}")
