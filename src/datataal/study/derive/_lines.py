"""Read a lesson into lines of text and code cells, each with its line number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from datataal.errors import ContentError, Finding

__all__ = ["Line", "Source", "read"]


@dataclass(frozen=True)
class Line:
    """One line of Markdown and its number (from 1). `first` marks the start of a cell."""

    text: str
    number: int
    first: bool = False


@dataclass(frozen=True)
class Source:
    """One code cell as the author wrote it, and the number of its first line."""

    text: str
    number: int
    metadata: Mapping[str, Any] = field(default_factory=dict)


def read(path: Path) -> Iterator[Line | Source]:
    """Yield a lesson's lines and code cells in order.

    Raises
    ------
    ContentError
        If the file cannot be read as a MyST notebook.
    """
    text, notebook = _notebook(path)
    lines = text.split("\n")
    starts = notebook.metadata.get("source_map", [])
    for cell, start in zip(notebook.cells, starts, strict=True):
        # The reader strips blank lines; look for where the cell's text really begins.
        at = next((nr for nr in range(start, len(lines)) if lines[nr].strip()), start)
        if cell.cell_type == "code":
            yield Source(cell.source, at + 1, cell.metadata)
            continue
        for offset, line in enumerate(cell.source.split("\n")):
            yield Line(line, at + offset + 1, first=offset == 0)


def _notebook(path: Path) -> tuple[str, Any]:
    from jupytext.myst import MystMetadataParsingError, myst_to_notebook

    try:
        text = path.read_text(encoding="utf-8")
        return text, myst_to_notebook(text, add_source_map=True)
    except (OSError, UnicodeDecodeError) as error:
        reason = f"The lesson cannot be read ({error})"
    except (MystMetadataParsingError, ValueError) as error:
        reason = f"The lesson is not a MyST notebook ({error})"
    raise ContentError(
        Finding(reason, str(path), "a UTF-8 MyST notebook", "Compare it with another lesson")
    ) from None
