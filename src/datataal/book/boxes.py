"""Boxes around an author's own text: question, plain words, deeper, mind this, exercise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from datataal import content
from datataal.book.piece import Piece, raw

__all__ = ["BodyPiece", "box", "setup_boxes"]


class box(nodes.General, nodes.Element):  # type: ignore[misc]  # noqa: N801  docutils: no types, lower case
    """An element that holds blocks. `tag` is its name; `given` its further attributes."""


def setup_boxes(app: Sphinx) -> None:
    """Make the boxes known."""
    app.add_node(box, html=(_open, _close))
    app.add_directive("at-the-table", AtTheTable)
    app.add_directive("plain", Plain)
    app.add_directive("deeper", Deeper)
    app.add_directive("mind", Mind)
    app.add_directive("exercise-link", ExerciseLink)


class BodyPiece(Piece):
    """A piece whose body is the author's own text."""

    has_content = True
    optional_arguments = 1

    def body(self) -> list[nodes.Node]:
        """Return the author's text, read as on the page itself."""
        holder = nodes.Element()
        holder.document = self.state.document
        self.state.nested_parse(self.content, self.content_offset, holder)
        return list(holder.children)

    def boxed(self, classes: str, *inside: nodes.Node, tag: str = "div") -> box:
        """Return a box around `inside`."""
        made = box("", *inside, classes=classes.split(), tag=tag)
        self.set_source_info(made)
        return made


class AtTheTable(BodyPiece):
    """The question that someone has: its first paragraph is the question itself."""

    def make(self) -> Sequence[nodes.Node]:
        """Return the clay box; the argument, if given, says who asks."""
        body = self.body()
        if body and isinstance(body[0], nodes.Element):
            body[0]["classes"].append("dt-ask")
        if self.asked:
            body.insert(1, nodes.paragraph("", self.asked, classes=["dt-asker"]))
        return [self.boxed("dt-question-box", *body)]


class Plain(BodyPiece):
    """What the next code cell does, in plain words."""

    def make(self) -> Sequence[nodes.Node]:
        """Return a box that `cells` moves into the code cell below it."""
        label = nodes.paragraph("", self.page.words["plain"], classes=["dt-plain-label"])
        text = self.boxed("dt-plain-text", *self.body())
        return [self.boxed("dt-plain", label, text)]


class Deeper(BodyPiece):
    """Optional text for those who want more; closed until opened."""

    def make(self) -> Sequence[nodes.Node]:
        """Return a native `details`, with the argument as its title."""
        label = self.page.words["deeper"]
        title = f"{label}: {self.asked}" if self.asked else label
        summary = box("", nodes.Text(title), tag="summary", classes=[])
        return [self.boxed("dt-deeper", summary, *self.body(), tag="details")]


class Mind(BodyPiece):
    """A warning or remark: icon, bold first words, text."""

    def make(self) -> Sequence[nodes.Node]:
        """Return the message; the argument replaces the words "Let op"."""
        title = self.asked or self.page.words["mind"]
        label = nodes.paragraph("", "", nodes.strong("", title), classes=["dt-message-title"])
        text = self.boxed("dt-message-text", label, *self.body())
        icon = raw(self.page.html("icon.html", name="warning"))
        return [self.boxed("dt-message dt-message-warning", icon, text)]


class ExerciseLink(BodyPiece):
    """Where the exercise of a module is."""

    required_arguments = 1
    optional_arguments = 0
    reads = ("modules/*.yml",)

    def make(self) -> Sequence[nodes.Node]:
        """Return a box with the author's own words, if any, and the way to the exercise."""
        module = content.module(self.asked)
        html = self.page.html("exercise.html", slug=f"{module.nr}-{module.slug}")
        return [self.boxed("dt-exercise", *self.body(), raw(html))]


def _open(translator: Any, node: nodes.Element) -> None:  # noqa: ANN401  Sphinx's translator
    translator.body.append(translator.starttag(node, node["tag"], "\n", **node.get("given", {})))


def _close(translator: Any, node: nodes.Element) -> None:  # noqa: ANN401
    translator.body.append(f"</{node['tag']}>\n")
