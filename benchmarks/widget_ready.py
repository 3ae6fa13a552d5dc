"""A widget in a static page, from start to usable, against an empty page on the same server."""

from __future__ import annotations

import argparse
import functools
import http.server
import shutil
import statistics
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from _rounds import ROOT, Promise, in_turns, report

from datataal.setup import find_browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HTML = ROOT / "_build" / "html"
PAGES = (
    *("nl/dilemmas/03a.html", "en/aids/quality.html", "nl/aids/weights.html"),
    *("nl/aids/scenarios.html", "en/aids/chain.html", "nl/team.html"),
)
EMPTY = b'<!doctype html><html lang="en"><title>Empty</title><body></body></html>'
#: a widget page may take so many times an empty page: theme, search words and widget included
TIMES_EMPTY = 6.0
AFTER_LOAD_MS = 200.0
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
#: notes the moment at which the first control of a live widget can be used
WATCH = """
(() => {
  const usable = ".dt-widget.dt-live .dt-stage :is(button, input, select):not([disabled])";
  const look = () => {
    if (window.usableAt === undefined && document.querySelector(usable)) {
      window.usableAt = performance.now();
    }
  };
  const all = { childList: true, subtree: true, attributes: true };
  new MutationObserver(look).observe(document, all);
})();
"""


class _Handler(http.server.SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path != "/empty.html":
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(EMPTY)))
        self.end_headers()
        self.wfile.write(EMPTY)

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder, and an empty page beside it; give the address."""
    handler = functools.partial(_Handler, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def usable(browser: Browser, address: str) -> tuple[float, float]:
    """Return ms from start to a usable widget, and how many of them after the load event."""
    with fresh_page(browser) as page:
        page.add_init_script(WATCH)
        page.goto(address, wait_until="load")
        page.wait_for_function("window.usableAt !== undefined", timeout=30_000)
        at, load = page.evaluate(
            "[window.usableAt, performance.getEntriesByType('navigation')[0].loadEventEnd]"
        )
        return at, max(0.0, at - load)


def loaded(browser: Browser, address: str) -> float:
    """Return ms from start to the end of the load event."""
    with fresh_page(browser) as page:
        page.goto(address, wait_until="load")
        page.wait_for_function("performance.getEntriesByType('navigation')[0].loadEventEnd > 0")
        return float(page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd"))


@contextmanager
def fresh_page(browser: Browser) -> Iterator[Page]:
    """Give a page in a context of its own: no cache, no stored state."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    try:
        yield context.new_page()
    finally:
        context.close()


def measure(browser: Browser, base: str, rounds: int) -> dict[str, list[float]]:
    """Measure the empty page and each widget page in turns; ms."""
    after: dict[str, list[float]] = {page: [] for page in PAGES}

    def widget(page: str) -> float:
        at, late = usable(browser, f"{base}/{page}")
        after[page].append(late)
        return at

    loaded(browser, f"{base}/empty.html")  # not measured: the browser's own first time
    for page in PAGES:
        usable(browser, f"{base}/{page}")
    measures = {"empty page, loaded (ms)": lambda: loaded(browser, f"{base}/empty.html")}
    for page in PAGES:
        measures[f"{page}, usable (ms)"] = functools.partial(widget, page)
    found = in_turns(measures, rounds)
    return {**found, **{f"{page}, after load (ms)": values for page, values in after.items()}}


def promises(found: dict[str, list[float]]) -> list[Promise]:
    """Return what we promise, worst page first."""
    median = {name: statistics.median(values) for name, values in found.items()}
    empty = median["empty page, loaded (ms)"]
    ready = max(median[f"{page}, usable (ms)"] for page in PAGES)
    late = max(median[f"{page}, after load (ms)"] for page in PAGES)
    return [
        Promise("usable to empty page", ready / empty, TIMES_EMPTY),
        Promise("usable after load", late, AFTER_LOAD_MS, "ms"),
    ]


def main() -> int:
    """Build what is missing, measure, report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    rounds = parser.parse_args().rounds
    program = find_browser()
    if not program:
        print("Not measured: no Chromium found. Install one, or set DATATAAL_CHROMIUM.")
        return 1
    command = [sys.executable, "-m", "datataal.cli", "book", "build"]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        return 1
    from playwright.sync_api import sync_playwright

    with served(HTML) as base, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which(program), args=FLAGS)
        found = measure(browser, base, rounds)
        browser.close()
    return report("widget_ready", found, promises(found))


if __name__ == "__main__":
    raise SystemExit(main())
