"""Information cards: in a joint module each role alone knows something that the others lack."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes
from sphinx.application import Sphinx

from datataal import content
from datataal.book.piece import Piece

__all__ = ["setup_cards"]


def setup_cards(app: Sphinx) -> None:
    """Make the directive that deals the cards known."""
    app.add_directive("cards", RoleCards)


class RoleCards(Piece):
    """The three cards of a module; the page opens the chosen role's, paper has all three."""

    required_arguments = 1
    reads = ("modules/*.yml", "roles.yml", "strings/book.yml")

    def make(self) -> Sequence[nodes.Node]:
        """Return the cards, each closed until a reader or the chosen role opens it."""
        cards = content.cards(self.asked).in_(self.page.lang)
        return self.show("role_cards.html", cards=cards)
