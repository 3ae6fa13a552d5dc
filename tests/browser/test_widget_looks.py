"""How the widgets look and hold up: axe, themes, forced colours, 320 px, paper, no script."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import widget_pages

pytestmark = pytest.mark.browser

KINDS = ("dilemma", "quality", "sample_size", "question")
MODES: dict[str, dict[str, str]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
}
PHONE = {"width": 320, "height": 700}


@pytest.fixture
def everything(tmp_path: Path) -> str:
    """The address of a page with all widgets, on disk."""
    return widget_pages.write(tmp_path, *KINDS).as_uri()


def violations(page: Any) -> list[str]:
    """Return what axe-core finds against WCAG 2.2 A and AA and best practices."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs [dev]")
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = axe.Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
    return [
        f"{one['id']}: {node['target']} {node.get('failureSummary', '')}"
        for one in found.response["violations"]
        for node in one["nodes"]
    ]


def through_the_steps(page: Any) -> Any:
    """Yield the name of each state of the widgets, while bringing them there."""
    stage = page.locator("[data-widget=dilemma] .dt-stage")
    primary = stage.locator(".dtw-footer .dtw-button--primary")
    yield "situation"
    primary.click()
    primary.click()
    yield "choice missing"
    stage.get_by_role("radio").nth(1).check()
    primary.click()
    yield "reason missing"
    stage.locator("textarea").fill("Kort.")
    primary.click()
    yield "thin reason"
    primary.click()
    yield "consequences"
    primary.click()
    yield "others"
    primary.click()
    stage.get_by_role("radio", name="Nee").check()
    stage.get_by_role("radio", name="Geen cijfer").check()
    stage.get_by_label("Waarom kies je nu anders?").fill("Om de ethiek.")
    primary.click()
    stage.get_by_text("Bewaard in").wait_for()
    yield "revised and saved"
    stage.get_by_role("button", name="Verwijder mijn besluit").click()
    page.get_by_role("button", name="Toon de andere").click()
    page.get_by_role("button", name="Kopieer een link").first.click()
    page.get_by_label("De afnemer").check()
    page.get_by_role("button", name="Kijk na").click()
    for summary in page.locator(".dt-stage summary").all():
        summary.click()
    page.get_by_role("spinbutton").fill("7")
    page.keyboard.press("Tab")
    yield "all opened"
    page.get_by_role("radio", name="Mijn eigen tabel").check()
    page.get_by_label("Naam van je tabel").fill("Meldingen_openbare_ruimte_" * 3)
    page.get_by_role("combobox", name="Wat haalt jouw tabel? Juistheid").select_option("1")
    yield "own table"


@pytest.mark.parametrize("mode", MODES)
def test_axe_finds_nothing_in_any_state(
    mode: str, everything: str, reader: Callable[..., Any]
) -> None:
    page = reader(**MODES[mode]).page
    page.goto(everything)
    found = {state: violations(page) for state in through_the_steps(page)}
    assert len(found) == 9
    assert {state: bad for state, bad in found.items() if bad} == {}


def test_nothing_scrolls_sideways_at_320_pixels(
    everything: str, reader: Callable[..., Any]
) -> None:
    page = reader(viewport=PHONE).page
    page.goto(everything)
    wide = "document.documentElement.scrollWidth"
    assert {state: page.evaluate(wide) for state in through_the_steps(page)} == dict.fromkeys(
        [
            "situation",
            "choice missing",
            "reason missing",
            "thin reason",
            "consequences",
            "others",
            "revised and saved",
            "all opened",
            "own table",
        ],
        PHONE["width"],
    )


def to_the_consequences(page: Any) -> Any:
    """Choose what is felt on the map, and return the player."""
    stage = page.locator("[data-widget=dilemma] .dt-stage")
    primary = stage.locator(".dtw-footer .dtw-button--primary")
    primary.click()
    stage.get_by_role("radio").nth(1).check()
    stage.locator("textarea").fill("Zo blijft er genoeg over om op te staan. " * 3)
    primary.click()
    stage.locator(".dtw-land").wait_for()
    return stage


