"""The scenario panel in a page: keyboard, what counts as stated, the rule that tips, link, file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import widget_pages
from test_widget_looks import violations
from widget_pages import tab_to

from datataal.widgets import _page, _scenarios

pytestmark = pytest.mark.browser

HOSTILE = "<img src=x onerror=alert(1)> \u202egnp {n}"
RESULT = ".dtw-sc-memo"


def write(folder: Path, lang: str = "nl") -> Path:
    """Write the page with the real aid and return its path."""
    return widget_pages.write_aid(folder, "scenarios", lang)


@pytest.fixture
def page_of(reader: Callable[..., Any], tmp_path: Path) -> Callable[..., Any]:
    """A function that opens the aid from disk."""

    def open_page(lang: str = "nl", **options: Any) -> Any:
        page = reader(**options).page
        page.goto(write(tmp_path, lang).as_uri())
        return page

    return open_page


def pick(page: Any, axis: str, side: str) -> None:
    page.get_by_role("group", name=axis).get_by_role("radio", name=side, exact=True).check()


def card(page: Any, name: str) -> Any:
    return page.locator(".dtw-sc-card").filter(has=page.get_by_role("heading", name=name))


def fill_in(page: Any) -> None:
    """Choose a future, read an open position, tip the mean, and write a hinge point."""
    pick(page, "Data delen", "decentraal")
    pick(page, "Regels", "weet ik niet")
    page.get_by_label("Hoe noem je deze toekomst?").fill(HOSTILE)
    own = card(page, "S3").locator(".dtw-sc-hatched").first
    own.locator("summary").click()
    own.get_by_role("combobox").select_option("b")
    own.get_by_label("Waarom lees je het zo?").fill("dat past bij ons.")
    page.get_by_role("radio", name="Gemiddelde").check()
    page.get_by_label("Deel in 2030, in procenten").fill("56")
    page.get_by_label("Als", exact=True).fill("het net in 2028 vol is")
    page.get_by_label("dan herzien wij").fill("de volgorde")


@pytest.mark.parametrize("host", widget_pages.HOSTS)
def test_a_keyboard_reaches_a_rule_that_tips(
    reader: Callable[..., Any], tmp_path: Path, host: str
) -> None:
    page = reader().page
    with widget_pages.address_of(write(tmp_path), host) as address:
        page.goto(address)
        tab_to(page, "centraal")
        page.keyboard.press("ArrowRight")
        tab_to(page, "Slechtste toekomst")
        page.keyboard.press("ArrowDown")
        tab_to(page, "1 meer")
        for _ in range(6):
            page.keyboard.press("Enter")
        said = page.locator(RESULT).inner_text()
    assert "Op wat de bron zegt, past dat bij S3 Federatief Evenwicht." in said
    assert "Regel: gemiddelde. Dan wint plan C (eerst het net)." in said
    assert "van 50 naar 56%. Dan valt om: gemiddelde (van plan A naar plan C)." in said


def test_only_stated_positions_are_compared(page_of: Callable[..., Any]) -> None:
    page = page_of()
    for axis, side in (
        ("Data verzamelen", "zo veel mogelijk"),
        ("Wat je digitaliseert", "één proces"),
    ):
        pick(page, axis, side)
    for name in ("S1", "S2", "S3", "S4"):
        assert "Nog niet te vergelijken" in card(page, name).inner_text()
    pick(page, "Data delen", "centraal")
    pick(page, "Regels", "licht")
    assert "Past op wat de bron zegt (1 van 1)" in card(page, "S1").inner_text()
    assert "Past niet: anders bij regels" in card(page, "S2").inner_text()
    assert "Past niet: anders bij data delen" in card(page, "S4").inner_text()
    pick(page, "Data delen", "weet ik niet")
    assert "1 van 2 vaste plaatsen vergeleken" in card(page, "S4").inner_text()
    assert page.locator("li.dtw-sc-card .dtw-sc-hatched").count() == 10


def test_the_reader_reading_is_theirs_and_never_the_sources(page_of: Callable[..., Any]) -> None:
    page = page_of()
    fill_in(page)
    assert "jouw lezing" in card(page, "S3").inner_text()
    said = page.locator(RESULT).inner_text()
    assert "Onze eigen lezing, niet die van de bron: S3, data verzamelen: zo min als kan" in said
    assert "want dat past bij ons." in said
    assert "De andere 5 van de 8 plaatsen staan niet in de tekst" in said
    assert "als het net in 2028 vol is, dan herzien wij de volgorde." in said


def test_the_table_shows_what_python_computes(page_of: Callable[..., Any]) -> None:
    page = page_of(lang="en")
    plans = _page.shown_in("scenarios", "scenarios", "en")["plans"]
    rows = page.locator(".dtw-scenarios .dtw-scroll tbody tr")
    for nr, found in enumerate(_scenarios.outcomes(plans)):
        cells = rows.nth(nr).locator("td").all_inner_texts()[-3:]
        assert [float(cell.split()[0]) for cell in cells] == pytest.approx(
            [found["worst"], found["mean"], found["regret"]], abs=0.051
        )
    winners = page.locator(".dtw-scenarios .dtw-scroll tbody tr", has=page.locator(".dtw-sc-best"))
    assert winners.count() == 2


def test_the_link_and_the_file_bring_back_the_same(
    page_of: Callable[..., Any], tmp_path: Path
) -> None:
    page = page_of(permissions=["clipboard-read", "clipboard-write"])
    fill_in(page)
    said = page.locator(RESULT).inner_text()
    with page.expect_download() as kept:
        page.get_by_role("button", name="Bewaar als bestand").click()
    kept.value.save_as(tmp_path / "kept.json")
    page.get_by_role("button", name="Kopieer een link").click()
    page.wait_for_function("location.hash.startsWith('#dt-scenarios=')")
    link = page.url
    page.goto("about:blank")
    page.goto(link)
    assert page.locator(RESULT).inner_text() == said
    page.get_by_role("button", name="Zet terug op 50").click()
    pick(page, "Data delen", "centraal")
    assert page.locator(RESULT).inner_text() != said
    page.locator("input[type=file]").set_input_files(tmp_path / "kept.json")
    page.get_by_text("Dit komt uit je bestand.").wait_for()
    assert page.locator(RESULT).inner_text() == said
    assert page.get_by_label("Deel in 2030, in procenten").input_value() == "56"
    assert page.locator("img").count() == 0


@pytest.mark.parametrize(
    "state",
    [
        {"axes": "x", "readings": ["S1"], "cell": None, "hinge": 5, "rule": "luck"},
        {"axes": {"sharing": "c", "__proto__": "a"}, "cell": {"plan": "C", "value": 900}},
        {"readings": {"S1.sharing": {"position": "b"}}, "cell": {"plan": "Z", "scenario": "S9"}},
    ],
)
def test_a_strange_state_begins_anew(
    page_of: Callable[..., Any], tmp_path: Path, state: dict[str, Any]
) -> None:
    page = page_of()
    begin = page.locator(RESULT).inner_text()
    doc = {"schema": "urn:datataal:aid:1", "kind": "aid", "aid": "scenarios", "state": state}
    path = tmp_path / "strange.json"
    path.write_text(json.dumps(doc), encoding="utf-8")
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_text("Dit komt uit je bestand.").wait_for()
    assert page.locator(RESULT).inner_text() == begin


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
