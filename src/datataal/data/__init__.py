"""The tables of Deltaland: load them, read what they mean, judge and repair them.

The province is invented; `published` gives real figures to lay beside it. Loading needs no
network and only json and pandas; the generator (`datataal.data.generate`) is imported by the
command `datataal data` alone.
"""

from __future__ import annotations

from datataal.data._cards import FlawCard, flaw_cards
from datataal.data._load import describe, load, package, resource, tables
from datataal.data._margins import margin, sample_size, wilson
from datataal.data._published import published
from datataal.data._sources import source, source_path, sources
from datataal.data.passports import measured_quality, passport
from datataal.data.repairs import Repair, repair, undo

__all__ = [
    "FlawCard",
    "Repair",
    "describe",
    "flaw_cards",
    "load",
    "margin",
    "measured_quality",
    "package",
    "passport",
    "published",
    "repair",
    "resource",
    "sample_size",
    "source",
    "source_path",
    "sources",
    "tables",
    "undo",
    "wilson",
]
