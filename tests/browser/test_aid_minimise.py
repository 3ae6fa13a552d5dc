"""The minimisation slider in a page: by keyboard to a request, from disk and from a server."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import widget_pages
from test_widget_looks import violations
from widget_pages import focused, tab_to

from datataal import content
from datataal.language import number
from datataal.widgets._minimise import smallest_sets
from datataal.widgets._minimise_sets import FULL, measured

pytestmark = pytest.mark.browser

HOSTILE = '<img src=x onerror="document.title=1"> \u202egnp {n}'


def write(folder: Path) -> Path:
    """Write the page with the real aid and return its path."""
    return widget_pages.write_aid(folder, "minimise")


@pytest.fixture
def page_of(reader: Callable[..., Any], tmp_path: Path) -> Callable[..., Any]:
    """A function that opens the aid from disk."""

    def open_page(**options: Any) -> Any:
        page = reader(**options).page
        page.goto(write(tmp_path).as_uri())
        return page

    return open_page


def memo(page: Any) -> str:
    return str(page.locator(".dtw-min-memo").inner_text())


@pytest.mark.parametrize("host", widget_pages.HOSTS)
def test_by_keyboard_to_the_smallest_set(
    reader: Callable[..., Any], tmp_path: Path, host: str
) -> None:
    best = smallest_sets()["cold"]
    error = number(measured()[best].errors[0], 1, "nl")
    with widget_pages.address_of(write(tmp_path), host) as address:
        page = reader().page
        page.goto(address)
        assert f"9 kolommen, terwijl {best.count} genoeg is" in memo(page)
        assert f"{number(measured()[FULL].unique, 0, 'nl')} van 40.000" in memo(page)
        tab_to(page, "Toon de kleinste set")
        page.keyboard.press("Enter")
        assert "Toon de kleinste set" in focused(page)
        assert f"Dit is de kleinste set: het antwoord schuift {error}% op." in memo(page)
        columns = content.aid("minimise").in_("nl")["columns"]
        names = [one["short"] for nr, one in enumerate(columns) if best.mask >> nr & 1]
        assert f"Kolommen: plaats, {', '.join(names)}" in memo(page)
        tab_to(page, "Op welke grond")
        page.keyboard.insert_text("netbeheer")
        assert "Grond en einddatum: netbeheer" in memo(page)


def test_leaving_out_a_needed_column_is_said(page_of: Callable[..., Any]) -> None:
    page = page_of()
    page.get_by_role("radio", name="Waar komen laadpunten op straat?").check()
    page.get_by_role("checkbox", name="eigen oprit").uncheck()
    assert "Dit is niet genoeg" in memo(page)
    page.get_by_role("button", name="Toon de kleinste set").click()
    alone = number(measured()[smallest_sets()["charge"]].unique, 0, "nl")
    assert f"ook in de kleinste set staan {alone} rijen alleen" in memo(page)
    page.get_by_text("Wat kost één stap minder?").click()
    page.get_by_role("radio", name="gemeente", exact=True).check()
    assert page.get_by_role("row", name="zonder eigen oprit").is_visible()


def test_link_and_file_bring_back_the_same_request(page_of: Callable[..., Any]) -> None:
    page = page_of(permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("radio", name="netstation", exact=True).check()
    page.get_by_label("Tot welke datum").fill("31 december")
    with page.expect_download() as loading:
        page.get_by_role("button", name="Bewaar als bestand").click()
    saved = Path(loading.value.path()).read_text(encoding="utf-8")
    page.get_by_role("button", name="Kopieer een link").click()
    page.get_by_text("De link staat op je klembord.").or_(
        page.locator(".dtw-link")
    ).first.wait_for()
    link, before = page.url, memo(page)
    page.evaluate("localStorage.clear()")
    page.goto("about:blank")
    page.goto(link)
    assert memo(page) == before
    page.get_by_role("button", name="Vraag alles").click()
    picker = page.locator("input[type=file]")
    picker.set_input_files(
        {"name": "a.json", "mimeType": "application/json", "buffer": saved.encode()}
    )
    page.get_by_text("Dit komt uit je bestand.").wait_for()
    assert memo(page) == before


@pytest.mark.parametrize("text", ["{", "[]", '{"schema":"urn:datataal:aid:9"}', '{"a":1}'])
def test_a_file_that_is_not_ours_changes_nothing(page_of: Callable[..., Any], text: str) -> None:
    page = page_of()
    before = memo(page)
    page.locator("input[type=file]").set_input_files(
        {"name": "a.json", "mimeType": "application/json", "buffer": text.encode()}
    )
    page.get_by_text("Er is niets veranderd.").wait_for()
    assert memo(page) == before


def test_a_hostile_state_is_made_sound(page_of: Callable[..., Any]) -> None:
    page = page_of()
    state = {"question": "own", "place": 99, "mask": "x", "sees": HOSTILE, "own": {"question": HOSTILE,
             "columns": [{"name": HOSTILE, "how": "x"}, None, 3]}}  # fmt: skip
    doc = {"schema": "urn:datataal:aid:1", "aid": "minimise", "state": state}
    page.locator("input[type=file]").set_input_files(
        {"name": "a.json", "mimeType": "application/json", "buffer": json.dumps(doc).encode()}
    )
    page.get_by_text("Dit komt uit je bestand.").wait_for()
    assert "<img src=x" in memo(page)
    assert "\u202e" not in memo(page)
    assert page.title() == "Proef"
    assert page.locator(".dt-stage img").count() == 0


def test_an_own_request_by_keyboard(page_of: Callable[..., Any]) -> None:
    page = page_of()
    page.get_by_role("radio", name="Mijn eigen aanvraag").check()
    page.get_by_label("Kolom 1", exact=True).fill("geboortejaar")
    page.get_by_label("Hoe precies heb je kolom 1 nodig?").select_option("coarser")
    page.get_by_role("button", name="Voeg een kolom toe").press("Enter")
    assert "Kolom 4" in focused(page)
    page.keyboard.insert_text("straat")
    assert "Kolommen: geboortejaar, straat" in memo(page)
    assert "grover: geboortejaar" in memo(page)
    page.get_by_role("button", name="Haal kolom 1 weg").press("Enter")
    assert "Kolommen: straat" in memo(page)
    assert "Niet doorgerekend" in memo(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page_of: Callable[..., Any], scheme: str) -> None:
    page = page_of(color_scheme=scheme)
    page.get_by_text("Wat kost één stap minder?").click()
    assert violations(page) == []
    page.get_by_role("radio", name="Mijn eigen aanvraag").check()
    assert violations(page) == []


def test_a_phone_needs_no_sideways_scroll(page_of: Callable[..., Any]) -> None:
    page = page_of(viewport={"width": 320, "height": 700})
    page.get_by_text("Wat kost één stap minder?").click()
    page.get_by_label("Op welke grond").fill("a" * 180)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
