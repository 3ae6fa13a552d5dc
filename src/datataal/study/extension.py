"""Our part of the Jupyter server: the book, and the door from a lesson's page to JupyterLab.

Every answer asks for the token or the cookie that came with it, like the rest of the server.
"""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jupyter_server.base.handlers import JupyterHandler
from tornado import web

from datataal import content
from datataal.errors import DatataalError
from datataal.language import Language, as_language
from datataal.study.lessons import open_exercise, open_lesson
from datataal.study.server import Settings, use_language
from datataal.study.workspace import Opened

__all__ = ["BookHandler", "DoorHandler", "OpenHandler", "StudyHandler"]

#: A page of the book may load what stands in the book, and nothing else.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)


class Handler(JupyterHandler):
    """What our handlers share."""

    @property
    def study(self) -> Settings:
        """What the server was started with."""
        found: Settings = self.settings["datataal"]
        return found


class DoorHandler(Handler):
    """The root address: takes the token and leads to the book."""

    @web.authenticated
    def get(self) -> None:
        """Lead to the start page in the language that the server was started in."""
        self.redirect(f"{self.base_url}book/{self.study.lang}/index.html")


class BookHandler(Handler, web.StaticFileHandler):
    """The built book, file by file; no lists of folders, nothing outside it."""

    # `authenticated` is typed as if its answer took no arguments.
    @web.authenticated
    async def get(  # type: ignore[override]
        self,
        path: str,
        include_body: bool = True,  # noqa: FBT001, FBT002  Tornado's own signature
    ) -> None:
        """Answer with one file."""
        _refuse_hidden(path)
        await web.StaticFileHandler.get(self, path, include_body)

    @web.authenticated
    async def head(self, path: str) -> None:  # type: ignore[override]
        """Answer with the headers of one file."""
        _refuse_hidden(path)
        await web.StaticFileHandler.get(self, path, include_body=False)

    def get_content_type(self) -> str:
        """Return the type by name; texts of ours are all UTF-8."""
        kinds = {".js": "text/javascript", ".mjs": "text/javascript", ".csv": "text/csv"}
        kind = kinds.get(Path(self.absolute_path or "").suffix) or super().get_content_type()
        return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind

    def set_extra_headers(self, path: str) -> None:  # noqa: ARG002
        """Let the browser ask each time whether a page changed: the book is rebuilt in place."""
        self.set_header("Cache-Control", "no-cache")
        self.set_header("Content-Security-Policy", POLICY)

    def write_error(self, status_code: int, **kwargs: Any) -> None:  # noqa: ANN401
        """Say in the language of the address that there is no such page."""
        if status_code not in (403, 404, 405):
            super().write_error(status_code, **kwargs)
            return
        lang: Language = "en" if "/book/en/" in self.request.path else "nl"
        start = f"{self.base_url}book/{lang}/index.html"
        words = content.strings("study", lang)
        body = f'<p>{words["no_page"]}</p><p><a href="{start}">{words["to_start"]}</a></p>'
        self.finish(page(words["no_page_title"], body, lang))

    def check_xsrf_cookie(self) -> None:
        """Let it be: reading changes nothing, so there is nothing to forge."""


def _refuse_hidden(path: str) -> None:
    """Refuse hidden files; Sphinx leaves some in a build."""
    if any(part.startswith(".") for part in path.split("/")):
        raise web.HTTPError(404)


class StudyHandler(Handler):
    """`study.js` of the book, as this server knows it: where JupyterLab is."""

    @web.authenticated
    def get(self, _lang: str) -> None:
        """Answer with one line of script."""
        self.set_header("Content-Type", "text/javascript; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        where = {"lab": self.base_url.rstrip("/")}
        self.finish(f"window.datataalStudy = {json.dumps(where)};\n")

    def check_xsrf_cookie(self) -> None:
        """Allow it as a script of the page; it holds nothing secret."""


class OpenHandler(Handler):
    """Opens a lesson or exercise in JupyterLab, in the language of the page it came from."""

    @web.authenticated
    def get(self, lang: str, slug: str, exercise: str | None = None) -> None:
        """Make the notebook when it is missing, and lead to it."""
        language = as_language(lang)
        try:
            make = open_exercise if exercise else open_lesson
            opened = make(self.study.workspace, slug, language)
        except DatataalError as error:
            self.set_status(404)
            self.finish(self._told("cannot_open_title", html.escape(str(error)), language))
            return
        use_language(self.study.workspace, language)
        if opened.beside:
            self.finish(self._choice(opened, language))
        else:
            self.redirect(self._address(opened.path))

    def _choice(self, opened: Opened, lang: Language) -> str:
        """Return the page that says, once, that a newer version lies beside the learner's own."""
        beside = opened.beside or opened.path
        words = content.strings("study", lang)
        print(words["newer_line"].format(own=opened.path.name, new=beside.name), flush=True)
        text = words["newer"].format(own=opened.path.name, new=beside.name)
        links = "".join(
            f'<p><a href="{self._address(path)}">{words[word]}</a></p>'
            for path, word in ((opened.path, "open_own"), (beside, "open_new"))
        )
        return self._told("newer_title", f"{html.escape(text)}</p>{links}<p>", lang)

    def _told(self, title: str, text: str, lang: Language) -> str:
        return page(content.strings("study", lang)[title], f"<p>{text}</p>", lang)

    def _address(self, path: Path) -> str:
        inside = path.relative_to(self.study.workspace.root).as_posix()
        return f"{self.base_url}lab/tree/{quote(inside)}"


def page(title: str, body: str, lang: Language) -> str:
    """Return a small page of the server itself."""
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{STYLE}</style></head>"
        f"<body><main><h1>{title}</h1>{body}</main></body></html>"
    )


STYLE = (
    ":root{color-scheme:light dark}body{font:1.125rem/1.6 system-ui,sans-serif;margin:2rem auto;"
    "max-width:40rem;padding:0 1rem}"
)


def _load_jupyter_server_extension(app: Any) -> None:  # noqa: ANN401  Jupyter calls this
    """Add our addresses to the server."""
    base = re.escape(app.web_app.settings["base_url"])
    study: Settings = app.web_app.settings["datataal"]
    files = {"path": str(study.workspace.html), "default_filename": "index.html"}
    lang, slug = "(nl|en)", "([0-9]{2}-[a-z0-9-]+)"
    app.web_app.add_handlers(
        ".*$",
        [
            (f"{base}?", DoorHandler),
            (f"{base}book/{lang}/_static/study.js", StudyHandler),
            (f"{base}book/?()", BookHandler, files),
            (f"{base}book/(.*)", BookHandler, files),
            (f"{base}datataal/open/{lang}/{slug}(/exercise)?", OpenHandler),
        ],
    )


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "datataal.study.extension"}]
