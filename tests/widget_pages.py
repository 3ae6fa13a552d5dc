"""Pages with widgets for the browser tests, opened from disk and from a server."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import widget_samples

from datataal.language import as_language
from datataal.widgets import _page, demo, page_assets, static_html

#: Where a page can come from: opened as a file, or from a web server.
HOSTS = ("file", "http")


def write(
    folder: Path, *kinds: str, lang: str = "nl", shown: Mapping[str, Any] | None = None
) -> Path:
    """Write a page with the sample widgets of these kinds, its scripts and style beside it.

    With `shown` the widget of that one kind shows this instead of the sample.
    """
    forms = [
        _page.form(kind, id_, lang, shown or sample, level=2)
        for (kind, id_), sample in widget_samples.ALL.items()
        if kind in kinds
    ]
    for name, text in page_assets().items():
        (folder / name).write_text(text, encoding="utf-8")
    page = demo.page(forms, lang, "Proef", inline=False)
    path = folder / "page.html"
    path.write_text(page, encoding="utf-8")
    return path


def write_aid(folder: Path, kind: str, lang: str = "nl") -> Path:
    """Write a page with the course's own aid of this kind and return its path."""
    for name, text in page_assets([kind]).items():
        (folder / name).write_text(text, encoding="utf-8")
    path = folder / "page.html"
    form = static_html(kind, kind, as_language(lang), level=2)
    path.write_text(demo.page([form], as_language(lang), "Proef"), encoding="utf-8")
    return path


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_args: Any) -> None:
        pass


@contextmanager
def address_of(path: Path, host: str) -> Iterator[str]:
    """Give the address of a page, from disk or from a server that lives as long as the block."""
    if host == "file":
        yield path.as_uri()
        return
    handler = functools.partial(_Quiet, directory=str(path.parent))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/{path.name}"
    finally:
        server.shutdown()
        server.server_close()


_NAME = """() => {
  const el = document.activeElement;
  if (el === document.body) return ""; // nothing has the focus: the page's whole text is no name
  const label = el.labels && el.labels[0];
  return [el.getAttribute("aria-label"), label && label.innerText, el.innerText].filter(Boolean).join(" ");
}"""


def tab_to(page: Any, words: str, most: int = 60) -> None:
    """Press Tab until what has the focus is called `words`; fail when it never comes."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if words in page.evaluate(_NAME):
            return
    raise AssertionError(f"Tab never reached {words!r}")


def focused(page: Any) -> str:
    """Return what the element with the focus is called."""
    return str(page.evaluate(_NAME))
