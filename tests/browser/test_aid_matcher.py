"""The term matcher, used in a page: keyboard, link, file, hostile file, axe and phone."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import widget_pages
from widget_pages import tab_to

pytestmark = pytest.mark.browser


def open_page(reader: Callable[..., Any], tmp_path: Path, **options: Any) -> Any:
    page = reader(**options).page
    page.goto(widget_pages.write(tmp_path, "matcher").as_uri())
    return page


def go_through(page: Any) -> None:
    """Choose a meaning for each role; the last one in other words."""
    page.get_by_role("button", name="Begin").click()
    for reading in ("het haalt de eis", "het haalt de eis", "Anders"):
        page.get_by_role("radio", name=reading).check()
        if reading == "Anders":
            page.get_by_label("Wat hoor jij dan?").fill("<img src=x onerror=alert(1)>")
        page.get_by_role("button", name="Klaar, verder").click()


@pytest.mark.parametrize("host", widget_pages.HOSTS)
def test_three_roles_reach_a_wording_by_keyboard(
    reader: Callable[..., Any], tmp_path: Path, host: str
) -> None:
    page = reader().page
    with widget_pages.address_of(widget_pages.write(tmp_path, "matcher"), host) as address:
        page.goto(address)
        tab_to(page, "Begin")
        page.keyboard.press("Enter")
        for role in ("Beleid", "Data", "Ethiek"):
            page.get_by_role("heading", name=f"{role} kiest").wait_for()
            page.keyboard.press("Tab")
            page.keyboard.press("Space")
            tab_to(page, "Klaar, verder")
            page.keyboard.press("Enter")
        tab_to(page, "In dit stuk bedoelen wij")
        page.keyboard.type("Goed genoeg voor de kaart.")
        result = page.locator(".dtw-match-result")
        assert "Iedereen hoort hetzelfde." in result.inner_text()
        assert "In dit stuk bedoelen wij: Goed genoeg voor de kaart." in result.inner_text()
        assert "Wij kijken er weer naar op: nog open" in result.inner_text()


def test_who_has_not_chosen_is_asked_to(reader: Callable[..., Any], tmp_path: Path) -> None:
    page = open_page(reader, tmp_path)
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("button", name="Klaar, verder").click()
    assert page.get_by_text("Kies eerst een betekenis.").is_visible()
    page.get_by_role("radio", name="Anders").check()
    page.get_by_role("button", name="Klaar, verder").click()
    assert page.get_by_text("Schrijf eerst op wat je hoort.").is_visible()


def test_what_others_chose_stays_hidden_until_all_are_done(
    reader: Callable[..., Any], tmp_path: Path
) -> None:
    page = open_page(reader, tmp_path)
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("radio", name="het haalt de eis").check()
    page.get_by_role("button", name="Klaar, verder").click()
    assert page.locator("input:checked").count() == 0
    assert "Nog niet iedereen heeft gekozen" in page.locator(".dtw-match-result").inner_text()


def test_the_link_and_the_file_bring_back_the_same(
    reader: Callable[..., Any], tmp_path: Path
) -> None:
    page = open_page(reader, tmp_path, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_label("Woord").select_option("ours")
    go_through(page)
    page.get_by_label("Wij kijken er weer naar op").fill("2027-02-01")
    lines = page.locator(".dtw-match-lines")
    said = lines.inner_text()
    assert "twee betekenissen" in said
    assert "1 februari 2027" in said
    assert "Onze betekenis" in said
    with page.expect_download() as kept:
        page.get_by_role("button", name="Bewaar als bestand").click()
    kept.value.save_as(tmp_path / "kept.json")
    page.get_by_role("button", name="Kopieer een link").click()
    page.wait_for_function("location.hash.startsWith('#dt-matcher=')")
    link = page.url
    page.goto("about:blank")
    page.goto(link)
    assert lines.inner_text() == said
    page.get_by_role("button", name="Terug").click()
    page.locator("input[type=file]").set_input_files(tmp_path / "kept.json")
    page.get_by_text("Dit komt uit je bestand.").wait_for()
    assert lines.inner_text() == said
    assert page.locator("img").count() == 0


@pytest.mark.parametrize(
    "state",
    [
        {"term": "nowhere", "picks": "x", "step": 99},
        {"term": ["fit"], "picks": {"policy": {"pick": "__proto__", "text": 5}}, "date": "x"},
        {"step": -1, "mode": 7, "wording": {}, "date": "2027-99-99"},
    ],
)
def test_a_strange_state_begins_anew(
    reader: Callable[..., Any], tmp_path: Path, state: dict[str, Any]
) -> None:
    page = open_page(reader, tmp_path)
    doc = {"schema": "urn:datataal:aid:1", "kind": "aid", "aid": "matcher", "state": state}
    path = tmp_path / "strange.json"
    path.write_text(json.dumps(doc), encoding="utf-8")
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_text("Dit komt uit je bestand.").wait_for()
    assert page.get_by_text("Stap 1 van 5").is_visible()


def test_a_foreign_file_changes_nothing(reader: Callable[..., Any], tmp_path: Path) -> None:
    page = open_page(reader, tmp_path)
    path = tmp_path / "foreign.json"
    path.write_text('{"schema": "urn:else"}', encoding="utf-8")
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_text("Er is niets veranderd.").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_a_phone_does_not_scroll(
    reader: Callable[..., Any], tmp_path: Path, scheme: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs [dev]")
    phone = {"width": 320, "height": 700}
    page = open_page(reader, tmp_path, color_scheme=scheme, viewport=phone)
    for act in (lambda _: None, go_through):
        act(page)
        found = axe.Axe().run(page).response["violations"]
        assert [one["id"] for one in found] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
