"""Links of our own: `term:id` to the glossary with a card, `page:docname` to another page."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from datataal import content
from datataal.book.piece import note_content, page_of, warn
from datataal.errors import ContentError

__all__ = ["setup_links", "term_anchor", "term_link"]


class term_link(nodes.inline):  # type: ignore[misc]  # noqa: N801  docutils: no types, lower case
    """A word that leads to its entry in the glossary and shows its card."""


def setup_links(app: Sphinx) -> None:
    """Make our two kinds of link known."""
    app.add_node(term_link, html=(_open_term, _close_term))
    app.add_transform(OwnLinks)


def term_anchor(id_: str) -> str:
    """Return the address of a term within the glossary page."""
    return f"term-{id_}"


class OwnLinks(SphinxTransform):
    """Turn `term:` and `page:` links into links that work from this page."""

    default_priority = 310

    def apply(self, **_: object) -> None:
        """Replace each of our links in the page."""
        for node in list(self.document.findall(nodes.reference)):
            scheme, _sep, target = node.get("refuri", "").partition(":")
            if scheme == "term":
                self._term(node, target)
            elif scheme == "page":
                self._page(node, target)

    def _term(self, node: nodes.reference, id_: str) -> None:
        note_content(self.env, "terms/*.yml")
        try:
            content.term(id_)
        except ContentError as error:
            warn(error, node)
            node.replace_self(nodes.inline("", "", *node.children))
            return
        url = page_of(self.env).url("glossary", term_anchor(id_))
        node.replace_self(term_link("", "", *node.children, refuri=url, term=id_))

    def _page(self, node: nodes.reference, target: str) -> None:
        docname, _sep, anchor = target.partition("#")
        if docname not in self.env.found_docs:
            warn(f"There is no page {docname!r}. Expected: the name of a page without .md.", node)
            node.replace_self(nodes.inline("", "", *node.children))
            return
        node["refuri"] = page_of(self.env).url(docname, anchor)
        node["internal"] = True


def _open_term(translator: Any, node: nodes.Element) -> None:  # noqa: ANN401  Sphinx's translator
    translator.body.append(
        translator.starttag(
            node, "a", "", CLASS="dt-term", href=node["refuri"], **{"data-term": node["term"]}
        )
    )


def _close_term(translator: Any, _node: nodes.Element) -> None:  # noqa: ANN401
    translator.body.append("</a>")
