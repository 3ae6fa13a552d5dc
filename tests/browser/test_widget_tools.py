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
    page.get_by_role("button", name="Kopieer een link").press("Enter")
    page.get_by_text("De link staat op je klembord.").or_(
        page.locator(".dtw-link")
    ).first.wait_for()
    link, before = page.url, page.locator(".dtw-pass").inner_text()
    assert "#dt-quality=" in link
    page.evaluate("localStorage.clear()")
    page.goto("about:blank")
    page.goto(link)
    assert page.get_by_role("radio", name="Gebied aanwijzen").is_checked()
    assert page.get_by_role("slider", name="Juistheid").input_value() == "0"
    assert page.locator(".dtw-judgement").inner_text() in before


@pytest.mark.parametrize(
    "mark",
    [
        "#dt-quality=",
        "#dt-quality=x/y/99999999999",
        "#dt-quality=%E0%A4%A/%/abc",
        "#dt-quality=eyJwdXJwb3NlIjp7fSwiYmFycyI6OX0",
        "#x",
    ],
)
def test_a_broken_link_gives_the_proposal(page_of: Callable[..., Any], mark: str) -> None:
    page = page_of("quality")
    page.goto("about:blank")
    page.go_back()
    page.goto(page.url.split("#")[0] + mark)
    page.reload()
    assert page.get_by_role("slider", name="Juistheid").input_value() == "2"


def test_the_passport_is_kept_as_a_file_and_as_text(page_of: Callable[..., Any]) -> None:
    page = page_of("quality")
    page.get_by_role("radio", name="Gebied aanwijzen").check()
    kept = json.loads(download(page, "Bewaar als bestand"))
    text = download(page, "Bewaar als tekst")
    assert kept["text"] == text.rstrip("\n")
    assert "- Begrijpelijkheid: te laag (score 1, eis " in text
    page.get_by_role("radio", name="stations").check()
    page.get_by_role("slider", name="Juistheid").press("Home")
    page.locator("input[type=file]").set_input_files(
        {"name": "p.json", "mimeType": "application/json", "buffer": json.dumps(kept).encode()}
    )
    page.get_by_text("Dit komt uit je bestand.").wait_for()
    assert not page.get_by_role("radio", name="stations").is_checked()
    assert download(page, "Bewaar als tekst") == text


def test_printing_the_passport_prints_only_that(page_of: Callable[..., Any]) -> None:
    page = page_of("quality")
    page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    page.get_by_role("button", name="Print dit").press("Enter")
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


NAME = '<img src=x onerror="document.title=1"> \u202egnp {n} "Straten"'


def own_table(page: Any, name: str = "Meldingen 2025") -> None:
    """Choose the reader's own table, by keyboard alone, and leave the focus in its name."""
    tab_to(page, "Eerste verkenning")
    tab_to(page, "panel")
    page.keyboard.press("ArrowUp")
    assert "Mijn eigen tabel" in focused(page)
    page.keyboard.press("Tab")
    assert "Naam van je tabel" in focused(page)
    page.keyboard.insert_text(name)


def download(page: Any, name: str) -> str:
    """Press the button with this name and return the text of the file that comes."""
    with page.expect_download() as loading:
        page.get_by_role("button", name=name).press("Enter")
    return Path(loading.value.path()).read_text(encoding="utf-8")


def test_an_own_table_goes_by_keyboard_to_a_passport(page_of: Callable[..., Any]) -> None:
    page = page_of("quality")
    assert not page.locator(".dtw-own, .dtw-own-score").first.is_visible()
    own_table(page)
    judged = page.locator(".dtw-judgement")
    assert judged.inner_text() == "Nog niet te zeggen. Negen maten zijn niet gemeten."
    for nr, key in enumerate("3102"):
        tab_to(page, "Wat haalt jouw tabel?")
        page.keyboard.press(key)
        assert page.locator(".dtw-own-score select").nth(nr).input_value() == key
    assert (
        judged.inner_text()
        == "Nog niet goed genoeg. Twee maten halen jouw eis niet. Vijf maten zijn niet gemeten."
    )
    slider = page.get_by_role("slider", name="Compleetheid")
    assert slider.get_attribute("aria-valuetext") == "eis 2 van 5, tabel haalt 1, 1 te laag"
    tab_to(page, "Bewaar als bestand")
    with page.expect_download() as loading:
        page.keyboard.press("Enter")
    kept = json.loads(Path(loading.value.path()).read_text(encoding="utf-8"))
    assert kept["state"]["name"] == "Meldingen 2025"
    assert list(kept["state"]["scores"].values()) == [3, 1, 0, 2, *[None] * 5]
    assert "Bron: eigen oordeel" in kept["text"]
    said = [line.rpartition(" Eigen oordeel: ")[2] for line in kept["text"].splitlines()[-9:]]
    assert said[1:5] == ["ruw.", "niet bruikbaar.", "om te zoeken.", "niet gemeten."]