@pytest.mark.parametrize("width", [1280, 640, 320])  # 100%, 200% and 400% of a desk's screen
def test_map_and_bars_fit_at_every_zoom(
    width: int, everything: str, reader: Callable[..., Any]
) -> None:
    page = reader(viewport={"width": width, "height": 700}).page
    page.goto(everything)
    bars = page.locator(".dt-stage .dtw-bars svg")
    assert all(box["width"] >= 80 for box in (bar.bounding_box() for bar in bars.all()))
    stage = to_the_consequences(page)
    room = stage.locator(".dtw-body").bounding_box()
    land = stage.locator(".dtw-land").bounding_box()
    assert room["x"] <= land["x"]
    assert land["x"] + land["width"] <= room["x"] + room["width"]
    assert land["width"] >= 200
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_the_map_says_the_same_in_pattern_mark_and_words(
    everything: str, reader: Callable[..., Any]
) -> None:
    page = reader().page
    page.goto(everything)
    stage = to_the_consequences(page)
    assert stage.locator(".dtw-land-mark text").all_text_contents() == ["1", "F", "2"]
    rows = stage.locator(".dtw-felt li").all_inner_texts()
    assert [row.partition(":")[0].strip() for row in rows] == ["1", "F", "2"]
    assert "Luttelwaard, onzichtbaar" in rows[0]
    ways = [name.split("--")[1] for name in stage.locator(".dtw-felt li .dtw-icon").evaluate_all(
        "icons => icons.map((one) => one.getAttribute('class'))"
    )]  # fmt: skip
    assert ways == ["down", "up", "equal"]
    arrows = stage.locator(".dtw-land-mark path").evaluate_all(
        "all => all.map((one) => one.getAttribute('d'))"
    )
    assert len(set(arrows)) == 3
    filled = stage.locator(".dtw-land > path[fill^='url(#']").get_attribute("fill")
    assert page.locator(filled.removeprefix("url(").removesuffix(")")).count() == 1
    assert stage.get_by_role("img", name="Kaart van Deltaland").count() == 1


@pytest.mark.parametrize("mode", ["dark", "forced colours"])
def test_map_and_bars_can_be_seen(mode: str, everything: str, reader: Callable[..., Any]) -> None:
    """A bar stands out from its trough, a mark from the map, whatever the colours are."""
    page = reader(**MODES[mode]).page
    page.goto(everything)
    colour = (
        "(el, [name, within]) => getComputedStyle(within ? el.querySelector(within) : el)[name]"
    )
    bar = page.locator(".dt-stage .dtw-bars svg").first
    trough = page.locator(".dt-stage .dtw-facts").first.evaluate(colour, ["backgroundColor", ""])
    assert bar.evaluate(colour, ["fill", "rect"]) != trough
    stage = to_the_consequences(page)
    mark = stage.locator(".dtw-land-mark").first
    assert mark.evaluate(colour, ["fill", "rect"]) == "rgb(255, 255, 255)"
    assert mark.evaluate(colour, ["fill", "text"]) == "rgb(28, 43, 42)"


def test_nothing_moves_for_who_wants_no_motion(everything: str, reader: Callable[..., Any]) -> None:
    page = reader(reduced_motion="reduce").page
    page.goto(everything)
    for state in through_the_steps(page):
        moving = (
            "document.getAnimations().filter((one) => one.effect.getTiming().duration > 1).length"
        )
        assert page.evaluate(moving) == 0, state


def test_no_text_is_cut_off_at_320_pixels(everything: str, reader: Callable[..., Any]) -> None:
    page = reader(viewport=PHONE).page
    page.goto(everything)
    cut = """() => [...document.querySelectorAll(".dt-stage *")].filter((el) => el.getClientRects().length
      && !el.closest(".dtw-scroll, .dtw-hidden, svg") && el.scrollWidth > el.clientWidth + 1
      && getComputedStyle(el).display !== "inline" && !["INPUT", "TEXTAREA"].includes(el.tagName))
      .map((el) => el.className + ": " + el.innerText.slice(0, 40))"""
    for state in through_the_steps(page):
        # what only screen readers get is one pixel wide on purpose
        found = [
            text
            for text in page.evaluate(cut)
            if "dtw-hidden" not in text and "step-name" not in text
        ]
        assert found == [], state


