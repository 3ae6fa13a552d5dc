"""The map of weights: from keyboard to a result, back from link and file, and fast enough."""

from __future__ import annotations

import copy
import itertools
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import widget_pages
import widget_samples
from widget_pages import HOSTS, tab_to

from datataal.language import as_language
from datataal.widgets import _page

pytestmark = pytest.mark.browser

#: Default weights, worked by hand in module 06.
BY_HAND = {"C": "0,743", "F": "0,700", "A": "0,675", "K": "0,485"}


@pytest.fixture
def page_of(reader: Callable[..., Any], tmp_path: Path) -> Callable[..., Any]:
    """A function that opens the aid from disk."""

    def open_page(**options: Any) -> Any:
        page = reader(**options).page
        page.goto(widget_pages.write(tmp_path, "weights").as_uri())
        return page

    return open_page


@pytest.fixture(params=HOSTS)
def hosted(
    request: Any, reader: Callable[..., Any], tmp_path: Path
) -> Iterator[tuple[Any, str, list[str]]]:
    """The aid opened from disk and from a server: page, address, complaints."""
    with widget_pages.address_of(widget_pages.write(tmp_path, "weights"), request.param) as address:
        window = reader(permissions=["clipboard-read", "clipboard-write"])
        window.page.goto(address)
        yield window.page, address, window.complaints


def order(page: Any) -> str:
    """Return the letters of the areas as they are ranked."""
    return "".join(page.locator(".dtw-wt-list strong").all_inner_texts())


def memo(page: Any) -> str:
    return str(page.locator(".dtw-wt-memo").inner_text())


def weights(page: Any) -> list[str]:
    return [
        page.get_by_role("slider", name=name).input_value()
        for name in ("Opbrengst", "Woningen ontzien", "Natuur ontzien", "Net dichtbij")
    ]


def shades(page: Any) -> str:
    """Return the picture of the cells as text, after what was asked has been drawn."""
    return str(
        page.evaluate("""() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(
          () => done(document.querySelector(".dtw-wt-cells").toDataURL()))))""")
    )


def test_from_keyboard_to_a_result(hosted: tuple[Any, str, list[str]]) -> None:
    page, _, complaints = hosted
    assert order(page)[:4] == "CFAH"
    for letter, score in BY_HAND.items():
        row = page.locator(".dtw-wt-list li").filter(
            has=page.locator("strong", has_text=f"{letter}")
        )
        assert row.locator(".dtw-wt-score").inner_text() == score
    before = shades(page)
    tab_to(page, "Opbrengst")
    page.keyboard.press("Home")
    assert weights(page) == ["0", "38", "25", "37"]
    assert order(page)[0] == "K"
    assert shades(page) != before
    page.keyboard.press("End")
    assert weights(page) == ["100", "0", "0", "0"]
    for _ in range(40):
        page.keyboard.press("ArrowLeft")
    assert weights(page) == ["60", "15", "10", "15"]  # the others get back what they gave
    slider = page.get_by_role("slider", name="Opbrengst")
    assert slider.get_attribute("aria-valuetext") == "60 procent, de andere drie delen 40 procent"
    assert page.get_by_role("radio", name="Eigen instelling").is_checked()
    tab_to(page, "Meer opbrengst")
    page.keyboard.press("Enter")
    assert weights(page)[0] == "65"
    page.get_by_label("Wie stelt dit in?").fill("Provinciale Staten")
    assert "Ingesteld door: Provinciale Staten." in memo(page)
    assert "Bovenaan: C (0," in memo(page)
    assert complaints == []


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_screen_and_paper_give_the_same_order_of_the_real_areas(
    reader: Callable[..., Any], tmp_path: Path, lang: str
) -> None:
    shown = _page.shown_in("weights", "weights", as_language(lang))
    window = reader()
    page = window.page
    page.goto(widget_pages.write(tmp_path, "weights", lang=lang, shown=shown).as_uri())
    for nr, preset in enumerate(shown["presets"]):
        page.get_by_role("radio", name=preset["name"]).check()
        rows = page.locator(".dtw-wt-list li")
        live = [
            f"{row.locator('strong').inner_text()} {row.locator('.dtw-wt-score').inner_text()}"
            for row in rows.all()
        ]
        paper = page.locator(".dt-static table").first.locator(f"tbody td:nth-of-type({nr + 1})")
        assert live == paper.all_text_contents()
        assert len(live) == len(shown["areas"])
    assert window.complaints == []


