"""The aid for data quality, the sample size and the questions, used in a page."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import widget_pages
from widget_pages import focused, tab_to

from datataal.data import margin, wilson

pytestmark = pytest.mark.browser


@pytest.fixture
def page_of(reader: Callable[..., Any], tmp_path: Path) -> Callable[..., Any]:
    """A function that opens a page with one kind of widget, from disk."""

    def open_page(kind: str, **options: Any) -> Any:
        page = reader(**options).page
        page.goto(widget_pages.write(tmp_path, kind).as_uri())
        return page

    return open_page


# --- quality -------------------------------------------------------------------------------


def test_a_demand_is_set_by_keyboard_and_judged_at_once(page_of: Callable[..., Any]) -> None:
    page = page_of("quality")
    row = page.locator(".dtw-measure").filter(has_text="Compleetheid")
    slider = row.get_by_role("slider", name="Compleetheid")
    slider.focus()
    page.keyboard.press("End")
    assert slider.get_attribute("aria-valuetext") == "eis 5 van 5, tabel haalt 3, 2 te laag"
    assert row.get_by_text("2 te laag").is_visible()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert row.get_by_text("goed genoeg").is_visible()
    row.get_by_role("button", name="Eis voor Compleetheid hoger").press("Enter")
    assert row.get_by_text("1 te laag").is_visible()
    assert "Eis voor Compleetheid hoger" in focused(page)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Home")
    assert row.get_by_text("geen eis").is_visible()


def test_the_verdict_counts_what_is_low_and_what_nobody_measured(
    page_of: Callable[..., Any],
) -> None:
    page = page_of("quality")
    judged = page.locator(".dtw-judgement")
    assert (
        judged.inner_text()
        == "Nog niet goed genoeg. Eén maat haalt jouw eis niet. Twee maten zijn niet gemeten."
    )
    page.get_by_role("radio", name="Gebied aanwijzen").check()
    assert "Vier maten halen jouw eis niet." in judged.inner_text()
    page.get_by_role("radio", name="stations").check()
    assert judged.inner_text() == "Goed genoeg voor dit doel."


def test_the_other_measures_are_shown_on_request(page_of: Callable[..., Any]) -> None:
    page = page_of("quality")
    assert page.locator(".dtw-measure:visible").count() == 5
    page.get_by_role("button", name="Toon de andere vier maten").press("Enter")
    assert page.locator(".dtw-measure:visible").count() == 9
    assert "Toon alleen de maten" in focused(page)


def test_the_verdict_is_announced_at_most_once_a_second(page_of: Callable[..., Any]) -> None:
    page = page_of("quality")
    page.wait_for_timeout(1200)
    page.evaluate("""() => {
      window.said = [];
      new MutationObserver(() => said.push(performance.now()))
        .observe(document.querySelector("p[role=status]"), { childList: true });
    }""")
    slider = page.get_by_role("slider", name="Juistheid")
    slider.focus()
    for key in ("End", "Home", "End", "Home", "End"):
        page.keyboard.press(key)
        page.wait_for_timeout(350)
    page.wait_for_timeout(1200)
    said = page.evaluate("said")
    assert 1 <= len(said) <= 3
    assert all(later - earlier >= 990 for earlier, later in itertools.pairwise(said))


def test_the_link_brings_another_reader_the_same_passport(page_of: Callable[..., Any]) -> None:
    page = page_of("quality", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("radio", name="Gebied aanwijzen").check()
    page.get_by_role("slider", name="Juistheid").focus()
    page.keyboard.press("Home")
    page.get_by_role("button", name="Kopieer link").press("Enter")
    page.get_by_text("De link is gekopieerd.").or_(page.locator(".dtw-link")).first.wait_for()
    link, before = page.url, page.locator(".dtw-pass").inner_text()
    assert "#dt-quality=area/panel/0" in link
    page.evaluate("localStorage.clear()")
    page.goto("about:blank")
    page.goto(link)
    assert page.get_by_role("radio", name="Gebied aanwijzen").is_checked()
    assert page.get_by_role("slider", name="Juistheid").input_value() == "0"
    assert page.locator(".dtw-judgement").inner_text() in before


@pytest.mark.parametrize(
    "mark", ["#dt-quality=", "#dt-quality=x/y/99999999999", "#dt-quality=%E0%A4%A/%/abc", "#x"]
)
def test_a_broken_link_gives_the_proposal(page_of: Callable[..., Any], mark: str) -> None:
    page = page_of("quality")
    page.goto("about:blank")
    page.go_back()
    page.goto(page.url.split("#")[0] + mark)
    page.reload()
    assert page.get_by_role("slider", name="Juistheid").input_value() == "2"


def test_the_passport_downloads_as_data_and_as_text(page_of: Callable[..., Any]) -> None:
    page = page_of("quality")
    with page.expect_download() as loading:
        page.get_by_role("button", name="Download als JSON").press("Enter")
    passport = json.loads(Path(loading.value.path()).read_text(encoding="utf-8"))
    assert [row["verdict"] for row in passport["measures"]].count("niet gemeten") == 2
    assert passport["measures"][3]["score"] is None
    with page.expect_download() as loading:
        page.get_by_role("button", name="Download als tekst").press("Enter")
    text = Path(loading.value.path()).read_text(encoding="utf-8")
    assert passport["verdict"] in text
    assert "- Begrijpelijkheid: te laag (score 1, eis 2)." in text


def test_printing_the_passport_prints_only_that(page_of: Callable[..., Any]) -> None:
    page = page_of("quality")
    page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    page.get_by_role("button", name="Print paspoort").press("Enter")
    assert page.evaluate("printed")
    page.emulate_media(media="print")
    shown = (
        "(el) => getComputedStyle(el).visibility === 'visible' && el.getClientRects().length > 0"
    )
    assert page.locator(".dtw-judgement").evaluate(shown)
    assert not page.locator("h1").evaluate(shown)
    assert not page.locator(".dt-static table").first.evaluate(shown)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("h1").evaluate(shown)


# --- sample size ---------------------------------------------------------------------------


def test_four_times_as_many_answers_halve_the_margin(page_of: Callable[..., Any]) -> None:
    page = page_of("sample_size")
    stage = page.locator(".dt-stage")
    assert stage.get_by_text("van 16,1 naar 8,1 punten").is_visible()
    tab_to(page, "Neem 148 antwoorden")
    page.keyboard.press("Enter")
    assert stage.get_by_text("van 8,1 naar 4,0 punten").is_visible()
    assert stage.get_by_role("spinbutton").input_value() == "148"


def test_the_slider_says_number_and_margin(page_of: Callable[..., Any]) -> None:
    page = page_of("sample_size")
    slider = page.get_by_role("slider")
    slider.focus()
    page.keyboard.press("Home")
    assert slider.get_attribute("aria-valuetext") == "10 antwoorden, foutmarge 31,0 punten"
    page.keyboard.press("End")
    assert slider.get_attribute("aria-valuetext") == "5.000 antwoorden, foutmarge 1,4 punten"


@pytest.mark.parametrize("typed", ["", "9", "5001", "12.5", "-3"])
def test_a_number_that_cannot_be_keeps_the_last_good_one(
    page_of: Callable[..., Any], typed: str
) -> None:
    page = page_of("sample_size")
    box = page.get_by_role("spinbutton")
    box.fill(typed)
    page.keyboard.press("Tab")
    assert page.get_by_text("Vul een heel getal in van 10 tot 5.000.").is_visible()
    assert page.locator(".dt-stage").get_by_text("Met 37 antwoorden").first.is_visible()
    box.fill("100")
    assert page.get_by_text("Vul een heel getal in").count() == 0


def test_the_table_agrees_with_the_python_formulas(page_of: Callable[..., Any]) -> None:
    page = page_of("sample_size")
    page.locator(".dt-stage summary").press("Enter")
    rows = page.locator(".dt-stage tbody tr").all_inner_texts()
    found = [row.split("\t") for row in rows]
    for name, yes, n in (
        ("Luttelwaard", 22, 37),
        ("Drie gemeenten samen", 81, 128),
        ("Deltaland", 1080, 1500),
    ):
        low, high = wilson(yes, n)
        count = f"{n:,}".replace(",", ".")
        points = f"{margin(n):.1f}".replace(".", ",")
        assert [name, count, f"{100 * yes / n:.0f}", points, f"{low:.0f} tot {high:.0f}"] in found


# --- question ------------------------------------------------------------------------------


def test_a_question_goes_from_not_attempted_to_not_yet_to_right(
    page_of: Callable[..., Any],
) -> None:
    page = page_of("question")
    stage = page.locator(".dt-stage")
    tab_to(page, "Kijk na")
    page.keyboard.press("Enter")
    assert stage.get_by_text("Nog niet geprobeerd.").is_visible()
    page.get_by_role("radio", name="De afnemer").focus()
    page.keyboard.press("Space")
    tab_to(page, "Kijk na")
    page.keyboard.press("Enter")
    assert stage.get_by_text("Nog niet.", exact=True).first.is_visible()
    tab_to(page, "Lees wat de andere antwoorden zeggen")
    page.keyboard.press("Enter")
    assert stage.get_by_text("Daarom meld je een fout terug.").is_visible()
    page.get_by_role("radio", name="De bronhouder").check()
    assert not stage.locator(".dtw-message").is_visible()
    tab_to(page, "Kijk na")
    page.keyboard.press("Enter")
    assert stage.locator(".dtw-message--ok").is_visible()
    page.reload()
    assert stage.locator(".dtw-message--ok").is_visible()