def test_every_target_is_large_enough(everything: str, reader: Callable[..., Any]) -> None:
    page = reader(viewport=PHONE).page
    page.goto(everything)
    small = """() => [...document.querySelectorAll(".dt-stage :is(button, textarea, select, summary, .dtw-choice, input[type=number], input[type=text], input[type=range])")]
      .filter((el) => el.getClientRects().length)
      .map((el) => [el.innerText || el.type, el.getBoundingClientRect().height])
      .filter(([, height]) => height < 43.9)"""
    for state in through_the_steps(page):
        assert page.evaluate(small) == [], state


def test_the_focus_shows_in_two_colours(everything: str, reader: Callable[..., Any]) -> None:
    page = reader().page
    page.goto(everything)
    ring = """() => { const el = document.activeElement.closest(".dtw-choice") || document.activeElement;
      const style = getComputedStyle(el);
      return [el.closest(".dt-stage") !== null, style.outlineStyle, style.outlineWidth, style.boxShadow !== "none"]; }"""
    seen = 0
    for _ in range(80):
        page.keyboard.press("Tab")
        here, style, width, inner = page.evaluate(ring)
        if here:
            seen += 1
            assert (style, inner) == ("solid", True), page.evaluate(
                "document.activeElement.outerHTML"
            )
            assert width in ("2px", "3px")
    assert seen > 20


@pytest.mark.parametrize("kind", KINDS)
def test_without_a_script_everything_is_there_to_read(
    kind: str, reader: Callable[..., Any], tmp_path: Path
) -> None:
    page = reader(java_script_enabled=False, viewport=PHONE).page
    page.goto(widget_pages.write(tmp_path, kind).as_uri())
    assert page.locator(".dt-static").is_visible()
    assert len(page.locator(".dt-static").inner_text()) > 60
    assert page.locator("button").count() == 0


def test_the_readable_form_has_no_violations(reader: Callable[..., Any], tmp_path: Path) -> None:
    path = widget_pages.write(tmp_path, *KINDS)
    text = path.read_text(encoding="utf-8").replace("datataalKit.mountAll();", "")
    path.write_text(text, encoding="utf-8")
    for mode in MODES.values():
        page = reader(viewport=PHONE, **mode).page
        page.goto(path.as_uri())
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_paper_gets_the_readable_form_with_lines_to_write_on(
    everything: str, reader: Callable[..., Any]
) -> None:
    page = reader().page
    page.goto(everything)
    assert not page.locator(".dt-static").first.is_visible()
    page.emulate_media(media="print")
    assert page.locator(".dt-static").first.is_visible()
    assert page.locator(".dtw-lines").first.is_visible()
    assert not page.locator(".dt-stage").first.is_visible()


@pytest.mark.parametrize("kind", KINDS)
def test_a_widget_cleans_up_after_itself(
    kind: str, reader: Callable[..., Any], tmp_path: Path
) -> None:
    one = reader()
    one.page.goto(widget_pages.write(tmp_path, kind).as_uri())
    assert one.page.locator(".dtw-root").count() == 1
    one.page.evaluate("datataalKit.unmountAll()")
    assert one.page.locator(".dtw-root").count() == 0
    one.page.evaluate("dispatchEvent(new Event('pagehide'))")
    assert one.complaints == []


def test_a_widget_that_cannot_start_leaves_its_text(
    reader: Callable[..., Any], tmp_path: Path
) -> None:
    path = widget_pages.write(tmp_path, "dilemma", "question")
    text = path.read_text(encoding="utf-8").replace('"options":', '"other":', 1)
    path.write_text(text, encoding="utf-8")
    page = reader().page
    page.goto(path.as_uri())
    assert page.locator("[data-widget=dilemma] .dt-static").is_visible()
    assert page.locator("[data-widget=question] .dtw-root").is_visible()
