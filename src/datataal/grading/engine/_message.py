"""What travels between machines: a job and what became of it, small and of one known shape.

Both are text of JSON. They say where files lie and how a process ended, never what a learner
wrote; that stays in the course's folder, which every machine sees at the same path.
"""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Final

from datataal._version import __version__

__all__ = ["MARK", "BadMessageError", "pack", "unpack", "versions"]

#: File by which a worker knows that it sees the course.
MARK: Final = "cluster-mark"
#: What must be the same on every machine, or the same work could get other points.
_SAME: Final = ("nbgrader", "pandas", "numpy", "matplotlib", "distributed")

_TEXT: Final = {"type": "string", "maxLength": 1024}
_PATH: Final = {"type": "string", "maxLength": 4096, "pattern": "^/"}
_JOB: Final = {
    "id": {"type": "string", "pattern": "^[0-9a-f]{24}$"},
    "key": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    "assignment": _TEXT,
    **dict.fromkeys(("submission", "source", "seed", "config", "place"), _PATH),
    "limits": {"type": "object", "additionalProperties": {"type": "number"}, "maxProperties": 20},
    "exact": {"type": "boolean"},
}
_SHAPES: Final[Mapping[str, Mapping[str, Any]]] = {
    "job": {
        "job": {
            "type": "object",
            "properties": _JOB,
            "required": list(_JOB),
            "additionalProperties": False,
        },
        "mark": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
        "versions": {"type": "object", "additionalProperties": _TEXT, "maxProperties": 20},
        "walls": {"type": "boolean"},
    },
    "result": {
        "id": _JOB["id"],
        "host": _TEXT,
        "code": {"type": "integer", "minimum": -255, "maximum": 255},
        "refused": _TEXT,
    },
}
#: Most characters of each.
_MOST: Final = {"job": 32_768, "result": 8_192}


class BadMessageError(ValueError):
    """A message that is too long, or has another shape than ours."""


def pack(kind: str, found: Mapping[str, Any]) -> str:
    """Return a ``job`` or a ``result`` as text.

    Raises
    ------
    BadMessageError
        If it does not have that shape.
    """
    text = json.dumps(found)
    unpack(kind, text)
    return text


def unpack(kind: str, text: object) -> dict[str, Any]:
    """Return what such a text says.

    Raises
    ------
    BadMessageError
        If it is no text, too long, no JSON, or of another shape.
    """
    from jsonschema import Draft202012Validator

    if type(text) is not str or len(text) > _MOST[kind]:
        raise BadMessageError(f"a {kind} is a text of at most {_MOST[kind]} characters")
    try:
        found: dict[str, Any] = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadMessageError(f"a {kind} is JSON") from error
    parts = _SHAPES[kind]
    shape = {
        "type": "object",
        "properties": parts,
        "required": list(parts),
        "additionalProperties": False,
    }
    for wrong in Draft202012Validator(shape).iter_errors(found):
        raise BadMessageError(f"{wrong.json_path} of a {kind}: {wrong.message[:200]}")
    return found


def versions() -> dict[str, str]:
    """Return the versions that must be the same on all machines."""
    found = {"datataal": __version__, "Python": platform.python_version()}
    for name in _SAME:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "none"
    return found
