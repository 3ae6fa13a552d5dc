"""What a dilemma may name as a place on the map of Deltaland."""

from __future__ import annotations

import functools
import json
from pathlib import Path

__all__ = ["place_ids"]


@functools.cache
def place_ids() -> tuple[str, ...]:
    """Return the ids: search areas (``F``), stations (``DL-08``), municipalities (``DM05``)."""
    path = Path(__file__).parent / "static" / "land_at.json"
    return tuple(sorted(json.loads(path.read_text(encoding="utf-8"))))
