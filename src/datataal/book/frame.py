"""The frame around every page: what the theme's templates need, and the files beside the pages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from datataal import content
from datataal.book.bundle import STUDY, THEME, script, styles, version
from datataal.book.modules import described
from datataal.book.paths import around
from datataal.book.piece import Page, page_of
from datataal.book.placing import widget_assets, widgets_on
from datataal.book.source import module_of, place_of
from datataal.book.terms import cards

__all__ = ["setup_frame"]

#: Header links: word -> page.
NAV = {
    "nav_modules": "modules/index",
    "nav_glossary": "glossary",
    "nav_aids": "aids/index",
    "nav_data": "data/deltaland",
    "nav_about": "about/index",
}
#: Which header link a page belongs to, by the first part of its name.
BELONGS = {
    "modules": "nav_modules",
    "lessons": "nav_modules",
    "paths": "nav_modules",
    "glossary": "nav_glossary",
    "flash": "nav_glossary",
    "aids": "nav_aids",
    "dilemmas": "nav_aids",
    "data": "nav_data",
    "about": "nav_about",
    "how": "nav_about",
}
#: Pages that need width more than a contents list.
WORK_PAGES = ("aids/", "dilemmas/")
#: What our pages use of all that Sphinx and its extensions put into _static.
KEPT = ("documentation_options.js", "doctools.js", "language_data.js", "searchtools.js")
_PRE = re.compile(r'(<div class="highlight">)<pre>')


def setup_frame(app: Sphinx) -> None:
    """Make the theme known and give its templates what they show."""
    app.add_html_theme("datataal", str(THEME))
    app.connect("html-page-context", _context, priority=900)
    app.connect("build-finished", _files, priority=900)


def _context(app: Sphinx, pagename: str, _template: str, context: Any, doctree: Any) -> None:  # noqa: ANN401
    page = page_of(app.env, pagename)
    if "body" in context:
        context["body"] = _focusable(page, context["body"])
    body = context.get("body", "")
    is_start = 'class="dt-land"' in body
    parts = [] if is_start or _is_work(pagename) else _parts(doctree)
    context["dt"] = {
        "page": page,
        "w": page.words,
        "nav": [(key, page.url(doc)) for key, doc in NAV.items() if doc in app.env.found_docs],
        "current": BELONGS.get(pagename.partition("/")[0], ""),
        "path": page.html("path.html", modules=_path(page), current=place_of(pagename)),
        "around": _around(page),
        "other": f"{page.root}../{page.other}/{pagename}.html",
        "parts": parts if len(parts) > 1 else [],
        "start": is_start,
        "work": _is_work(pagename),
        "lesson": module_of(pagename) if pagename.startswith("lessons/") else "",
        "cards": cards(page, doctree) if doctree is not None else "",
        "version": version(),
        "widgets": list(widget_assets(widgets_on(body))),
        "has": lambda docname: docname in app.env.found_docs,
    }


def _is_work(pagename: str) -> bool:
    return pagename.startswith(WORK_PAGES) and not pagename.endswith("/index")


def _path(page: Page) -> list[dict[str, Any]]:
    return [described(page, module) for module in content.modules().values()]


def _around(page: Page) -> str:
    """Return where a reader is and what is next, on a page that belongs to a module."""
    place = place_of(page.docname)
    return page.html("around.html", here=around(page, place)) if place else ""


def _parts(doctree: nodes.document | None) -> list[tuple[str, str]]:
    """Return address and title of the sections directly under the page's title."""
    top = next(iter(doctree.findall(nodes.section)), None) if doctree is not None else None
    if top is None:
        return []
    titled = [(part, next(iter(part.findall(nodes.title)), None)) for part in top]
    return [
        (part["ids"][0], _short(part, title.astext()))
        for part, title in titled
        if isinstance(part, nodes.section) and title is not None
    ]


def _short(part: nodes.section, title: str) -> str:
    """Return a title for the list of contents: a step needs no "of 10" there."""
    if "dt-step-section" not in part["classes"]:
        return title
    number = part["ids"][0].removeprefix("step-")
    name = title.partition(": ")[2]
    return f"{number}. {name[:1].upper()}{name[1:]}"


def _focusable(page: Page, body: str) -> str:
    """Let the keyboard reach code, which may be wider than its box."""
    label = page.words["code_label"]
    return _PRE.sub(rf'\1<pre tabindex="0" role="group" aria-label="{label}">', body)


def _files(app: Sphinx, error: Exception | None) -> None:
    """Put our bundle into _static and drop what none of our pages asks for."""
    if error or app.builder.format != "html":
        return
    folder = Path(app.outdir) / "_static"
    made = {
        "datataal.css": styles(),
        "datataal.js": script(),
        "early.js": (THEME / "early.js").read_text(encoding="utf-8"),
        "study.js": STUDY,
        "mark.svg": (THEME / "mark.svg").read_text(encoding="utf-8"),
    }
    kinds = {kind for path in _pages(app) for kind in widgets_on(path.read_text(encoding="utf-8"))}
    made.update(widget_assets(kinds))
    kept = {*made, *KEPT}
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
        elif path.is_file() and path.relative_to(folder).as_posix() not in kept:
            path.unlink()
    for name, text in made.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def _pages(app: Sphinx) -> list[Path]:
    return [path for path in Path(app.outdir).rglob("*.html") if "_static" not in path.parts]