def test_moving_is_announced_at_most_once_a_second(page_of: Callable[..., Any]) -> None:
    page = page_of()
    page.wait_for_timeout(1200)
    page.evaluate("""() => {
      window.said = [];
      new MutationObserver(() => said.push(performance.now()))
        .observe(document.querySelector(".dt-stage p[role=status]"), { childList: true });
    }""")
    page.get_by_role("slider", name="Opbrengst").focus()
    for key in ("End", "Home", "End", "Home", "PageUp"):
        page.keyboard.press(key)
        page.wait_for_timeout(350)
    page.wait_for_timeout(1200)
    said = page.evaluate("said")
    assert 1 <= len(said) <= 3
    assert all(later - earlier >= 990 for earlier, later in itertools.pairwise(said))
    assert "Bovenaan:" in page.locator(".dt-stage p[role=status]").inner_text()


def test_the_list_stands_for_the_map(page_of: Callable[..., Any]) -> None:
    page = page_of()
    radio = page.locator(".dtw-wt-list input").first
    radio.focus()
    page.keyboard.press("ArrowDown")
    assert page.get_by_text("Zo komt F aan 0,700").is_visible()
    parts = page.locator("table", has_text="Zo komt F").locator("tbody td:last-child")
    assert parts.all_inner_texts() == ["0,4200", "0,1050", "0,0700", "0,1050", "0,700"]
    assert page.locator("canvas[aria-hidden=true]").count() == 1
    alt = page.get_by_role("img").get_attribute("aria-label")
    assert "Bovenaan: C (0,743), F (0,700)" in alt
    page.get_by_role("radio", name="Bewoners eerst").check()
    shades(page)
    assert "Bovenaan: K (0,735), F (0,700)" in page.get_by_role("img").get_attribute("aria-label")


def test_a_click_on_the_map_selects_the_area_there(page_of: Callable[..., Any]) -> None:
    page = page_of()
    box = page.locator(".dtw-wt-over").bounding_box()
    cell = box["width"] / 100
    page.mouse.click(box["x"] + 52 * cell, box["y"] + (100 - 42) * cell)
    assert page.locator(".dtw-wt-list input:checked").input_value() == "G"


def test_a_threshold_drops_whatever_the_weights_say(page_of: Callable[..., Any]) -> None:
    page = page_of()
    before = shades(page)
    page.get_by_role("checkbox", name="Grens aan woningen").check()
    assert page.get_by_role("slider", name="Hoogstens zoveel woningen").input_value() == "2320"
    assert "Daardoor vallen af: H." in memo(page)
    assert order(page)[-1] == "H"
    assert shades(page) != before
    page.get_by_role("checkbox", name="Niet in Natura 2000").check()
    assert page.get_by_text("valt af: te weinig cellen over").count() == 1  # L, in the north-east
    away = page.get_by_role("slider", name="Minste afstand")
    away.focus()
    page.keyboard.press("End")
    assert away.get_attribute("aria-valuetext") == "1.000 meter"
    assert page.get_by_text("Geen zoekgebied haalt alle drempels.").first.is_visible()
    page.get_by_role("button", name="Zet de drempels uit").press("Enter")
    assert "Drempels: geen." in memo(page)
    assert order(page)[:4] == "CFAH"


