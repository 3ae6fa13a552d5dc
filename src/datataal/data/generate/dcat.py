"""`dcat.jsonld`: the data package as a data catalogue reads it, by DCAT-AP-NL 3.0 (Geonovum).

Every node has a name of its own, in the order of the package, so that the file is the same each
time. Files are named relative to this one; the only full addresses are those of vocabularies and
of the licence, which the standard wants as identifiers. Nothing is fetched.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from datataal.language import LANGUAGES

__all__ = ["dcat"]

URN = "urn:datataal:deltaland"
LISTS = "http://publications.europa.eu/resource/authority"
LANGUAGE_CODES = {"nl": "NLD", "en": "ENG"}
FORM_WORDS = {
    "clean": {"nl": " (schoon)", "en": " (clean)"},
    "raw": {"nl": " (ruw)", "en": " (raw)"},
}
NO_WORDS = {"nl": "", "en": ""}
CONTEXT = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
Node = dict[str, Any]
Tables = Mapping[str, pd.DataFrame]


def dcat(
    package: Mapping[str, Any],
    catalogue: Mapping[str, Any],
    files: Mapping[str, bytes],
    tables: Tables,
) -> Node:
    """Return the description of the package as JSON-LD.

    Parameters
    ----------
    package : mapping
        The content of `datapackage.json`.
    catalogue : mapping
        What a catalogue is told besides (`catalogue` of `tables/_package.yml`).
    files : mapping of str to bytes
        The files that the package describes by path, for size and checksum; their endings are
        those of the European list of file types (CSV, GEOJSON, JSON, XLSX).
    tables : mapping of str to pandas.DataFrame
        The clean tables, whose dates give the period.
    """
    parts = [_distribution(one, package, files[one["path"]]) for one in package["resources"]]
    agent = {
        "@id": f"{URN}:agent",
        "@type": "foaf:Agent",
        "foaf:name": _texts(catalogue["agent"]),
    }
    return {"@context": CONTEXT, "@graph": [_dataset(package, catalogue, parts, tables), agent]}


def _dataset(
    package: Mapping[str, Any], catalogue: Mapping[str, Any], parts: list[Node], tables: Tables
) -> Node:
    agent = {"@id": f"{URN}:agent"}
    return {
        "@id": URN,
        "@type": "dcat:Dataset",
        "dct:title": _texts(package["titles"]),
        "dct:description": _texts(package["descriptions"]),
        "dct:identifier": URN,
        "dct:publisher": agent,
        "dct:creator": agent,
        "dcat:contactPoint": {
            "@id": f"{URN}:contact",
            "@type": "vcard:Organization",
            "vcard:fn": _texts(catalogue["contact"]),
            "vcard:hasURL": {"@id": "README.md"},
        },
        "dcat:theme": [_listed("data-theme", theme) for theme in catalogue["themes"]],
        "dcat:keyword": [
            {"@value": word, "@language": lang}
            for lang in LANGUAGES
            for word in catalogue["keywords"][lang]
        ],
        "dct:accessRights": _listed("access-right", "PUBLIC"),
        "dct:language": [_listed("language", LANGUAGE_CODES[lang]) for lang in LANGUAGES],
        "dct:spatial": {
            "@id": f"{URN}:place",
            "@type": "dct:Location",
            "skos:prefLabel": _texts(catalogue["place"]),
        },
        "dct:temporal": _period(tables),
        "dct:provenance": {
            "@id": f"{URN}:provenance",
            "@type": "dct:ProvenanceStatement",
            "rdfs:label": _texts(catalogue["provenance"]),
        },
        "dcat:distribution": parts,
    }


def _distribution(one: Mapping[str, Any], package: Mapping[str, Any], content: bytes) -> Node:
    name, licence = f"{URN}:{one['name']}", package["licenses"][0]
    ending, form = one["path"].rpartition(".")[2], FORM_WORDS.get(one["form"], NO_WORDS)
    return {
        "@id": name,
        "@type": "dcat:Distribution",
        "dct:title": _texts({lang: one["titles"][lang] + form[lang] for lang in LANGUAGES}),
        "dct:description": _texts(one["descriptions"]),
        "dcat:accessURL": {"@id": one["path"]},
        "dcat:downloadURL": {"@id": one["path"]},
        "dct:license": {"@id": licence["path"], "@type": "dct:LicenseDocument"},
        "dct:format": _listed("file-type", ending.upper()),
        "dcat:byteSize": {"@value": str(len(content)), "@type": "xsd:nonNegativeInteger"},
        "spdx:checksum": {
            "@id": f"{name}:checksum",
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": {
                "@value": hashlib.sha256(content).hexdigest(),
                "@type": "xsd:hexBinary",
            },
        },
    }


def _texts(words: Mapping[str, str]) -> list[Node]:
    return [{"@value": words[lang], "@language": lang} for lang in LANGUAGES]


def _listed(name: str, value: str) -> Node:
    return {"@id": f"{LISTS}/{name}/{value}"}


def _period(tables: Tables) -> Node:
    """Return the first and the last day that any table speaks of."""
    days = list(_days(tables))
    return {
        "@id": f"{URN}:period",
        "@type": "dct:PeriodOfTime",
        "dcat:startDate": {"@value": min(days).isoformat(), "@type": "xsd:date"},
        "dcat:endDate": {"@value": max(days).isoformat(), "@type": "xsd:date"},
    }


def _days(tables: Tables) -> Iterator[dt.date]:
    for table in tables.values():
        for column in table:
            known = table[column].dropna()
            if len(known) and isinstance(known.iloc[0], dt.date):
                for moment in (known.min(), known.max()):
                    yield dt.date(moment.year, moment.month, moment.day)
