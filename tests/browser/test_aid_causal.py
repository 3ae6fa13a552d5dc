"""The causal map in a page: keyboard, what is told and what is the reader's, routes, link, file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import widget_pages
from test_widget_looks import violations
from widget_pages import focused, tab_to

from datataal.widgets import _page

pytestmark = pytest.mark.browser

HOSTILE = "<img src=x onerror=alert(1)> \u202egnp {n}"
RESULT = ".dtw-cau-memo"


def write(folder: Path, lang: str = "nl") -> Path:
    """Write the page with the real aid and return its path."""
    return widget_pages.write_aid(folder, "causal", lang)


@pytest.fixture
def page_of(reader: Callable[..., Any], tmp_path: Path) -> Callable[..., Any]:
    """A function that opens the aid from disk."""

    def open_page(lang: str = "nl", **options: Any) -> Any:
        page = reader(**options).page
        page.goto(write(tmp_path, lang).as_uri())
        return page

    return open_page


def draw(page: Any, from_: str, sign: str, to: str, why: str = "") -> None:
    page.locator("select").nth(0).select_option(from_)
    page.locator("select").nth(1).select_option(sign)
    page.locator("select").nth(2).select_option(to)
    page.locator(".dtw-cau-line input").fill(why)
    page.locator(".dtw-cau-part .dtw-button--primary").first.click()


def fill_in(page: Any) -> None:
    """Draw a told arrow and one of the reader's, and write a sentence."""
    draw(page, "ethics", "plus", "wanted")
    draw(page, "culture", "minus", "skill", HOSTILE)
    page.get_by_label("Jullie eigen zin").fill("Wij beginnen bij de twijfel.")


@pytest.mark.parametrize("host", widget_pages.HOSTS)
def test_a_keyboard_draws_and_removes_an_arrow(
    reader: Callable[..., Any], tmp_path: Path, host: str
) -> None:
    page = reader().page
    with widget_pages.address_of(write(tmp_path), host) as address:
        page.goto(address)
        for name, letter in (("Van", "T"), ("Naar", "Ge")):
            tab_to(page, name)
            page.keyboard.type(letter)
        tab_to(page, "Zet deze pijl erin")
        page.keyboard.press("Enter")
        assert "Deze pijl vertelt de bron ook." in page.locator(".dtw-notice").first.inner_text()
        said = page.locator(RESULT).inner_text()
        assert "Ook in de bron verteld: Transparantie versterkt gewenste uitkomsten." in said
        tab_to(page, "Haal weg")
        page.keyboard.press("Enter")
        assert "Onze kaart heeft nog geen pijlen." in page.locator(RESULT).inner_text()
        assert focused(page) == "De pijlen in woorden"


def test_all_told_arrows_are_told_and_no_other_is_called_wrong(
    page_of: Callable[..., Any],
) -> None:
    page = page_of(lang="en")
    told = _page.shown_in("causal", "causal", "en")["told"]
    arrows = [arrow for one in told for arrow in one["arrows"]]
    for arrow in arrows:
        draw(page, arrow["from"], "condition", arrow["to"])
        assert "The source tells this arrow too." in page.locator(".dtw-notice").first.inner_text()
    for from_, to in (("wanted", "governance"), ("cyber", "culture"), ("ethics", "governance")):
        draw(page, from_, "plus", to)
        assert "Yours, not in the text." in page.locator(".dtw-notice").first.inner_text()
    draw(page, "ethics", "both", "unwanted")
    assert "Yours. The text says something else" in page.locator(".dtw-notice").first.inner_text()
    draw(page, "ethics", "minus", "unwanted")
    assert "Yours, not in the text." in page.locator(".dtw-notice").first.inner_text()
    assert page.locator(".dtw-cau-map path.dtw-cau-told").count() == len(arrows)
    assert page.locator(".dtw-cau-map path.dtw-cau-own").count() == 4
    assert page.get_by_role("img", name="Map with 12 arrows").is_visible()
    assert page.locator(".dtw-message--error").count() == 0


