"""Widgets on pages: dilemmas, aids, questions and the measure, in the form that needs no kernel."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from datataal import content
from datataal.book.modules import described
from datataal.book.piece import Page, Piece, raw
from datataal.errors import ContentError, Finding
from datataal.widgets import _flash, _measure

__all__ = ["setup_placing", "widget_assets", "widgets_on"]

_KIND = re.compile(r'data-widget="(\w+)"')


def setup_placing(app: Sphinx) -> None:
    """Make the directives that place widgets known."""
    app.add_directive("dilemma", PlaceDilemma)
    app.add_directive("aid", PlaceAid)
    app.add_directive("question", PlaceQuestion)
    app.add_directive("measure", PlaceMeasure)
    app.add_directive("test-out", PlaceTestOut)
    app.add_directive("team-view", PlaceTeam)
    app.add_directive("flash-cards", PlaceFlash)
    app.add_directive("dilemma-list", DilemmaList)
    app.add_directive("aid-list", AidList)


def widgets_on(body: str) -> set[str]:
    """Return the kinds of widget that the HTML of a page holds."""
    return set(_KIND.findall(body))


def widget_assets(kinds: Collection[str]) -> Mapping[str, str]:
    """Return the files that a page with widgets of these kinds needs: name -> text."""
    from datataal import widgets

    return widgets.page_assets(kinds) if kinds else {}


def _static(kind: str, id_: str, page: Page) -> nodes.raw:
    """Return a widget; its heading comes under a lesson's step, or under a page's title."""
    from datataal import widgets

    level = 3 if page.docname.startswith("lessons/") else 2
    return raw(widgets.static_html(kind, id_, page.lang, level=level))


class _Placed(Piece):
    required_arguments = 1
    reads: Sequence[str] = (
        "dilemmas/*.yml",
        "aids/*.yml",
        "questions/*.yml",
        "terms/*.yml",  # the aid names its measures as the glossary does
        "roles.yml",
        "strings/widgets/*.yml",
        "strings/exercises/outcomes.yml",
    )


class PlaceDilemma(_Placed):
    """One dilemma, to be played on the page."""

    def make(self) -> Sequence[nodes.Node]:
        """Return the player."""
        return [_static("dilemma", content.dilemma(self.asked).id, self.page)]


class PlaceAid(_Placed):
    """One work aid."""

    def make(self) -> Sequence[nodes.Node]:
        """Return the aid."""
        from datataal import widgets

        return [_static(widgets.kind_of(self.asked), self.asked, self.page)]


class PlaceQuestion(_Placed):
    """One retrieval or predict-first question."""

    def make(self) -> Sequence[nodes.Node]:
        """Return the question."""
        return [_static("question", content.question(self.asked).id, self.page)]


class PlaceTestOut(_Placed):
    """The short test of a module for those who are at home in it, and where to go after it."""

    reads = (*_Placed.reads, "modules/*.yml", "paths.yml", "strings/book.yml")

    def make(self) -> Sequence[nodes.Node]:
        """Return the questions between what the test is and what follows.

        Raises
        ------
        ContentError
            If the module has no test-out questions.
        """
        module = content.module(self.asked)
        asked = [
            one
            for one in content.questions().values()
            if one["kind"] == "test-out" and one["module"] == module["nr"]
        ]
        if not asked or not module["steps"]:
            raise ContentError(
                Finding(
                    f"Module {module['nr']} has no test-out",
                    f"questions/{module['nr']}.yml",
                    "questions of kind test-out, and the ten steps in the module",
                    "Write them, or take the directive off the page",
                )
            )
        test = content.paths()["test_out"]
        shown = described(self.page, module)
        steps = [
            {"number": number, "name": shown["steps"][number - 1]["name"]}
            for number in test["keeps"]
        ]
        return [
            *self.show("test_out.html", minutes=test["minutes"]),
            *(_static("question", one["id"], self.page) for one in asked),
            *self.show(
                "test_out_after.html",
                module=shown,
                steps=steps,
                parts=_parts(self.page, asked, shown["lesson"]),
                next=_after(self.page, module["nr"]),
            ),
        ]


def _parts(page: Page, asked: Sequence[content.Node], lesson: str) -> list[dict[str, Any]]:
    """Return the parts of the lesson that teach what is asked: `name`, `url`, `ids`."""
    found: dict[str, dict[str, Any]] = {}
    for one in asked:
        heading = one["part"].in_(page.lang) if one.get("part") else ""
        name = heading or content.module(one["module"])["title"].in_(page.lang)
        url = f"{lesson}#{nodes.make_id(heading)}" if heading else lesson
        found.setdefault(url, {"name": name, "url": url, "ids": []})["ids"].append(one["id"])
    return list(found.values())


def _after(page: Page, nr: str) -> dict[str, Any] | None:
    """Return the module that comes after this one, or None after the last."""
    later = [module for other, module in content.modules().items() if other > nr]
    return described(page, later[0]) if later else None


class PlaceMeasure(_Placed):
    """The measure, with the addresses of the pages to which its path leads."""

    reads = (*_Placed.reads, "modules/*.yml")

    def make(self) -> Sequence[nodes.Node]:
        """Return the measure."""
        from datataal import widgets

        form = widgets.static_html("measure", self.asked, self.page.lang, level=2)
        wanted = {*_measure.pages(_measure.shown(self.asked, self.page.lang))}
        links = {name: self.page.url(name) for name in sorted(wanted & self.env.found_docs)}
        data = html.escape(json.dumps(links), quote=True)
        return [raw(form.replace("data-widget=", f'data-links="{data}" data-widget=', 1))]


class PlaceTeam(_Placed):
    """The tool that reads the records of a team."""

    required_arguments = 0

    def make(self) -> Sequence[nodes.Node]:
        """Return the tool."""
        return [_static("team", "team", self.page)]


class PlaceFlash(_Placed):
    """The flash cards."""

    required_arguments = 0
    reads = (*_Placed.reads, "modules/*.yml")

    def make(self) -> Sequence[nodes.Node]:
        """Return the cards."""
        return [_static("flash", _flash.ONLY, self.page)]


class DilemmaList(Piece):
    """All dilemmas: title, lead and the way to each page."""

    reads = ("dilemmas/*.yml",)

    def make(self) -> Sequence[nodes.Node]:
        """Return the list of dilemmas that have a page."""
        rows = [
            (self.page.url(f"dilemmas/{id_}"), dilemma.in_(self.page.lang))
            for id_, dilemma in content.dilemmas().items()
            if f"dilemmas/{id_}" in self.env.found_docs
        ]
        return self.show("dilemma_list.html", rows=rows)


class AidList(Piece):
    """All aids with a page, in the order of the modules that take them up."""

    reads = ("aids/*.yml",)

    def make(self) -> Sequence[nodes.Node]:
        """Return the list of aids: name, what it is used for, and the way to its page."""
        aids = sorted(content.aids().values(), key=lambda aid: (aid["module"], aid["id"]))
        rows = [
            (self.page.url(f"aids/{aid['id']}"), aid.in_(self.page.lang))
            for aid in aids
            if f"aids/{aid['id']}" in self.env.found_docs
        ]
        return self.show("aid_list.html", rows=rows)
