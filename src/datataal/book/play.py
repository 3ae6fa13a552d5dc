"""Cards to play with: the personas and roles of the foresight study, for a team around a table."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes
from sphinx.application import Sphinx

from datataal import content
from datataal.book.piece import Piece
from datataal.errors import ContentError, Finding

__all__ = ["setup_play"]

KINDS = ("personas", "roles")


def setup_play(app: Sphinx) -> None:
    """Make the directive that lays out the cards known."""
    app.add_directive("play-cards", PlayCards)


class PlayCards(Piece):
    """All cards of one kind, ``personas`` or ``roles``; printed, no card breaks over two sheets."""

    required_arguments = 1
    reads = ("play.yml", "roles.yml", "strings/book.yml")

    def make(self) -> Sequence[nodes.Node]:
        """Return the cards as a list."""
        if self.asked not in KINDS:
            raise ContentError(
                Finding(
                    what=f"There are no play cards {self.asked!r}",
                    expected=" or ".join(KINDS),
                    do="Correct the word behind play-cards",
                )
            )
        rows = content.play()[self.asked]
        return self.show(
            "play_cards.html", kind=self.asked, rows=[one.in_(self.page.lang) for one in rows]
        )
