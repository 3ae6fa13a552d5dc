"""The learner's own notebooks in `_study/<lang>/`: made once, never overwritten when changed.

For each notebook we keep a digest of the cells as we made them. When the course has a newer
version, a notebook that still has our cells is replaced; one that the learner changed stays,
and the newer version is put beside it under another name.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from datataal import content
from datataal.language import Language

__all__ = ["Opened", "Workspace"]


@dataclass(frozen=True)
class Opened:
    """A notebook that is ready to open.

    Attributes
    ----------
    path : Path
        The learner's notebook.
    beside : Path, optional
        A newer version of it that was just put beside it; None when there is nothing to tell.
    """

    path: Path
    beside: Path | None = None


@dataclass(frozen=True)
class Workspace:
    """One learner's notebooks of one checkout of the course.

    Attributes
    ----------
    checkout : Path
        Where the lessons come from.
    root : Path
        The folder with the learner's work; JupyterLab shows this one.
    """

    checkout: Path
    root: Path

    @property
    def html(self) -> Path:
        """The built book."""
        return self.checkout / "_build" / "html"

    def source(self, slug: str, lang: Language) -> Path:
        """Return where the author's text of a lesson stands."""
        return self.checkout / "notebooks" / lang / f"{slug}.md"

    @property
    def jupyter(self) -> Path:
        """Where Jupyter's own settings, logs and run-time files go; hidden from the learner."""
        return self.root / ".jupyter"

    def place(self, name: str, lang: Language, notebook: Any) -> Opened:  # noqa: ANN401
        """Put `notebook` there as `<lang>/<name>.ipynb`, unless the learner changed theirs.

        Raises
        ------
        OSError
            If the folder cannot be written.
        """
        path = self.root / lang / f"{name}.ipynb"
        made = _digest(notebook)
        known = self._known()
        key = f"{lang}/{name}"
        before = known.get(key, "")
        if path.is_file() and before == made:
            return Opened(path)
        changed = path.is_file() and _digest_of_file(path) not in (before, made)
        target = self._free_name(path, lang) if changed else path
        _write(target, _as_text(notebook))
        self._remember({**known, key: made})
        return Opened(path, beside=target if changed else None)

    def _free_name(self, path: Path, lang: Language) -> Path:
        word = content.strings("study", lang)["new_suffix"]
        names = (f"{path.stem} ({word}{f' {nr}' if nr > 1 else ''}).ipynb" for nr in range(1, 1000))
        return next(path.with_name(name) for name in names if not path.with_name(name).exists())

    @property
    def _journal(self) -> Path:
        return self.jupyter / "made.json"

    def _known(self) -> Mapping[str, str]:
        try:
            known = json.loads(self._journal.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}  # then every notebook counts as the learner's own
        return known if isinstance(known, dict) else {}

    def _remember(self, known: Mapping[str, str]) -> None:
        _write(self._journal, json.dumps(known, indent=1, sort_keys=True))


def _as_text(notebook: Any) -> str:  # noqa: ANN401
    return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"


def _digest(notebook: Any) -> str:  # noqa: ANN401
    """Return a digest of what a person can change: kind and text of the cells, not outputs."""
    cells = [[cell["cell_type"], _joined(cell["source"])] for cell in notebook["cells"]]
    return hashlib.sha256(json.dumps(cells).encode()).hexdigest()


def _digest_of_file(path: Path) -> str:
    try:
        return _digest(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError):
        return "unreadable"  # whatever it is, it is not ours to overwrite


def _joined(source: str | list[str]) -> str:
    return source if isinstance(source, str) else "".join(source)


def _write(path: Path, text: str) -> None:
    """Write in one go, so that a full disk or a stop leaves the old file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.part")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(path)
