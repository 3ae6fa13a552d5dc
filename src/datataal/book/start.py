"""The start page: the land behind its head, and a door for each role."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from datataal import content
from datataal.book.boxes import BodyPiece
from datataal.book.modules import described
from datataal.book.piece import ROLES, Page, Piece, page_of, raw

__all__ = ["setup_start"]


def setup_start(app: Sphinx) -> None:
    """Make the pieces of the start page known."""
    app.add_directive("hero", Hero)
    app.add_directive("path-doors", PathDoors)
    app.add_post_transform(AroundTitle)


class Hero(BodyPiece):
    """The lead and the buttons of the start page; the land is drawn behind them.

    The last paragraph that holds only links becomes the row of buttons.
    """

    def make(self) -> Sequence[nodes.Node]:
        """Return the text with its buttons."""
        body = self.body()
        for block in body:
            links = list(block.findall(nodes.reference))
            if links and isinstance(block, nodes.Element):
                _as_buttons(block, links)
        return [self.boxed("dt-hero", *body)]


def _as_buttons(block: nodes.Element, links: list[nodes.reference]) -> None:
    block["classes"].append("dt-buttons")
    for at, link in enumerate(links):
        link["classes"] += ["dt-button"] if at == 0 else ["dt-button", "dt-button-second"]


class PathDoors(Piece):
    """For each role: what it learns, its first bridge, how much is done together."""

    reads = ("modules/*.yml", "pillars.yml", "roles.yml")

    def make(self) -> Sequence[nodes.Node]:
        """Return the three doors."""
        return self.show("path_doors.html", doors=[_door(self.page, id_) for id_ in ROLES])


def _door(page: Page, role: str) -> dict[str, Any]:
    modules = list(content.modules().values())
    first = next(row for row in modules if row.bridge not in (role, "joint"))
    ready = next((row for row in modules if row.status == "ready"), first)
    return {
        **page.role(role),
        "first": described(page, first),
        "go": described(page, ready),
        "joint": sum(row.bridge == "joint" for row in modules),
        "all": len(modules),
    }


class AroundTitle(SphinxPostTransform):
    """Place what belongs above or around the page's title, once contents are collected."""

    default_priority = 900
    formats = ("html",)

    def run(self, **_: Any) -> None:  # noqa: ANN401  as the base class has it
        """Move chips above the title, and draw the land around the start page's head."""
        page = next(iter(self.document.findall(nodes.section)), None)
        if page is None:
            return
        for node in list(page.findall(nodes.raw)):
            if "dt-above-title" in node["classes"]:
                node.parent.remove(node)
                page.insert(0, node)
        if any("dt-hero" in child.get("classes", ()) for child in _elements(page)):
            self._land(page)

    def _land(self, page: nodes.section) -> None:
        below = next(
            (at for at, child in enumerate(page) if isinstance(child, nodes.section)), len(page)
        )
        page.insert(below, raw("</div></div>"))
        page.insert(0, raw(page_of(self.env, self.env.docname).html("land.html")))


def _elements(parent: nodes.Element) -> list[nodes.Element]:
    return [child for child in parent if isinstance(child, nodes.Element)]
