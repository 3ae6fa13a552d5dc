"""What is done to a page's text before it is read: figures, and the headings of lesson steps.

Both keep every line where it stood, so that a warning still names the right line.
"""

from __future__ import annotations

import re

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from datataal import _paths, content
from datataal.book.piece import Page, note_content, page_of, raw, warn
from datataal.errors import ContentError, Finding

__all__ = ["module_of", "place_of", "setup_source", "step_heading"]

_STEP = re.compile(r"^(:{3,})\{step\}[ \t]+(\d+)[ \t]*\n(.*?)^\1[ \t]*$", re.MULTILINE | re.DOTALL)
_LESSON = re.compile(r"^(?:lessons|modules)/(\d\d)-")


def setup_source(app: Sphinx) -> None:
    """Fill figures and make step headings in every page that is read."""
    app.connect("source-read", _read)
    app.add_transform(StepBars)


def module_of(docname: str) -> str:
    """Return the number of the module that a lesson or module page belongs to, or ''."""
    match = _LESSON.match(docname)
    return match[1] if match else ""


def place_of(docname: str) -> str:
    """Return the module that a page belongs to: also that of an aid or a dilemma; else ''."""
    folder, _sep, name = docname.partition("/")
    if folder == "aids" and name in content.aids():
        return str(content.aid(name)["module"])
    if folder == "dilemmas" and name in content.dilemmas():
        return str(content.dilemma(name)["module"])
    return module_of(docname)


def step_heading(page: Page, number: int) -> str:
    """Return the heading of a lesson step, such as ``Stap 4 van 10: kijken``."""
    steps = content.module(module_of(page.docname)).steps or ()
    if not 1 <= number <= len(steps):
        raise ContentError(
            Finding(
                what=f"There is no step {number} in this module",
                expected=f"1 to {len(steps)}" if steps else "a module with steps",
                do="Correct the number",
            )
        )
    name = steps[number - 1].name.in_(page.lang)
    return str(page.words["step"].format(number=number, all=len(steps), name=_lower(name)))


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]


def _read(app: Sphinx, docname: str, source: list[str]) -> None:
    page = page_of(app.env, docname)
    for pattern in ("modules/*.yml", "paths.yml", "pillars.yml", "roles.yml", "strings/book.yml"):
        note_content(app.env, pattern)  # the frame of every page shows these
    source[0] = _fill(app, page, _steps(app, page, source[0]))


def _fill(app: Sphinx, page: Page, text: str) -> str:
    if "{{" not in text:
        return text
    for name in ("figures.json", "names.json"):
        app.env.note_dependency(str(_paths.datasets() / "deltaland" / name))
    lines = []
    for number, line in enumerate(text.split("\n"), start=1):
        try:
            lines.append(content.fill(line, page.lang))
        except ContentError as error:
            warn(error, f"{app.env.doc2path(page.docname)}:{number}")
            lines.append(line.replace("{{", "").replace("}}", ""))
    return "\n".join(lines)


def _steps(app: Sphinx, page: Page, text: str) -> str:
    def heading(match: re.Match[str]) -> str:
        body = f"\n{match[3]}"
        number = int(match[2])
        place = f"{app.env.doc2path(page.docname)}:{text[: match.start()].count(chr(10)) + 1}"
        try:
            return f"## {step_heading(page, number)}{body}"
        except ContentError as error:
            warn(error, place)
        return body

    return _STEP.sub(heading, text)


class StepBars(SphinxTransform):
    """Put the bar of ten under each step's heading, and give the heading its short address."""

    default_priority = 300

    def apply(self, **_: object) -> None:
        """Find the sections that are steps and add to them."""
        page = page_of(self.env)
        nr = module_of(page.docname)
        if not page.docname.startswith("lessons/") or nr not in content.modules():
            return
        steps = content.module(nr).steps or ()
        headings = {step_heading(page, at + 1): at + 1 for at in range(len(steps))}
        left = [step.minutes for step in steps]
        for section in self.document.findall(nodes.section):
            number = headings.get(section[0].astext())
            if number:
                self._mark(section, number)
                bar = page.html(
                    "step.html", number=number, all=len(steps), left=sum(left[number - 1 :])
                )
                section.insert(1, raw(bar))

    def _mark(self, section: nodes.section, number: int) -> None:
        id_ = f"step-{number}"
        section["ids"].insert(0, id_)
        section["classes"].append("dt-step-section")
        self.document.ids[id_] = section
