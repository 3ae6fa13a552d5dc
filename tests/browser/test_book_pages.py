"""Every page of both books: no barrier that axe can see, no other host, light, readable."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.book]

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: What looks at colours takes most of the time. Both books have the same colours, so each page is
#: asked in light in one language and in dark in the other; the turns change from page to page.
OF_COLOUR = ["color-contrast", "link-in-text-block"]
HEAVIEST = 800_000
FIGURE = re.compile(rb"data:image/png;base64,[^\"]+")
LIGHT_AND_DARK = """() => {
  const theme = document.documentElement.dataset;
  theme.theme = theme.theme === "dark" ? "light" : "dark";
}"""
SEMANTICS = """() => ({
  headings: document.querySelectorAll("h1").length,
  mains: document.querySelectorAll("main").length,
  title: document.title,
  lang: document.documentElement.lang,
  ids: [...document.querySelectorAll("[id]")].map((element) => element.id),
  broken: [...document.querySelectorAll('a[href^="#"]')]
    .map((link) => decodeURIComponent(link.hash.slice(1)))
    .filter((id) => id && !document.getElementById(id)),
})"""


def pages(book: Path) -> list[str]:
    """Every page below a folder, as `nl/lessons/03-quality.html`."""
    return sorted(
        path.relative_to(book).as_posix()
        for path in book.rglob("*.html")
        if "_static" not in path.parts
    )


def violations(
    page: Any, run: str, asked: dict[str, Any], without: Sequence[str] = ()
) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    options = {"runOnly": asked, "resultTypes": ["violations"]}
    options["rules"] = {rule: {"enabled": False} for rule in without}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{run}: {row['id']}: {row['nodes'][0]['html'][:160]}" for row in found]


@pytest.mark.parametrize("part", [0, 1, 2, 3])
def test_every_page_in_both_languages_light_and_dark_wide_and_narrow(
    book: Path, served: str, reader: Callable[..., Any], part: int
) -> None:
    window = reader(color_scheme="light", reduced_motion="reduce")
    problems: list[str] = []
    mine = pages(book)[part::4]
    assert len(mine) > 2
    for name in mine:
        window.fetched.clear()
        window.complaints.clear()
        window.page.goto(f"{served}/{name}", wait_until="load")
        problems += [f"{name}: {line}" for line in look(window, name)]
        problems += [f"{name}: {line}" for line in too_heavy(window, book, served)]
        problems += [f"{name}: {line}" for line in switch(window.page, book, served, name)]
        problems += [f"{name}: {line}" for line in narrow(window.page)]
    assert problems == []


def switch(page: Any, book: Path, served: str, name: str) -> list[str]:
    """Return what is wrong with the link to the same page in the other language."""
    lang, _, rest = name.partition("/")
    if not rest:
        return []
    other = "en" if lang == "nl" else "nl"
    link = page.locator(f'header a[hreflang="{other}"]')
    found = []
    if link.get_attribute("lang") != other:
        found.append("does not say in which language the switch leads")
    if link.evaluate("(link) => link.href") != f"{served}/{other}/{rest}":
        found.append("switches to another page than its own")
    if not (book / other / rest).is_file():
        found.append("has no page in the other language")
    return found


def narrow(page: Any) -> list[str]:
    """Return what is wrong at the width of a small phone, or of a page enlarged four times."""
    page.set_viewport_size({"width": 320, "height": 700})
    width = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size({"width": 1280, "height": 900})
    return [f"is {width} pixels wide on a screen of 320"] if width > 320 else []


def too_heavy(window: Any, book: Path, served: str) -> list[str]:
    """Return what a page weighs with all that it fetched, if that is too much.

    A figure drawn into the page is not counted.
    """
    paths = [one.removeprefix(f"{served}/").partition("?")[0] for one in window.fetched]
    weight = sum(len(FIGURE.sub(b"", (book / unquote(path)).read_bytes())) for path in paths)
    return [f"weighs {weight} bytes"] if weight > HEAVIEST else []


def look(window: Any, name: str) -> list[str]:
    """Return what is wrong with one page in light and in dark."""
    page = window.page
    found = [f"complains: {line}" for line in window.complaints]
    seen = page.evaluate(SEMANTICS)
    if (seen["headings"], seen["mains"]) != (1, 1) or not seen["title"]:
        found.append(f"has {seen['headings']} h1, {seen['mains']} main, title {seen['title']!r}")
    if "/" in name and seen["lang"] != name.partition("/")[0]:
        found.append(f"says lang={seen['lang']}")
    found += [f"leads to #{id_}, which is not there" for id_ in seen["broken"]]
    doubled = {id_ for id_ in seen["ids"] if seen["ids"].count(id_) > 1}
    found += [f"uses the id {id_} twice" for id_ in sorted(doubled)]
    tags = {"type": "tag", "values": TAGS}
    if not dark_in(name):
        return found + violations(page, "light", tags)
    found += violations(page, "any", tags, without=OF_COLOUR)
    page.evaluate(LIGHT_AND_DARK)
    found += violations(page, "dark", {"type": "rule", "values": OF_COLOUR})
    page.evaluate(LIGHT_AND_DARK)
    return found


def dark_in(name: str) -> bool:
    """Say whether this page is looked at in dark, and its twin in the other language in light."""
    lang, _, rest = name.partition("/")
    return (zlib.crc32(rest.encode()) % 2 == 0) == (lang == "nl")


def test_each_page_is_looked_at_in_light_and_in_dark(book: Path) -> None:
    both = [name.partition("/")[2] for name in pages(book) if "/" in name]
    seen = {(rest, dark_in(f"{lang}/{rest}")) for lang in ("nl", "en") for rest in both}
    assert seen == {(rest, dark) for rest in both for dark in (True, False)}
    assert {dark_in(f"nl/{rest}") for rest in both} == {True, False}


def test_every_page_opens_from_disk(book: Path, reader: Callable[..., Any]) -> None:
    window = reader()
    for name in pages(book):
        window.page.goto((book / name).as_uri(), wait_until="load")
    assert window.complaints == []


def test_every_link_within_the_books_arrives(book: Path) -> None:
    ids: dict[Path, set[str]] = {}

    def has(path: Path, anchor: str) -> bool:
        if path not in ids:
            ids[path] = set(re.findall(r'\bid="([^"]+)"', path.read_text(encoding="utf-8")))
        return anchor in ids[path]

    lost = []
    for name in pages(book):
        text = (book / name).read_text(encoding="utf-8")
        for address in re.findall(r'\b(?:href|src)="([^"]+)"', text):
            if re.match(r"[a-z]+:", address):
                continue
            path, anchor = urldefrag(unquote(address.replace("&amp;", "&")))
            target = (book / name).parent / path.partition("?")[0] if path else book / name
            target = target.resolve()
            is_page = target.suffix == ".html"
            if not target.is_file() or (anchor and is_page and not has(target, anchor)):
                lost.append(f"{name}: {address}")
    assert lost == []


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_page_reads_without_scripts(served: str, reader: Callable[..., Any], lang: str) -> None:
    page = reader(java_script_enabled=False).page
    page.goto(f"{served}/{lang}/lessons/03-quality.html")
    assert page.locator("main h1").is_visible()
    assert page.locator(".dt-nav a").first.is_visible()
    # A term is a plain link to the glossary, and no button that would do nothing is shown.
    term = page.locator("a.dt-term").first
    assert "glossary.html#term-" in str(term.get_attribute("href"))
    assert page.locator("button:visible").count() == 0
    page.goto(f"{served}/{lang}/glossary.html")
    entries = page.locator(".dt-entry")
    assert entries.count() > 2
    assert all(entries.nth(at).is_visible() for at in range(entries.count()))
