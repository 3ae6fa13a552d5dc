"""Role paths, glossary filters and flash cards, as a reader meets them; also from disk."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.book]

ROLE = "localStorage.getItem('datataal:role')"
PAGES = (
    "paths/index",
    "paths/policy",
    "flash/index",
    "glossary",
    "modules/03-quality",
    "aids/format",
)


def test_a_role_is_kept_over_pages_changed_and_erased_by_keyboard(
    served: str, reader: Callable[..., Any]
) -> None:
    page = reader().page
    page.goto(f"{served}/nl/paths/index.html")
    page.locator('[data-take="data"]').focus()
    page.keyboard.press("Enter")
    assert page.evaluate(ROLE) == "data"
    page.goto(f"{served}/en/aids/format.html")
    assert page.locator("#dt-path-title").inner_text().startswith("Your path: Data")
    here = page.locator("[data-around]:visible")
    assert here.count() == 1
    assert "home: take the test-out" in here.inner_text()
    page.goto(f"{served}/en/paths/ethics.html")
    page.locator('[data-take="ethics"]').press("Enter")
    assert page.evaluate(ROLE) == "ethics"
    page.locator("[data-forget-role]").press("Enter")
    assert page.evaluate(ROLE) is None
    assert page.locator("#dt-path-title").inner_text() == "The 14 modules"
    assert page.locator('[data-take="ethics"]').evaluate("(one) => one === document.activeElement")
    page.goto(f"{served}/en/lessons/03-quality.html")
    assert page.locator("[data-around]:visible").count() == page.locator("[data-around]").count()


def test_without_a_script_paths_are_plain_links(served: str, reader: Callable[..., Any]) -> None:
    page = reader(java_script_enabled=False).page
    page.goto(f"{served}/nl/modules/03-quality.html")
    assert page.locator("[data-around]:visible").count() == page.locator("[data-around]").count()
    page.locator(".dt-path-own a").click()
    page.locator('a[href="policy.html"]').first.click()
    assert page.locator(".dt-module-list li:visible").count() == 14
    assert not page.locator("[data-take]").is_visible()
    page.goto(f"{served}/nl/flash/index.html")
    assert page.locator(".dt-static table").first.is_visible()


def test_a_role_that_is_none_is_no_role(served: str, reader: Callable[..., Any]) -> None:
    page = reader().page
    page.goto(f"{served}/nl/paths/index.html")
    page.evaluate("localStorage.setItem('datataal:role', '<b>')")
    page.goto(f"{served}/nl/modules/03-quality.html")
    assert page.locator("#dt-path-title").inner_text() == "De 14 modules"
    assert page.locator("[data-around]:visible").count() == page.locator("[data-around]").count()


def test_the_glossary_filters_by_module_role_and_meaning(
    served: str, reader: Callable[..., Any]
) -> None:
    page = reader().page
    page.goto(f"{served}/nl/glossary.html")
    shown = page.locator(".dt-entry:visible")
    total = shown.count()
    page.locator("#dt-filter-module").select_option("03")
    of_module = shown.count()
    assert 0 < of_module < total
    status = page.locator(".dt-filter [role=status]")
    assert status.inner_text() == f"{of_module} woorden"
    page.locator("#dt-filter-role").select_option("data")
    assert shown.count() == 0, "module 03 is home ground of data"
    page.locator("#dt-filter-role").select_option("policy")
    assert shown.count() == of_module
    page.locator("#dt-filter").fill("vooraf")
    before = shown.count()
    page.locator("#dt-filter-within").press(" ")
    assert shown.count() > before
    letters = page.locator(".dt-letters li:visible").count()
    assert letters == page.locator(".dt-letter:visible").count()
    page.evaluate("location.hash = '#term-join'")
    page.locator("#term-join").wait_for(state="visible")
    assert shown.count() == total


def _open_flash(address: str, reader: Callable[..., Any], **options: Any) -> Any:
    opened = reader(**options)
    opened.page.goto(f"{address}/nl/flash/index.html")
    return opened


@pytest.mark.parametrize("disk", [False, True])
def test_flash_cards_by_keyboard_return_after_fixed_days(
    served: str, book: Path, reader: Callable[..., Any], *, disk: bool
) -> None:
    opened = _open_flash(book.as_uri() if disk else served, reader)
    page = opened.page
    page.clock.install(time="2027-11-01T10:00:00")
    page.reload()
    first = {}
    for day, days in enumerate((1, 3, 7, 16, 35, 35)):
        page.locator(".dtw-button--primary").press("Enter")
        word = page.locator(".dtw-flash-word").first.inner_text()
        first.setdefault("word", word)
        if day == 0:
            assert page.evaluate("document.activeElement.tagName")[0] == "H"
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.className") == "dtw-flash-answer"
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        kept = page.evaluate("JSON.parse(localStorage.getItem('datataal:state:flash:terms')).cards")
        (name,) = [key for key, card in kept.items() if card["step"] == min(day + 1, 5)]
        due = page.evaluate(
            f"""(() => {{ const day = new Date(); day.setHours(12, 0, 0, 0);
            day.setDate(day.getDate() + {days}); const two = (n) => String(n).padStart(2, "0");
            return `${{day.getFullYear()}}-${{two(day.getMonth() + 1)}}-${{two(day.getDate())}}`; }})()"""
        )
        assert kept[name]["due"] == due
        assert word == first["word"], "what returns comes before what is new"
        page.clock.set_system_time(f"{due}T10:00:00")
        page.reload()
    assert opened.foreign == []
    assert opened.complaints == []


def test_a_card_not_known_starts_again(served: str, reader: Callable[..., Any]) -> None:
    page = _open_flash(served, reader).page
    page.locator(".dtw-button--primary").click()
    page.locator(".dtw-button--primary").click()
    page.get_by_role("button", name="Nog niet").click()
    (card,) = page.evaluate(
        "Object.values(JSON.parse(localStorage.getItem('datataal:state:flash:terms')).cards)"
    )
    assert card["step"] == 0
    assert "morgen" in page.locator(".dtw-notice").inner_text()


def test_flash_cards_are_downloaded_erased_and_restored(
    served: str, reader: Callable[..., Any], tmp_path: Path
) -> None:
    page = _open_flash(served, reader).page
    page.locator(".dtw-button--primary").click()
    page.locator(".dtw-button--primary").click()
    page.get_by_role("button", name="Wist ik").click()
    page.get_by_role("button", name="Stop voor nu").click()
    with page.expect_download() as got:
        page.get_by_role("button", name="Download mijn kaarten").click()
    kept = tmp_path / "cards.json"
    got.value.save_as(kept)
    cards = json.loads(kept.read_text(encoding="utf-8"))["cards"]
    assert [card["step"] for card in cards.values()] == [1]
    page.get_by_role("button", name="Wis alles").click()
    page.get_by_role("button", name="Ja, wis alles").click()
    stored = "localStorage.getItem('datataal:state:flash:terms')"
    assert page.evaluate(stored) is None
    for text in ("{}", "[", '{"schema": "urn:datataal:flash:1", "cards": null}'):
        bad = tmp_path / "bad.json"
        bad.write_text(text, encoding="utf-8")
        page.locator("input[type=file]").set_input_files(bad)
        page.get_by_text("Er is niets veranderd").wait_for()
        page.reload()
    hostile = {**cards, "term:nobody": {"step": 1, "due": "2027-01-01"}, "term:join": {"step": 99}}
    doc = {"schema": "urn:datataal:flash:1", "cards": hostile}
    kept.write_text(json.dumps(doc), encoding="utf-8")
    page.locator("input[type=file]").set_input_files(kept)
    page.get_by_text("Je kaarten staan er weer").wait_for()
    assert page.evaluate(f"JSON.parse({stored}).cards") == cards


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_pages_pass_axe_and_fit_a_small_screen(
    served: str, reader: Callable[..., Any], lang: str, name: str, scheme: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    opened = reader(viewport={"width": 320, "height": 700}, color_scheme=scheme)
    page = opened.page
    page.goto(f"{served}/{lang}/{name}.html")
    page.evaluate("localStorage.setItem('datataal:role', 'policy')")
    page.reload()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    found = axe.run(page)
    assert found.violations_count == 0, found.generate_report()
    assert opened.complaints == []


def test_a_joint_lesson_deals_the_card_of_the_role_only(
    served: str, reader: Callable[..., Any]
) -> None:
    page = reader().page
    page.goto(f"{served}/nl/lessons/01-question.html")
    cards = page.locator("[data-card-role]:visible")
    assert cards.count() == 3, "who chose no role can open each"
    page.evaluate("localStorage.setItem('datataal:role', 'ethics')")
    page.reload()
    assert [card.get_attribute("data-card-role") for card in cards.all()] == ["ethics"]
    assert cards.first.locator(".dt-role-card-ask").is_visible()
    more = page.locator(".dt-role-cards-more button")
    more.press("Enter")
    assert more.get_attribute("aria-expanded") == "true"
    assert cards.count() == 3
    more.press("Enter")
    assert cards.count() == 1
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator(".dt-role-card-ask:visible").count() == 3, "paper has all three"


def test_a_card_under_the_pointer_goes_with_escape(served: str, reader: Callable[..., Any]) -> None:
    page = reader().page
    page.goto(f"{served}/nl/lessons/03-quality.html")
    term = page.locator("a.dt-term").first
    term.scroll_into_view_if_needed()
    term.hover()
    card = page.locator(".dt-card")
    card.wait_for(timeout=2000)
    page.keyboard.press("Escape")
    assert card.count() == 0, "without the pointer or the focus moving"
