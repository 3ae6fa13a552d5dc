"""What was done, one line each, so that a run can stop at any moment and go on.

A line counts when it is whole. A line that was cut off by a crash is passed over; the work that
it told of is then done again, which gives the same.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

__all__ = ["Journal"]


class Journal:
    """A file of JSON lines, only ever added to.

    Parameters
    ----------
    path : pathlib.Path
        The file; it is made when the first line is written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._merged: dict[tuple[str, str], Mapping[str, Any]] = {
            (row["assignment"], row["student"]): row
            for row in self._rows()
            if row.get("event") == "merged"
        }

    def merged(self, assignment: str, student: str) -> str:
        """Return the key of what was merged last for a submission, or ""."""
        return str(self._merged.get((assignment, student), {}).get("key", ""))

    def outcome(self, assignment: str, student: str) -> str:
        """Return the word for what became of a submission (`_outcome.OUTCOMES`), or ""."""
        return str(self._merged.get((assignment, student), {}).get("outcome", ""))

    def write(self, event: str, **values: Any) -> None:  # noqa: ANN401  JSON
        """Add one line and see that it is on the disk."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        line = json.dumps({"event": event, **values}, ensure_ascii=False)
        with self._path.open("ab") as file:
            if file.tell() and not self._ends_well():
                file.write(b"\n")  # a line that was cut off must not swallow this one
            file.write(line.encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        if event == "merged":
            self._merged[values["assignment"], values["student"]] = values

    def _ends_well(self) -> bool:
        with self._path.open("rb") as file:
            file.seek(-1, os.SEEK_END)
            return file.read(1) == b"\n"

    def _rows(self) -> Iterator[Mapping[str, Any]]:
        if not self._path.is_file():
            return
        for line in self._path.read_bytes().split(b"\n"):
            try:
                row = json.loads(line)
            except ValueError:
                continue
            if isinstance(row, dict) and {"assignment", "student", "key"} <= row.keys():
                yield row
