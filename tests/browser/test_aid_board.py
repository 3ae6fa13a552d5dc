"""The three-action board and the backcast board: lists that a reader builds, by keyboard."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import widget_pages
from widget_pages import tab_to

pytestmark = pytest.mark.browser
HOSTILE = '<img src=x onerror="document.title=1">'


@pytest.fixture
def opened(reader: Callable[..., Any], tmp_path: Path) -> Callable[..., Any]:
    def open_(kind: str, lang: str = "nl", **options: Any) -> Any:
        page = reader(**options).page
        page.goto(widget_pages.write_aid(tmp_path, kind, lang).as_uri())
        return page

    return open_


def text_of(page: Any) -> str:
    with page.expect_download() as loading:
        page.get_by_role("button", name="Bewaar als tekst").press("Enter")
    return Path(loading.value.path()).read_text(encoding="utf-8")


def kept(page: Any) -> dict[str, Any]:
    with page.expect_download() as loading:
        page.get_by_role("button", name="Bewaar als bestand").press("Enter")
    found: dict[str, Any] = json.loads(Path(loading.value.path()).read_text(encoding="utf-8"))
    return found


def test_a_board_is_filled_by_keyboard_and_says_what_is_missing(
    opened: Callable[..., Any],
) -> None:
    page = opened("board")
    tab_to(page, "Welke techniek")
    page.keyboard.type("Camera op het plein")
    tab_to(page, "Voeg een groep toe")
    page.keyboard.press("Enter")
    page.keyboard.type(HOSTILE)
    tab_to(page, "Voeg een waarde toe")
    page.keyboard.press("Enter")
    page.keyboard.type("privacy")
    for nr, action in enumerate(("maskeren", "afspraak", "aanspreken")):
        page.get_by_role("button", name="Voeg een actie toe").press("Enter")
        kinds = page.get_by_label("Soort")
        assert kinds.nth(nr).input_value() == ("technology", "rules", "behaviour")[nr]
        page.get_by_label("Actie", exact=True).nth(nr).fill(action)
    text = text_of(page)
    assert "Niemand spreekt voor: <img" in text
    assert "Geen actie dient: privacy." in text
    assert "Geen eigenaar voor: afspraak." in text
    assert "Geen actie van de soort" not in text
    page.get_by_label("Voor welke waarde").first.select_option(label="privacy")
    assert "Geen actie dient" not in text_of(page)
    assert page.locator(".dtw-root img").count() == 0


def test_the_example_of_each_board_lacks_nothing_and_a_link_brings_it_back(
    opened: Callable[..., Any],
) -> None:
    for kind, whole in (("board", "Er ontbreekt niets."), ("backcast", "De route is rond.")):
        page = opened(kind, permissions=["clipboard-read", "clipboard-write"])
        page.get_by_role("button", name="Vul het voorbeeld in").press("Enter")
        text = text_of(page)
        assert whole in text
        page.get_by_role("button", name="Kopieer een link").press("Enter")
        page.get_by_text("De link staat op je klembord.").or_(
            page.locator(".dtw-link")
        ).first.wait_for()
        link = page.url
        page.evaluate("localStorage.clear()")
        page.goto("about:blank")
        page.goto(link)
        assert text_of(page) == text


def test_what_is_removed_can_be_put_back_and_focus_is_never_lost(
    opened: Callable[..., Any],
) -> None:
    page = opened("backcast")
    page.get_by_role("button", name="Vul het voorbeeld in").press("Enter")
    before = text_of(page)
    page.get_by_role("button", name="Stap 2 weghalen").press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "INPUT"
    after = kept(page)["state"]["steps"]
    assert [one["needs"] for one in after] == ["", "", "2", "2", "3", "4, 5"]
    page.get_by_role("button", name="Zet terug").press("Enter")
    assert text_of(page) == before


def test_a_step_that_moves_takes_the_numbers_of_others_along(opened: Callable[..., Any]) -> None:
    page = opened("backcast")
    page.get_by_role("button", name="Vul het voorbeeld in").press("Enter")
    page.get_by_role("button", name="Stap 4 omlaag").press("Enter")
    assert widget_pages.focused(page).startswith("Stap 5 omlaag")
    steps = kept(page)["state"]["steps"]
    assert [one["needs"] for one in steps] == ["", "1", "2", "3", "3", "5", "4, 6"]
    page.get_by_role("button", name="Stap 7 omhoog").press("Enter")
    assert "Te vroeg: stap 6" in text_of(page)


def test_a_circle_a_wrong_number_and_a_loose_step_are_named(opened: Callable[..., Any]) -> None:
    page = opened("backcast")
    rows = (("een", "2"), ("twee", "1, 9"), ("drie", ""))
    for nr, (text, needs) in enumerate(rows):
        page.get_by_role("button", name="Voeg een stap toe").press("Enter")
        page.get_by_label("Wat gebeurt er").nth(nr).fill(text)
        page.get_by_label("Eerst klaar: stap").nth(nr).fill(needs)
    said = text_of(page)
    assert "Deze stappen wachten op elkaar: 1 → 2 → 1." in said
    assert "een nummer dat niet kan: 9." in said
    assert "Met minder dan 6" in said
    assert page.locator(".dtw-back-box").count() == 3
    assert page.locator(".dtw-back-arrow").count() == 2


def test_forty_steps_are_drawn_in_a_blink(opened: Callable[..., Any]) -> None:
    page = opened("backcast")
    steps = [{"text": f"stap {n}", "needs": str(n - 1) if n > 1 else ""} for n in range(1, 60)]
    page.evaluate(
        "(text) => localStorage.setItem('datataal:state:backcast:backcast', text)",
        json.dumps({"steps": steps}),
    )
    page.reload()
    assert page.locator(".dtw-back-box").count() == 40
    box = page.get_by_label("Wat gebeurt er").nth(20)
    box.press_sequentially("abc")
    assert box.input_value() == "abcstap 21"
    assert "abcstap 21" in page.locator(".dtw-back-order").inner_text()


@pytest.mark.parametrize("kind", ["board", "backcast"])
@pytest.mark.parametrize(
    "given", ['{"steps": [1, null, {"text": {}}]}', '{"actions": {"a": 1}}', "[]", '{"values": ""}']
)
def test_a_damaged_state_gives_an_empty_board(
    opened: Callable[..., Any], kind: str, given: str
) -> None:
    page = opened(kind)
    page.evaluate(
        "([kind, text]) => localStorage.setItem(`datataal:state:${kind}:${kind}`, text)",
        [kind, given],
    )
    page.reload()
    assert page.locator(".dt-live").count() == 1
    assert "undefined" not in page.locator(".dt-stage").inner_text()


@pytest.mark.parametrize("kind", ["board", "backcast"])
def test_a_file_opens_and_a_foreign_one_is_refused(opened: Callable[..., Any], kind: str) -> None:
    page = opened(kind)
    page.get_by_role("button", name="Vul het voorbeeld in").press("Enter")
    doc, text = kept(page), text_of(page)
    page.get_by_role("button", name="Maak het bord leeg").press("Enter")
    assert text_of(page) != text
    for held, said in (('{"schema": "urn:x"}', "Er is niets veranderd."), (json.dumps(doc), "Dit")):
        page.locator("input[type=file]").set_input_files(
            {"name": "a.json", "mimeType": "application/json", "buffer": held.encode()}
        )
        page.locator(".dtw-notice").get_by_text(said).first.wait_for()
    assert text_of(page) == text


@pytest.mark.parametrize("kind", ["board", "backcast"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_a_phone_does_not_scroll(
    opened: Callable[..., Any], kind: str, scheme: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs [dev]")
    page = opened(kind, color_scheme=scheme, viewport={"width": 320, "height": 700})
    page.get_by_role("button", name="Vul het voorbeeld in").press("Enter")
    assert axe.Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
