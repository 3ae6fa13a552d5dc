"""What the flash cards show: the terms of every module, with meaning and three readings."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from datataal import content
from datataal.errors import ContentError, Finding
from datataal.language import Language
from datataal.widgets._html import Html, el

__all__ = ["INTERVALS", "ONLY", "shown", "static"]

#: the one box of cards
ONLY = "terms"
#: days until a card returns, after each time that it was known; the words name them too
INTERVALS = (1, 3, 7, 16, 35)
ROLES = ("policy", "data", "ethics")


def shown(id_: str, lang: Language) -> dict[str, Any]:
    """Return the terms in the order of the modules, and the modules that have any."""
    if id_ != ONLY:
        raise ContentError(Finding(f"There are no cards {id_!r}", "", ONLY, "Correct the name"))
    terms = sorted(content.terms().values(), key=lambda term: str(term["module"]))
    have = {term["module"] for term in terms}
    return {
        "id": id_,
        "intervals": list(INTERVALS),
        "roles": {role: content.role(role).name.in_(lang) for role in ROLES},
        "letters": {role: content.role(role).letter.in_(lang) for role in ROLES},
        "modules": [
            {"nr": nr, "title": module["title"].in_(lang)}
            for nr, module in content.modules().items()
            if nr in have
        ],
        "terms": [_card(term.in_(lang)) for term in terms],
    }


def _card(term: Mapping[str, Any]) -> dict[str, Any]:
    return {key: term[key] for key in ("id", "module", "term", "meaning", "readings")}


def static(
    shown: Mapping[str, Any],
    words: Mapping[str, str],
    level: int,
    lang: Language,  # noqa: ARG001  all forms are called alike
) -> Html:
    """Return the cards as tables, to cut out or to cover with a sheet of paper."""
    titles = {module["nr"]: module["title"] for module in shown["modules"]}
    tables = [
        _table(f"{nr} {titles[nr]}", list(terms), words)
        for nr, terms in groupby(shown["terms"], key=lambda term: str(term["module"]))
    ]
    return el(
        "div",
        el(f"h{level}", words["title"], class_="dtw-title"),
        el("p", words["lead"]),
        el("p", words["paper"]),
        *tables,
        class_="dtw-paper",
    )


def _table(name: str, terms: list[Mapping[str, Any]], words: Mapping[str, str]) -> Html:
    rows = [
        el("tr", el("th", term["term"], scope="row"), el("td", term["meaning"])) for term in terms
    ]
    head = el("tr", el("th", words["term"], scope="col"), el("th", words["meaning"], scope="col"))
    return el("table", el("caption", name), el("thead", head), el("tbody", *rows))
