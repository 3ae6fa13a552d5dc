"""What was read and found valid is kept beside Python's own compiled files, and read from there.

Holding 150 files to their schemas takes seconds, in each kernel of each learner. As with compiled
code, what is kept counts only while the source and the schemas are what they were; where nothing
can be written, all is read anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

__all__ = ["find", "keep", "key_of"]


def key_of(source: bytes, *others: str) -> str:
    """Return a fingerprint of a file and of all else that decides what reading it gives."""
    digest = hashlib.sha256(source)
    for one in others:
        digest.update(b"\0" + one.encode())
    return digest.hexdigest()


def find(path: Path, key: str) -> Any:  # noqa: ANN401  whatever the file holds
    """Return what was kept of a file under this key, or None."""
    try:
        kept = json.loads(_place(path).read_bytes())
    except (OSError, ValueError):
        return None
    return kept["document"] if isinstance(kept, dict) and kept.get("key") == key else None


def keep(path: Path, key: str, document: Any) -> None:  # noqa: ANN401
    """Keep what a file holds, if this may be written and comes back as it was."""
    if sys.dont_write_bytecode:
        return
    place = _place(path)
    part = place.with_suffix(f".{os.getpid()}")
    with contextlib.suppress(OSError, TypeError, ValueError):
        text = json.dumps({"key": key, "document": document}, ensure_ascii=False)
        if json.loads(text)["document"] != document:
            return
        place.parent.mkdir(exist_ok=True)
        part.write_text(text, encoding="utf-8")
        part.replace(place)


def _place(path: Path) -> Path:
    return Path(cache_from_source(str(path))).with_suffix(f"{path.suffix}.json")
