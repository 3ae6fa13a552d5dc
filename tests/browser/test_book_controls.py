"""What a reader works with on a page: card, theme, menu, search, filter, copy, path."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.book]

LESSON = "lessons/03-quality.html"


def test_a_term_card_works_by_keyboard(served: str, reader: Callable[..., Any]) -> None:
    page = reader().page
    page.goto(f"{served}/nl/{LESSON}")
    term = page.locator("a.dt-term").first
    term.focus()
    page.keyboard.press("Enter")
    card = page.locator(".dt-card")
    assert card.is_visible()
    assert term.get_attribute("aria-expanded") == "true"
    word, box = term.bounding_box(), card.bounding_box()
    assert box["y"] >= word["y"] + word["height"], "the card lies over its term"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.dt-card') !== null")
    page.keyboard.press("Escape")
    assert card.count() == 0
    assert term.evaluate("(term) => term === document.activeElement")
    page.keyboard.press(" ")
    assert card.is_visible()


def test_tab_leaves_the_card_for_what_follows_the_term(
    served: str, reader: Callable[..., Any]
) -> None:
    page = reader().page
    page.goto(f"{served}/nl/{LESSON}")
    term = page.locator("a.dt-term").first
    term.focus()
    page.keyboard.press("Tab")
    after = page.evaluate("document.activeElement.outerHTML")
    term.focus()
    page.keyboard.press("Enter")
    for _ in range(3):  # the close button, the link, and on
        page.keyboard.press("Tab")
    assert page.locator(".dt-card").count() == 0
    assert page.evaluate("document.activeElement.outerHTML") == after


CLOCK = """(term) => {
  term.addEventListener("mouseover", () => { window.pointed = performance.now(); }, { once: true });
  new MutationObserver(() => {
    if (!window.seen && document.querySelector(".dt-card")) window.seen = performance.now();
  }).observe(document.body, { childList: true, subtree: true });
}"""


def test_a_card_stays_while_it_is_pointed_at(served: str, reader: Callable[..., Any]) -> None:
    page = reader().page
    page.goto(f"{served}/en/{LESSON}")
    term = page.locator("a.dt-term").first
    term.scroll_into_view_if_needed()
    term.evaluate(CLOCK)
    term.hover()
    card = page.locator(".dt-card")
    card.wait_for(timeout=2000)
    waited = page.evaluate("window.seen - window.pointed")
    assert waited > 100, "it comes after a moment, not at once"  # by the page's own clock
    box = card.bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 20, steps=8)
    page.wait_for_timeout(700)
    assert card.is_visible()
    page.mouse.move(2, 2)
    card.wait_for(state="detached", timeout=2000)


def test_a_clicked_card_stays_until_closed(served: str, reader: Callable[..., Any]) -> None:
    page = reader(viewport={"width": 320, "height": 700}).page
    page.goto(f"{served}/nl/{LESSON}")
    page.locator("a.dt-term").first.click()
    card = page.locator(".dt-card")
    page.mouse.move(2, 2)
    page.wait_for_timeout(700)
    assert card.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    card.locator("button").click()
    assert card.count() == 0


@pytest.mark.parametrize(
    ("lang", "dark", "light"), [("nl", "Donker", "Licht"), ("en", "Dark", "Light")]
)
def test_the_theme_is_remembered_and_says_what_you_get(
    served: str, reader: Callable[..., Any], lang: str, dark: str, light: str
) -> None:
    page = reader(color_scheme="light").page
    page.goto(f"{served}/{lang}/index.html")
    button = page.locator("[data-theme-switch]")
    assert button.inner_text() == dark
    button.click()
    assert button.inner_text() == light
    page.goto(f"{served}/{lang}/{LESSON}")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert ground == "rgb(18, 28, 27)"
    button.click()
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "light"


def test_dark_follows_the_system_until_chosen(served: str, reader: Callable[..., Any]) -> None:
    page = reader(color_scheme="dark").page
    page.goto(f"{served}/nl/index.html")
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    assert page.evaluate(ground) == "rgb(18, 28, 27)"
    page.locator("[data-theme-switch]").click()
    assert page.evaluate(ground) == "rgb(246, 248, 246)"


def test_the_phone_menu_opens_and_escape_gives_focus_back(
    served: str, reader: Callable[..., Any]
) -> None:
    page = reader(viewport={"width": 390, "height": 800}).page
    page.goto(f"{served}/nl/modules/03-quality.html")
    button = page.locator(".dt-menu-switch")
    assert not page.locator(".dt-nav").is_visible()
    assert not page.locator(".dt-path").is_visible()
    button.click()
    assert button.get_attribute("aria-expanded") == "true"
    assert page.locator(".dt-nav").is_visible()
    assert page.locator(".dt-path").is_visible()
    page.locator(".dt-nav a").first.focus()
    page.keyboard.press("Escape")
    assert not page.locator(".dt-nav").is_visible()
    assert button.evaluate("(button) => button === document.activeElement")


def test_the_skip_link_is_first_and_leads_to_the_text(
    served: str, reader: Callable[..., Any]
) -> None:
    page = reader().page
    page.goto(f"{served}/nl/how.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "dt-skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "dt-main"


@pytest.fixture(params=["served", "from disk"])
def base(request: Any, served: str, book: Path) -> str:
    """The address of the book, on a server and as files."""
    return served if request.param == "served" else book.as_uri()


@pytest.mark.parametrize(("lang", "word"), [("nl", "foutmarge"), ("en", "margin of error")])
def test_search_finds_a_term(base: str, reader: Callable[..., Any], lang: str, word: str) -> None:
    window = reader()
    window.page.goto(f"{base}/{lang}/search.html")
    window.page.get_by_role("searchbox").fill(word)
    window.page.keyboard.press("Enter")
    # results come in one after the other
    window.page.locator("#search-results li a[href^='glossary.html']").first.wait_for(timeout=5000)
    assert window.complaints == []


def test_the_glossary_filter_announces_its_count(served: str, reader: Callable[..., Any]) -> None:
    page = reader().page
    page.goto(f"{served}/nl/glossary.html")
    total = page.locator(".dt-entry").count()
    box = page.locator("#dt-filter")
    status = page.locator(".dt-filter [role=status]")
    box.fill("foutmarge")
    assert status.inner_text() == "1 woord"
    assert page.locator(".dt-entry:visible").count() == 1
    box.fill("qqqq")
    assert status.inner_text().startswith("Geen woord")
    box.fill("")
    assert page.locator(".dt-entry:visible").count() == total


def test_code_is_copied_and_said(served: str, reader: Callable[..., Any]) -> None:
    page = reader(permissions=["clipboard-read", "clipboard-write"]).page
    page.goto(f"{served}/nl/{LESSON}")
    cell = page.locator("div.cell", has=page.locator(".dt-copy")).first
    code = cell.locator(".cell_input pre").inner_text().strip()
    cell.locator(".dt-copy").click()
    cell.locator(".dt-copy-status", has_text="Gekopieerd").wait_for(timeout=2000)
    assert page.evaluate("navigator.clipboard.readText()") == code


def test_role_and_progress_stay_in_this_browser(served: str, reader: Callable[..., Any]) -> None:
    page = reader().page
    page.goto(f"{served}/nl/index.html")
    page.locator('[data-role="policy"]').click()
    page.goto(f"{served}/nl/{LESSON}")
    page.locator("[data-done]").click()
    page.reload()
    assert page.locator("[data-done]").get_attribute("aria-pressed") == "true"
    assert page.locator("#dt-path-title").inner_text() == "Jouw pad: Beleid · 1 van 14 klaar"
    assert page.locator('.dt-path [data-module="03"] .dt-path-done').is_visible()
    page.locator("[data-done]").click()
    assert not page.locator('.dt-path [data-module="03"] .dt-path-done').is_visible()
    assert page.context.cookies() == []


def test_lab_buttons_explain_without_a_server_and_open_with_one(
    served: str, reader: Callable[..., Any]
) -> None:
    page = reader().page
    page.goto(f"{served}/en/modules/03-quality.html")
    button = page.locator('main [data-lab="03-quality"]').first
    assert button.evaluate("(link) => link.href") == f"{served}/en/how.html"
    page.route(
        "**/_static/study.js",
        lambda route: route.fulfill(
            content_type="text/javascript", body='window.datataalStudy = {lab: "/x"};'
        ),
    )
    page.reload()
    assert button.get_attribute("href") == "/x/datataal/open/en/03-quality"


def test_forced_colours_keep_every_mark(served: str, reader: Callable[..., Any]) -> None:
    page = reader(forced_colors="active").page
    page.goto(f"{served}/nl/modules/03-quality.html")
    shape = page.locator("main .dt-mark-shape").first
    fill, stroke = shape.evaluate("(s) => [getComputedStyle(s).fill, getComputedStyle(s).stroke]")
    assert fill != stroke
