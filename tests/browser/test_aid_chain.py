"""The transparency chain in a page: the log, the own chain, keyboard, link, file, axe, phone."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import widget_pages
from test_widget_looks import violations
from widget_pages import focused, tab_to

pytestmark = pytest.mark.browser

HOSTILE = '<img src=x onerror="document.title=1"> \u202egnp {n}'


def write(folder: Path) -> Path:
    """Write the page with the real aid and return its path."""
    return widget_pages.write_aid(folder, "chain")


@pytest.fixture
def page_of(reader: Callable[..., Any], tmp_path: Path) -> Callable[..., Any]:
    """A function that opens the aid from disk."""

    def open_page(**options: Any) -> Any:
        page = reader(**options).page
        page.goto(write(tmp_path).as_uri())
        return page

    return open_page


def memo(page: Any) -> str:
    return str(page.locator(".dtw-chain-memo").inner_text())


def put(page: Any, column: str, place: str) -> None:
    """Place one column; its group is named after it and after what one line says."""
    group = page.locator(f"fieldset:has(legend:text('{column}:'))")
    group.get_by_role("radio", name=place, exact=True).check()


def rows(page: Any, name: str) -> list[str]:
    found = page.get_by_role("region", name=name).locator("tbody tr")
    return [" ".join(text.split()) for text in found.all_inner_texts()]


def send(page: Any, text: str) -> None:
    page.locator("input[type=file]").set_input_files(
        {"name": "a.json", "mimeType": "application/json", "buffer": text.encode()}
    )


@pytest.mark.parametrize("host", widget_pages.HOSTS)
def test_by_keyboard_to_what_the_resident_sees(
    reader: Callable[..., Any], tmp_path: Path, host: str
) -> None:
    with widget_pages.address_of(write(tmp_path), host) as address:
        page = reader().page
        page.goto(address)
        assert len(rows(page, "Wat de bewoner ziet")) == 5
        tab_to(page, "Passend")
        page.keyboard.press("ArrowUp")
        assert "Niets naar buiten" in focused(page)
        assert "Zij ziet niets." in memo(page)
        page.keyboard.press("ArrowUp")
        assert len(rows(page, "Wat de bewoner ziet")) == 37
        assert "Zij krijgt 37 berichten in een jaar" in memo(page)
        assert "gemiddeld 12,6 per huis" in memo(page)
        tab_to(page, "buiten")  # time, then organisation
        page.keyboard.press("ArrowLeft")
        assert "Niet gelogd: tijdstip" in memo(page)
        tab_to(page, "Waarom verdeel je het zo?")
        page.keyboard.insert_text("Zij vroeg erom.")
        assert "Waarom zo: Zij vroeg erom." in memo(page)


def test_hiding_the_purpose_hides_the_misuse(page_of: Callable[..., Any]) -> None:
    page = page_of()
    assert "gemeente netplanning LH-1732 2" in rows(page, "Wat de bewoner ziet")
    assert "ziet alleen wie team en doel naast elkaar heeft" in memo(page)
    put(page, "doel", "binnen")
    assert "gemeente LH-1732 2" in rows(page, "Wat de bewoner ziet")
    assert "Zij ziet het doel niet. Team Toezicht bekeek 214 huizen" in memo(page)
    put(page, "doel", "niet loggen")
    assert "is nu ook binnen niet te vinden" in memo(page)
    assert "netplanning" not in " ".join(rows(page, "Wat de bewoner ziet"))


def test_a_small_team_is_a_person_and_its_other_name_helps_little(
    page_of: Callable[..., Any],
) -> None:
    page = page_of()
    mask = page.get_by_role("checkbox", name="klein team")
    assert not mask.is_visible()
    put(page, "team", "buiten")
    assert "2 van de 31 teams met drie leden of minder" in memo(page)
    assert "team en doel niet bij elkaar passen" in memo(page)
    mask.check()
    assert "gemeente klein team netplanning LH-1732 2" in rows(page, "Wat de bewoner ziet")
    assert "De gemeente heeft er maar één." in memo(page)
    inside = rows(page, "Wat er binnen te zien is")
    assert "Toezicht" in inside[0]
    put(page, "persoon", "op verzoek")
    assert "ontwerpbesluit van 23 mei 2024" in memo(page)


def test_without_the_number_the_audit_log_is_cut_off(page_of: Callable[..., Any]) -> None:
    page = page_of()
    page.get_by_role("radio", name="Alleen een bericht als iets afwijkt").check()
    assert "Zij krijgt 2 berichten" in memo(page)
    assert "Wie alleen op de klok let, stuurt er 3, waarvan 1 over Toezicht" in memo(page)
    put(page, "verwerkingsnummer", "niet loggen")
    assert "hangt de auditlog los" in memo(page)
    assert "Dan rest de klok: 3 berichten" in memo(page)
    assert all(row.count("los") >= 2 for row in rows(page, "Wat er binnen te zien is"))
    put(page, "tijdstip", "niet loggen")
    assert "niets waaraan je ziet dat een regel afwijkt" in memo(page)
    put(page, "huis", "niet loggen")
    assert page.get_by_text("Zonder huis zijn haar regels niet te vinden.").count() == 2
    assert "weet niemand aan wie het bericht moet" in memo(page)


def own_chain(page: Any) -> Any:
    page.get_by_role("radio", name="Mijn eigen keten").check()
    return page


def step(page: Any, n: int) -> Any:
    return page.get_by_role("group", name=f"Stap {n}:")


def test_an_own_chain_names_its_gaps_until_they_are_filled(page_of: Callable[..., Any]) -> None:
    page = own_chain(page_of())
    assert "Niemand beantwoordt vragen." in memo(page)
    assert "Stap 1 (verzamelen): er is geen organisatie genoemd" in memo(page)
    first = step(page, 1)
    first.get_by_label("Welke organisatie verzamelt?").fill("de gemeente.")
    first.get_by_label("Met welk doel?").fill("hulp bij kou")
    assert "deze stap heeft geen grond" in first.inner_text()
    first.get_by_label("Op welke grond?").select_option("e")
    assert "er staat niet waar de grond staat" in first.inner_text()
    first.get_by_label("Waar staat dat?").fill("artikel 1")
    first.get_by_label("Wat ziet een inwoner hiervan?").fill("een brief")
    assert "er staat niet waar een inwoner dit ziet" in first.inner_text()
    first.get_by_label("Waar ziet zij of hij dat?").fill("thuis")
    first.get_by_label("Wie kan binnen nakijken").fill("de auditor")
    assert "Bij deze stap is alles ingevuld." in first.inner_text()
    assert "De gemeente verzamelt gegevens. Het doel: hulp bij kou." in memo(page)
    assert "Je ziet daarvan: een brief (thuis)." in memo(page)
    step(page, 2).get_by_label("Met welk doel?").fill("Hulp bij kou.")
    assert "anders opgeschreven" not in step(page, 2).inner_text()
    step(page, 2).get_by_label("Met welk doel?").fill("toezicht")
    assert "ga na of het een nieuw doel is" in step(page, 2).inner_text()


def test_steps_change_places_by_keyboard(page_of: Callable[..., Any]) -> None:
    page = own_chain(page_of())
    step(page, 2).get_by_label("Met welk doel?").fill("toezicht")
    page.get_by_role("button", name="Stap 2 naar voren").press("Enter")
    assert step(page, 1).get_by_label("Met welk doel?").input_value() == "toezicht"
    assert focused(page) == "Stap 1 naar achteren"
    assert "deze stap komt voor het verzamelen" in step(page, 1).inner_text()
    page.get_by_role("button", name="Haal stap 5 weg").press("Enter")
    assert "er staat niet wanneer de gegevens weg gaan" in memo(page).lower()
    assert focused(page) == "Voeg een stap toe"
    for _ in range(5):
        page.get_by_role("button", name="Voeg een stap toe").press("Enter")
    assert page.get_by_text("Meer dan acht stappen past hier niet.").is_visible()
    assert page.get_by_role("group", name="Stap").count() == 8


def test_the_example_shows_gaps_and_never_writes_over_work(page_of: Callable[..., Any]) -> None:
    page = own_chain(page_of())
    page.get_by_role("button", name="Toon een ingevuld voorbeeld").click()
    assert "Stap 3 (delen): deze stap heeft geen grond" in memo(page)
    assert "Algoritmeregister" in memo(page)
    assert focused(page) == "Maak het voorbeeld leeg"
    step(page, 3).get_by_label("Met welk doel?").fill("hulp")
    assert not page.get_by_role("button", name="Maak het voorbeeld leeg").is_visible()
    assert not page.get_by_role("button", name="Toon een ingevuld voorbeeld").is_visible()


def test_link_and_file_bring_back_both_parts(page_of: Callable[..., Any]) -> None:
    page = page_of(permissions=["clipboard-read", "clipboard-write"])
    put(page, "grond", "binnen")
    log = memo(page)
    own_chain(page)
    page.get_by_role("button", name="Toon een ingevuld voorbeeld").click()
    page.get_by_label("Wie beantwoordt vragen").fill("de balie")
    before = memo(page)
    assert "Heb je een vraag? De balie." in before
    with page.expect_download() as loading:
        page.get_by_role("button", name="Bewaar als bestand").click()
    saved = Path(loading.value.path()).read_text(encoding="utf-8")
    assert before.splitlines()[-1] in json.loads(saved)["text"]
    page.get_by_role("button", name="Kopieer een link").click()
    page.wait_for_function("location.hash.startsWith('#dt-chain=')")
    link = page.url
    page.evaluate("localStorage.clear()")
    page.goto("about:blank")
    page.goto(link)
    assert memo(page) == before
    page.get_by_role("radio", name="Het log van Deltaland").check()
    assert memo(page) == log
    page.get_by_role("radio", name="Niets naar buiten").check()
    send(page, saved)
    page.get_by_text("Dit komt uit je bestand.").wait_for()
    assert memo(page) == before


@pytest.mark.parametrize("text", ["{", "[]", '{"schema":"urn:datataal:aid:9"}', '{"a":1}'])
def test_a_file_that_is_not_ours_changes_nothing(page_of: Callable[..., Any], text: str) -> None:
    page = page_of()
    before = memo(page)
    send(page, text)
    page.get_by_text("Er is niets veranderd.").wait_for()
    assert memo(page) == before


def test_a_hostile_state_is_made_sound(page_of: Callable[..., Any]) -> None:
    page = page_of()
    state = {"part": "own", "places": {"team": "__proto__", "purpose": 4}, "way": [], "mask": "x", "why": HOSTILE,
             "chain": {"system": HOSTILE, "answers": 7, "steps": [{"kind": "constructor", "who": HOSTILE}, None, 3, *[{}] * 30]}}  # fmt: skip
    doc = {"schema": "urn:datataal:aid:1", "aid": "chain", "state": state}
    send(page, json.dumps(doc))
    page.get_by_text("Dit komt uit je bestand.").wait_for()
    assert "<img src=x" in memo(page)
    assert "\u202e" not in memo(page)
    assert page.get_by_role("group", name="Stap").count() == 8
    page.get_by_role("radio", name="Het log van Deltaland").check()
    assert "Buiten: organisatie, doel, huis (37 regels, 5 rijen)" in memo(page)
    assert "<img src=x" in memo(page)
    send(page, json.dumps(doc | {"state": {"places": None, "chain": [1]}}))
    assert page.title() == "Proef"
    assert page.locator(".dt-stage img").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page_of: Callable[..., Any], scheme: str) -> None:
    page = page_of(color_scheme=scheme)
    page.get_by_text("Wat zij krijgt als zij doorvraagt").click()
    assert violations(page) == []
    own_chain(page).get_by_role("button", name="Toon een ingevuld voorbeeld").click()
    assert violations(page) == []


def test_a_phone_needs_no_sideways_scroll(page_of: Callable[..., Any]) -> None:
    page = page_of(viewport={"width": 320, "height": 700})
    page.get_by_role("radio", name="Alles op straat").check()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    own_chain(page)
    step(page, 1).get_by_label("Met welk doel?").fill("a" * 150)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
