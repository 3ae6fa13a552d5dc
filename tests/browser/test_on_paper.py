"""Pages on paper: light whatever the theme, and a glossary that one would print."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from datataal import content

pytestmark = [pytest.mark.browser, pytest.mark.book]

LESSON = "lessons/03-quality.html"
#: Words on a sheet of A4 at least. Below that the glossary is a pile that nobody prints.
WORDS_A_SHEET = 6


def test_print_is_light_whatever_the_theme(served: str, reader: Callable[..., Any]) -> None:
    page = reader(color_scheme="dark").page
    page.goto(f"{served}/nl/{LESSON}")
    page.emulate_media(media="print", color_scheme="dark")
    colour = page.evaluate("getComputedStyle(document.querySelector('main p')).color")
    assert colour == "rgb(28, 43, 42)"
    assert not page.locator("header").is_visible()


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_glossary_on_paper_is_a_booklet(
    served: str, reader: Callable[..., Any], lang: str
) -> None:
    page = reader().page
    page.goto(f"{served}/{lang}/glossary.html")
    sheets = len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(format="A4")))
    assert 10 < sheets <= len(content.terms()) / WORDS_A_SHEET


def test_no_word_of_the_glossary_is_split_over_two_columns(
    served: str, reader: Callable[..., Any]
) -> None:
    page = reader(viewport={"width": 680, "height": 960}).page
    page.goto(f"{served}/nl/glossary.html")
    page.emulate_media(media="print")
    columns = page.evaluate(
        "() => [...document.querySelectorAll('.dt-entry')].map((one) => one.getClientRects().length)"
    )
    assert set(columns) == {1}
