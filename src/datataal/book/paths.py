"""The paths of the three roles: pages that show them, and on each page where a reader is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from datataal import content
from datataal.book.modules import described
from datataal.book.piece import ROLES, Page, Piece
from datataal.content import Node

__all__ = ["around", "ground", "minutes_after_test", "setup_paths"]

HOUR = 60
READS = (
    "modules/*.yml",
    "paths.yml",
    "questions/*.yml",
    "pillars.yml",
    "roles.yml",
    "strings/book.yml",
)


def setup_paths(app: Sphinx) -> None:
    """Make the directives that show paths known."""
    app.add_directive("path", RolePath)
    app.add_directive("path-choice", PathChoice)
    app.add_directive("path-meetings", PathMeetings)


def ground(module: Node, role: str) -> str:
    """Return what a module is to a role: ``home``, ``new`` or ``joint``."""
    if module["bridge"] == "joint":
        return "joint"
    return "home" if module["bridge"] == role else "new"


def minutes_after_test(module: Node) -> int:
    """Return the minutes of a module for who passes its test: the test and what is kept.

    A module whose steps are not written yet counts as half an hour at most.
    """
    test = content.paths()["test_out"]
    if not module.steps:
        return min(int(module["minutes"]), HOUR // 2)
    kept = sum(module["steps"][number - 1]["minutes"] for number in test["keeps"])
    return int(test["minutes"] + kept)


def around(page: Page, nr: str) -> list[dict[str, Any]]:
    """Return for each role what module `nr` is to it and what follows on its path."""
    modules = list(content.modules().values())
    at = next(place for place, module in enumerate(modules) if module["nr"] == nr)
    after = modules[at + 1 :]
    ready = next((module for module in after if module["status"] == "ready"), None)
    following = after[0] if after else None
    return [
        {
            **page.role(role),
            "module": described(page, modules[at]),
            "ground": ground(modules[at], role),
            "next": _on_path(page, following, role) if following else None,
            "ready": _on_path(page, ready, role) if ready and ready is not following else None,
        }
        for role in ROLES
    ]


def _on_path(page: Page, module: Node, role: str) -> dict[str, Any]:
    return {**described(page, module), "ground": ground(module, role)}


class RolePath(Piece):
    """One role's path: order, minutes, home, new, and how long it takes with and without tests."""

    required_arguments = 1
    reads = READS

    def make(self) -> Sequence[nodes.Node]:
        """Return the path."""
        role = self.page.role(self.asked)
        modules = list(content.modules().values())
        own = content.paths()["paths"][role["id"]].in_(self.page.lang)
        whole = sum(module["minutes"] for module in modules)
        tested = [module for module in modules if ground(module, role["id"]) == "home"]
        saved = sum(module["minutes"] - minutes_after_test(module) for module in tested)
        return self.show(
            "path_page.html",
            role=role,
            own=own,
            rows=[_on_path(self.page, module, role["id"]) for module in modules],
            minutes=whole,
            hours=round(whole / HOUR),
            hours_left=round((whole - saved) / HOUR),
            test_minutes=content.paths()["test_out"]["minutes"],
            kept=_kept_steps(self.page),
        )


class PathChoice(Piece):
    """The three roles, to choose one, change it or have it forgotten."""

    reads = READS

    def make(self) -> Sequence[nodes.Node]:
        """Return a way to each path; a script adds the button that keeps the choice."""
        own = {role: content.paths()["paths"][role].in_(self.page.lang) for role in ROLES}
        return self.show("path_choice.html", own=own)


class PathMeetings(Piece):
    """The modules that the three roles do together."""

    reads = READS

    def make(self) -> Sequence[nodes.Node]:
        """Return the list of joint modules."""
        joint = [module for module in content.modules().values() if module["bridge"] == "joint"]
        modules = [described(self.page, module) for module in joint]
        return self.show("module_list.html", modules=modules)


def _kept_steps(page: Page) -> list[str]:
    """Return the names of the steps that are kept after a test, as a ready module calls them."""
    module = next(one for one in content.modules().values() if one.steps)
    numbers = content.paths()["test_out"]["keeps"]
    return [module["steps"][number - 1].name.in_(page.lang).lower() for number in numbers]
