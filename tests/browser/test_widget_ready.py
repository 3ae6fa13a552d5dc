"""A widget in a static page is ready when the page is: no kernel, nothing more to fetch."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from datataal import content

pytestmark = pytest.mark.browser

PAGES = (
    *("nl/lessons/03-quality.html", "nl/dilemmas/03a.html", "nl/dilemmas/07a.html"),
    *(f"en/aids/{id_}.html" for id_ in content.aids()),
    "nl/team.html",
)
#: Notes at the load event how many widgets there are and how many are live.
AT_LOAD = """addEventListener("load", () => {
  const count = (css) => document.querySelectorAll(css).length;
  window.atLoad = { all: count(".dt-widget"), live: count(".dt-widget.dt-live .dt-stage :is(button, input)") };
});"""


@pytest.mark.parametrize("path", PAGES)
def test_every_widget_can_be_used_at_the_load_event(
    served: str, reader: Callable[..., Any], path: str, record_property: Callable[..., None]
) -> None:
    one = reader()
    one.page.add_init_script(AT_LOAD)
    one.page.goto(f"{served}/{path}", wait_until="load")
    found = one.page.evaluate("window.atLoad")
    ended = one.page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    record_property(f"load event of {path}, ms", round(ended))
    assert found["all"] > 0
    assert found["live"] >= found["all"]
