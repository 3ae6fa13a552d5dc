"""Where the book's sources lie and where its build goes; no other module spells a path."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from datataal import _paths
from datataal.language import Language

__all__ = ["Project"]


@dataclass(frozen=True)
class Project:
    """One checkout: pages in `book/<lang>/`, lessons in `notebooks/<lang>/`, output in `_build/`.

    Attributes
    ----------
    root : Path
        The folder that holds `_config.yml`, `book/` and `notebooks/`.
    build : Path
        The folder that everything made goes into.
    """

    root: Path = _paths.CHECKOUT
    build: Path = _paths.CHECKOUT / "_build"

    @property
    def config(self) -> Path:
        """The Jupyter Book configuration that both languages share."""
        return self.root / "_config.yml"

    @property
    def html(self) -> Path:
        """The finished book: `index.html`, `nl/`, `en/`."""
        return self.build / "html"

    def pages(self, lang: Language) -> Path:
        """Return the folder with the pages that people read, in one language."""
        return self.root / "book" / lang

    def lessons(self, lang: Language) -> Path:
        """Return the folder with the lessons, in one language."""
        return self.root / "notebooks" / lang

    def staged(self, lang: Language) -> Path:
        """Return the folder from which Sphinx reads one language."""
        return self.build / "book-src" / lang

    def doctrees(self, lang: Language) -> Path:
        """Return the folder in which Sphinx keeps what it read."""
        return self.build / "book-doctrees" / lang

    def stamp(self, lang: Language) -> Path:
        """Return the file that says from which inputs a language was last built."""
        return self.build / "book-src" / f"{lang}.stamp"

    def cache(self, lang: Language) -> Path:
        """Return the folder that holds the outputs of run lessons, by state of the code."""
        return self.build / "jupyter-cache" / lang
