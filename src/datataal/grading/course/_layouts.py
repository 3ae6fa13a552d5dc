"""Whose file is this? The ways in which learning platforms name what they give out.

Seen and from public documentation, not from an agreement: platforms change their names. What fits
none of these is taken as plain folders, `NAME/file`, or a loose file, `NAME.ipynb`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

__all__ = ["Owner", "owner", "platform"]


@dataclass(frozen=True)
class Owner:
    """Who handed a file in, as the platform says it.

    Attributes
    ----------
    said : tuple of str
        Names to look up in the roster, the surest first.
    file : tuple of str
        The rest of the path.
    turn : str
        Sorts the times that one person handed in; the last one counts.
    """

    said: tuple[str, ...]
    file: tuple[str, ...]
    turn: str = ""


_MOODLE = re.compile(r"(?P<name>.+)_(?P<id>\d+)_assignsubmission_file_?")
_BRIGHTSPACE = re.compile(r"(?P<id>\d+)-\d+ - (?P<name>.+?) - (?P<when>.+)")
_CANVAS = re.compile(r"(?P<name>[^_]+)_(?:LATE_)?(?P<id>\d+)_(?P<turn>\d+)_(?P<file>.+)")
_VERSION = re.compile(r"Version (\d+)")
_COPY = re.compile(r"-(\d+)(?=\.\w+$)")
_WHEN = ("%b %d, %Y %I%M %p", "%d %B, %Y %H%M", "%B %d, %Y %I%M %p", "%b %d, %Y %H%M")


def _moodle(parts: Sequence[str]) -> Owner | None:
    for at, part in enumerate(parts[:-1]):
        found = _MOODLE.fullmatch(part)
        if found:
            said = (found["id"], found["name"])
            return Owner(said, tuple(parts[at + 1 :]))
    # Without folders: everything in one name.
    found = re.fullmatch(_MOODLE.pattern.rstrip("?").rstrip("_") + r"_(?P<file>.+)", parts[-1])
    return Owner((found["id"], found["name"]), (found["file"],)) if found else None


def _brightspace(parts: Sequence[str]) -> Owner | None:
    for at, part in enumerate(parts[:-1]):
        found = _BRIGHTSPACE.fullmatch(part)
        if found:
            return Owner(
                (found["id"], found["name"]), tuple(parts[at + 1 :]), _sorts(found["when"])
            )
    return None


def _canvas(parts: Sequence[str]) -> Owner | None:
    found = _CANVAS.fullmatch(parts[-1])
    if not found:
        return None
    copy = _COPY.search(found["file"])
    turn = f"{int(found['turn']):020}.{int(copy[1]) if copy else 0:06}"
    return Owner((found["id"], found["name"]), (_COPY.sub("", found["file"]),), turn)


def _teams(parts: Sequence[str]) -> Owner | None:
    for at, part in enumerate(parts):
        found = _VERSION.fullmatch(part)
        if found and at >= 2:  # noqa: PLR2004  name, assignment, version
            return Owner((parts[at - 2],), tuple(parts[at + 1 :]), f"{int(found[1]):06}")
    return None


def _plain(parts: Sequence[str]) -> Owner:
    if len(parts) > 1:
        return Owner((parts[0],), tuple(parts[1:]))
    return Owner((parts[0].rpartition(".")[0] or parts[0],), (parts[0],))


_KNOWN: Final[dict[str, Callable[[Sequence[str]], Owner | None]]] = {
    "moodle": _moodle,
    "brightspace": _brightspace,
    "teams": _teams,
    "canvas": _canvas,
}


def platform(paths: Sequence[Sequence[str]]) -> str:
    """Return the platform whose names fit most of these paths, or ``"plain"``."""
    hits = {name: sum(read(path) is not None for path in paths) for name, read in _KNOWN.items()}
    best = max(hits, key=lambda name: hits[name])
    return best if 2 * hits[best] > len(paths) else "plain"


def owner(parts: Sequence[str], kind: str) -> Owner:
    """Return whose file this is, by the names of one platform; plain where they do not fit."""
    read = _KNOWN.get(kind)
    return (read(parts) if read else None) or _plain(parts)


def _sorts(when: str) -> str:
    for form in _WHEN:
        try:
            return dt.datetime.strptime(when, form).replace(tzinfo=dt.UTC).isoformat()
        except ValueError:
            continue
    return when