def test_an_own_table_is_there_the_next_time(page_of: Callable[..., Any]) -> None:
    page = page_of("quality")
    own_table(page)
    choice = page.get_by_role("combobox", name="Wat haalt jouw tabel? Juistheid")
    choice.select_option("4")
    page.get_by_role("radio", name="stations").check()
    assert not choice.is_visible()
    assert "Goed genoeg" in page.locator(".dtw-judgement").inner_text()
    page.get_by_role("radio", name="Mijn eigen tabel").check()
    page.get_by_role("radio", name="Gebied aanwijzen").check()
    page.reload()
    assert page.get_by_label("Naam van je tabel").input_value() == "Meldingen 2025"
    assert choice.input_value() == "4"
    assert page.locator(".dtw-pass-head p").inner_text() == "Meldingen 2025"
    choice.select_option("")
    assert "Negen maten zijn niet gemeten" in page.locator(".dtw-judgement").inner_text()


def test_a_link_carries_the_scores_of_an_own_table_and_not_its_name(
    page_of: Callable[..., Any],
) -> None:
    page = page_of("quality", permissions=["clipboard-read", "clipboard-write"])
    own_table(page, "Geheim")
    choice = page.get_by_role("combobox", name="Wat haalt jouw tabel? Compleetheid")
    choice.select_option("3")
    page.get_by_role("button", name="Kopieer een link").press("Enter")
    page.get_by_text("De link staat op je klembord.").or_(
        page.locator(".dtw-link")
    ).first.wait_for()
    link, field = page.url, page.get_by_label("Naam van je tabel")
    assert "#dt-quality=" in link
    choice.select_option("5")
    assert "#" not in page.url  # the link no longer says what is on the screen
    page.goto("about:blank")
    page.goto(link)
    assert choice.input_value() == "3"
    assert field.input_value() == ""
    assert page.locator(".dtw-pass-head p").inner_text() == "Mijn eigen tabel"


def test_a_hostile_name_stays_one_line_of_text(page_of: Callable[..., Any]) -> None:
    page = page_of("quality")
    own_table(page, NAME)
    clean = NAME.replace("\u202e", "")
    assert page.locator(".dtw-pass-head p").inner_text() == clean
    assert page.locator(".dtw-root img").count() == 0
    assert json.loads(download(page, "Bewaar als bestand"))["state"]["name"] == clean
    assert download(page, "Bewaar als tekst").splitlines()[0] == f"Kwaliteitspaspoort: {clean}"
    assert page.title() == "Proef"


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ('{"table": "own", "name": {"a": 1}, "scores": [5, 5]}', "Mijn eigen tabel"),
        ('{"table": "own", "name": "  ", "scores": {"m0": 6, "m1": "4"}}', "Mijn eigen tabel"),
        ('{"table": "own", "name": "a\\nb\\u2067c", "scores": {"m0": 1.5, "m1": -1}}', "a b c"),
        ('{"table": "own", "name": "' + "x" * 500 + '"}', "x" * 80),
        ('{"table": "own", "scores": null, "bars": "555555555"}', "Mijn eigen tabel"),
    ],
)
def test_what_does_not_fit_in_a_kept_own_table_is_left_out(
    page_of: Callable[..., Any], given: str, name: str
) -> None:
    page = page_of("quality")
    page.evaluate("(text) => localStorage.setItem('datataal:state:quality:quality', text)", given)
    page.reload()
    assert page.locator(".dtw-pass-head p").inner_text() == name
    state = json.loads(download(page, "Bewaar als bestand"))["state"]
    assert list(state["scores"].values()) == [None] * 9
    assert list(state["bars"].values()) == [2] * 9


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
    assert stage.get_by_text("Nog niet ingevuld.").is_visible()
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
