"""The chart clinic in a page: look, say, draw honestly, and write a note to a maker."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import widget_pages
from widget_pages import tab_to

from datataal import content

pytestmark = pytest.mark.browser
HOSTILE = '<img src=x onerror="document.title=1">'


@pytest.fixture
def opened(reader: Callable[..., Any], tmp_path: Path) -> Callable[..., Any]:
    def open_(**options: Any) -> Any:
        page = reader(**options).page
        page.goto(widget_pages.write_aid(tmp_path, "clinic").as_uri())
        return page

    return open_


def download(page: Any, name: str) -> str:
    with page.expect_download() as loading:
        page.get_by_role("button", name=name).press("Enter")
    return Path(loading.value.path()).read_text(encoding="utf-8")


def test_a_chart_is_judged_and_drawn_honestly_by_keyboard(opened: Callable[..., Any]) -> None:
    page = opened()
    chart = content.aid("clinic").in_("nl")["charts"][0]
    tab_to(page, chart["options"][0]["text"])
    page.keyboard.press("Space")
    lengths = "[...document.querySelectorAll('.dtw-clinic-bar')].map((bar) => bar.getBBox().width)"
    before = page.evaluate(lengths)
    tab_to(page, "Teken hem eerlijk")
    page.keyboard.press("Enter")
    after = page.evaluate(lengths)
    assert before[0] / before[1] > 2.5
    assert after[0] / after[1] < 1.2
    assert chart["options"][0]["note"] in page.locator(".dtw-clinic-say").inner_text()
    assert page.evaluate("document.activeElement.innerText") == "Terug naar de eerste tekening"


def test_every_chart_is_drawn_in_both_forms_with_its_numbers_beside_it(
    opened: Callable[..., Any],
) -> None:
    page = opened()
    for chart in content.aid("clinic").in_("nl")["charts"]:
        page.get_by_role("radio", name=chart["headline"]).check()
        for form in ("wrong", "honest"):
            assert page.get_by_text(chart[form]["title"], exact=True).first.is_visible()
            label = page.locator(".dtw-clinic-plot svg").get_attribute("aria-label")
            assert label.startswith(chart[form]["title"])
            shown = page.locator(".dtw-clinic-bar").count()
            assert shown == page.locator(".dt-stage details tbody tr").count() > 0
            if form == "wrong":
                page.get_by_role("button", name="Teken hem eerlijk").press("Enter")


def test_the_note_asks_for_what_lacks_and_a_link_and_a_file_bring_it_back(
    opened: Callable[..., Any],
) -> None:
    page = opened(permissions=["clipboard-read", "clipboard-write"])
    first, second = content.aid("clinic").in_("nl")["checks"][:2]
    page.get_by_label("Welke grafiek is het?").fill(HOSTILE)
    page.get_by_role("group", name=first["ask"]).get_by_role("radio", name="Nee").check()
    page.get_by_role("group", name=second["ask"]).get_by_role("radio", name="Niet").check()
    text = download(page, "Bewaar als tekst")
    assert f"- {first['mend']}" in text
    assert f"- {second['ask']}" in text
    assert "5 van de zeven vragen" in text
    assert page.locator(".dtw-root img").count() == 0
    page.get_by_role("button", name="Kopieer een link").press("Enter")
    page.get_by_text("De link staat op je klembord.").or_(
        page.locator(".dtw-link")
    ).first.wait_for()
    link, kept = page.url, download(page, "Bewaar als bestand")
    page.evaluate("localStorage.clear()")
    page.goto("about:blank")
    page.goto(link)
    assert download(page, "Bewaar als tekst") == text
    page.get_by_role("group", name=first["ask"]).get_by_role("radio", name="Ja").check()
    for held, said in (('{"schema": "urn:x"}', "Er is niets veranderd."), (kept, "Dit komt uit")):
        page.locator("input[type=file]").set_input_files(
            {"name": "a.json", "mimeType": "application/json", "buffer": held.encode()}
        )
        page.locator(".dtw-notice").get_by_text(said).first.wait_for()
    assert download(page, "Bewaar als tekst") == text


@pytest.mark.parametrize(
    "given", ["[]", '{"picks": [1], "open": 3, "checks": null}', '{"at": "x", "subject": {}}']
)
def test_a_damaged_state_starts_anew(opened: Callable[..., Any], given: str) -> None:
    page = opened()
    page.evaluate("(text) => localStorage.setItem('datataal:state:clinic:clinic', text)", given)
    page.reload()
    assert page.locator(".dt-live").count() == 1
    state = json.loads(download(page, "Bewaar als bestand"))["state"]
    assert state["at"] == content.aid("clinic").charts[0].id
    assert set(state["checks"].values()) == {""}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_a_phone_does_not_scroll(
    opened: Callable[..., Any], scheme: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs [dev]")
    page = opened(color_scheme=scheme, viewport={"width": 320, "height": 700})
    page.get_by_role("button", name="Teken hem eerlijk").press("Enter")
    assert axe.Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