def test_a_route_to_the_unwanted_takes_the_no_regret_away(page_of: Callable[..., Any]) -> None:
    page = page_of()
    own = page.locator(".dtw-cau-own-list")
    assert "nog niets zonder spijt" in own.inner_text()
    draw(page, "transparency", "plus", "wanted")
    assert "zonder spijt: transparantie." in own.inner_text()
    draw(page, "transparency", "minus", "skill")
    draw(page, "skill", "plus", "unwanted")
    assert "zonder spijt: transparantie." in own.inner_text()
    draw(page, "skill", "minus", "unwanted")
    assert "transparantie → kunde → ongewenste uitkomsten" in own.inner_text()
    assert "niets zonder spijt" in page.locator(RESULT).inner_text()


def test_an_arrow_needs_two_different_blocks(page_of: Callable[..., Any]) -> None:
    page = page_of()
    page.get_by_role("button", name="Zet deze pijl erin").click()
    assert page.get_by_text("Kies eerst twee blokken.").is_visible()
    draw(page, "skill", "plus", "skill")
    assert page.get_by_text("Kies twee verschillende blokken.").is_visible()
    assert page.get_by_text("Je hebt nog geen pijl getekend.").is_visible()


def test_the_link_and_the_file_bring_back_the_same(
    page_of: Callable[..., Any], tmp_path: Path
) -> None:
    page = page_of(permissions=["clipboard-read", "clipboard-write"])
    fill_in(page)
    said = page.locator(RESULT).inner_text()
    assert "Van ons, niet uit de tekst: Cultuur verzwakt kunde (want <img" in said
    assert "Onze zin: Wij beginnen bij de twijfel." in said
    assert "Tegenstem:" in said
    with page.expect_download() as kept:
        page.get_by_role("button", name="Bewaar als bestand").click()
    kept.value.save_as(tmp_path / "kept.json")
    page.get_by_role("button", name="Kopieer een link").click()
    page.wait_for_function("location.hash.startsWith('#dt-causal=')")
    link = page.url
    page.goto("about:blank")
    page.goto(link)
    assert page.locator(RESULT).inner_text() == said
    page.get_by_role("button", name="Haal weg").first.click()
    assert page.locator(RESULT).inner_text() != said
    page.locator("input[type=file]").set_input_files(tmp_path / "kept.json")
    page.get_by_text("Dit komt uit je bestand.").wait_for()
    assert page.locator(RESULT).inner_text() == said
    assert page.locator("img").count() == 0


@pytest.mark.parametrize(
    "state",
    [
        {"arrows": "x", "first": 5},
        {"arrows": [None, 7, {"from": "ethics", "to": "ethics", "sign": "plus"}]},
        {"arrows": [{"from": "ethics", "to": "wanted", "sign": "constructor"}], "first": {}},
        {"arrows": [{"from": "__proto__", "to": "wanted", "sign": "plus"}]},
    ],
)
def test_a_strange_state_begins_anew(
    page_of: Callable[..., Any], tmp_path: Path, state: dict[str, Any]
) -> None:
    page = page_of()
    doc = {"schema": "urn:datataal:aid:1", "kind": "aid", "aid": "causal", "state": state}
    path = tmp_path / "strange.json"
    path.write_text(json.dumps(doc), encoding="utf-8")
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_text("Dit komt uit je bestand.").wait_for()
    assert page.get_by_text("Je hebt nog geen pijl getekend.").is_visible()


def test_a_foreign_file_changes_nothing(page_of: Callable[..., Any], tmp_path: Path) -> None:
    page = page_of()
    path = tmp_path / "foreign.json"
    path.write_text('{"schema": "urn:else"}', encoding="utf-8")
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_text("Er is niets veranderd.").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_a_phone_does_not_scroll(
    page_of: Callable[..., Any], scheme: str
) -> None:
    page = page_of(color_scheme=scheme, viewport={"width": 320, "height": 700})
    for act in (lambda _: None, fill_in):
        act(page)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
