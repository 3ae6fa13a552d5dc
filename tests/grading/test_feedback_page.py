"""The feedback page in a browser: no barrier that axe sees, no other host, fits a phone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from grading_course import Course

pytestmark = [pytest.mark.grading, pytest.mark.browser]

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("student", ["right", "wrong", "empty"])
def test_no_barrier_and_no_foreign_request(
    course: Course, reader: Callable[..., Any], student: str, scheme: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    window = reader(color_scheme=scheme)
    window.page.goto(course.feedback(student).as_uri())
    options = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
    found = Axe().run(window.page, options=options).response["violations"]
    assert [(row["id"], row["nodes"][0]["html"][:160]) for row in found] == []
    assert window.complaints == []


@pytest.mark.parametrize("width", [320, 390])
def test_the_page_fits_a_phone(course: Course, reader: Callable[..., Any], width: int) -> None:
    window = reader(viewport={"width": width, "height": 800})
    window.page.goto(course.feedback("wrong").as_uri())
    assert window.page.evaluate("document.documentElement.scrollWidth") <= width