def test_burden_and_sureness_follow_from_what_is_shown(page_of: Callable[..., Any]) -> None:
    page = page_of()
    chosen = {
        one["id"]: one["mw"] for one in widget_samples.WEIGHTS["areas"] if one["id"] in "CFAH"
    }
    rows = page.locator(".dtw-scroll", has_text="Nieuwe molens van de beste vier").locator(
        "tbody tr"
    )
    mw = [float(row.locator("td").first.inner_text().replace(",", ".")) for row in rows.all()]
    assert sum(mw) == pytest.approx(sum(chosen.values()))
    people = [row.locator("td").nth(2).inner_text() for row in rows.all()]
    assert sum(float(one.rstrip("%").replace(",", ".")) for one in people) == pytest.approx(100)
    often = page.locator(".dtw-wt-sure li").all_inner_texts()
    counts = [int(line.split()[1].replace(".", "")) for line in often]
    assert sum(counts) == 4000  # each of 1,000 draws has a best four
    assert often[0].startswith("F")
    page.reload()
    assert page.locator(".dtw-wt-sure li").all_inner_texts() == often


def test_the_link_brings_another_reader_the_same(hosted: tuple[Any, str, list[str]]) -> None:
    page, _, _ = hosted
    page.get_by_role("radio", name="Eigen instelling").check()
    page.get_by_role("button", name="Meer natuur ontzien").press("Enter")
    page.get_by_label("Wie stelt dit in?").fill("De raad 🌱 <b>")
    page.get_by_role("checkbox", name="Niet in Natura 2000").check()
    page.get_by_role("button", name="Kopieer een link").press("Enter")
    page.get_by_text("De link staat op je klembord.").or_(
        page.locator(".dtw-link")
    ).first.wait_for()
    link, before, set_to = page.url, memo(page), weights(page)
    assert "#dt-weights=" in link
    page.evaluate("localStorage.clear()")
    page.goto("about:blank")
    page.goto(link)
    assert weights(page) == set_to
    assert memo(page) == before
    assert page.get_by_role("checkbox", name="Niet in Natura 2000").is_checked()


def test_a_file_brings_it_back_and_a_hostile_one_changes_nothing(
    page_of: Callable[..., Any], tmp_path: Path
) -> None:
    page = page_of()
    page.get_by_role("radio", name="Natuur eerst").check()
    before = memo(page)
    with page.expect_download() as loading:
        page.get_by_role("button", name="Bewaar als bestand").press("Enter")
    kept = tmp_path / "kept.json"
    loading.value.save_as(kept)
    doc = json.loads(kept.read_text(encoding="utf-8"))
    assert before.splitlines()[0] in doc["text"]
    page.get_by_role("radio", name="Standaard").check()
    chooser = page.locator("input[type=file]")
    chooser.set_input_files(kept)
    page.get_by_text("Dit komt uit je bestand.").wait_for()
    assert memo(page) == before
    for text in ("{", "[]", json.dumps({**doc, "aid": "quality"}), json.dumps({"schema": "x"})):
        kept.write_text(text, encoding="utf-8")
        chooser.set_input_files(kept)
        page.get_by_text("Er is niets veranderd.").wait_for()
        assert memo(page) == before


@pytest.mark.parametrize(
    "state",
    [
        {"preset": "own", "weights": [50, 50, 50, -50]},
        {"preset": "own", "weights": [1e9, 0, 0, 0]},
        {"preset": "own", "weights": "9999"},
        {"preset": "__proto__", "away": 10**9, "homes": -1, "nature": "yes", "area": "<b>"},
        {"weights": [[[]]], "who": {"a": 1}, "away": "x"},
    ],
)
def test_a_state_that_does_not_fit_gives_the_first_setting(
    page_of: Callable[..., Any], tmp_path: Path, state: dict[str, Any]
) -> None:
    page = page_of()
    doc = {"schema": "urn:datataal:aid:1", "aid": "weights", "state": state}
    path = tmp_path / "given.json"
    path.write_text(json.dumps(doc), encoding="utf-8")
    page.get_by_role("radio", name="Bewoners eerst").check()
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_text("Dit komt uit je bestand.").wait_for()
    assert weights(page) == ["60", "15", "10", "15"]
    assert "Drempels: geen." in memo(page)


