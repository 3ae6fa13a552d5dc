"""What tests share: the built book, a server for it, and a browser that notes every request."""

from __future__ import annotations

import functools
import http.server
import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from datataal.setup import find_browser

ROOT = Path(__file__).resolve().parents[1]
#: Set to the folder of a book that stands, to test that one instead of building.
BOOK = "DATATAAL_BOOK"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # No other host is found; held here and not by routing, which costs a round trip per file.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
OWN = ("http://127.0.0.1", "http://localhost", "file:", "data:", "blob:")
#: The book is served below a path, as many organisations will.
BELOW = "/opleiding/datataal"


@pytest.fixture(scope="session")
def book() -> Path:
    """The folder with both books, built once for all workers."""
    if os.environ.get(BOOK):
        return Path(os.environ[BOOK]).resolve()
    from datataal.book.build import build
    from datataal.book.project import Project

    project = Project(ROOT, ROOT / "_build")
    said: list[str] = []
    outcomes = build(project, tell=said.append)  # the second worker finds that nothing changed
    assert not any(outcome.findings for outcome in outcomes), "\n".join(said)
    return project.html


class _Quiet(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # one connection for a page's forty files

    def log_message(self, *_args: Any) -> None:
        pass

    def translate_path(self, path: str) -> str:
        if not path.startswith(f"{BELOW}/"):
            return str(Path(self.directory) / "nothing-here")
        return super().translate_path(path.removeprefix(BELOW))


@pytest.fixture(scope="session")
def served(book: Path) -> Iterator[str]:
    """The address of the book on a server of our own, below a path."""
    handler = functools.partial(_Quiet, directory=str(book))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{BELOW}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A Chromium, or a skip that says what is missing."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs the extra [dev]")
    program = find_browser()
    if not program:
        pytest.skip("no Chromium found: install one, or set DATATAAL_CHROMIUM")
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=program, args=FLAGS)
        yield chromium
        chromium.close()


@dataclass
class Reader:
    """A page in a browser, with all that it asked for and complained about."""

    page: Any
    foreign: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    fetched: set[str] = field(default_factory=set)

    def watch(self) -> None:
        """Note foreign requests, errors, and the address of each file that came."""
        self.page.on("request", self._ask)
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("response", self._receive)

    def _ask(self, request: Any) -> None:
        if not request.url.startswith(OWN):
            self.foreign.append(request.url)

    def _hear(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def _receive(self, response: Any) -> None:
        if response.status >= 400:
            self.complaints.append(f"{response.status} {response.url}")
        elif response.url.startswith("http"):
            self.fetched.add(response.url)


@pytest.fixture
def reader(browser: Any) -> Iterator[Callable[..., Reader]]:
    """A function that opens a fresh browser window; options as Playwright's `new_context`.

    Afterwards the test fails on every foreign request, whatever it tested.
    """
    opened: list[Reader] = []
    contexts: list[Any] = []

    def open_window(**options: Any) -> Reader:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        made = Reader(context.new_page())
        made.watch()
        opened.append(made)
        return made

    yield open_window
    for context in contexts:
        context.close()
    foreign = [address for one in opened for address in one.foreign]
    assert not foreign, f"asked another host: {foreign}"
