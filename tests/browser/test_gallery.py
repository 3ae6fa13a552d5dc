"""The authors' gallery: every widget in every state, in the page that they look at."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from datataal.authoring.gallery import gallery

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder, found = tmp_path_factory.mktemp("gallery"), {}
    for lang in ("nl", "en"):
        found[lang] = folder / f"{lang}.html"
        found[lang].write_text(gallery(lang), encoding="utf-8")
    return found


def _opened(reader: Callable[..., Any], path: Path, **options: Any) -> Any:
    page = reader(**options).page
    page.goto(path.as_uri())
    page.wait_for_function("document.documentElement.dataset.ready", timeout=60_000)
    return page


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_widget_reaches_every_state_and_says_words(
    reader: Callable[..., Any], pages: dict[str, Path], lang: str
) -> None:
    page = _opened(reader, pages[lang])
    assert json.loads(page.evaluate("document.documentElement.dataset.ready")) == []
    said = page.inner_text("body")
    for fault in ("undefined", "NaN", "[object", "{{"):
        assert fault not in said
    assert page.evaluate("Object.keys(localStorage)") == []


@pytest.mark.parametrize(
    "looks",
    [
        {"color_scheme": "light"},
        {"color_scheme": "dark"},
        {"forced_colors": "active", "reduced_motion": "reduce"},
    ],
    ids=["light", "dark", "forced colours"],
)
def test_axe_finds_nothing_in_any_state(
    reader: Callable[..., Any], pages: dict[str, Path], looks: dict[str, str]
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs [dev]")
    page = _opened(reader, pages["nl"], **looks)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    found = axe.Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
    assert [(one["id"], one["nodes"][0]["html"]) for one in found.response["violations"]] == []


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("width", [320, 640], ids=["400 per cent", "200 per cent"])
def test_no_state_scrolls_sideways_when_it_is_magnified(
    reader: Callable[..., Any], pages: dict[str, Path], lang: str, width: int
) -> None:
    page = _opened(reader, pages[lang], viewport={"width": width, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_whatever_can_be_pressed_is_a_control_that_the_keyboard_reaches(
    reader: Callable[..., Any], pages: dict[str, Path]
) -> None:
    page = _opened(reader, pages["nl"])
    odd = """() => [...document.querySelectorAll(".dt-stage *")].filter((node) => {
      const control = node.closest("button, input, select, textarea, a[href], summary, label");
      const hand = getComputedStyle(node).cursor === "pointer" && !control;
      return hand || node.tabIndex > 0 || node.draggable || node.closest("[onclick]");
    }).map((node) => node.outerHTML.slice(0, 120))"""
    assert page.evaluate(odd) == []


def test_nothing_moves_for_who_asked_for_rest(
    reader: Callable[..., Any], pages: dict[str, Path]
) -> None:
    page = _opened(reader, pages["nl"], reduced_motion="reduce")
    moving = """() => [...document.querySelectorAll(".dt-stage *")].filter((node) => {
      const style = getComputedStyle(node);
      const long = (text) => text.split(",").some((one) => parseFloat(one) > 0.01);
      return long(style.animationDuration) && style.animationName !== "none"
        || long(style.transitionDuration);
    }).map((node) => node.outerHTML.slice(0, 120))"""
    assert page.evaluate(moving) == []
