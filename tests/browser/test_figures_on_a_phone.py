"""On a narrow page the finding of a figure is read without scrolling sideways, and heard once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.book]


@pytest.mark.parametrize(("width", "shown"), [(390, "narrow"), (1280, "")])
def test_the_title_stands_above_the_picture_on_a_phone_only(
    served: str, reader: Callable[..., Any], width: int, shown: str
) -> None:
    page = reader(viewport={"width": width, "height": 800}).page
    page.goto(f"{served}/nl/lessons/04-numbers.html", wait_until="load")
    titles = page.locator(".dt-figure-title")
    assert titles.count() > 4
    for at in range(titles.count()):
        title = titles.nth(at)
        assert title.is_visible() is bool(shown)
        assert title.get_attribute("aria-hidden") == "true"
        assert title.inner_text().strip() or not shown
        if shown:
            assert title.evaluate("(one) => one.scrollWidth <= one.clientWidth")
