"""The tables of Deltaland: load them, read what they mean, judge and repair them.

The province is invented; `published` gives real figures to lay beside it. Loading needs no
network and only json and pandas; the generator (`datataal.data.generate`) is imported by the
command `datataal data` alone.
"""

from __future__ import annotations

from datataal.data._cards import FlawCard, flaw_cards
from datataal.data._load import describe, document, load, package, resource, tables
from datataal.data._margins import margin, sample_size, wilson
from datataal.data._metadata import MANDATORY, SourceCard, missing_fields, source_card
from datataal.data._own import use_folder
from datataal.data._published import published
from datataal.data._sources import source, source_path, sources
from datataal.data.passports import measured_quality, passport
from datataal.data.repairs import Repair, repair, undo

__all__ = [
    "MANDATORY",
    "FlawCard",
    "Repair",
    "SourceCard",
    "describe",
    "document",
    "flaw_cards",
    "load",
    "margin",
    "measured_quality",
    "missing_fields",
    "package",
    "passport",
    "published",
    "repair",
    "resource",
    "sample_size",
    "source",
    "source_card",
    "source_path",
    "sources",
    "tables",
    "undo",
    "use_folder",
    "wilson",
]