def test_ten_thousand_cells_follow_the_slider(
    page_of: Callable[..., Any], record_property: Callable[..., None]
) -> None:
    """At least half as many frames as an empty loop gets here: 30 where a screen shows 60."""
    page = page_of()
    frames = """([moving, count]) => new Promise((done) => {
      const slider = document.querySelector(".dtw-wt-slider input");
      let nr = 0, begun = 0;
      const step = (now) => {
        begun ||= now;
        if (nr === count) return done(1000 * count / (now - begun));
        nr += 1;
        if (moving) {
          slider.value = 20 + (nr % 60);
          slider.dispatchEvent(new Event("input"));
        }
        requestAnimationFrame(step);
      };
      requestAnimationFrame(step);
    })"""
    empty = page.evaluate(frames, [False, 60])
    before = shades(page)
    moving = max(page.evaluate(frames, [True, 60]) for _ in range(3))
    record_property("frames a second, empty", round(empty))
    record_property("frames a second, moving", round(moving))
    assert shades(page) != before
    assert moving >= empty / 2


def test_without_search_areas_the_map_still_works(
    reader: Callable[..., Any], tmp_path: Path
) -> None:
    window = reader()
    bare = {**copy.deepcopy(widget_samples.WEIGHTS), "areas": [], "homes": None}
    page = window.page
    page.goto(widget_pages.write(tmp_path, "weights", shown=bare).as_uri())
    before = shades(page)
    page.get_by_role("radio", name="Bewoners eerst").check()
    assert shades(page) != before
    assert page.locator(".dt-stage").get_by_text("staan nog geen zoekgebieden").first.is_visible()
    assert window.complaints == []


@pytest.mark.parametrize(
    "mode", [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}]
)
def test_axe_finds_nothing(page_of: Callable[..., Any], mode: dict[str, str]) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs [dev]")
    page = page_of(**mode)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    page.locator(".dt-stage summary").click()
    page.get_by_role("radio", name="Eigen instelling").check()
    page.get_by_role("checkbox", name="Grens aan woningen").check()
    found = axe.Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
    assert [(one["id"], one["nodes"][0]["html"]) for one in found.response["violations"]] == []


def test_on_a_phone_nothing_scrolls_sideways_and_targets_are_large(
    page_of: Callable[..., Any],
) -> None:
    page = page_of(viewport={"width": 320, "height": 700})
    page.locator(".dt-stage summary").click()
    page.get_by_role("radio", name="Eigen instelling").check()
    page.get_by_role("checkbox", name="Grens aan woningen").check()
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    small = """() => [...document.querySelectorAll(".dt-stage :is(button, summary, .dtw-choice, .dtw-wt-list label, input[type=text], input[type=range])")]
      .filter((el) => el.getClientRects().length && el.getBoundingClientRect().height < 43.9)
      .map((el) => el.outerHTML.slice(0, 80))"""
    assert page.evaluate(small) == []


def test_paper_shows_the_presets_and_a_sheet_to_write_on(page_of: Callable[..., Any]) -> None:
    page = page_of()
    page.emulate_media(media="print")
    paper = page.locator(".dt-static")
    assert paper.is_visible()
    assert paper.locator("table", has_text="Volgorde per instelling").locator(
        "tbody tr"
    ).first.locator("td").all_inner_texts() == ["C 0,743", "F 0,700", "K 0,735", "K 0,715"]
    assert paper.locator(".dtw-wt-sheet tbody tr").count() == 4
    assert paper.locator(".dtw-lines").first.is_visible()
