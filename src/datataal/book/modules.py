"""Pieces about modules: head, role doors, steps, goals, the list of all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from datataal import content
from datataal.book.piece import Page, Piece, raw
from datataal.content import Node
from datataal.errors import ContentError, Finding

__all__ = ["described", "setup_modules"]


def setup_modules(app: Sphinx) -> None:
    """Make the directives about modules known."""
    app.add_directive("module-head", ModuleHead)
    app.add_directive("module-doors", ModuleDoors)
    app.add_directive("module-steps", ModuleSteps)
    app.add_directive("module-goals", ModuleGoals)
    app.add_directive("module-list", ModuleList)


def described(page: Page, module: Node) -> dict[str, Any]:
    """Return a module for templates: its texts, its pages' links, its pillars' names."""
    ready = module.status == "ready"
    name = f"{module.nr}-{module.slug}"
    pillars = content.pillars()
    return {
        **module.in_(page.lang),
        "ready": ready,
        "test_out": has_test_out(module.nr),
        "name": name,
        "url": page.url(f"modules/{name}") if ready else "",
        "lesson": page.url(f"lessons/{name}") if ready else "",
        "pillars": [pillars[key].in_(page.lang) for key in module.pillar],
    }


def has_test_out(nr: str) -> bool:
    """Return whether a module has questions with which one shows to be at home in it."""
    asked = content.questions().values()
    return any(one["kind"] == "test-out" and one["module"] == nr for one in asked)


class _ModulePiece(Piece):
    required_arguments = 1
    reads: Sequence[str] = ("modules/*.yml", "pillars.yml", "roles.yml")
    #: Keys of a module that the piece cannot do without.
    needs: Sequence[str] = ()

    def module(self) -> Mapping[str, Any]:
        """Return the module that is asked for.

        Raises
        ------
        ContentError
            If it is unknown or has not got what the piece shows.
        """
        found = content.module(self.asked)
        missing = [key for key in self.needs if not found.get(key)]
        if missing:
            raise ContentError(
                Finding(
                    what=f"Module {found.nr} has no {', '.join(missing)}",
                    where=f"modules/{found.nr}-{found.slug}.yml",
                    expected="a module that is worked out",
                    do="Add it there, or take the directive off the page",
                )
            )
        return described(self.page, found)


class ModuleHead(_ModulePiece):
    """Chips above the title; the question, the lead and two buttons below it."""

    needs = ("asked_by", "lead")

    def make(self) -> Sequence[nodes.Node]:
        """Return chips and head; the frame puts the chips above the title."""
        module = self.module()
        chips = raw(self.page.html("module_chips.html", module=module))
        chips["classes"] = ["dt-above-title"]
        return [chips, *self.show("module_head.html", module=module)]


class ModuleDoors(_ModulePiece):
    """A door for each role: home ground or new, one advice, one link."""

    reads = (*_ModulePiece.reads, "questions/*.yml")
    needs = ("doors",)

    def make(self) -> Sequence[nodes.Node]:
        """Return the three doors and the sentence that explains the marks."""
        return self.show("module_doors.html", module=self.module())


class ModuleSteps(_ModulePiece):
    """The ten steps of a lesson with their minutes."""

    needs = ("steps",)

    def make(self) -> Sequence[nodes.Node]:
        """Return the list; each step leads to its place in the lesson."""
        return self.show("module_steps.html", module=self.module())


class ModuleGoals(_ModulePiece):
    """What a reader can do afterwards, and for whom that is new."""

    needs = ("goals",)

    def make(self) -> Sequence[nodes.Node]:
        """Return the list of goals."""
        return self.show("module_goals.html", module=self.module())


class ModuleList(Piece):
    """All modules of the course, in order."""

    reads = ("modules/*.yml", "pillars.yml", "roles.yml")

    def make(self) -> Sequence[nodes.Node]:
        """Return the list; what is still to come has no link but says so."""
        modules = [described(self.page, module) for module in content.modules().values()]
        return self.show("module_list.html", modules=modules)
