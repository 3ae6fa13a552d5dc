"""What all pieces of the book share: a directive base, and how a piece reports what is wrong.

A piece is HTML from one template in `components/`, filled with content. What goes wrong in
content becomes a Sphinx warning of type `datataal`, with file, line and mend.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from datataal import _paths
from datataal.book.page import ROLES, Page
from datataal.content._read import CONTENT
from datataal.errors import DatataalError
from datataal.language import as_language

__all__ = ["ROLES", "Page", "Piece", "note_content", "page_of", "raw", "warn"]

_LOG = logging.getLogger(__name__)


def page_of(env: BuildEnvironment, docname: str | None = None) -> Page:
    """Return the page that Sphinx reads or writes now."""
    return Page(docname or env.docname, as_language(env.config.language))


def warn(error: DatataalError | str, location: Any) -> None:  # noqa: ANN401  as Sphinx takes it
    """Report what is wrong with a page or its content, with file and line."""
    for line in str(error).splitlines():
        _LOG.warning(line, location=location, type="datataal", subtype="content")


#: What fills the numbers and names in any text, and the scores in the aid.
NUMBERS = ("figures.json", "names.json", "quality.json")


class Piece(SphinxDirective):
    """A directive that shows content. Subclasses say what to `make` and from which files."""

    has_content = False
    required_arguments = 0
    optional_arguments = 0
    final_argument_whitespace = True
    #: Files under `content/` (globs) that the page must be read again for.
    reads: Sequence[str] = ()

    @property
    def page(self) -> Page:
        """The page on which the directive stands."""
        return page_of(self.env)

    @property
    def asked(self) -> str:
        """The directive's argument, such as ``03a``."""
        return self.arguments[0].strip() if self.arguments else ""

    def run(self) -> list[nodes.Node]:
        """Return the nodes of the piece, or warn and leave the place empty."""
        for pattern in self.reads:
            note_content(self.env, pattern)
        for name in NUMBERS:
            self.env.note_dependency(str(_paths.datasets() / "deltaland" / name))
        try:
            return list(self.make())
        except DatataalError as error:
            warn(error, self.get_location())
            return []

    def make(self) -> Sequence[nodes.Node]:
        """Return the nodes of the piece."""
        raise NotImplementedError

    def show(self, template: str, **values: Any) -> list[nodes.Node]:  # noqa: ANN401
        """Return one component, filled."""
        return [raw(self.page.html(template, **values))]


def raw(html: str) -> nodes.raw:
    """Return HTML as a node; Sphinx's search reads the words in it."""
    return nodes.raw("", html, format="html")


def note_content(env: BuildEnvironment, pattern: str) -> None:
    """Have the page read again when a content file changes."""
    for path in sorted(CONTENT.glob(pattern)):
        env.note_dependency(str(path))
