"""Terms as SKOS concepts: names, meanings, what each role hears, and how they hang together.

What SKOS has no word for is kept in its notes, each with the word that the glossary uses:
a reading per role and the clash are scope notes, the sentence for a meeting is an example.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from datataal import content
from datataal._version import __version__
from datataal.language import LANGUAGES, Language

__all__ = ["CONTEXT", "SCHEME", "skos", "text"]

URN = "urn:datataal"
SCHEME = f"{URN}:vocabulary"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
CONTEXT: dict[str, Any] = {
    "dct": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    **{
        name: {"@id": f"{prefix}:{name}", "@container": "@language"}
        for prefix, names in {
            "dct": ("title", "description", "bibliographicCitation"),
            "rdf": ("value",),
            "skos": ("prefLabel", "altLabel", "definition", "scopeNote", "example"),
        }.items()
        for name in names
    },
    "officialDefinition": {"@id": "skos:definition"},
    **{
        name: {"@id": f"skos:{name}", "@type": "@id"}
        for name in ("inScheme", "topConceptOf", "related", "member")
    },
    "license": {"@id": "dct:license", "@type": "@id"},
    "source": {"@id": "dct:source", "@type": "@id"},
}
Resource = dict[str, Any]


def skos() -> Resource:
    """Return the whole vocabulary as JSON-LD: a scheme, a collection per module, the concepts.

    Every text stands in every language of the course. `skos:related` holds both ways, as the
    standard wants. Names are `urn:datataal:term:ID`, with the id that the glossary has.
    """
    terms = content.terms()
    related = _related(terms)
    concepts = [_concept(term, sorted(related[id_])) for id_, term in terms.items()]
    return {"@context": CONTEXT, "@graph": [_scheme(), *_collections(terms), *concepts]}


def text() -> str:
    """Return the vocabulary as the text of a JSON-LD file, the same each time."""
    return json.dumps(skos(), ensure_ascii=False, indent=1) + "\n"


def _scheme() -> Resource:
    words = {lang: content.strings("vocabulary", lang) for lang in LANGUAGES}
    return {
        "@id": SCHEME,
        "@type": "skos:ConceptScheme",
        "title": {lang: words[lang]["title"] for lang in LANGUAGES},
        "description": {lang: words[lang]["description"] for lang in LANGUAGES},
        "owl:versionInfo": __version__,
        "license": LICENCE,
    }


def _collections(terms: Mapping[str, content.Node]) -> Iterator[Resource]:
    for nr, module in content.modules().items():
        members = [_urn(id_) for id_, term in terms.items() if term.module == nr]
        if members:
            yield {
                "@id": f"{URN}:module:{nr}",
                "@type": "skos:Collection",
                "prefLabel": _texts(module.title),
                "member": members,
            }


def _related(terms: Mapping[str, content.Node]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for id_, term in terms.items():
        for other in term.get("related") or ():
            found[id_].add(other)
            found[other].add(id_)
    return found


def _concept(term: content.Node, related: list[str]) -> Resource:
    concept: Resource = {
        "@id": _urn(term.id),
        "@type": "skos:Concept",
        "inScheme": SCHEME,
        "topConceptOf": SCHEME,
        "prefLabel": _texts(term.term),
        "definition": _texts(term.meaning),
        "scopeNote": {lang: _notes(term, lang) for lang in LANGUAGES},
        "example": _texts(term.say),
        **_source(term.source),
    }
    if synonyms := _synonyms(term):
        concept["altLabel"] = synonyms
    if related:
        concept["related"] = [_urn(id_) for id_ in related]
    if official := term.get("official"):
        concept["officialDefinition"] = [
            {"value": _texts(one.meaning), **_source(one.source)} for one in official
        ]
    return concept


def _synonyms(term: content.Node) -> dict[str, list[str]]:
    given = term.get("synonyms") or {}
    return {lang: list(given[lang]) for lang in LANGUAGES if given.get(lang)}


def _notes(term: content.Node, lang: Language) -> list[str]:
    """Return what each role hears, and where that goes wrong."""
    words = content.strings("vocabulary", lang)
    hears = [
        words["hears"].format(role=role.name.in_(lang), reading=term.readings[id_].in_(lang))
        for id_, role in content.roles().items()
        if id_ in term.readings
    ]
    return [*hears, words["clash"].format(clash=term.clash.in_(lang))]


def _source(source: content.Node) -> Resource:
    """Return who says so: as a sentence with its year, and as an address where there is one."""
    year = f" ({source.year})" if source.get("year") else ""
    told = {lang: f"{source.text.in_(lang)}{year}" for lang in LANGUAGES}
    address = source.get("address") or ""
    whole = address if "://" in address else f"https://{address}"
    return {"bibliographicCitation": told, **({"source": whole} if address else {})}


def _texts(given: content.Text) -> dict[str, str]:
    return {lang: given.in_(lang) for lang in LANGUAGES}


def _urn(id_: str) -> str:
    return f"{URN}:term:{id_}"
