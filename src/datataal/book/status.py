"""The status page: how far the course is, and what each lesson measures."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd
from docutils import nodes
from sphinx.application import Sphinx

from datataal import _paths, content
from datataal.book.piece import Piece, raw
from datataal.content import Node
from datataal.exercises import steps
from datataal.language import LANGUAGES, Language
from datataal.plots._tables import frame_html

__all__ = ["setup_status"]

_CELL = re.compile(r"^```\{code-cell\}", re.MULTILINE)


def setup_status(app: Sphinx) -> None:
    """Make the directive known."""
    app.add_directive("course-status", CourseStatus)


class CourseStatus(Piece):
    """One table of what each module holds, and one for each language of how its lesson reads."""

    reads = ("modules/*.yml", "terms/*.yml", "questions/*.yml", "dilemmas/*.yml")

    def make(self) -> Sequence[nodes.Node]:
        """Return the sentence of how many modules are ready, and the three tables."""
        file = _paths.CHECKOUT / "book" / "status.json"
        self.env.note_dependency(str(file))
        measured = json.loads(file.read_text(encoding="utf-8"))
        modules = list(content.modules().values())
        ready = [module for module in modules if module.status == "ready"]
        words = self.page.words["status"]
        told = words["ready"].format(ready=len(ready), all=len(modules))
        held = pd.DataFrame([dict(self._held(module)) for module in ready])
        tables = [frame_html(held, words["held"], most=None, lang=self.page.lang)]
        for lang in LANGUAGES:
            rows = pd.DataFrame([dict(self._reads(one, lang, measured)) for one in ready])
            rows = rows.dropna(axis="columns", how="all")  # what was measured for none is left out
            tables.append(
                frame_html(rows, words[f"lessons_{lang}"], most=None, lang=self.page.lang)
            )
        return [raw(self.page.html("sheet_text.html", text=told) + "".join(map(str, tables)))]

    def _held(self, module: Node) -> Iterator[tuple[str, Any]]:
        words = self.page.words["status"]
        graded = [step for key, step in steps().items() if key.startswith(module.nr)]
        yield words["module"], self._name(module)
        yield words["minutes"], module.minutes
        yield words["cells"], len(_CELL.findall(_lesson(module, "nl").read_text(encoding="utf-8")))
        for key, entries in (
            ("terms", content.terms()),
            ("questions", content.questions()),
            ("dilemmas", content.dilemmas()),
        ):
            yield words[key], sum(one.module == module.nr for one in entries.values())
        yield words["steps"], len(graded)
        yield words["points"], sum(step.points for step in graded)

    def _reads(
        self, module: Node, lang: Language, measured: Mapping[str, Any]
    ) -> Iterator[tuple[str, Any]]:
        words = self.page.words["status"]
        name = _lesson(module, lang).relative_to(_paths.CHECKOUT).as_posix()
        row = measured.get(name, {})
        reading = row.get(lang, {})
        yield words["lesson"], self._name(module)
        yield words["words"], reading.get("words")
        for key in ("sentence", "lix"):
            yield words[key], reading.get(key)
        yield words[f"formula_{lang}"], reading.get("formula")
        yield words["seconds"], row.get("seconds")

    def _name(self, module: Node) -> str:
        return f"{module.nr} {module.title.in_(self.page.lang)}"


def _lesson(module: Node, lang: Language) -> Any:  # noqa: ANN401  a path
    return _paths.CHECKOUT / "notebooks" / lang / f"{module.nr}-{module.slug}.md"
