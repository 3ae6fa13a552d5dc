"""The book: a Sphinx extension that puts content on pages, our theme, and the build.

`setup` is what Sphinx calls; each piece of the book lives in a module of its own with a
`setup_<piece>`. Nothing here is imported by lessons, so a kernel never loads Sphinx.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["setup"]


def setup(app: Sphinx) -> dict[str, Any]:
    """Make Sphinx know our directives, links, theme and page frame."""
    from datataal.book.boxes import setup_boxes
    from datataal.book.cards import setup_cards
    from datataal.book.cells import setup_cells
    from datataal.book.coverage import setup_coverage
    from datataal.book.dictionary import setup_dictionary
    from datataal.book.frame import setup_frame
    from datataal.book.links import setup_links
    from datataal.book.modules import setup_modules
    from datataal.book.paths import setup_paths
    from datataal.book.placing import setup_placing
    from datataal.book.play import setup_play
    from datataal.book.published import setup_published
    from datataal.book.sheets import setup_sheets
    from datataal.book.source import setup_source
    from datataal.book.start import setup_start
    from datataal.book.status import setup_status
    from datataal.book.terms import setup_terms

    # A change of our own code or theme must reach every page.
    app.add_config_value("datataal_code", "", "env", str)
    # Jupyter Book always sets this, for an extension that we leave out.
    app.add_config_value("comments_config", {}, "", dict)
    for piece in (
        setup_source,
        setup_links,
        setup_boxes,
        setup_cells,
        setup_terms,
        setup_modules,
        setup_cards,
        setup_play,
        setup_paths,
        setup_start,
        setup_placing,
        setup_dictionary,
        setup_sheets,
        setup_published,
        setup_status,
        setup_coverage,
        setup_frame,
    ):
        piece(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
