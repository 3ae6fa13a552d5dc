"""What the term matcher shows: every term of the glossary with what each role hears in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from datataal import content, records
from datataal.language import Language
from datataal.widgets._html import Html, el

__all__ = ["shown", "static"]

_ROLES = ("policy", "data", "ethics")
_OF_A_TERM = ("id", "term", "meaning", "readings", "clash", "say")


def shown(id_: str, lang: Language) -> dict[str, Any]:
    """Return the roles and all terms of the glossary in alphabetical order, in one language."""
    aid = content.aid(id_)
    terms = [_term(node.in_(lang)) for node in content.terms().values()]
    roles = [content.role(role).in_(lang) for role in _ROLES]
    return {
        **aid.in_(lang),
        "roles": [{key: role[key] for key in ("id", "name", "letter")} for role in roles],
        "terms": sorted(terms, key=lambda term: str(term["term"]).lower()),
        "fingerprint": records.fingerprint(aid),
    }


def _term(term: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the matcher needs of a term; `ours` where no official meaning exists."""
    source = term["source"]
    ours = source.get("status") == "ours"
    return {**{key: term[key] for key in _OF_A_TERM}, "source": _cited(source), "ours": ours}


def _cited(source: Mapping[str, Any]) -> str:
    """Return a source as one line: what, when and where."""
    text = str(source["text"])
    year = source.get("year")
    parts = [text, str(year) if year and str(year) not in text else "", source.get("address", "")]
    return ", ".join(part for part in parts if part)


def static(shown: Mapping[str, Any], words: Mapping[str, str], level: int, lang: Language) -> Html:
    """Return a sheet to fill in by hand, and the readings of every term."""
    return el(
        "div",
        el(f"h{level}", shown["title"], class_="dtw-title"),
        el("p", shown["lead"]),
        el("ol", *(el("li", step) for step in shown["paper"])),
        el(f"h{min(6, level + 1)}", words["sheet"]),
        el("ul", *(el("li", f"{name}:") for name in _blanks(shown, words)), class_="dtw-sheet"),
        el(f"h{min(6, level + 1)}", words["all_terms"]),
        *(_readings(term, shown["roles"], words, level) for term in shown["terms"]),
        class_="dtw-paper",
        lang=lang,
    )


def _blanks(shown: Mapping[str, Any], words: Mapping[str, str]) -> list[str]:
    heard = [words["hears"].replace("{role}", role["name"]) for role in shown["roles"]]
    return [words["term"], *heard, words["wording"], words["date"]]


def _readings(
    term: Mapping[str, Any],
    roles: list[Mapping[str, str]],
    words: Mapping[str, str],
    level: int,
) -> Html:
    heard = [
        el("li", el("strong", f"{role['name']}: "), term["readings"][role["id"]]) for role in roles
    ]
    return el(
        "div",
        el(f"h{min(6, level + 2)}", term["term"]),
        el("ul", *heard),
        el("p", el("strong", f"{words['clash']}: "), term["clash"]),
        el(
            "p", el("strong", f"{words['ours' if term['ours'] else 'official']}: "), term["meaning"]
        ),
        el("p", f"{words['source']}: {term['source']}", class_="dtw-source"),
    )
