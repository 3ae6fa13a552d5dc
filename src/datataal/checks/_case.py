"""What the generator writes beside the tables, read only if it has the shape that we use."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

__all__ = ["SHAPES", "read_case"]

_NAMES = {"type": "array", "items": {"type": "string"}}
_FIGURE = {
    "type": "object",
    "required": ["value", "decimals"],
    "properties": {"value": {"type": "number"}, "decimals": {"type": "integer", "minimum": 0}},
}
_FIELD = {"type": "object", "required": ["name"], "properties": {"constraints": {"type": "object"}}}
_FOREIGN = {
    "type": "object",
    "required": ["fields", "reference"],
    "properties": {
        "fields": _NAMES,
        "reference": {"required": ["resource", "fields"], "properties": {"fields": _NAMES}},
    },
}
_SCHEMA = {
    "type": "object",
    "required": ["fields"],
    "properties": {
        "fields": {"type": "array", "minItems": 1, "items": _FIELD},
        "primaryKey": _NAMES,
        "foreignKeys": {"type": "array", "items": _FOREIGN},
    },
}
_RESOURCE = {
    "type": "object",
    "required": ["name", "path"],
    # A table has a schema; a file of sources/ is no table.
    "dependentRequired": {"table": ["schema"]},
    "properties": {"name": {"type": "string"}, "path": {"type": "string"}, "schema": _SCHEMA},
}
#: file -> the JSON schema of what the checks read in it
SHAPES: Mapping[str, Mapping[str, Any]] = {
    "figures.json": {"minProperties": 1, "additionalProperties": _FIGURE},
    "names.json": {"minProperties": 1, "additionalProperties": {"type": "string"}},
    "quality.json": {
        "required": ["dimensions", "tables"],
        "properties": {"tables": {"type": "object"}},
    },
    "datapackage.json": {
        "required": ["resources"],
        "properties": {"resources": {"type": "array", "minItems": 1, "items": _RESOURCE}},
    },
}


def read_case(path: Path) -> dict[str, Any]:
    """Return what a JSON file holds; nothing if it is missing, damaged or of another shape."""
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):  # the check `tables` says so
        return {}
    fits = Draft202012Validator(SHAPES.get(path.name, {})).is_valid(held)
    return held if fits and isinstance(held, dict) else {}
